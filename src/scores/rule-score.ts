/** What one rule did to points, finding by finding. */
import type { FindingsSummary, RuleFindings } from "../model/finding.ts";
import { subtract } from "../model/rational.ts";
import type { Rule } from "../model/rule.ts";
import type { FindingChange, PointsRange, RuleScore } from "../model/score.ts";
import type { Contribution } from "./contribution.ts";
import { isOpen, NOTHING, opposite } from "./points-range.ts";
import { netOf } from "./part-operations.ts";

export function ruleScore(
  rule: Rule,
  findings: ReadonlyMap<string, RuleFindings>,
  contributions: readonly Contribution[],
  from: PointsRange,
  to: PointsRange,
): RuleScore {
  const acting = contributions.filter((one) => one.acts !== "never");
  const moved = contributions.some((one) => one.direction === "other") ? movement(from, to) : netOf(acting);
  return {
    rule: rule.id,
    findings: summaryOf(findings.get(rule.id) ?? noFindings(rule.id)),
    change: moved,
    changes: contributions.flatMap((one) => (one.finding.listed === undefined ? [] : [findingChange(one, one.finding.listed, one === acting[0] ? moved : NOTHING)])),
  };
}

export function noFindings(rule: string): RuleFindings {
  return { rule, counts: { triggered: 0, clear: 0, notApplicable: 0, noEvidence: 0 }, kept: 0, listed: [], kinds: [], each: () => [], counted: () => [], firstOpen: undefined };
}

/** A score outlives the findings that it was counted from. */
function summaryOf({ rule, counts, kept, listed, firstOpen }: RuleFindings): FindingsSummary {
  return { rule, counts, kept, listed, firstOpen };
}

/** What setting, scaling or limiting moved; it is shown at the first finding that acts. */
function findingChange(one: Contribution, finding: number, moved: PointsRange): FindingChange {
  const signed = (amount: PointsRange): PointsRange => (one.direction === "down" ? opposite(amount) : amount);
  return {
    finding,
    change: one.direction === "other" ? moved : signed(one.change),
    nominal: one.direction === "other" ? moved : signed(one.nominal),
    waived: one.waived,
  };
}

function movement(from: PointsRange, to: PointsRange): PointsRange {
  if (!isOpen(from) && !isOpen(to)) return { low: subtract(to.low, from.low), high: subtract(to.low, from.low) };
  return { low: subtract(to.low, from.high), high: subtract(to.high, from.low) };
}
