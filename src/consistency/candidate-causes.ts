/**
 * Joint diagnosis (联合诊断): causes that show only when several relations of one report are read together.
 *
 * Everything here is computed from the figures at hand: a value that would mend two relations at once,
 * two totals that miss the same amount, differences that cancel out, rows with the same numbers.
 * Rival causes stand side by side; choosing is for people.
 */
import type { ConsistencyRelation, RelationOf, RowRef } from "../model/consistency.ts";
import { add, equals, formatExact, negate, subtract, type Rational } from "../model/rational.ts";
import { text, type Text } from "../model/text.ts";
import { matchesPercentage } from "./check-percentages.ts";
import { read, type Reading, type Report } from "./report.ts";
import { magnitude, named, numberOf, shown, type Verdict } from "./verdict.ts";

export interface Checked {
  readonly relation: ConsistencyRelation;
  readonly verdict: Verdict;
  readonly report: Report;
}

/** The causes that the other relations of the report suggest for a failing one. */
export function candidateCauses(one: Checked, all: readonly Checked[]): readonly Text[] {
  const failing = all.filter((other) => other.verdict.outcome === "fails");
  return [...closingValues(one, failing), ...sameTotal(one, failing), ...oppositeDifferences(one, failing), ...copiedRows(one, failing)];
}

type FailingSum = Checked & { readonly relation: RelationOf<"sum_equals">; readonly difference: Rational };

/** Sums of counts that do not add up to a printed whole. */
function failingSums(failing: readonly Checked[]): readonly FailingSum[] {
  return failing.flatMap(({ relation, verdict, report }) =>
    relation.kind === "sum_equals" && verdict.difference !== undefined && relation.parts[0]?.column !== "percent"
      ? [{ relation, verdict, report, difference: verdict.difference }]
      : [],
  );
}

/**
 * A part whose percentage is wrong too, and which, changed by the difference, would have the
 * percentage printed beside it: then one misprint explains both.
 */
function closingValues(one: Checked, failing: readonly Checked[]): readonly Text[] {
  const percentages = failing.flatMap(({ relation }) => (relation.kind === "percent_recompute" ? [relation] : []));
  return failingSums(failing).flatMap((failingSum) =>
    percentages
      .filter((relation) => one.relation.id === failingSum.relation.id || one.relation.id === relation.id)
      .flatMap((relation) => closingValuesOf(failingSum, relation)),
  );
}

function closingValuesOf({ relation, difference, report }: FailingSum, percentages: RelationOf<"percent_recompute">): readonly Text[] {
  const base = numberOf(read(report, percentages.whole));
  if (base === undefined) return [];
  return relation.parts
    .filter((part) => part.column === "value" && percentages.parts.some((row) => row.place === part.place && row.label === part.label))
    .flatMap((part) => {
      const printed = numberOf(read(report, part));
      const percent = read(report, { ...part, column: "percent" });
      if (printed === undefined || matchesPercentage(printed, percent, base)) return [];
      const closing = subtract(printed, difference);
      return matchesPercentage(closing, percent, base) ? [closingValue(part, { printed, closing, base, percent })] : [];
    });
}

interface Closing {
  readonly printed: Rational;
  readonly closing: Rational;
  readonly base: Rational;
  readonly percent: Reading;
}

function closingValue(part: Reading["ref"], { printed, closing, base, percent }: Closing): Text {
  const [was, is, whole] = [printed, closing, base].map(formatExact);
  const quotient = `${is ?? ""} ÷ ${whole ?? ""} = ${shown(percent)}`;
  const name = named(part);
  return text(
    `${name.zh}若为 ${is ?? ""}（所印为 ${was ?? ""}），则合计相符，且 ${quotient} 与所印百分比相符：${was ?? ""} 很可能是 ${is ?? ""} 之误`,
    `if ${name.en} were ${is ?? ""} (${was ?? ""} is printed), the sum would close and ${quotient} would agree: very likely ${was ?? ""} is a slip for ${is ?? ""}`,
  );
}

