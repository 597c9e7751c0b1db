/** Points beside their full points, and the share between them (得分率). */
import type { RatedPoints } from "../model/comparison.ts";
import { add, compare, sum, type Rational, ZERO } from "../model/rational.ts";
import type { ResultIndicator, ResultUnit } from "../model/result.ts";
import type { PointsRange } from "../model/score.ts";
import { indicatorsOf } from "./lines.ts";
import { asPoints, boundsOf, exactly, rateOf, written } from "./written.ts";

export function rated(points: PointsRange, full: Rational): RatedPoints {
  return { ...asPoints(points), full: written(full), rate: rateOf(points, full) };
}

/** Indicators added up; `null` where none of them binds the unit. Full points are those that count for the unit. */
export function ratedTogether(unit: ResultUnit, ids: ReadonlySet<string>): RatedPoints | null {
  const own = indicatorsOf(unit).filter(({ id }) => ids.has(id));
  return own.length === 0 ? null : rated(pointsTogether(own), sum(own.map(({ full }) => exactly(full))));
}

/** Whether all of the indicators bind the unit and some of their full points count for it. */
export function countsFor(unit: ResultUnit, ids: Iterable<string>): boolean {
  const own = new Map(indicatorsOf(unit).map(({ id, full }) => [id, full]));
  const wanted = [...ids];
  return wanted.every((id) => own.has(id)) && wanted.some((id) => compare(exactly(own.get(id) ?? "0"), ZERO) > 0);
}

function pointsTogether(indicators: readonly ResultIndicator[]): PointsRange {
  return indicators.map(boundsOf).reduce((a, b) => ({ low: add(a.low, b.low), high: add(a.high, b.high) }), { low: ZERO, high: ZERO });
}

/** Decided points and full points, for arithmetic. */
export function decidedShare(rates: RatedPoints | null): Rational | undefined {
  return rates?.rate === null || rates === null ? undefined : exactly(rates.rate);
}

