/**
 * Where a unit's points went (失分一览): what an official looks for first on a sheet. The rows of an entry add
 * up to what it lost, and the entries to what the areas lost together; what stands outside the areas is apart.
 *
 * Losses are kept in two tracks, at the highest points possible (`low`) and at the lowest (`high`), each of
 * which adds up by itself: a veto takes more from the higher points, so that its `low` may be the larger.
 */
import type { ResultArea, ResultIndicator, ResultStep, ResultUnit } from "../model/result.ts";
import { compare, equals, subtract, ZERO } from "../model/rational.ts";
import type { PointsRange } from "../model/score.ts";
import type { Language, Text } from "../model/text.ts";
import { indicatorLosses } from "./loss-of-indicator.ts";
import { stepLoss, type LossReason } from "./loss-reason.ts";
import { addRanges, boundsOf, exact, isNothing, lostOf, rangeOf } from "./points.ts";

export interface LostPoints {
  /** Number of the indicator in the sheet's table, from 1; an area's own entry has none. */
  readonly number: number | undefined;
  readonly id: string;
  readonly title: Text;
  readonly area: ResultArea;
  readonly indicator: ResultIndicator | undefined;
  readonly lost: PointsRange;
  readonly reasons: readonly LossReason[];
}

/** Whatever lies below its full points, the dearest first; equal losses in the order of the scheme. */
export function lostPoints(unit: ResultUnit, language: Language): readonly LostPoints[] {
  const placed = unit.areas.flatMap((area) => area.indicators.map((indicator) => ({ area, indicator })));
  const indicators = placed.map(({ area, indicator }, index) => ({
    number: index + 1,
    id: indicator.id,
    title: indicator.title,
    area,
    indicator,
    lost: lostOf(exact(indicator.full), boundsOf(indicator)),
    reasons: indicatorLosses(indicator, unit, language),
  }));
  const areas = unit.areas.map((area) => {
    const reasons = areaLosses(area, unit, language);
    return { number: undefined, id: area.id, title: area.title, area, indicator: undefined, lost: sumOf(reasons), reasons };
  });
  const most = ({ lost }: LostPoints): PointsRange["low"] => (compare(lost.low, lost.high) > 0 ? lost.low : lost.high);
  return [...indicators, ...areas]
    .filter(({ lost }) => !isNothing(lost))
    .sort((a, b) => compare(most(b), most(a)) || compare(b.lost.low, a.lost.low) || (a.number ?? 0) - (b.number ?? 0));
}

/** What all areas together lost of their full points. */
export function lostInAreas(unit: ResultUnit): { readonly full: PointsRange["low"]; readonly lost: PointsRange } {
  const full = unit.areas.map((area) => rangeOf(area.full)).reduce(addRanges, NOTHING).low;
  return { full, lost: lostOf(full, unit.areas.map(boundsOf).reduce(addRanges, NOTHING)) };
}

/** What moved the total but no area made: weights, bonus, penalties, floor, caps and vetoes of the total. */
export function movesOfTotal(unit: ResultUnit, language: Language): readonly LossReason[] {
  const outside = unit.steps.filter(({ what }) => !INSIDE.includes(what));
  return outside.map((step) => stepLoss(step, unit, language)).filter(({ lost }) => !isNothing(lost));
}

/** The steps of areas and of grades; a conversion is printed for an outer assessment and moves no total. */
const INSIDE: readonly ResultStep["what"][] = ["start", "area", "grade", "grade-minimum", "grade-veto", "conversion"];

const NOTHING: PointsRange = { low: ZERO, high: ZERO };

/** An area's own steps: a veto, points that spilt below nothing. */
function areaLosses(area: ResultArea, unit: ResultUnit, language: Language): readonly LossReason[] {
  const own = area.steps.filter(({ what }) => what !== "indicator" && what !== "start");
  const reasons = own.map((step) => stepLoss(step, unit, language)).filter(({ lost }) => !isNothing(lost));
  const indicators = area.indicators.map((one) => lostOf(exact(one.full), boundsOf(one))).reduce(addRanges, NOTHING);
  const all = lostOf(exact(area.full), boundsOf(area));
  const rest = { low: subtract(subtract(all.low, indicators.low), sumOf(reasons).low), high: subtract(subtract(all.high, indicators.high), sumOf(reasons).high) };
  if (!equals(rest.low, ZERO) || !equals(rest.high, ZERO)) throw new RangeError(`the points of area ${area.id} do not add up`);
  return reasons;
}

export function sumOf(reasons: readonly LossReason[]): PointsRange {
  return reasons.map(({ lost }) => lost).reduce(addRanges, NOTHING);
}
