/**
 * What the effects of one rule do to the points so far.
 *
 * Setting, limiting and scaling take effect once, however many findings trigger the rule; of several
 * amounts the lowest counts. So the order of findings never matters.
 */
import { maximum, minimum, type Rational } from "../model/rational.ts";
import type { PointsRange } from "../model/score.ts";
import type { Contribution } from "./contribution.ts";
import { hull, minus, NOTHING, plus, scaled, times } from "./points-range.ts";

/** Amounts that go up less amounts that go down. */
export function netOf(acting: readonly Contribution[]): PointsRange {
  return acting.reduce((net, one) => (one.direction === "down" ? minus(net, times(one.change, one.finding.times)) : plus(net, times(one.change, one.finding.times))), NOTHING);
}

export function applySet(points: PointsRange, acting: readonly Contribution[]): PointsRange {
  const amounts = lowestOf(acting);
  return isSure(acting) ? amounts : hull(points, amounts);
}

export function applyLimit(points: PointsRange, acting: readonly Contribution[]): PointsRange {
  const ceiling = lowestOf(acting);
  const limited = { low: minimum(points.low, ceiling.low), high: minimum(points.high, ceiling.high) };
  return isSure(acting) ? limited : hull(points, limited);
}

export function applyScale(points: PointsRange, by: Rational, acting: readonly Contribution[]): PointsRange {
  const left = scaled(points, by);
  return isSure(acting) ? left : hull(points, left);
}

function isSure(acting: readonly Contribution[]): boolean {
  return acting.some((one) => one.acts === "surely");
}

/** Bounds of the lowest amount: any may act, those that surely do hold it down. */
function lowestOf(acting: readonly Contribution[]): PointsRange {
  const sure = acting.filter((one) => one.acts === "surely");
  const low = acting.map((one) => one.nominal.low).reduce(minimum);
  const highs = (sure.length > 0 ? sure : acting).map((one) => one.nominal.high);
  return { low, high: highs.reduce(sure.length > 0 ? minimum : maximum) };
}
