/** Sums and parts: 合计相等, 其中不大于总数, 结转平衡, 各单位合计. */
import type { RelationOf } from "../model/consistency.ts";
import { compare, equals, formatExact, rational, subtract, sum, type Rational, ZERO } from "../model/rational.ts";
import { text, type Text } from "../model/text.ts";
import { read, type Reading, type Report } from "./report.ts";
import { magnitude, named, notAssessable, numberOf, numbersOf, shown, verdictOf, type Verdict } from "./verdict.ts";

/**
 * The parts add up to the whole. Percentages were each rounded when they were printed, so their sum
 * may miss the whole by half a unit in the last place of each of them, and not by more.
 */
export function checkSum(relation: RelationOf<"sum_equals">, report: Report): Verdict {
  const sign = relation.parts[0]?.column === "percent" ? "%" : "";
  const parts = relation.parts.map((part) => read(report, part));
  const whole = wholeOf(relation.whole, report, sign);
  const readings = [...parts, ...whole.readings];
  const terms = parts.map(shown).join(" + ");
  const numbers = numbersOf(parts);
  if (numbers === undefined || whole.number === undefined) return notAssessable(`${terms} = ${whole.said}`, readings);

  const added = sum(numbers);
  const difference = subtract(added, whole.number);
  const allowed = sign === "%" ? sum(readings.map(halfUnit)) : ZERO;
  const left = parts.length === 1 ? terms : `${terms} = ${formatExact(added)}${sign}`;
  if (difference.n === 0n) return { outcome: "holds", arithmetic: `${terms} = ${whole.said}`, difference, causes: [], readings };
  if (compare(magnitude(difference), allowed) <= 0) {
    const arithmetic = `${left} ≈ ${whole.said} (±${formatExact(allowed)}%)`;
    return { outcome: "tolerated", arithmetic, difference, causes: [roundingOfParts(allowed)], readings };
  }
  const causes = sign === "%" ? [] : equalPart(difference, parts);
  return { outcome: "fails", arithmetic: `${left} ≠ ${whole.said}`, difference, causes, readings };
}

interface Whole {
  readonly number: Rational | undefined;
  readonly said: string;
  /** The cell it was read from; none where the relation itself states the number. */
  readonly readings: readonly Reading[];
}

function wholeOf(whole: RelationOf<"sum_equals">["whole"], report: Report, sign: string): Whole {
  if ("constant" in whole) return { number: whole.constant, said: `${formatExact(whole.constant)}${sign}`, readings: [] };
  const reading = read(report, whole);
  return { number: numberOf(reading), said: shown(reading), readings: [reading] };
}

function roundingOfParts(allowed: Rational): Text {
  const most = formatExact(allowed);
  return text(`各项百分比分别四舍五入，合计最多可差 ${most} 个百分点`, `each percentage was rounded by itself; together they may be off by ${most} points`);
}

/** A part that is exactly as large as the difference may be missing from the whole, or counted twice in it. */
function equalPart(difference: Rational, parts: readonly Reading[]): readonly Text[] {
  const size = magnitude(difference);
  return parts
    .filter((part) => equals(numberOf(part) ?? ZERO, size))
    .map((part) => {
      const name = named(part.ref);
      return compare(difference, ZERO) > 0
        ? text(`差额 ${formatExact(size)} 恰等于${name.zh}，总数可能没有计入这一项`, `the difference ${formatExact(size)} equals ${name.en}, which the total may leave out`)
        : text(`差额 ${formatExact(size)} 恰等于${name.zh}，总数可能重复计入这一项`, `the difference ${formatExact(size)} equals ${name.en}, which the total may count twice`);
    });
}

/** Half a unit in the last printed place (3.45% → 0.005). */
function halfUnit(reading: Reading): Rational {
  const places = reading.cell.kind === "number" ? reading.cell.places : 0;
  return rational(1n, 2n * 10n ** BigInt(places));
}

/** No part exceeds the whole; the parts need not be all there are. */
export function checkParts(relation: RelationOf<"part_le_whole">, report: Report): Verdict {
  const whole = read(report, relation.whole);
  const parts = relation.parts.map((part) => read(report, part));
  const total = numberOf(whole);
  const comparisons = parts.map((part) => {
    const number = numberOf(part);
    const agrees = number === undefined || total === undefined ? undefined : compare(number, total) <= 0;
    return { agrees, said: `${part.ref.label} ${shown(part)} ${agrees === false ? ">" : "≤"} ${shown(whole)}` };
  });
  return verdictOf(comparisons, [whole, ...parts]);
}

/** 上年结转 + 本年新收 = 办结 + 结转下年. */
export function checkBalance(relation: RelationOf<"carried_over_balance">, report: Report): Verdict {
  const left = [relation.carriedIn, relation.received].map((ref) => read(report, ref));
  const right = [...relation.handled, relation.carriedOut].map((ref) => read(report, ref));
  return twoSides(left, right);
}

function twoSides(left: readonly Reading[], right: readonly Reading[]): Verdict {
  const readings = [...left, ...right];
  const terms = (side: readonly Reading[]): string => side.map(shown).join(" + ");
  const lefts = numbersOf(left);
  const rights = numbersOf(right);
  if (lefts === undefined || rights === undefined) return notAssessable(`${terms(left)} = ${terms(right)}`, readings);
  const difference = subtract(sum(lefts), sum(rights));
  const agrees = equals(difference, ZERO);
  const middle = agrees ? "=" : `= ${formatExact(sum(lefts))} ≠ ${formatExact(sum(rights))} =`;
  return { outcome: agrees ? "holds" : "fails", arithmetic: `${terms(left)} ${middle} ${terms(right)}`, difference, causes: [], readings };
}

/** The figures of the other units add up to that of the total's unit. */
export function checkUnits(relation: RelationOf<"units_add_up">, total: Report, others: readonly Report[]): Verdict {
  const whole = read(total, relation.figure);
  const parts = others.map((report) => read(report, relation.figure)).filter((reading) => reading.state !== "missing");
  const readings = [...parts, whole];
  const numbers = numbersOf(parts);
  const printed = numberOf(whole);
  const terms = parts.map(shown).join(" + ");
  if (parts.length !== relation.units) {
    const causes = [text(`应有 ${String(relation.units)} 个单位的数字，实有 ${String(parts.length)} 个`, `${String(relation.units)} units should have this figure, ${String(parts.length)} have`)];
    return { ...notAssessable(`${terms} = ${shown(whole)}`, readings), causes };
  }
  if (numbers === undefined || printed === undefined) return notAssessable(`${terms} = ${shown(whole)}`, readings);
  const added = sum(numbers);
  const agrees = equals(added, printed);
  const arithmetic = agrees ? `${terms} = ${shown(whole)}` : `${terms} = ${formatExact(added)} ≠ ${shown(whole)}`;
  return { outcome: agrees ? "holds" : "fails", arithmetic, difference: subtract(added, printed), causes: [], readings };
}
