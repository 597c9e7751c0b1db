/**
 * Full points of a unit's indicators where some do not apply (不涉及指标分值的调整).
 *
 * The points of an indicator that does not apply move within its area to those that do, in proportion
 * to their full points; from an area where none does, and under `not_applicable: scheme`, across all
 * that do. Where nothing applies at all, everything stays where it is. What is printed has no more
 * decimals than points have, by largest remainder, and still adds up to the area and the total.
 */
import { add, divide, equals, floor, multiply, rational, roundHalfUp, subtract, sum, ZERO, compare, type Rational } from "../model/rational.ts";

export interface IndicatorPlace {
  readonly id: string;
  readonly area: string;
  readonly full: Rational;
  /** `keeps`: does not apply, and its points stay and are given; otherwise where they go. */
  readonly fate: "applies" | "keeps" | "moves-in-area" | "moves-in-scheme";
}

export interface FullPoints {
  readonly exact: Rational;
  readonly printed: Rational;
}

export function fullPointsOf(places: readonly IndicatorPlace[], decimals: number): ReadonlyMap<string, FullPoints> {
  const exact = exactFullPoints(places);
  const printed = printedFullPoints(places, exact, decimals);
  return new Map(places.map((place, index) => [place.id, { exact: exact[index] ?? ZERO, printed: printed[index] ?? ZERO }]));
}

function exactFullPoints(places: readonly IndicatorPlace[]): readonly Rational[] {
  const receivers = places.filter((place) => place.fate === "applies");
  if (receivers.length === 0) return places.map((place) => place.full);
  const areasWithReceivers = new Set(receivers.map((place) => place.area));
  const staysInArea = (place: IndicatorPlace): boolean => place.fate === "moves-in-area" && areasWithReceivers.has(place.area);
  const pool = sumOf(places.filter((place) => isMoved(place) && !staysInArea(place)));
  const poolShare = divide(pool, sumOf(receivers));
  return places.map((place) => {
    if (isMoved(place)) return ZERO;
    if (place.fate === "keeps") return place.full;
    const inArea = places.filter((other) => other.area === place.area);
    const moved = sumOf(inArea.filter(staysInArea));
    const areaShare = divide(moved, sumOf(inArea.filter((other) => other.fate === "applies")));
    return add(place.full, multiply(place.full, add(areaShare, poolShare)));
  });
}

function isMoved(place: IndicatorPlace): boolean {
  return place.fate === "moves-in-area" || place.fate === "moves-in-scheme";
}

function sumOf(places: readonly IndicatorPlace[]): Rational {
  return sum(places.map((place) => place.full));
}

function printedFullPoints(places: readonly IndicatorPlace[], exact: readonly Rational[], decimals: number): readonly Rational[] {
  if (exact.every((full) => equals(full, roundHalfUp(full, decimals)))) return exact;
  const areas = [...new Set(places.map((place) => place.area))];
  const indexes = areas.map((area) => places.flatMap((place, index) => (place.area === area ? [index] : [])));
  const exactIn = (group: readonly number[]): readonly Rational[] => group.map((index) => exact[index] ?? ZERO);
  const totals = byLargestRemainder(indexes.map((group) => sum(exactIn(group))), decimals);
  const printed = [...exact];
  for (const [position, group] of indexes.entries()) {
    const rounded = byLargestRemainder(exactIn(group), decimals, totals[position]);
    for (const [place, index] of group.entries()) printed[index] = rounded[place] ?? ZERO;
  }
  return printed;
}

/**
 * Numbers with so many decimals that add up to `total` (left out: to the sum of the values): all are
 * cut, and what is missing goes to the largest remainders, of equal ones to the earlier.
 */
export function byLargestRemainder(values: readonly Rational[], decimals: number, total: Rational = sum(values)): readonly Rational[] {
  const unit = rational(1n, 10n ** BigInt(decimals));
  const cut = values.map((value) => multiply(rational(floor(divide(value, unit))), unit));
  const missing = Number(floor(divide(subtract(total, sum(cut)), unit)));
  const remainders = values.map((value, index) => ({ index, rest: subtract(value, cut[index] ?? ZERO) }));
  const first = [...remainders].sort((a, b) => compare(b.rest, a.rest) || a.index - b.index).slice(0, missing);
  const raised = new Set(first.map((one) => one.index));
  return cut.map((value, index) => (raised.has(index) ? add(value, unit) : value));
}
