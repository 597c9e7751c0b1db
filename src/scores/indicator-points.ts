/**
 * The points of an indicator by its own rules: parts scored, scaled by one another, and added up.
 * Vetoes, redistribution and rounding come after (see score-indicator.ts).
 */
import { formatExact, minimum, ZERO } from "../model/rational.ts";
import type { RuleFindings } from "../model/finding.ts";
import type { Indicator } from "../model/scheme.ts";
import type { PartScore, PointsRange, RuleScore, ScoreStep } from "../model/score.ts";
import { anyApplies, type Applies } from "./applicability.ts";
import { combine } from "./combine.ts";
import { contributionsOf } from "./contribution.ts";
import type { IndicatorContributions } from "./double-penalty.ts";
import { applyScale } from "./part-operations.ts";
import { exactly, hull, NOTHING, plus, total } from "./points-range.ts";
import { scorePart, shareOfParts, type PartResult } from "./score-part.ts";
import { ruleScore } from "./rule-score.ts";
import { step } from "./steps.ts";
import { MOST_OPEN_QUESTIONS, subsetsOf } from "./subsets.ts";

/** An indicator scored by its own rules, on the full points of the scheme. */
export interface IndicatorPoints {
  readonly indicator: Indicator;
  readonly applies: Applies;
  /** The points if it applies. */
  readonly points: PointsRange;
  readonly parts: readonly PartScore[];
  readonly rules: readonly RuleScore[];
  readonly steps: readonly ScoreStep[];
}

/** What the findings of an indicator come to, part by part, combined. */
export function contributionsOfIndicator(
  indicator: Indicator,
  findings: ReadonlyMap<string, RuleFindings>,
  group: string,
): IndicatorContributions {
  return indicator.parts.map((part) => {
    const setting = { group, full: part.points };
    return combine(contributionsOf(part.rules, findings, setting), part.combinations);
  });
}

export function indicatorPoints(
  indicator: Indicator,
  findings: ReadonlyMap<string, RuleFindings>,
  group: string,
  contributions: IndicatorContributions,
): IndicatorPoints {
  const scored = indicator.parts.map((part, index) =>
    scorePart({ indicator, part, group, findings, contributions: contributions[index] ?? [] }),
  );
  const parts = scaleOneAnother(scored, findings);
  const applies = anyApplies(parts.map((one) => one.applies));
  const points = addUp(indicator, parts);
  return {
    indicator,
    applies,
    points,
    parts: parts.map((one) => partScore(one)),
    rules: parts.flatMap((one) => one.rules),
    steps: parts.length === 1 ? (parts[0]?.steps ?? []) : stepsOfParts(parts, points),
  };
}

/** Rules that leave a fraction of another part's points act when all parts are counted. */
function scaleOneAnother(parts: readonly PartResult[], findings: ReadonlyMap<string, RuleFindings>): readonly PartResult[] {
  const scales = parts.flatMap((one) => (one.applies === "no" ? [] : one.scalesOthers));
  return parts.map((one) =>
    scales
      .filter((scale) => scale.part === one.part.id)
      .reduce((result, scale): PartResult => {
        const points = applyScale(result.points, scale.by, scale.acting);
        const line = step("rule", scale.rule.id, result.points, points, {
          effect: "scale",
          triggered: String(scale.acting.length),
          value: formatExact(scale.by),
          part: scale.part,
        });
        return { ...result, points, steps: [...result.steps, line], rules: [...result.rules, ruleScore(scale.rule, findings, scale.acting, result.points, points)] };
      }, one),
  );
}

/** Parts that do not apply hand their points to the others; where that is open, every way is counted. */
function addUp(indicator: Indicator, parts: readonly PartResult[]): PointsRange {
  const sure = parts.filter((one) => one.applies === "yes");
  const open = parts.filter((one) => one.applies === "open");
  if (open.length > MOST_OPEN_QUESTIONS) return widest(indicator, parts);
  const ways = subsetsOf(open).map((some) => [...sure, ...some]).filter((applicable) => applicable.length > 0);
  const points = ways.map((applicable) => shareOfParts(applicable, indicator.points));
  return points.length === 0 ? exactly(indicator.points) : points.reduce(hull);
}

function widest(indicator: Indicator, parts: readonly PartResult[]): PointsRange {
  const lows = parts.map((one) => shareOfParts([one], indicator.points).low);
  return { low: lows.reduce(minimum, ZERO), high: indicator.points };
}

function stepsOfParts(parts: readonly PartResult[], points: PointsRange): readonly ScoreStep[] {
  let sum = NOTHING;
  const steps: ScoreStep[] = [];
  for (const one of parts) {
    if (one.applies === "no") {
      steps.push(step("part-not-applicable", one.part.id, sum, sum, { full: formatExact(one.part.points) }));
      continue;
    }
    const next = plus(sum, one.points);
    steps.push(...one.steps, step("part", one.part.id, sum, next, { full: formatExact(one.part.points) }));
    sum = next;
  }
  const isWhole = parts.every((one) => one.applies === "yes") || parts.every((one) => one.applies === "no");
  if (isWhole) return steps;
  const fulls = total(parts.filter((one) => one.applies !== "no").map((one) => exactly(one.part.points)));
  return [...steps, step("part-not-applicable", "", sum, points, { full: formatExact(fulls.low) })];
}

function partScore(one: PartResult): PartScore {
  const none = one.applies === "no";
  return { id: one.part.id, full: one.part.points, points: none ? NOTHING : one.points, notApplicable: none };
}
