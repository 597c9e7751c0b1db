/** Scores one indicator, or one adjustment, by itself: what worked examples (算例) compute. */
import type { RuleFindings } from "../model/finding.ts";
import type { Adjustment, Indicator, Scheme } from "../model/scheme.ts";
import type { AdjustmentScore, IndicatorScore } from "../model/score.ts";
import { adjustmentFull } from "./adjustment-full.ts";
import { finishIndicator, ownFullPoints } from "./finish-indicator.ts";
import { waiveDoublePenalties } from "./double-penalty.ts";
import { contributionsOfIndicator, indicatorPoints } from "./indicator-points.ts";
import { scoreAdjustment } from "./score-adjustment.ts";

/**
 * The indicator on its own full points: nothing is redistributed between indicators, no other
 * indicator punishes the same fault, no veto strikes. Where it does not apply it shows its full
 * points, whether they would stay or move to others.
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
  const { roundingPlaces } = input.scheme.policies;
  return finishIndicator(own, { full: ownFullPoints(indicator), applies: own.applies, hits: [], roundingPlaces });
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
