/**
 * Grades (等次): the band that the total falls into, and ceilings on it.
 *
 * Bands are half-open and stand from best to worst, so a grade is a place in that list and a ceiling
 * is the least place allowed. An open total, or a ceiling that is open, leaves several grades possible.
 */
import { compare } from "../model/rational.ts";
import type { GradeBand } from "../model/scheme.ts";
import type { PointsRange } from "../model/score.ts";

export interface GradeCeiling {
  readonly grade: string;
  /** Holds in every completion of the evidence, or only in some. */
  readonly sure: boolean;
}

/** Ids of the grades whose bands the total can fall into, best first. */
export function gradesOf(total: PointsRange, bands: readonly GradeBand[]): readonly string[] {
  return bands
    .filter((band) => compare(total.high, band.from) >= 0 && (band.below === undefined || compare(total.low, band.below) < 0))
    .map((band) => band.id);
}

/** The grades that are still possible under a ceiling, best first. */
export function underCeiling(grades: readonly string[], ceiling: GradeCeiling, bands: readonly GradeBand[]): readonly string[] {
  const order = bands.map((band) => band.id);
  const least = order.indexOf(ceiling.grade);
  const lowered = grades.map((grade) => Math.max(least, order.indexOf(grade)));
  const unlowered = ceiling.sure ? [] : grades.map((grade) => order.indexOf(grade));
  const possible = new Set([...lowered, ...unlowered]);
  return order.filter((_, place) => possible.has(place));
}
