/**
 * The points of a unit's areas, indicator by indicator.
 *
 * Where it is open whether an indicator applies, and its points would move, each way in which these
 * questions can turn out is scored for itself and the ranges are joined; beyond so many questions the
 * widest bounds are taken.
 */
import { add, maximum, sum, ZERO, type Rational } from "../model/rational.ts";
import type { Area, Scheme } from "../model/scheme.ts";
import type { AreaScore, IndicatorScore, PointsRange, ScoreStep } from "../model/score.ts";
import { finishIndicator } from "./finish-indicator.ts";
import type { FullPoints } from "./full-points.ts";
import type { IndicatorPoints } from "./indicator-points.ts";
import { knownFullPoints, type Applies } from "./known-full-points.ts";
import { atLeast, hull, isOpen, NOTHING, plus, total } from "./points-range.ts";
import { step, stepIfMoved } from "./steps.ts";
import { MOST_OPEN_QUESTIONS, subsetsOf } from "./subsets.ts";
import { vetoArea, type VetoHit } from "./veto-hits.ts";
import { weigh } from "./weigh.ts";

export interface AreasInput {
  readonly scheme: Scheme;
  /** The indicators that bind the unit, in the order of the scheme. */
  readonly indicators: readonly IndicatorPoints[];
  readonly hits: readonly VetoHit[];
}

export interface AreasResult {
  readonly areas: readonly AreaScore[];
  /** Weighted areas added up, known better than by adding their ranges where questions are shared. */
  readonly base: PointsRange;
}

export function scoreAreas(input: AreasInput): AreasResult {
  const open = openQuestions(input.indicators);
  const first = scoreWay(input, { areAsked: open.length > 0, absent: new Set() });
  if (open.length > MOST_OPEN_QUESTIONS) return atTheirWidest(input, first);
  const others = subsetsOf(open.map((one) => one.indicator.id)).filter((absent) => absent.length > 0);
  return others.length === 0 ? first : joined(first, others.map((absent) => pointsOfWay(input, { areAsked: true, absent: new Set(absent) })));
}

/** Open applicability matters to others only where points move. */
function openQuestions(indicators: readonly IndicatorPoints[]): readonly IndicatorPoints[] {
  const anyMoves = indicators.some((one) => one.indicator.notApplicable !== "full" && one.applies !== "yes");
  return anyMoves ? indicators.filter((one) => one.applies === "open") : [];
}

/** How the open questions turn out. */
interface Answers {
  /** Whether there are any: then an open indicator that is not absent applies. */
  readonly areAsked: boolean;
  readonly absent: ReadonlySet<string>;
}

function scoreWay(input: AreasInput, answers: Answers): AreasResult {
  const scores = scoreIndicators(input, answers);
  const areas = input.scheme.areas.flatMap((area) => scoreArea(area, scores, input.hits));
  return { areas, base: baseOf(areas, input.scheme) };
}

/** Of a way only its points are wanted: there may be a thousand of them, and steps are told once. */
interface WayPoints {
  readonly indicators: ReadonlyMap<string, PointsRange>;
  readonly areas: ReadonlyMap<string, PointsRange>;
  readonly base: PointsRange;
}

function pointsOfWay(input: AreasInput, answers: Answers): WayPoints {
  const { scheme, hits } = input;
  const indicators = pointsById(scoreIndicators(input, answers));
  const areas = scheme.areas.flatMap((area) => {
    const own = area.indicators.flatMap((id) => indicators.get(id) ?? []);
    return own.length === 0 ? [] : [{ id: area.id, points: vetoArea(area.id, atLeast(total(own), ZERO), hits).points }];
  });
  return { indicators, areas: pointsById(areas), base: baseOf(areas, scheme) };
}

function pointsById(all: readonly { readonly id: string; readonly points: PointsRange }[]): ReadonlyMap<string, PointsRange> {
  return new Map(all.map(({ id, points }) => [id, points]));
}

function baseOf(areas: readonly Pick<AreaScore, "id" | "points">[], scheme: Scheme): PointsRange {
  return total(areas.map((area) => weigh(area, scheme).points));
}

