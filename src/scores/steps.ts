/** Lines of running arithmetic. */
import { formatExact } from "../model/rational.ts";
import type { PointsRange, ScoreStep, StepKind } from "../model/score.ts";
import { isOpen, sameRange } from "./points-range.ts";

export function step(what: StepKind, id: string, from: PointsRange, to: PointsRange, details: Readonly<Record<string, string>> = {}): ScoreStep {
  return { what, id, from, to, details };
}

/** The line only where it moves something: a floor that was not reached needs no line. */
export function stepIfMoved(what: StepKind, id: string, from: PointsRange, to: PointsRange, details: Readonly<Record<string, string>> = {}): readonly ScoreStep[] {
  return sameRange(from, to) ? [] : [step(what, id, from, to, details)];
}

/** `2.5`, `8/3`, or `3~5` where it is open. */
export function printed(range: PointsRange): string {
  return isOpen(range) ? `${formatExact(range.low)}~${formatExact(range.high)}` : formatExact(range.low);
}
