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
import { fullPointsOf, type FullPoints, type IndicatorPlace } from "./full-points.ts";
import type { IndicatorPoints } from "./indicator-points.ts";
import { atLeast, hull, isOpen, NOTHING, plus, total } from "./points-range.ts";
import { decimalsOf } from "./decimals.ts";
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

/** One way in which the open questions can turn out. */
interface Way {
  readonly areas: readonly AreaScore[];
  readonly base: PointsRange;
}

export function scoreAreas(input: AreasInput): AreasResult {
  const open = openQuestions(input.indicators);
  if (open.length > MOST_OPEN_QUESTIONS) return atTheirWidest(input, scoreWay(input, new Set()));
  const ways = subsetsOf(open.map((one) => one.indicator.id)).map((absent) => scoreWay(input, new Set(absent)));
  const [first, ...others] = ways;
  if (first === undefined) throw new Error("there is always one way");
  return others.length === 0 ? first : others.reduce(joinWays, first);
}

/** Open applicability matters to others only where points move. */
function openQuestions(indicators: readonly IndicatorPoints[]): readonly IndicatorPoints[] {
  const anyMoves = indicators.some((one) => one.indicator.notApplicable !== "full" && one.applies !== "yes");
  return anyMoves ? indicators.filter((one) => one.applies === "open") : [];
}

function scoreWay(input: AreasInput, absent: ReadonlySet<string>): Way {
  const { scheme, indicators, hits } = input;
  const applies = (one: IndicatorPoints): "yes" | "open" | "no" => (absent.has(one.indicator.id) ? "no" : settled(one, indicators));
  const places = indicators.map((one) => placeOf(one, applies(one)));
  const full = fullPointsOf(places, decimalsOf(indicators.map((one) => one.indicator.points), scheme.policies.roundingPlaces));
  const scores = indicators.map((one) =>
    finishIndicator(one, { full: fullOf(full, one), applies: applies(one), hits, roundingPlaces: scheme.policies.roundingPlaces }),
  );
  const areas = scheme.areas.flatMap((area) => scoreArea(area, scores, hits));
  return { areas, base: total(areas.map((area) => weigh(area, scheme).points)) };
}

/** In a way of its own an open indicator that is not absent applies. */
function settled(one: IndicatorPoints, indicators: readonly IndicatorPoints[]): "yes" | "open" | "no" {
  return one.applies === "open" && openQuestions(indicators).length > 0 ? "yes" : one.applies;
}

function placeOf(one: IndicatorPoints, applies: "yes" | "open" | "no"): IndicatorPlace {
  const { id, area, points, notApplicable } = one.indicator;
  const away = { full: "keeps", area: "moves-in-area", scheme: "moves-in-scheme" } as const;
  return { id, area, full: points, fate: applies === "no" ? away[notApplicable] : "applies" };
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

function joinWays(a: Way, b: Way): Way {
  const areas = a.areas.map((area, index) => joinAreas(area, b.areas[index] ?? area));
  return { areas, base: hull(a.base, b.base) };
}

function joinAreas(a: AreaScore, b: AreaScore): AreaScore {
  const indicators = a.indicators.map((one, index) => openTo(one, (b.indicators[index] ?? one).points));
  return withSteps({ ...a, indicators, points: hull(a.points, b.points) });
}

function openTo(one: IndicatorScore, other: PointsRange): IndicatorScore {
  const points = hull(one.points, other);
  if (!isOpen(points)) return one;
  const before = one.steps.filter((line) => line.details["ways"] === undefined);
  const from = before.at(-1)?.to ?? one.points;
  return { ...one, points, state: "undecided", steps: [...before, ...stepIfMoved("redistribute", one.id, from, points, { ways: "open" })] };
}

/** Joined indicators added up again, then held to what the ways together allow. */
function withSteps(area: AreaScore): AreaScore {
  const added = addIndicators(area.indicators);
  return { ...area, steps: [...added.steps, ...stepIfMoved("redistribute", area.id, added.points, area.points, { ways: "open" })] };
}

function atTheirWidest(input: AreasInput, way: Way): AreasResult {
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
