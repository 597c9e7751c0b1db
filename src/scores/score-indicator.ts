/** Scores one indicator, or one adjustment, by itself: what worked examples (算例) compute. */
import type { RuleFindings } from "../model/finding.ts";
import type { Adjustment, Indicator, Scheme } from "../model/scheme.ts";
import type { AdjustmentScore, IndicatorScore } from "../model/score.ts";
import { adjustmentFull } from "./adjustment-full.ts";
import { finishIndicator, MOVED_AWAY, ownFullPoints } from "./finish-indicator.ts";
import { waiveDoublePenalties } from "./double-penalty.ts";
import { contributionsOfIndicator, indicatorPoints } from "./indicator-points.ts";
import { hull } from "./points-range.ts";
import { scoreAdjustment } from "./score-adjustment.ts";

/**
 * The indicator on its own full points: nothing is redistributed between indicators, no other
 * indicator punishes the same fault, no veto strikes. Where it does not apply it has full points
 * under `not_applicable: full`, and 0 of 0 where its points would move to others.
 */
export function scoreIndicatorAlone(input: {
  readonly indicator: Indicator;
  readonly scheme: Scheme;
  readonly group: string;
  readonly findings: ReadonlyMap<string, RuleFindings>;
}): IndicatorScore {
  const { indicator, findings, group } = input;
  const contributions = waiveDoublePenalties([contributionsOfIndicator(indicator, findings, group)])[0] ?? [];
  const own = indicatorPoints(indicator, findings, group, contributions);
  const keeps = indicator.notApplicable === "full";
  const common = { hits: [], roundingPlaces: input.scheme.policies.roundingPlaces };
  const as = (applies: "yes" | "open" | "no"): IndicatorScore =>
    finishIndicator(own, { ...common, applies, full: applies === "no" && !keeps ? MOVED_AWAY : ownFullPoints(indicator) });
  if (own.applies !== "open" || keeps) return as(own.applies);
  const scored = as("yes");
  return { ...scored, points: hull(scored.points, as("no").points), state: "undecided" };
}

/** What a bonus or penalty adds (a penalty is negative), or what a veto takes off as a penalty. */
export function scoreAdjustmentAlone(input: {
  readonly adjustment: Adjustment;
  readonly scheme: Scheme;
  readonly group: string;
  readonly findings: ReadonlyMap<string, RuleFindings>;
}): AdjustmentScore {
  const { adjustment, scheme, group, findings } = input;
  return scoreAdjustment(adjustment, findings, { group, full: adjustmentFull(adjustment, scheme) }).score;
}
