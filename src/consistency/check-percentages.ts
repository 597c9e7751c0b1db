/** 百分比重算: a printed percentage is its row's value over the whole, rounded half up (四舍五入). */
import type { RelationOf } from "../model/consistency.ts";
import { compare, divide, equals, floor, formatExact, formatFixed, multiply, rational, roundHalfUp, type Rational } from "../model/rational.ts";
import { text, type Text } from "../model/text.ts";
import { read, type Reading, type Report } from "./report.ts";
import { named, numberOf, shown, verdictOf, type Comparison, type Verdict } from "./verdict.ts";

const HUNDRED = rational(100n);
/** More whole numbers than this behind one printed percentage say nothing about which was meant. */
const MOST_IMPLIED = 3;

/**
 * The tolerance comes from the printed digits: 3.45% stands for everything that rounds to it, so
 * there is no further margin. A whole of 0 has no percentages.
 */
export function checkPercentages(relation: RelationOf<"percent_recompute">, report: Report): Verdict {
  const whole = read(report, relation.whole);
  const rows = relation.parts.map((row) => ({
    value: read(report, { place: row.place, label: row.label, column: "value" }),
    percent: read(report, { place: row.place, label: row.label, column: "percent" }),
  }));
  const comparisons = rows.map(({ value, percent }) => compared(value, percent, whole));
  const verdict = verdictOf(comparisons, [whole, ...rows.flatMap(({ value, percent }) => [value, percent])]);
  const ofNothing = verdict.outcome === "not-assessable" && numberOf(whole)?.n === 0n;
  return ofNothing ? { ...verdict, causes: [...verdict.causes, text("总数为 0，没有百分比可言", "the whole is 0 and has no percentages")] } : verdict;
}

function compared(value: Reading, percent: Reading, whole: Reading): Comparison {
  const [part, total] = [numberOf(value), numberOf(whole)];
  const quotient = `${value.ref.label} ${shown(value)} ÷ ${shown(whole)}`;
  if (part === undefined || total === undefined || total.n === 0n || percent.cell.kind !== "number") {
    return { agrees: undefined, said: `${quotient} = ${shown(percent)}` };
  }
  const { places, value: printed } = percent.cell;
  const rounded = roundHalfUp(percentage(part, total), places);
  const agrees = equals(rounded, printed);
  const said = agrees ? `${quotient} = ${shown(percent)}` : `${quotient} = ${formatFixed(rounded, places)}% ≠ ${shown(percent)}`;
  return { agrees, said, causes: agrees ? [] : causesOf({ part, total, printed, places }, value.ref) };
}

interface PrintedPercentage {
  readonly part: Rational;
  readonly total: Rational;
  readonly printed: Rational;
  readonly places: number;
}

function causesOf(figures: PrintedPercentage, row: Reading["ref"]): readonly Text[] {
  const name = named(row);
  const printed = `${formatFixed(figures.printed, figures.places)}%`;
  const causes: Text[] = [];
  if (isCutOff(figures)) {
    causes.push(text(`${name.zh}的 ${printed} 可能是直接截去尾数，没有四舍五入`, `${printed} of ${name.en} may have been cut off instead of rounded`));
  }
  const implied = impliedValues(figures);
  if (implied.length > 0) {
    const values = implied.map(formatExact);
    causes.push(text(`按所印 ${printed} 倒推，${name.zh}应为 ${values.join("或 ")}`, `${printed} would make ${name.en} ${values.join(" or ")}`));
  }
  return causes;
}

function isCutOff({ part, total, printed, places }: PrintedPercentage): boolean {
  const scale = rational(10n ** BigInt(places));
  return equals(divide(rational(floor(multiply(percentage(part, total), scale))), scale), printed);
}

/** The whole numbers that would round to the printed percentage, if they are few. */
function impliedValues({ total, printed, places }: PrintedPercentage): readonly Rational[] {
  const nearest = floor(divide(multiply(printed, total), HUNDRED));
  const reach = BigInt(MOST_IMPLIED);
  const implied: Rational[] = [];
  for (let value = nearest - reach; value <= nearest + reach + 1n; value += 1n) {
    if (value >= 0n && equals(roundHalfUp(percentage(rational(value), total), places), printed)) implied.push(rational(value));
  }
  return implied.length <= MOST_IMPLIED ? implied : [];
}

/** Whether a row with this value would have the percentage that is printed beside it. */
export function matchesPercentage(value: Rational, percent: Reading, whole: Rational): boolean {
  if (percent.cell.kind !== "number" || whole.n === 0n || compare(value, rational(0n)) < 0) return false;
  return equals(roundHalfUp(percentage(value, whole), percent.cell.places), percent.cell.value);
}

function percentage(part: Rational, whole: Rational): Rational {
  return divide(multiply(part, HUNDRED), whole);
}
