/** Tables of a comparison for spreadsheets: numbers are numbers; sixths of a rank have six decimals, and still add up (exact in comparison.json). */
import type { Comparison, RatedPoints } from "../../model/comparison.ts";
import { add, compare, formatFixed, negate, type Rational, roundHalfUp, subtract, sum, ZERO } from "../../model/rational.ts";
import type { Language } from "../../model/text.ts";
import { exact } from "../points.ts";
import { enumerated, listed, say } from "../strings.ts";
import { tableCsv } from "../table-csv.ts";
import { comparisonLabels } from "./comparison-labels.ts";
import { whyOpen } from "./left-open.ts";
import { kindWords, words } from "./words.ts";

type Cell = string | number;

const SIX = 6;

function number(written: string | null): Cell {
  return written === null ? "" : decimals(roundHalfUp(exact(written), SIX));
}

function decimals(rounded: Rational): number {
  return Number(formatFixed(rounded, SIX));
}

/** Parts that add up to a whole number: what rounding leaves over goes to the largest part. */
function addingUp(parts: readonly string[]): readonly Cell[] {
  const values = parts.map(exact);
  const rounded = values.map((value) => roundHalfUp(value, SIX));
  const over = subtract(sum(values), sum(rounded));
  const size = (value: Rational): Rational => (compare(value, ZERO) < 0 ? negate(value) : value);
  const largest = values.reduce((best, value, index) => (compare(size(value), size(values[best] ?? ZERO)) > 0 ? index : best), 0);
  return rounded.map((value, index) => decimals(index === largest ? add(value, over) : value));
}

/** (1) is the earlier year and (2) the later one, as on the pages. */
function bothYears(word: string): readonly string[] {
  return [`${word} (1)`, `${word} (2)`];
}

/** One row a unit and pair of years. */
export function changesCsv(comparison: Comparison, language: Language): string {
  const labels = labelsOf(comparison, language);
  const heads = [
    ...bothYears(words.year[language]), say("group", language), say("unitCode", language), say("unit", language), ...bothYears(say("total", language)),
    ...[words.change, words.performance, words.rule, words.unattributed].map((word) => word[language]),
    ...bothYears(words.rankChange[language]),
    ...[words.places, words.performance, words.rule, words.pool, words.unattributed].map((word) => `${words.rankChange[language]} ${word[language]}`),
    words.reason[language], say("pageLabel", language),
  ];
  const rows = comparison.pairs.flatMap((pair) =>
    pair.units.map(({ after, name, group, totals, change, points, rank }): readonly Cell[] => [
      pair.before, pair.after, titleOf(comparison, group, language), after, name[language], number(totals.before), number(totals.after), number(change),
      ...(points.done ? [points.performance, points.rule, points.unattributed].map(number) : ["", "", ""]),
      ...(rank.done ? [rank.before, rank.after, number(rank.change), ...addingUp([rank.performance, rank.rule, rank.pool, rank.unattributed])] : ["", "", "", "", "", "", ""]),
      whyOpen({ points, rank })?.[language] ?? "", labels,
    ]),
  );
  return tableCsv(heads, rows);
}

/** One row a unit, pair of years and line. */
export function linesCsv(comparison: Comparison, language: Language): string {
  const labels = labelsOf(comparison, language);
  const heads = [
    ...bothYears(words.year[language]), say("unitCode", language), say("unit", language), say("number", language), words.related[language], words.kind[language],
    ...[words.ownBefore, words.oldUnderNew, words.newUnderOld, words.ownAfter, words.change, words.performance, words.rule, words.reason].map((word) => word[language]), say("pageLabel", language),
  ];
  const rows = comparison.pairs.flatMap((pair) => {
    const kinds = new Map(pair.relations.map(({ id, kind }) => [id, kindWords[kind][language]]));
    return pair.units.flatMap(({ after, name, points }) =>
      (points.done ? points.lines : []).map((line): readonly Cell[] => [
        pair.before, pair.after, after, name[language], line.id, line.title[language], kinds.get(line.id) ?? "",
        ...[line.before, line.oldUnderNew, line.newUnderOld, line.after, line.change, line.performance, line.rule].map(number),
        listed(line.reasons.map((reason) => reason[language]), language), labels,
      ]),
    );
  });
  return tableCsv(heads, rows);
}

/** One row a unit, indicator and year. */
export function ratesCsv(comparison: Comparison, language: Language): string {
  const labels = labelsOf(comparison, language);
  const heads = [say("unitCode", language), say("unit", language), words.year[language], say("number", language), words.related[language], words.core[language], say("points", language), say("fullPoints", language), words.headRates[language], say("pageLabel", language)];
  const rows = comparison.units.flatMap((unit) =>
    comparison.related.flatMap((row) =>
      comparison.years.flatMap(({ label }, at): readonly (readonly Cell[])[] => {
        const rated: RatedPoints | null | undefined = unit.related.find(({ id }) => id === row.id)?.years[at];
        if (rated === null || rated === undefined) return [];
        const points = rated.points === null ? `${rated.range?.low ?? ""}~${rated.range?.high ?? ""}` : number(rated.points);
        return [[unit.code, unit.name[language], label, row.id, row.title[language], (row.core ? words.yes : words.no)[language], points, number(rated.full), number(rated.rate), labels]];
      }),
    ),
  );
  return tableCsv(heads, rows);
}

function labelsOf(comparison: Comparison, language: Language): string {
  return enumerated(comparisonLabels(comparison, language).map(({ word }) => word), language);
}

function titleOf({ groups }: Comparison, id: string, language: Language): string {
  return groups.find((group) => group.id === id)?.title[language] ?? id;
}
