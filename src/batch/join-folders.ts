/** Folders → what is said of all of them together. The same folders in any order give the same batch. */
import { byCodeUnit } from "../model/by-code-unit.ts";
import type { Batch, BatchFolderLine, BatchFolderSummary, BatchGrouping, BatchRule, BatchUnitLine, RepeatedCode, RepeatedPlace } from "../model/batch.ts";
import { grouped } from "../model/grouped.ts";
import { add, compare, divide, formatExact, formatFixed, rational, roundHalfUp, type Rational } from "../model/rational.ts";
import type { Text } from "../model/text.ts";
import { overallRanks } from "./overall-ranks.ts";
import { exact } from "./summarize-folder.ts";
import { boundsOf } from "./unit-bounds.ts";

const RULES = 50;
const PLACES = 2;

export function joinFolders(unsorted: readonly BatchFolderSummary[], version: string, notReached = 0): Batch {
  const folders = unsorted.toSorted((a, b) => byCodeUnit(a.path, b.path));
  const units = unitLines(folders);
  const repeated = repeatedCodes(units);
  return {
    format: "kaoping/batch@1",
    generator: { name: "kaoping", version },
    folders: folders.map(folderLine),
    units,
    groupings: groupings(units),
    rules: dearestRules(folders.flatMap(({ rules }) => rules)),
    repeatedCodes: repeated,
    repeatedPlaces: repeatedPlaces(folders),
    notReached,
    synthetic: folders.some(({ synthetic }) => synthetic),
    provisional: notReached > 0 || repeated.length > 0 || folders.some(({ provisional }) => provisional),
  };
}

/** Named one by one: what is handed in may hold more than a summary. */
function folderLine({ path, fingerprint, state, place, edition, editionSha256, synthetic, provisional, units, counts, problems }: BatchFolderSummary): BatchFolderLine {
  return { path, fingerprint, state, place, edition, editionSha256, synthetic, provisional, units: units.length, counts, problems };
}

function unitLines(folders: readonly BatchFolderSummary[]): readonly BatchUnitLine[] {
  const overall = overallRanks(folders);
  return folders.flatMap(({ path, place, edition, units }) =>
    units.map((unit): BatchUnitLine => ({ ...unit, folder: path, place, edition: edition ?? "", overall: overall.get(unit) ?? { rank: null, of: 0 } })),
  );
}

function repeatedCodes(units: readonly BatchUnitLine[]): readonly RepeatedCode[] {
  return byKey(units, ({ edition, code }) => `${edition}\0${code}`).flatMap(([, [first, ...others]]) =>
    first === undefined || others.length === 0 ? [] : [{ code: first.code, edition: first.edition, folders: [first, ...others].map(({ folder }) => folder) }],
  );
}

/** Districts of different cities may bear one name, so that alone is no fault. */
function repeatedPlaces(folders: readonly BatchFolderSummary[]): readonly RepeatedPlace[] {
  const scored = folders.flatMap(({ place, edition, path }) => (place === null || edition === null ? [] : [{ place, edition, path }]));
  return byKey(scored, ({ edition, place }) => `${edition}\0${place.zh}`).flatMap(([, [first, ...others]]) =>
    first === undefined || others.length === 0 ? [] : [{ place: first.place, edition: first.edition, folders: [first, ...others].map(({ path }) => path) }],
  );
}

function dearestRules(rules: readonly BatchRule[]): readonly BatchRule[] {
  const joined = new Map<string, BatchRule>();
  for (const rule of rules) {
    const key = `${rule.edition}\0${rule.rule}`;
    const before = joined.get(key);
    joined.set(key, before === undefined ? rule : { ...before, findings: before.findings + rule.findings, units: before.units + rule.units, taken: { low: sum(before.taken.low, rule.taken.low), high: sum(before.taken.high, rule.taken.high) } });
  }
  const dearest = (a: BatchRule, b: BatchRule): number =>
    compare(exact(b.taken.low), exact(a.taken.low)) || compare(exact(b.taken.high), exact(a.taken.high)) || byCodeUnit(a.edition, b.edition) || byCodeUnit(a.rule, b.rule);
  return [...joined.values()].toSorted(dearest).slice(0, RULES);
}

function sum(a: string, b: string): string {
  return formatExact(add(exact(a), exact(b)));
}

/** All, each type, each group, and each folder above units at every level. */
function groupings(units: readonly BatchUnitLine[]): readonly BatchGrouping[] {
  const levels = units.reduce((most, { folder }) => Math.max(most, folder.split("/").length), 0);
  const level = (depth: number): readonly BatchGrouping[] =>
    byKey(units.filter(({ folder }) => folder.split("/").length >= depth), ({ folder }) => folder.split("/").slice(0, depth).join("/")).map(([key, own]) => ({ by: "level", level: depth, key, ...described(own) }));
  return [
    { by: "all", key: "", ...described(units) },
    ...byKey(units, ({ type }) => type).map(([key, own]): BatchGrouping => ({ by: "type", key, ...(own[0] === undefined ? {} : { title: own[0].typeTitle }), ...described(own) })),
    ...byKey(units, ({ edition, group }) => `${edition}/${group}`).map(([key, own]): BatchGrouping => ({ by: "group", key, ...(own[0] === undefined ? {} : { title: own[0].groupTitle }), ...described(own) })),
    ...Array.from({ length: levels }, (_, index) => level(index + 1)).flat(),
  ];
}

function byKey<One>(all: readonly One[], keyOf: (one: One) => string): readonly (readonly [key: string, members: readonly One[]])[] {
  return [...grouped(all, keyOf)].toSorted(([a], [b]) => byCodeUnit(a, b));
}

function described(units: readonly BatchUnitLine[]): Omit<BatchGrouping, "by" | "level" | "key" | "title"> {
  const totals = units.flatMap(({ total }) => (total === null ? [] : [exact(total)])).toSorted(compare);
  const [lowest, highest] = [totals[0], totals.at(-1)];
  const bounds = units.flatMap((unit) => boundsOf(unit) ?? []);
  return {
    units: units.length,
    decided: totals.length,
    mean: totals.length === 0 ? null : meanOf(totals),
    ...(bounds.length === totals.length ? {} : { meanRange: { low: meanOf(bounds.map(({ low }) => low)), high: meanOf(bounds.map(({ high }) => high)) } }),
    highest: highest === undefined ? null : printed(highest),
    lowest: lowest === undefined ? null : printed(lowest),
    grades: gradesOf(units),
    openGrades: units.filter(({ grade }) => grade === null).length,
  };
}

function meanOf(values: readonly Rational[]): string {
  return printed(divide(values.reduce((all, one) => add(all, one)), rational(values.length)));
}

function printed(value: Rational): string {
  return formatFixed(roundHalfUp(value, PLACES), PLACES);
}

/** In the order of the editions' lists, best first. */
function gradesOf(units: readonly BatchUnitLine[]): BatchGrouping["grades"] {
  const byTitle = new Map<string, { readonly title: Text; readonly place: number; units: number }>();
  for (const { gradeTitle: title, gradePlace: place } of units) {
    if (title === null || place === null) continue;
    const grade = byTitle.get(title.zh) ?? { title, place, units: 0 };
    grade.units += 1;
    byTitle.set(title.zh, grade);
  }
  return [...byTitle.values()].toSorted((a, b) => a.place - b.place || byCodeUnit(a.title.zh, b.title.zh)).map(({ title, units: count }) => ({ title, units: count }));
}