/** Two wholes that are printed alike and whose parts each add up to one and the same other number. */
function sameTotal(one: Checked, failing: readonly Checked[]): readonly Text[] {
  const sums = failingSums(failing).flatMap((failingSum) => {
    const whole = "constant" in failingSum.relation.whole ? undefined : read(failingSum.report, failingSum.relation.whole);
    const printed = whole === undefined ? undefined : numberOf(whole);
    return whole === undefined || printed === undefined ? [] : [{ whole, printed, difference: failingSum.difference }];
  });
  const mine = sums.find(({ whole, difference }) => concerns(one, whole, difference));
  if (mine === undefined) return [];
  const alike = sums.filter(
    ({ whole, printed, difference }) =>
      whole.ref.column === mine.whole.ref.column && equals(printed, mine.printed) && equals(difference, mine.difference),
  );
  if (alike.length < 2) return [];
  const names = alike.map(({ whole }) => named(whole.ref));
  const [was, is] = [formatExact(mine.printed), formatExact(add(mine.printed, mine.difference))];
  return [
    text(
      `${names.map((name) => name.zh).join("、")}都印作 ${was}，各自分项合计却都是 ${is}，差额相同：总数 ${was} 很可能是 ${is} 之误`,
      `${names.map((name) => name.en).join(" and ")} are all printed as ${was}, but the parts of each add up to ${is}: very likely ${was} is a slip for ${is}`,
    ),
  ];
}

/** The sum over this whole, or the one over earlier years that misses the same amount. */
function concerns({ relation, verdict }: Checked, whole: Reading, difference: Rational): boolean {
  if (verdict.difference === undefined || !equals(verdict.difference, difference)) return false;
  if (relation.kind !== "sum_equals" && relation.kind !== "cumulative_minus_year_consistent") return false;
  const other = relation.whole;
  if ("constant" in other || other.place !== whole.ref.place || other.label !== whole.ref.label) return false;
  return relation.kind === "cumulative_minus_year_consistent" || ("column" in other && other.column === whole.ref.column);
}

/** One place's figure less another's. */
interface Offset {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly difference: Rational;
  readonly parts: readonly Reading[];
}

/** What one place has too much in one row, it has too little in another: counted under another heading. */
function oppositeDifferences(one: Checked, failing: readonly Checked[]): readonly Text[] {
  const offsets = failing.flatMap(offsetOf);
  const mine = offsets.find((offset) => offset.id === one.relation.id);
  if (mine === undefined) return [];
  return offsets
    .filter((other) => other.from === mine.from && other.to === mine.to && equals(other.difference, negate(mine.difference)))
    .map((other) => cancelling(mine, [...mine.parts, ...other.parts]));
}

function offsetOf({ relation, verdict, report }: Checked): readonly Offset[] {
  const { difference } = verdict;
  if (difference === undefined) return [];
  if (relation.kind === "same_fact_equal" && relation.of.length === 2) {
    const [from, to] = relation.of;
    return from === undefined || to === undefined ? [] : [{ id: relation.id, from: from.place, to: to.place, difference, parts: [] }];
  }
  if (relation.kind !== "sum_equals" || "constant" in relation.whole || relation.parts[0]?.column !== "value") return [];
  const from = relation.parts[0].place;
  const isAcross = relation.parts.every((part) => part.place === from) && relation.whole.place !== from;
  const parts = relation.parts.map((part) => read(report, part));
  return isAcross ? [{ id: relation.id, from, to: relation.whole.place, difference, parts }] : [];
}

function cancelling({ from, to, difference }: Offset, parts: readonly Reading[]): Text {
  const size = formatExact(magnitude(difference));
  const part = parts.find((reading) => equals(numberOf(reading) ?? negate(difference), magnitude(difference)));
  const name = part === undefined ? undefined : named(part.ref);
  const which = name === undefined ? text("", "") : text(`，差额恰等于${name.zh}，这一项可能被归入另一类`, `; ${name.en} is just as large and may stand under the other heading`);
  return text(
    `${from}与${to}之间两处差额一多一少、正好抵消（各 ${size}），总数不受影响，可能是归类不同${which.zh}`,
    `two differences between ${from} and ${to} cancel out (${size} each) and leave the totals alone, perhaps another classification${which.en}`,
  );
}

/** A row with the same two numbers as another: every failing relation that reads it hears of it. */
function copiedRows(one: Checked, failing: readonly Checked[]): readonly Text[] {
  const rowsRead = new Set(one.verdict.readings.map((reading) => reading.statistic).filter((row) => row !== undefined));
  return failing
    .filter((other) => other.relation.id !== one.relation.id)
    .flatMap((other) => other.verdict.pairs ?? [])
    .filter((pair) => pair.some((reading) => reading.statistic !== undefined && rowsRead.has(reading.statistic)))
    .map(([first, second]) => sameNumbers(first.ref, second.ref));
}

function sameNumbers(first: RowRef, second: RowRef): Text {
  const [a, b] = [named(first), named(second)];
  return text(
    `${a.zh}与${b.zh}的两个数完全相同，其中一行可能抄错`,
    `${a.en} and ${b.en} carry the same two numbers; one of them may be copied by mistake`,
  );
}
