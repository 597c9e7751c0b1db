/**
 * From the points by an indicator's own rules to the points that count: applicability, veto,
 * redistribution, and the one rounding.
 */
import { divide, equals, formatExact } from "../model/rational.ts";
import { OnceOf } from "../model/made-once.ts";
import type { Indicator } from "../model/scheme.ts";
import type { IndicatorScore, PointsRange, ScoreState, ScoreStep } from "../model/score.ts";
import type { FullPoints } from "./full-points.ts";
import type { IndicatorPoints } from "./indicator-points.ts";
import { atMost, exactly, hull, isOpen, rounded, scaled } from "./points-range.ts";
import { printed, step, stepIfMoved } from "./steps.ts";
import { hitsOn, isVetoed, vetoIndicator, wordOfHits, type VetoHit } from "./veto-hits.ts";

export interface Finish {
  /** Full points for this unit; nothing where the points moved to others. */
  readonly full: FullPoints;
  /** Counts as applicable; `open` only where it keeps its points either way. */
  readonly applies: "yes" | "open" | "no";
  readonly hits: readonly VetoHit[];
  readonly roundingPlaces: number;
}

const once = new OnceOf<IndicatorPoints, IndicatorScore>();

export function finishIndicator(own: IndicatorPoints, finish: Finish): IndicatorScore {
  const { full, applies, hits, roundingPlaces } = finish;
  const word = (): string => `${applies} ${formatExact(full.exact)} ${formatExact(full.printed)} ${String(roundingPlaces)} ${wordOfHits(hitsOn(own.indicator.id, hits))}`;
  return once.of(own, word, () => finished(own, finish));
}

function finished(own: IndicatorPoints, finish: Finish): IndicatorScore {
  const { indicator } = own;
  const begun = finish.applies === "no" ? notApplicable(own, finish) : applicable(own, finish);
  const vetoed = vetoIndicator(indicator.id, begun.points, finish.hits);
  const redistributed = redistribute(indicator, vetoed.points, finish);
  const ended = roundOnce(indicator, vetoed.points, redistributed.points, finish);
  return {
    id: indicator.id,
    full: finish.full.printed,
    points: ended.points,
    state: stateOf(ended.points, finish, indicator.id),
    parts: own.parts,
    rules: own.rules,
    steps: [...begun.steps, ...vetoed.steps, ...redistributed.steps, ...ended.steps],
  };
}

interface Stretch {
  readonly points: PointsRange;
  readonly steps: readonly ScoreStep[];
}

/** Full points where it keeps them (无申请), nothing of nothing where they moved. */
function notApplicable(own: IndicatorPoints, finish: Finish): Stretch {
  const points = exactly(finish.full.printed);
  const full = formatExact(own.indicator.points);
  const line = step("not-applicable", own.indicator.id, exactly(own.indicator.points), points, { full, open: "no" });
  return { points, steps: [line] };
}

function applicable(own: IndicatorPoints, finish: Finish): Stretch {
  if (finish.applies === "yes") return own;
  const full = formatExact(own.indicator.points);
  const points = hull(own.points, exactly(own.indicator.points));
  return { points, steps: [...own.steps, step("not-applicable", own.indicator.id, own.points, points, { full, open: "yes" })] };
}

function redistribute(indicator: Indicator, points: PointsRange, finish: Finish): Stretch {
  const { exact, printed: full } = finish.full;
  if (finish.applies === "no" || equals(exact, indicator.points)) return { points, steps: [] };
  const moved = scaled(points, divide(exact, indicator.points));
  const details = { schemeFull: formatExact(indicator.points), full: formatExact(full), exact: formatExact(exact) };
  return { points: moved, steps: [step("redistribute", indicator.id, points, moved, details)] };
}

/**
 * The only rounding. Where full points were themselves rounded to be printed, the points follow the
 * printed ones, so that all of them is all of them; the difference is a line of its own (尾差).
 */
function roundOnce(indicator: Indicator, before: PointsRange, points: PointsRange, finish: Finish): Stretch {
  const { id } = indicator;
  const { exact, printed: full } = finish.full;
  const places = String(finish.roundingPlaces);
  const once = atMost(rounded(points, finish.roundingPlaces), full);
  const roundingSteps = stepIfMoved("rounding", id, points, once, { places });
  if (finish.applies === "no" || equals(exact, full)) return { points: once, steps: roundingSteps };
  const toPrinted = scaled(before, divide(full, indicator.points));
  const last = rounded(toPrinted, finish.roundingPlaces);
  const details = { full: formatExact(full), exact: formatExact(exact), before: printed(toPrinted) };
  return { points: last, steps: [...roundingSteps, ...stepIfMoved("remainder", id, once, last, details)] };
}

function stateOf(points: PointsRange, finish: Finish, id: string): ScoreState {
  if (isOpen(points)) return "undecided";
  if (isVetoed(id, finish.hits)) return "vetoed";
  return finish.applies === "no" ? "not-applicable" : "scored";
}

/** Full points as in the scheme, where nothing moves. */
export function ownFullPoints(indicator: Indicator): FullPoints {
  return { exact: indicator.points, printed: indicator.points };
}
