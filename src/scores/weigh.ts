import { equals, formatExact, ONE } from "../model/rational.ts";
import type { Scheme } from "../model/scheme.ts";
import type { AreaScore, PointsRange, ScoreStep } from "../model/score.ts";
import { rounded, scaled } from "./points-range.ts";
import { step } from "./steps.ts";

/** What an area counts in the base total: weighted areas round once more, on a line of their own. */
export function weigh(area: Pick<AreaScore, "id" | "points">, scheme: Scheme): { readonly points: PointsRange; readonly steps: readonly ScoreStep[] } {
  const weight = scheme.areas.find((one) => one.id === area.id)?.weight ?? ONE;
  if (equals(weight, ONE)) return { points: area.points, steps: [] };
  const places = scheme.policies.roundingPlaces;
  const points = rounded(scaled(area.points, weight), places);
  return { points, steps: [step("weight", area.id, area.points, points, { weight: formatExact(weight), places: String(places) })] };
}
