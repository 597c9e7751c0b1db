/** Year and total over all years: 累计不小于本年, 累计减本年相符, 重复数字对. */
import type { RelationOf } from "../model/consistency.ts";
import { compare, equals, formatExact, subtract, sum, type Rational } from "../model/rational.ts";
import { text } from "../model/text.ts";
import { historyOf, readingsOf, type History } from "./history.ts";
import type { Report } from "./report.ts";
import { named, notAssessable, numberOf, shown, verdictOf, type Comparison, type Verdict } from "./verdict.ts";

/** No year exceeds the total over all years. */
export function checkCumulative(relation: RelationOf<"cumulative_ge_year">, report: Report): Verdict {
  const histories = relation.of.map((row) => historyOf(report, row));
  const comparisons = histories.map(({ year, all, earlier }): Comparison => {
    const agrees = earlier === undefined ? undefined : earlier.n >= 0n;
    return { agrees, said: `${year.ref.label} ${shown(all)} ${agrees === false ? "<" : "≥"} ${shown(year)}` };
  });
  return verdictOf(comparisons, readingsOf(histories));
}

/** What the totals leave for earlier years adds up, or at least does not exceed the whole. */
export function checkEarlierYears(relation: RelationOf<"cumulative_minus_year_consistent">, report: Report): Verdict {
  const whole = historyOf(report, relation.whole);
  const parts = relation.parts.map((part) => historyOf(report, part));
  return relation.exhaustive ? earlierSum(whole, parts) : earlierParts(whole, parts);
}

function earlierSum(whole: History, parts: readonly History[]): Verdict {
  const readings = readingsOf([...parts, whole]);
  const terms = parts.map((part) => `(${part.said})`).join(" + ");
  const numbers = parts.map((part) => part.earlier).filter((number) => number !== undefined);
  if (whole.earlier === undefined || numbers.length < parts.length) return notAssessable(`${terms} = ${whole.said}`, readings);
  const added = sum(numbers);
  const agrees = equals(added, whole.earlier);
  const [left, right] = [formatExact(added), formatExact(whole.earlier)];
  const arithmetic = `${terms} = ${left} ${agrees ? "=" : "≠"} ${right} = ${whole.said}`;
  return { outcome: agrees ? "holds" : "fails", arithmetic, difference: subtract(added, whole.earlier), causes: [], readings };
}

function earlierParts(whole: History, parts: readonly History[]): Verdict {
  const comparisons = parts.map((part): Comparison => {
    const known = part.earlier !== undefined && whole.earlier !== undefined;
    const agrees = known ? compare(part.earlier, whole.earlier) <= 0 : undefined;
    const sign = agrees === false ? ">" : "≤";
    return { agrees, said: `${part.year.ref.label} ${result(part)} ${sign} ${result(whole)}` };
  });
  return verdictOf(comparisons, readingsOf([whole, ...parts]));
}

function result(history: History): string {
  return history.earlier === undefined ? history.said : `${history.said} = ${formatExact(history.earlier)}`;
}

/** No two rows carry the same two numbers; small ones are left out, they repeat by chance. */
export function checkDuplicates(relation: RelationOf<"duplicate_pair">, report: Report): Verdict {
  const histories = relation.among.map((row) => historyOf(report, row));
  const pairs = histories.flatMap((one, index) =>
    histories.slice(index + 1).filter((other) => isSamePair(one, other, relation.ignoreBelow)).map((other) => [one, other] as const),
  );
  const readings = readingsOf(histories);
  if (pairs.length > 0) {
    const verdict = verdictOf(pairs.map(([one, other]) => repeated(one, other)), readings);
    return { ...verdict, pairs: pairs.map(([one, other]) => [one.year, other.year]) };
  }
  const listed = histories.map((history) => `${shown(history.year)} / ${shown(history.all)}`).join("；");
  return histories.some((history) => history.earlier === undefined)
    ? notAssessable(listed, readings)
    : { outcome: "holds", arithmetic: listed, difference: undefined, causes: [], readings };
}

function isSamePair(one: History, other: History, ignoreBelow: Rational): boolean {
  return isSame(numberOf(one.year), numberOf(other.year), ignoreBelow) && isSame(numberOf(one.all), numberOf(other.all), ignoreBelow);
}

function isSame(a: Rational | undefined, b: Rational | undefined, ignoreBelow: Rational): boolean {
  return a !== undefined && b !== undefined && equals(a, b) && compare(a, ignoreBelow) >= 0;
}

function repeated(one: History, other: History): Comparison {
  const pair = `${shown(one.year)} / ${shown(one.all)}`;
  const [first, second] = [named(one.year.ref), named(other.year.ref)];
  return {
    agrees: false,
    said: `${one.year.ref.label} ${pair} = ${other.year.ref.label} ${pair}`,
    causes: [
      text(
        `${first.zh}与${second.zh}本年、累计两个数完全相同（${pair}），其中一行可能抄自另一行`,
        `${first.en} and ${second.en} carry the same two numbers (${pair}); one row may be copied from the other`,
      ),
    ],
  };
}
