/** Points as a result writes them: so many decimals where they fit, else the exact number (`8/3`). */
import { equals, formatExact, formatFixed, hasPlaces, type Rational } from "../model/rational.ts";
import type { ResultPoints, ResultRange } from "../model/result.ts";
import type { PointsRange } from "../model/score.ts";

export function writtenPoints(points: Rational, places: number): string {
  return hasPlaces(points, places) ? formatFixed(points, places) : formatExact(points);
}

export function writtenRange(range: PointsRange, places: number): string | ResultRange {
  const low = writtenPoints(range.low, places);
  return equals(range.low, range.high) ? low : { low, high: writtenPoints(range.high, places) };
}

/** `points`, or `null` and the range that they lie in. */
export function resultPoints(range: PointsRange, places: number): ResultPoints {
  const written = writtenRange(range, places);
  return typeof written === "string" ? { points: written } : { points: null, range: written };
}
