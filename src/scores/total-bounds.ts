/**
 * Bounds of what all amounts of a part come to together.
 *
 * Capped sums and highest amounts grow with each of their amounts, so that the least and the most
 * are reached with all amounts at their least and at their most. That is tighter than adding the
 * range of each finding: two open findings under one cap cannot both use it up.
 */
import type { Combination } from "../model/scheme.ts";
import type { PointsRange } from "../model/score.ts";
import { combine } from "./combine.ts";
import type { Contribution } from "./contribution.ts";
import { exactly, hull, minus, NOTHING } from "./points-range.ts";
import { netOf } from "./part-operations.ts";

/** Only where `isMonotone` holds of the combinations and nothing was waived. */
export function totalBounds(contributions: readonly Contribution[], combinations: readonly Combination[]): PointsRange {
  const up = contributions.filter((one) => one.direction === "up");
  const down = contributions.filter((one) => one.direction === "down");
  const gained = bounds(up, combinations);
  const lost = bounds(down, combinations);
  return minus(gained, lost);
}

function bounds(contributions: readonly Contribution[], combinations: readonly Combination[]): PointsRange {
  const at = (bound: "low" | "high"): PointsRange => {
    const fixed = contributions.map((one) => ({ ...one, change: exactly(nominalRange(one)[bound]), direction: "up" as const }));
    return netOf(combine(fixed, combinations));
  };
  return { low: at("low").low, high: at("high").high };
}

function nominalRange(one: Contribution): PointsRange {
  return one.acts === "surely" ? one.nominal : hull(one.nominal, NOTHING);
}
