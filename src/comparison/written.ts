/** Points in and out of the strings of a result and of a comparison. */
import { compare, divide, equals, formatExact, formatFixed, parseExact, roundHalfUp, subtract, type Rational, ZERO } from "../model/rational.ts";
import type { ResultPoints, ResultRange } from "../model/result.ts";
import type { PointsRange } from "../model/score.ts";

/** Reads points; a result that holds anything else was not written by us. */
export function exactly(written: string): Rational {
  const value = parseExact(written);
  if (value === undefined) throw new RangeError(`not a number of points: ${written}`);
  return value;
}

export function boundsOf({ points, range }: ResultPoints): PointsRange {
  if (points !== null) return bounds(points);
  if (range === undefined) throw new RangeError("open points need a range");
  return bounds(range);
}

export function bounds(written: string | ResultRange): PointsRange {
  if (typeof written !== "string") return { low: exactly(written.low), high: exactly(written.high) };
  const value = exactly(written);
  return { low: value, high: value };
}

export function isDecided({ low, high }: PointsRange): boolean {
  return equals(low, high);
}

/** Two decimals, three where half of a hundredth needs them, otherwise the shortest exact form. */
export function written(value: Rational): string {
  const places = [2, 3].find((count) => equals(value, roundHalfUp(value, count)));
  return places === undefined ? formatExact(value) : formatFixed(value, places);
}

export function writtenBounds(range: PointsRange): string | ResultRange {
  return isDecided(range) ? written(range.low) : { low: written(range.low), high: written(range.high) };
}

export function asPoints(range: PointsRange): ResultPoints {
  const points = writtenBounds(range);
  return typeof points === "string" ? { points } : { points: null, range: points };
}

/** The exact share of the full points, `null` where it is open or there is nothing to be had. */
export function rateOf(range: PointsRange, full: Rational): string | null {
  return isDecided(range) && compare(full, ZERO) > 0 ? formatExact(divide(range.low, full)) : null;
}

/** How far a step moves its points, whatever they are: `undefined` where that depends on what is open. */
export function shiftOf(from: PointsRange, to: PointsRange): Rational | undefined {
  const [low, high] = [subtract(to.low, from.low), subtract(to.high, from.high)];
  return equals(low, high) ? low : undefined;
}
