/** One fact in several places: 同一事实数字一致, 计量单位一致, 统计期间一致. */
import type { FigureRef, RelationOf, RowRef } from "../model/consistency.ts";
import { formatPlainDate, type PlainDate } from "../model/plain-date.ts";
import { equals, subtract, type Rational } from "../model/rational.ts";
import { text, type Text } from "../model/text.ts";
import { read, type Reading, type Report } from "./report.ts";
import { named, numberOf, shown, verdictOf, type Comparison, type Verdict } from "./verdict.ts";

/** Two places that differ are a fault even where a third is blank. */
export function checkSameFact(relation: RelationOf<"same_fact_equal">, report: Report): Verdict {
  const readings = relation.of.map((ref) => read(report, ref));
  const numbers = readings.map(numberOf);
  const arithmetic = chain(readings.map((reading) => `${reading.ref.place} ${shown(reading)}`), numbers, equals);
  return { ...verdictOf(allAgree(numbers, equals), readings), arithmetic, difference: firstDifference(numbers) };
}

/** The first figure less the first that differs from it; 0 where none does. */
function firstDifference(figures: readonly (Rational | undefined)[]): Rational | undefined {
  const [first, ...others] = figures.filter((figure) => figure !== undefined);
  const last = others[0];
  if (first === undefined || last === undefined) return undefined;
  return subtract(first, others.find((other) => !equals(other, first)) ?? last);
}

/** One fact is counted in one measure (件, 条). */
export function checkMeasure(relation: RelationOf<"unit_equal">, report: Report): Verdict {
  const readings = relation.of.map((row) => read(report, valueOf(row)));
  const measures = readings.map((reading) => reading.statistic?.measure);
  const same = (a: string, b: string): boolean => a.normalize("NFKC") === b.normalize("NFKC");
  const said = readings.map((reading, index) => `${reading.ref.place} ${measures[index] ?? "（空）"}`);
  return { ...allWritten(allAgree(measures, same), readings, measures, text("计量单位", "measure")), arithmetic: chain(said, measures, same) };
}

/** Figures that stand side by side cover one period: that of the relation, or that of the first of them. */
export function checkPeriod(relation: RelationOf<"period_equal">, report: Report): Verdict {
  const readings = relation.of.map((row) => read(report, valueOf(row)));
  const expected = relation.period;
  const written = readings.map((reading) => span(reading.statistic?.from, reading.statistic?.to));
  const against = expected === undefined ? written : [span(expected.from, expected.to), ...written];
  const names = readings.map((reading, index) => `${reading.ref.label} ${written[index] ?? "（空）"}`);
  const said = expected === undefined ? names : [span(expected.from, expected.to) ?? "", ...names];
  const same = (a: string, b: string): boolean => a === b;
  return { ...allWritten(allAgree(against, same), readings, written, text("统计起止日", "period")), arithmetic: chain(said, against, same) };
}

/** The verdict; where it is open, the causes name the rows that do not say what is compared. */
function allWritten(comparisons: readonly Comparison[], readings: readonly Reading[], written: readonly (string | undefined)[], what: Text): Verdict {
  const verdict = verdictOf(comparisons, readings);
  if (verdict.outcome !== "not-assessable") return verdict;
  const silent = readings.filter((_, index) => written[index] === undefined).map((reading) => named(reading.ref));
  return { ...verdict, causes: silent.map((name) => text(`${name.zh}没有写明${what.zh}`, `${name.en} states no ${what.en}`)) };
}

function span(from: PlainDate | undefined, to: PlainDate | undefined): string | undefined {
  return from === undefined || to === undefined ? undefined : `${formatPlainDate(from)}..${formatPlainDate(to)}`;
}

function valueOf(row: RowRef): FigureRef {
  return { place: row.place, label: row.label, column: "value" };
}

/** Compares every value with the first that there is. */
function allAgree<T>(values: readonly (T | undefined)[], same: (a: T, b: T) => boolean): readonly Comparison[] {
  const first = values.find((value) => value !== undefined);
  return values.map((value) => ({
    agrees: value === undefined || first === undefined ? undefined : same(first, value),
    said: "",
  }));
}

/** `§一(二) 38 ≠ §四 230 = 附表 230`: each compared with the one before it. */
function chain<T>(said: readonly string[], values: readonly (T | undefined)[], same: (a: T, b: T) => boolean): string {
  return said.map((words, index) => (index === 0 ? words : `${sign(values[index - 1], values[index], same)} ${words}`)).join(" ");
}

function sign<T>(a: T | undefined, b: T | undefined, same: (a: T, b: T) => boolean): string {
  return a === undefined || b === undefined ? "？" : same(a, b) ? "=" : "≠";
}
