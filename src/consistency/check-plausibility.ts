/** 合理性: nothing is wrong by arithmetic, but somebody should look. */
import type { Plausibility, RelationOf } from "../model/consistency.ts";
import { compare, divide, equals, formatExact, formatFixed, multiply, rational, roundHalfUp, type Rational } from "../model/rational.ts";
import { historyOf, readingsOf } from "./history.ts";
import { read, type Report } from "./report.ts";
import { notAssessable, numberOf, shown, type Verdict } from "./verdict.ts";

const HUNDRED = rational(100n);

type LookAt<Check extends Plausibility["check"]> = Extract<Plausibility, { readonly check: Check }>;

export function checkPlausibility(relation: RelationOf<"plausibility">, report: Report): Verdict {
  switch (relation.look.check) {
    case "share_at_most":
      return shareAtMost(relation.look, report);
    case "year_against_history":
      return yearAgainstHistory(relation.look, report);
    case "history_in_one_part":
      return historyInOnePart(relation.look, report);
  }
}

function shareAtMost(look: LookAt<"share_at_most">, report: Report): Verdict {
  const readings = [read(report, look.part), read(report, look.whole)];
  const [part, whole] = readings.map(numberOf);
  const quotient = readings.map(shown).join(" ÷ ");
  if (part === undefined || whole === undefined) return notAssessable(quotient, readings);
  if (whole.n === 0n || compare(whole, look.ignoreBelow) < 0) return holds(quotient, readings);
  const share = divide(part, whole);
  const isMore = compare(share, look.atMost) > 0;
  const arithmetic = `${quotient} = ${percentage(share)} ${isMore ? ">" : "≤"} ${percentage(look.atMost)}`;
  return { ...holds(arithmetic, readings), outcome: isMore ? "fails" : "holds" };
}

function percentage(share: Rational): string {
  return `${formatFixed(roundHalfUp(multiply(share, HUNDRED), 1), 1)}%`;
}

function yearAgainstHistory(look: LookAt<"year_against_history">, report: Report): Verdict {
  const row = historyOf(report, look.row);
  const readings = readingsOf([row]);
  const year = numberOf(row.year);
  if (year === undefined || row.earlier === undefined) return notAssessable(`${shown(row.year)}；${row.said}`, readings);
  const isMore = compare(year, look.ignoreBelow) >= 0 && compare(year, multiply(row.earlier, look.timesAtMost)) > 0;
  const bound = `${formatExact(look.timesAtMost)} × (${row.said} = ${formatExact(row.earlier)})`;
  const small = compare(year, look.ignoreBelow) < 0;
  const arithmetic = small ? `${shown(row.year)} < ${formatExact(look.ignoreBelow)}` : `${shown(row.year)} ${isMore ? ">" : "≤"} ${bound}`;
  return { ...holds(arithmetic, readings), outcome: isMore ? "fails" : "holds" };
}

function historyInOnePart(look: LookAt<"history_in_one_part">, report: Report): Verdict {
  const whole = historyOf(report, look.whole);
  const parts = look.parts.map((part) => historyOf(report, part));
  const readings = readingsOf([whole, ...parts]);
  const arithmetic = [whole, ...parts].map((row) => `${row.year.ref.label} ${row.said} = ${row.earlier === undefined ? "（空）" : formatExact(row.earlier)}`).join("；");
  const all = whole.earlier;
  if (all === undefined || parts.some((part) => part.earlier === undefined)) return notAssessable(arithmetic, readings);
  const holdsAll = all.n > 0n && parts.some((part) => part.earlier !== undefined && equals(part.earlier, all));
  const beginsNow = parts.some((part) => part.earlier?.n === 0n && (numberOf(part.year)?.n ?? 0n) > 0n);
  return { ...holds(arithmetic, readings), outcome: holdsAll && beginsNow ? "fails" : "holds" };
}

function holds(arithmetic: string, readings: Verdict["readings"]): Verdict {
  return { outcome: "holds", arithmetic, difference: undefined, causes: [], readings };
}
