/**
 * A bonus, penalty or veto outside the indicators (加分、倒扣、一票否决).
 *
 * Under `missing_evidence: zero` what has no evidence does not act: a bonus has to be proved, and so
 * has a fault.
 */
import type { RuleFindings } from "../model/finding.ts";
import type { Rational } from "../model/rational.ts";
import type { Adjustment } from "../model/scheme.ts";
import type { AdjustmentScore, PointsRange, RuleScore } from "../model/score.ts";
import { combine } from "./combine.ts";
import { contributionsOf, type Contribution } from "./contribution.ts";
import { exactly, isOpen, NOTHING, overlap, plus } from "./points-range.ts";
import { netOf } from "./part-operations.ts";
import { ruleScore } from "./rule-score.ts";
import { totalBounds } from "./total-bounds.ts";
import { penaltyOf, vetoHitsOf, type VetoHit } from "./veto-hits.ts";

export interface AdjustmentResult {
  readonly score: AdjustmentScore;
  readonly hits: readonly VetoHit[];
}

/** `full` bounds what nobody handed in: a bonus cannot be more than its cap, a penalty than the total. */
export function scoreAdjustment(
  adjustment: Adjustment,
  findings: ReadonlyMap<string, RuleFindings>,
  setting: { readonly group: string; readonly full: Rational },
): AdjustmentResult {
  const found = contributionsOf(adjustment.rules, findings, setting);
  const counted = adjustment.missingEvidence === "zero" ? found.flatMap(provedOnly) : found;
  const contributions = combine(counted, adjustment.combinations);
  const acting = contributions.filter((one) => one.acts !== "never");
  const hits = vetoHitsOf(contributions);
  const summed = netOf(acting);
  const together = totalBounds(contributions, adjustment.combinations);
  const amounts = together === undefined ? summed : overlap(summed, together);
  const points = plus(amounts, penaltyOf(hits));
  return { score: { id: adjustment.id, points, state: stateOf(acting, points), rules: rulesOf(adjustment, findings, contributions, hits) }, hits };
}

function provedOnly(one: Contribution): readonly Contribution[] {
  if (one.finding.kind.outcome === "no-evidence") return [];
  const least = exactly(one.nominal.low);
  return [{ ...one, nominal: least, change: least }];
}

function stateOf(acting: readonly Contribution[], points: PointsRange): AdjustmentScore["state"] {
  if (isOpen(points)) return "undecided";
  const sure = acting.some((one) => one.acts === "surely");
  if (!sure && acting.some((one) => one.direction === "other")) return "undecided";
  return sure ? "applied" : "none";
}

function rulesOf(
  adjustment: Adjustment,
  findings: ReadonlyMap<string, RuleFindings>,
  contributions: readonly Contribution[],
  hits: readonly VetoHit[],
): readonly RuleScore[] {
  return adjustment.rules.map((rule) => {
    const ofRule = contributions.filter((one) => one.rule.id === rule.id);
    return ruleScore(rule, findings, ofRule, NOTHING, penaltyOf(hits.filter((hit) => hit.rule === rule.id)));
  });
}
