/**
 * Arithmetic on points between two bounds (得分区间).
 *
 * Every operation keeps one promise: if each operand lies within its range, the result lies within
 * the range returned. A decided number is a range whose bounds are equal, so there is one arithmetic
 * for both.
 */
import { add, equals, maximum, minimum, multiply, negate, rational, roundHalfUp, ZERO, type Rational } from "../model/rational.ts";
import type { PointsRange } from "../model/score.ts";

export const NOTHING: PointsRange = { low: ZERO, high: ZERO };

export function exactly(points: Rational): PointsRange {
  return { low: points, high: points };
}

export function isOpen(range: PointsRange): boolean {
  return !equals(range.low, range.high);
}

export function sameRange(a: PointsRange, b: PointsRange): boolean {
  return equals(a.low, b.low) && equals(a.high, b.high);
}

export function plus(a: PointsRange, b: PointsRange): PointsRange {
  const low = add(a.low, b.low);
  return { low, high: a.low === a.high && b.low === b.high ? low : add(a.high, b.high) };
}

export function opposite(a: PointsRange): PointsRange {
  const low = negate(a.high);
  return { low, high: a.low === a.high ? low : negate(a.low) };
}

export function minus(a: PointsRange, b: PointsRange): PointsRange {
  return plus(a, opposite(b));
}

export function total(ranges: Iterable<PointsRange>): PointsRange {
  let sum = NOTHING;
  for (const range of ranges) sum = plus(sum, range);
  return sum;
}

/** Times a factor that is not negative. */
export function scaled(a: PointsRange, by: Rational): PointsRange {
  return both(a, (points) => multiply(points, by));
}

/** So many of it together. */
export function times(a: PointsRange, count: number): PointsRange {
  return count === 1 ? a : scaled(a, rational(count));
}

/** The smallest range that holds both: one of the two is true. */
export function hull(a: PointsRange, b: PointsRange): PointsRange {
  return { low: minimum(a.low, b.low), high: maximum(a.high, b.high) };
}

/** What lies in both: both are true. */
export function overlap(a: PointsRange, b: PointsRange): PointsRange {
  return { low: maximum(a.low, b.low), high: minimum(a.high, b.high) };
}

export function atMost(a: PointsRange, ceiling: Rational): PointsRange {
  return both(a, (points) => minimum(points, ceiling));
}

export function atLeast(a: PointsRange, bottom: Rational): PointsRange {
  return both(a, (points) => maximum(points, bottom));
}

export function rounded(a: PointsRange, places: number): PointsRange {
  return both(a, (points) => roundHalfUp(points, places));
}

/** A decided number is worked out once. */
function both(a: PointsRange, work: (points: Rational) => Rational): PointsRange {
  const low = work(a.low);
  return { low, high: a.low === a.high ? low : work(a.high) };
}
