/** One year beside another: crosswalk, restatement, every unit's change of points and rank. */
import type { ComparedPair, Restatement, UnitChange } from "../model/comparison.ts";
import type { Result, ResultUnit } from "../model/result.ts";
import { type Text, text } from "../model/text.ts";
import { subtract } from "../model/rational.ts";
import { coreFull } from "./core.ts";
import type { Crosswalk } from "./crosswalk.ts";
import { decomposePoints, fourLines, type PairLabels } from "./decompose-points.ts";
import { decomposeRank, type Rival } from "./decompose-rank.ts";
import type { MatchedUnits } from "./match-units.ts";
import { rivalsOf, type Contender, type Standing } from "./rivals.ts";
import { bounds, exactly, written, writtenBounds } from "./written.ts";

/** Evidence of one year scored under the rules of the other, or why that could not be done. */
export type Restated = { readonly done: true; readonly result: Result } | { readonly done: false; readonly reasons: readonly Text[] };

export interface PairInput {
  readonly before: Result;
  readonly after: Result;
  readonly labels: PairLabels;
  readonly overall: boolean;
  readonly crosswalk: Crosswalk;
  readonly units: MatchedUnits;
  readonly oldUnderNew: Restated;
  readonly newUnderOld: Restated;
}

export function comparePair(given: PairInput): ComparedPair {
  const input = underOneEdition(given);
  const { before, after, labels, crosswalk, units } = input;
  const { related } = crosswalk;
  const groups = [...new Set(units.same.map((one) => one.after.group))];
  const rivals = new Map(groups.map((group) => [group, rivalsOf(contendersOf(group, input), related, labels)]));
  return {
    before: labels.before,
    after: labels.after,
    overall: input.overall,
    sameEdition: before.edition.sha256 === after.edition.sha256,
    relations: related,
    core: coreFull(related, units.same),
    restated: { oldUnderNew: restatementOf(input.oldUnderNew), newUnderOld: restatementOf(input.newUnderOld) },
    units: units.same.map((one) => unitChange(one.before, one.after, input, rivals.get(one.after.group) ?? [])),
    fates: units.fates,
  };
}

/** Under one and the same edition each year's own result is its restatement. */
function underOneEdition(input: PairInput): PairInput {
  if (input.before.edition.sha256 !== input.after.edition.sha256) return input;
  return { ...input, oldUnderNew: { done: true, result: input.before }, newUnderOld: { done: true, result: input.after } };
}

function restatementOf(restated: Restated): Restatement {
  return restated.done ? { done: true, reasons: [] } : { done: false, reasons: restated.reasons };
}

function unitChange(before: ResultUnit, after: ResultUnit, input: PairInput, rivals: readonly Rival[]): UnitChange {
  const { labels, oldUnderNew, newUnderOld, crosswalk } = input;
  const [old, now] = [unitIn(oldUnderNew, before.code), unitIn(newUnderOld, after.code)];
  const four = fourLines({ before, after, oldUnderNew: old, newUnderOld: now }, crosswalk.related, labels, whyNever(before, after, input));
  const points = decomposePoints(four);
  return {
    before: before.code,
    after: after.code,
    name: after.name,
    nameBefore: before.name,
    group: after.group,
    totals: { before: before.total, after: after.total },
    change: before.total === null || after.total === null ? null : written(subtract(exactly(after.total), exactly(before.total))),
    restated: { oldUnderNew: totalOf(old), newUnderOld: totalOf(now) },
    points,
    rank: points.done ? decomposeRank({ unit: before, among: input.before.units, label: labels.before }, { unit: after, among: input.after.units, label: labels.after }, rivals) : points,
  };
}

function unitIn(restated: Restated, code: string): ResultUnit | undefined {
  return restated.done ? restated.result.units.find((unit) => unit.code === code) : undefined;
}

function totalOf(unit: ResultUnit | undefined): UnitChange["restated"]["oldUnderNew"] {
  if (unit === undefined) return null;
  return unit.total ?? (unit.range === undefined ? null : writtenBounds(bounds(unit.range)));
}

/** Why the unit has no restated points at all, where it has none. */
function whyNever(before: ResultUnit, after: ResultUnit, { labels, oldUnderNew, newUnderOld }: PairInput): readonly Text[] {
  return [
    ...whyMissing(oldUnderNew, before, labels.before, labels.after),
    ...whyMissing(newUnderOld, after, labels.after, labels.before),
  ];
}

function whyMissing(restated: Restated, unit: ResultUnit, evidence: string, rules: string): readonly Text[] {
  if (!restated.done) return restated.reasons.map((reason) => text(`${evidence} 年佐证没有按 ${rules} 年度规则重算：${reason.zh}`, `evidence of ${evidence} was not scored under the rules of ${rules}: ${reason.en}`));
  if (unitIn(restated, unit.code) !== undefined) return [];
  return [text(`${rules} 年度版没有适用于本单位的考核类别或分组`, `the edition of ${rules} has no profile or group for the unit`)];
}

/** Ranked units of the group in either year; one that stands in it in one year only is there in that year alone. */
function contendersOf(group: string, input: PairInput): readonly Contender[] {
  const inGroup = (unit: ResultUnit): boolean => unit.ranked && unit.group === group;
  const origins = new Map(input.units.same.map(({ before, after }) => [after.code, before]));
  const old = input.before.units.filter(inGroup);
  const now = input.after.units.filter(inGroup);
  const continued = new Set(now.flatMap(({ code }) => origins.get(code)?.code ?? []));
  return [
    ...now.map((unit): Contender => {
      const before = origins.get(unit.code);
      return { id: unit.code, code: unit.code, name: unit.name, before: before !== undefined && inGroup(before) ? standing(before, input.oldUnderNew) : undefined, after: standing(unit, input.newUnderOld) };
    }),
    ...old.filter(({ code }) => !continued.has(code)).map((unit): Contender => ({ id: `-${unit.code}`, code: unit.code, name: unit.name, before: standing(unit, input.oldUnderNew), after: undefined })),
  ];
}

function standing(own: ResultUnit, restated: Restated): Standing {
  return { own, other: unitIn(restated, own.code) };
}
