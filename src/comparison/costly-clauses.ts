/** Which clauses cost points: of a year over all units, and of a unit in years running (屡查屡犯). */
import type { CostlyClause, RecurringClause } from "../model/comparison.ts";
import { add, compare, negate, type Rational, ZERO } from "../model/rational.ts";
import type { Result, ResultIndicator, ResultRule, ResultUnit } from "../model/result.ts";
import type { PointsRange } from "../model/score.ts";
import { indicatorsOf } from "./lines.ts";
import { bounds, written, writtenBounds } from "./written.ts";

/** The clauses that took most points from all units together, dearest first; what they took for sure decides. */
export function costlyClauses(result: Result, atMost: number): readonly CostlyClause[] {
  const sums = new Map<string, Cost>();
  for (const unit of result.units) {
    for (const { indicator, rule, taken } of costsOf(unit)) {
      const known = sums.get(rule.id) ?? { indicator, rule, taken: { low: ZERO, high: ZERO }, units: 0, findings: 0 };
      const together = { low: add(known.taken.low, taken.low), high: add(known.taken.high, taken.high) };
      sums.set(rule.id, { ...known, taken: together, units: known.units + 1, findings: known.findings + countedFindings(rule) });
    }
  }
  const dearest = [...sums.values()].toSorted((a, b) => compare(b.taken.low, a.taken.low) || compare(b.taken.high, a.taken.high) || (a.rule.id < b.rule.id ? -1 : 1));
  return dearest.slice(0, atMost).map(({ indicator, rule, taken, units, findings }) => ({
    indicator: indicator.id, indicatorTitle: indicator.title, rule: rule.id, wording: rule.wording, taken: writtenBounds(taken), units, findings,
  }));
}

interface Cost {
  readonly indicator: ResultIndicator;
  readonly rule: ResultRule;
  readonly taken: PointsRange;
  readonly units: number;
  readonly findings: number;
}

/** Rules of a unit that took points, or may have. */
function costsOf(unit: ResultUnit): readonly Pick<Cost, "indicator" | "rule" | "taken">[] {
  return indicatorsOf(unit).flatMap((indicator) =>
    indicator.rules.flatMap((rule) => {
      const change = bounds(rule.change);
      const taken = { low: negate(change.high), high: negate(change.low) };
      return compare(taken.high, ZERO) > 0 ? [{ indicator, rule, taken }] : [];
    }),
  );
}

function countedFindings(rule: ResultRule): number {
  const waived = rule.findings.filter(({ waivedFor, change }) => waivedFor !== undefined && compare(bounds(change).low, ZERO) === 0);
  return rule.findingsTotal - waived.length;
}

export interface YearOfUnit {
  readonly label: string;
  readonly unit: ResultUnit | undefined;
  /** By indicator: the related indicators that it belongs to, through all years. */
  readonly relatedOf: ReadonlyMap<string, string>;
}

interface Clause {
  readonly related: string;
  readonly rule: ResultRule;
  readonly tail: string;
  readonly taken: Rational;
}

/** The same clause is one of related indicators with the same id, the same id but for its indicator, or the same wording. */
export function recurringClauses(years: readonly YearOfUnit[]): readonly RecurringClause[] {
  const clauses = years.map(clausesOf);
  const runs: { readonly related: string; readonly at: { readonly year: number; readonly clause: Clause }[] }[] = [];
  for (const [year, own] of clauses.entries()) {
    for (const clause of own) {
      const run = runs.find(({ at }) => at.some((last) => last.year === year - 1 && isSame(last.clause, clause)));
      if (run === undefined) runs.push({ related: clause.related, at: [{ year, clause }] });
      else run.at.push({ year, clause });
    }
  }
  return runs
    .filter(({ at }) => new Set(at.map(({ year }) => year)).size > 1)
    .map(({ related, at }) => ({ related, years: at.map(({ year, clause }) => ({ year: years[year]?.label ?? "", rule: clause.rule.id, wording: clause.rule.wording, taken: written(clause.taken) })) }));
}

function clausesOf({ unit, relatedOf }: YearOfUnit): readonly Clause[] {
  if (unit === undefined) return [];
  return costsOf(unit)
    .filter(({ taken }) => compare(taken.low, ZERO) > 0)
    .map(({ indicator, rule, taken }) => ({ related: relatedOf.get(indicator.id) ?? indicator.id, rule, tail: rule.id.startsWith(`${indicator.id}-`) ? rule.id.slice(indicator.id.length + 1) : rule.id, taken: taken.low }));
}

function isSame(a: Clause, b: Clause): boolean {
  return a.related === b.related && (a.rule.id === b.rule.id || a.tail === b.tail || a.rule.wording === b.rule.wording);
}
