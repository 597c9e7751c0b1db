import type { Result, ResultIndicator, ResultRule } from "../model/result.ts";
import { compare, ZERO } from "../model/rational.ts";
import type { PointsRange } from "../model/score.ts";
import { addRanges, negated, rangeOf } from "./points.ts";

/** A rule and what it cost all units together. */
export interface CostlyRule {
  readonly indicator: ResultIndicator;
  readonly rule: ResultRule;
  readonly taken: PointsRange;
  readonly units: number;
  readonly findings: number;
}

/** The rules that took most points, dearest first; at most so many. */
export function costlyRules(result: Result, atMost: number): readonly CostlyRule[] {
  const found = new Map<string, CostlyRule>();
  for (const indicator of result.units.flatMap(({ areas }) => areas.flatMap(({ indicators }) => indicators))) {
    for (const rule of indicator.rules) {
      const taken = negated(rangeOf(rule.change));
      if (compare(taken.high, ZERO) <= 0) continue;
      const known = found.get(rule.id);
      const own: CostlyRule = { indicator, rule, taken, units: 1, findings: findingsOf(rule) };
      found.set(rule.id, known === undefined ? own : { ...known, taken: addRanges(known.taken, taken), units: known.units + 1, findings: known.findings + own.findings });
    }
  }
  return [...found.values()].sort((a, b) => compare(b.taken.low, a.taken.low) || compare(b.taken.high, a.taken.high) || (a.rule.id < b.rule.id ? -1 : 1)).slice(0, atMost);
}

function findingsOf(rule: ResultRule): number {
  const waived = rule.findings.filter(({ waivedFor, change }) => waivedFor !== undefined && compare(rangeOf(change).low, ZERO) === 0).length;
  return rule.findingsTotal - waived;
}
