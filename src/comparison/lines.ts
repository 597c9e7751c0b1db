/**
 * A unit's total as lines that add up to it: its indicators by their own rules, what their points moved by when others
 * did not apply, and every step between them and the total (vetoes of areas, weights, bonus, gate, cap, penalties, floor,
 * ceiling, vetoes).
 */
import { add, equals, maximum, minimum, roundHalfUp, subtract, sum, type Rational, ZERO } from "../model/rational.ts";
import type { ResultAdjustment, ResultIndicator, ResultStep, ResultUnit } from "../model/result.ts";
import { text, type Text } from "../model/text.ts";
import type { PointsRange } from "../model/score.ts";
import { bounds, boundsOf, exactly, isDecided, shiftOf } from "./written.ts";

export interface UnitLine {
  readonly kind: "indicator" | "step";
  readonly title: Text;
  /** What it adds to the total; `undefined` where that is open. */
  readonly points: Rational | undefined;
  /** Where what it adds lies, whatever is open. */
  readonly range: PointsRange;
}

/** Indicators by id, steps by `step:<what>:<id>`. A unit is looked at line by line many times, and never changes. */
export function linesOf(unit: ResultUnit): ReadonlyMap<string, UnitLine> {
  const lines = known.get(unit) ?? readLines(unit);
  known.set(unit, lines);
  return lines;
}

const known = new WeakMap<ResultUnit, ReadonlyMap<string, UnitLine>>();

function readLines(unit: ResultUnit): ReadonlyMap<string, UnitLine> {
  const lines = new Map<string, UnitLine>();
  const all = indicatorsOf(unit);
  for (const indicator of all) lines.set(indicator.id, { kind: "indicator", title: indicator.title, ...asLine(rangeByOwnRules(indicator)) });
  const moving = all.filter(({ steps }) => steps.some(isRedistribution));
  if (moving.length > 0) lines.set(REDISTRIBUTION, { kind: "step", title: MOVED, ...asLine(movedRange(moving)) });
  const steps = [...unit.areas.flatMap((area) => area.steps.filter(({ what }) => what !== "indicator" && what !== "redistribute")), ...unit.steps.filter(({ what }) => !OUTSIDE_TOTAL.has(what))];
  for (const step of steps) addStep(step, lines);
  return lines;
}

/** Lines of a decided total add up to it, or somebody has changed the result. */
export function addsUp(unit: ResultUnit): boolean {
  if (unit.total === null) return true;
  const points = [...linesOf(unit).values()].map((line) => line.points);
  if (points.some((one) => one === undefined)) return true;
  return equals(sum(points.map((one) => one ?? ZERO)), exactly(unit.total));
}

export function indicatorsOf(unit: ResultUnit): readonly ResultIndicator[] {
  const listed = indicators.get(unit) ?? unit.areas.flatMap((area) => area.indicators);
  indicators.set(unit, listed);
  return listed;
}

const indicators = new WeakMap<ResultUnit, readonly ResultIndicator[]>();

/**
 * Grades move no points, a conversion is printed for an outer assessment, areas are their indicators added up;
 * a redistribution of an area only holds open ranges together: its points are those of its indicators.
 */
const OUTSIDE_TOTAL: ReadonlySet<string> = new Set(["start", "area", "redistribute", "conversion", "grade", "grade-minimum", "grade-veto"]);

/** Key of the line of points that moved from indicators that do not apply to those that do. */
export const REDISTRIBUTION = "step:redistribute";
const MOVED = text("不涉及指标的分值移入", "full points moved here from what does not apply");

/**
 * By its own rules, before the full points of others came to it: those follow from what the others are, and would else be
 * taken for its own work. `undefined` where open.
 */
export function pointsByOwnRules(indicator: ResultIndicator): Rational | undefined {
  return asLine(rangeByOwnRules(indicator)).points;
}

export function rangeByOwnRules(indicator: ResultIndicator): PointsRange {
  const moved = indicator.steps.find(isRedistribution);
  const { low, high } = moved === undefined ? boundsOf(indicator) : bounds(moved.from);
  const places = placesOf(indicator);
  return places === undefined ? { low, high } : { low: roundHalfUp(low, places), high: roundHalfUp(high, places) };
}

function asLine(range: PointsRange): Pick<UnitLine, "points" | "range"> {
  return { points: isDecided(range) ? range.low : undefined, range };
}

function isRedistribution({ what }: ResultStep): boolean {
  return what === "redistribute";
}

/** As many decimals as its points are printed with; none are where they are printed as a fraction. */
function placesOf({ points, range }: ResultIndicator): number | undefined {
  const printed = points ?? range?.low ?? "";
  return printed.includes("/") ? undefined : (printed.split(".")[1]?.length ?? 0);
}

function movedRange(indicators: readonly ResultIndicator[]): PointsRange {
  return sumOfRanges(indicators.map((indicator) => movedBetween(rangeByOwnRules(indicator), boundsOf(indicator))));
}

/** Where a difference lies whose ends are open apart from each other. */
function movedBetween(from: PointsRange, to: PointsRange): PointsRange {
  return { low: subtract(to.low, from.high), high: subtract(to.high, from.low) };
}

/** A cap takes most from what is most. */
function between(a: Rational, b: Rational): PointsRange {
  return { low: minimum(a, b), high: maximum(a, b) };
}

export function sumOfRanges(ranges: readonly PointsRange[]): PointsRange {
  return { low: sum(ranges.map(({ low }) => low)), high: sum(ranges.map(({ high }) => high)) };
}

/** One clause may act more than once (a veto of several areas): its steps are one line. */
function addStep(step: ResultStep, lines: Map<string, UnitLine>): void {
  const key = stepKey(step);
  const [from, to] = [bounds(step.from), bounds(step.to)];
  const isShift = isDecided(from) || ADDITIVE.has(step.what);
  const moved = isShift ? shiftOf(from, to) : undefined;
  const range = isShift ? between(subtract(to.low, from.low), subtract(to.high, from.high)) : movedBetween(from, to);
  const known = lines.get(key);
  const points = known === undefined ? moved : known.points === undefined || moved === undefined ? undefined : add(known.points, moved);
  lines.set(key, { kind: "step", title: known?.title ?? step.why, points, range: known === undefined ? range : sumOfRanges([known.range, range]) });
}

/** Steps that add the same whatever stands before them. */
const ADDITIVE: ReadonlySet<string> = new Set(["bonus", "bonus-cap", "penalty"]);

export function stepKey({ what, id }: Pick<ResultStep, "what" | "id">): string {
  return id === "" ? `step:${what}` : `step:${what}:${id}`;
}

/** The bonus, penalty or veto that a line of the total belongs to. */
export function adjustmentOf(key: string, unit: ResultUnit): ResultAdjustment | undefined {
  const id = key.split(":").slice(2).join(":");
  return [...unit.bonus, ...unit.penalties, ...unit.vetoes].find((one) => one.id === id || one.rules.some((rule) => rule.id === id));
}
