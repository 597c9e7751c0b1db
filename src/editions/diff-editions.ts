/** What changed from one edition to another, clause by clause. */
import type { AdjustmentDiff, EditionDiff, EditionName, IndicatorDiff, IndicatorName, LawChange } from "../model/edition-view.ts";
import type { LawParameter } from "../model/law.ts";
import { formatPlainDate } from "../model/plain-date.ts";
import { equals, formatExact } from "../model/rational.ts";
import type { Adjustment, Indicator, Scheme } from "../model/scheme.ts";
import { diffFiles, fileOfAdjustment, fileOfIndicator, isUnchanged, nothingChanged, otherChanges, type Sides } from "./diff-files.ts";
import { diffSchemes } from "./diff-schemes.ts";
import { worksAlike } from "./works-alike.ts";
import { relationsBetween, relationsById, type LongRelation } from "./relations-between.ts";

/**
 * `chain`: the editions from the older to the newer, both included, each extending the one before; or just the two where
 * neither extends the other (`related: false`).
 */
export function diffEditions(chain: readonly [Scheme, ...Scheme[]], related: boolean): EditionDiff {
  const older = chain[0];
  const newer = chain.at(-1) ?? older;
  const sides: Sides = { older, newer };
  const relations = related ? relationsBetween(chain) : relationsById(older, newer, (id) => kindByContent(id, sides));
  return {
    format: "kaoping/edition-diff@1",
    older: nameOf(older),
    newer: nameOf(newer),
    path: related ? chain.map(({ id }) => id) : [],
    scheme: diffSchemes(older, newer),
    indicators: relations.map((relation) => indicatorDiff(relation, sides)),
    adjustments: [
      ...adjustmentDiffs("bonus", older.bonuses, newer.bonuses, sides),
      ...adjustmentDiffs("penalty", older.penalties, newer.penalties, sides),
      ...adjustmentDiffs("veto", older.vetoes, newer.vetoes, sides),
    ],
    law: lawChanges(sides),
  };
}

function nameOf({ id, year, title }: Scheme): EditionName {
  return { id, year, title };
}

function indicatorOf(id: string, { indicators }: Scheme): Indicator | undefined {
  return indicators.find((indicator) => indicator.id === id);
}

function indicatorDiff({ indicator, kind, from, why }: LongRelation, sides: Sides): IndicatorDiff {
  const olders = from.flatMap((id) => indicatorOf(id, sides.older) ?? []);
  const newer = kind === "retired" ? undefined : indicatorOf(indicator, sides.newer);
  const changes = newer === undefined ? nothingChanged : changesOf(olders, newer, sides);
  const pieces = { newer: newer === undefined ? null : indicatorName(newer), older: olders.map(indicatorName), why, changes };
  return { kind: settledKind(kind, olders, newer, sides), ...pieces };
}

/** Over several years a change may have been taken back; and what is said to be the same is so only if it is. */
function settledKind(kind: LongRelation["kind"], olders: readonly Indicator[], newer: Indicator | undefined, sides: Sides): LongRelation["kind"] {
  const [only] = olders;
  if (only === undefined || newer === undefined || (kind !== "same" && kind !== "reweighted")) return kind;
  if (!worksAlike(only, newer, sides)) return "rule-changed";
  return equals(only.points, newer.points) ? "same" : kind;
}

function indicatorName({ id, title, points }: Indicator): IndicatorName {
  return { id, title, points: formatExact(points) };
}

function changesOf(olders: readonly Indicator[], newer: Indicator, sides: Sides): IndicatorDiff["changes"] {
  return diffFiles(olders.map(fileOfIndicator), fileOfIndicator(newer), otherChanges(olders, newer, sides), sides);
}

function kindByContent(id: string, sides: Sides): "same" | "reweighted" | "rule-changed" {
  const [old, own] = [indicatorOf(id, sides.older), indicatorOf(id, sides.newer)];
  if (old === undefined || own === undefined || !isUnchanged(changesOf([old], own, sides))) return "rule-changed";
  return equals(old.points, own.points) ? "same" : "reweighted";
}

function adjustmentDiffs(what: AdjustmentDiff["what"], before: readonly Adjustment[], after: readonly Adjustment[], sides: Sides): readonly AdjustmentDiff[] {
  const living = after.flatMap((own): readonly AdjustmentDiff[] => {
    const old = before.find(({ id }) => id === own.id);
    const changes = diffFiles(old === undefined ? [] : [fileOfAdjustment(old)], fileOfAdjustment(own), [], sides);
    if (old !== undefined && isUnchanged(changes) && old.title.zh === own.title.zh) return [];
    return [{ what, id: own.id, title: own.title, kind: old === undefined ? "new" : "changed", changes }];
  });
  const gone = before.filter(({ id }) => !after.some((own) => own.id === id)).map(({ id, title }): AdjustmentDiff => ({ what, id, title, kind: "retired", changes: nothingChanged }));
  return [...living, ...gone];
}

/** Rows of law that come into force after the older period, no later than the end of the newer. */
function lawChanges({ older, newer }: Sides): readonly LawChange[] {
  return [...newer.lawParameters.values()].flatMap((parameter) => changesOfParameter(parameter, older, newer)).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function changesOfParameter({ id, title, unit, selectedBy, rows }: LawParameter, older: Scheme, newer: Scheme): readonly LawChange[] {
  return rows.flatMap((row, index): readonly LawChange[] => {
    const before = rows[index - 1];
    if (before === undefined || row.from <= older.period.to || row.from > newer.period.to) return [];
    const from = formatPlainDate(row.from);
    return [{ parameter: id, title, unit, selectedBy, from, older: String(before.value), newer: String(row.value), source: row.source, withinPeriod: row.from > newer.period.from }];
  });
}