function scoreIndicators({ scheme, indicators, hits }: AreasInput, { areAsked, absent }: Answers): readonly IndicatorScore[] {
  const applies = indicators.map((one): Applies => (absent.has(one.indicator.id) ? "no" : areAsked && one.applies === "open" ? "yes" : one.applies));
  const full = knownFullPoints(scheme, indicators.map((one) => one.indicator), applies);
  const { roundingPlaces } = scheme.policies;
  return indicators.map((one, at) => finishIndicator(one, { full: fullOf(full, one), applies: applies[at] ?? one.applies, hits, roundingPlaces }));
}

function fullOf(full: ReadonlyMap<string, FullPoints>, one: IndicatorPoints): FullPoints {
  const found = full.get(one.indicator.id);
  if (found === undefined) throw new Error(`indicator ${one.indicator.id} has no full points`);
  return found;
}

/** An area that holds no indicator for the unit is left out. */
function scoreArea(area: Area, scores: readonly IndicatorScore[], hits: readonly VetoHit[]): readonly AreaScore[] {
  const indicators = area.indicators.flatMap((id) => scores.filter((score) => score.id === id));
  if (indicators.length === 0) return [];
  const added = addIndicators(indicators);
  const floored = atLeast(added.points, ZERO);
  const vetoed = vetoArea(area.id, floored, hits);
  const steps = [...added.steps, ...stepIfMoved("spill", area.id, added.points, floored), ...vetoed.steps];
  return [{ id: area.id, full: sum(indicators.map((one) => one.full)), points: vetoed.points, indicators, steps }];
}

function addIndicators(indicators: readonly IndicatorScore[]): { readonly points: PointsRange; readonly steps: readonly ScoreStep[] } {
  let points = NOTHING;
  const steps = indicators.map((one) => {
    const from = points;
    points = plus(points, one.points);
    return step("indicator", one.id, from, points);
  });
  return { points, steps };
}

/** The first way, opened to all that the others come to. */
function joined(first: AreasResult, others: readonly WayPoints[]): AreasResult {
  const opened = (points: PointsRange, of: (way: WayPoints) => PointsRange | undefined): PointsRange => others.reduce((all, way) => hull(all, of(way) ?? all), points);
  const areas = first.areas.map((area) => {
    const indicators = area.indicators.map((one) => openTo(one, opened(one.points, (way) => way.indicators.get(one.id))));
    return withSteps({ ...area, indicators, points: opened(area.points, (way) => way.areas.get(area.id)) });
  });
  return { areas, base: opened(first.base, (way) => way.base) };
}

function openTo(one: IndicatorScore, other: PointsRange): IndicatorScore {
  const points = hull(one.points, other);
  if (!isOpen(points)) return one;
  const from = one.steps.at(-1)?.to ?? one.points;
  return { ...one, points, state: "undecided", steps: [...one.steps, ...stepIfMoved("redistribute", one.id, from, points, { ways: "open" })] };
}

/** Joined indicators added up again, then held to what the ways together allow. */
function withSteps(area: AreaScore): AreaScore {
  const added = addIndicators(area.indicators);
  return { ...area, steps: [...added.steps, ...stepIfMoved("redistribute", area.id, added.points, area.points, { ways: "open" })] };
}

function atTheirWidest(input: AreasInput, way: AreasResult): AreasResult {
  const everything = input.scheme.total;
  const wide = (low: Rational): PointsRange => ({ low, high: everything });
  const areas = way.areas.map((area) => {
    const indicators = area.indicators.map((one) => openTo(one, wide(lowOf(one))));
    return withSteps({ ...area, indicators, points: wide(ZERO) });
  });
  return { areas, base: { low: ZERO, high: maximum(everything, way.base.high) } };
}

/** Under a floor at the area an indicator may lie below nothing, and further below with more full points. */
function lowOf(one: IndicatorScore): Rational {
  return one.points.low.n < 0n ? add(one.points.low, one.points.low) : ZERO;
}
