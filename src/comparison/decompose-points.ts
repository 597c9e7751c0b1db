/**
 * Where a unit's change comes from (得分变动分解): f(evidence, rules), each at its old and its new value.
 *
 *     performance = ½ [(f(e1,r0) − f(e0,r0)) + (f(e1,r1) − f(e0,r1))]
 *     rule        = ½ [(f(e0,r1) − f(e0,r0)) + (f(e1,r1) − f(e1,r0))]
 *
 * The two-factor Shapley value: neither change is held to have come first, and the two add up to the
 * whole. It is additive, so that it is worked out line by line; for an indicator that was only
 * reweighted it is Bennet's w̄Δx and x̄Δw. A line that cannot be restated both ways is 不可归因.
 */
import type { LineChange, NotDecomposed, PointsDecomposition, RelatedIndicators } from "../model/comparison.ts";
import { add, multiply, rational, subtract, sum, type Rational, ZERO } from "../model/rational.ts";
import type { ResultUnit } from "../model/result.ts";
import { type Text, text } from "../model/text.ts";
import { indicatorsOf, linesOf, REDISTRIBUTION, type UnitLine } from "./lines.ts";
import { restatedIndicators, restatedStep, type OtherScore, type RestatedPoints } from "./not-restatable.ts";
import { written } from "./written.ts";

/** A unit four times: its own evidence and rules, and each with the other's; `undefined` where that could not be done. */
export interface FourScores {
  readonly before: ResultUnit;
  readonly after: ResultUnit;
  readonly oldUnderNew: ResultUnit | undefined;
  readonly newUnderOld: ResultUnit | undefined;
}

/** One line with its exact points in all four; `undefined`: open, or never restated. */
export interface FourPoints {
  readonly id: string;
  readonly kind: UnitLine["kind"];
  readonly title: Text;
  readonly before: Rational;
  readonly after: Rational;
  readonly oldUnderNew: Rational | undefined;
  readonly newUnderOld: Rational | undefined;
  readonly reasons: readonly Text[];
}

export type FourLines = { readonly done: true; readonly lines: readonly FourPoints[] } | NotDecomposed;

export interface PairLabels {
  readonly before: string;
  readonly after: string;
}

/** The lines of a unit in the order of the crosswalk, steps behind. `never`: why there is no restatement at all. */
export function fourLines(scores: FourScores, related: readonly RelatedIndicators[], labels: PairLabels, never: readonly Text[]): FourLines {
  const open = openIn(scores.before, labels.before) ?? openIn(scores.after, labels.after);
  if (open !== undefined) return { done: false, reason: open };
  const context = contextOf(scores, labels, never);
  const indicators = related.flatMap((one) => indicatorLine(one, context) ?? []);
  const lines = [scores.before, scores.after, scores.oldUnderNew, scores.newUnderOld].flatMap((unit) => (unit === undefined ? [] : [...linesOf(unit)]));
  const steps = new Map(lines.filter(([, { kind }]) => kind === "step"));
  return { done: true, lines: [...indicators, ...[...steps].map(([key, { title }]) => stepLine(key, title, context)).filter((line) => !isIdle(line))] };
}

/** Points that moved in neither year: that they might have moved under the other rules is said where it comes from. */
function isIdle({ id, before, after, oldUnderNew, newUnderOld }: FourPoints): boolean {
  return id === REDISTRIBUTION && before.n === 0n && after.n === 0n && (oldUnderNew === undefined || newUnderOld === undefined);
}

interface Context {
  readonly scores: FourScores;
  readonly oldUnderNew: OtherScore;
  readonly newUnderOld: OtherScore;
  readonly never: readonly Text[];
}

function contextOf(scores: FourScores, { before, after }: PairLabels, never: readonly Text[]): Context {
  return {
    scores,
    oldUnderNew: { unit: scores.oldUnderNew, own: scores.before, evidenceOf: before, rulesOf: after },
    newUnderOld: { unit: scores.newUnderOld, own: scores.after, evidenceOf: after, rulesOf: before },
    never,
  };
}

function openIn(unit: ResultUnit, label: string): Text | undefined {
  if (unit.total === null) return text(`${label} 年度总分待定，不作分解`, `the total of ${label} is open, so nothing is decomposed`);
  const open = [...linesOf(unit)].find(([, line]) => line.points === undefined);
  if (open === undefined) return undefined;
  const [key, line] = open;
  const name = line.kind === "indicator" ? text(key, key) : line.title;
  return text(`${label} 年度“${name.zh}”的得分待定，不作分解`, `the points of ${name.en} are open in ${label}, so nothing is decomposed`);
}

/** `undefined` where none of its indicators binds the unit. */
function indicatorLine({ id, title, before, after, neverRestated }: RelatedIndicators, context: Context): FourPoints | undefined {
  const [old, now] = [before.map((one) => one.id), after.map((one) => one.id)];
  const { scores } = context;
  const bound = [binds(scores.before, old), binds(scores.after, now), binds(scores.oldUnderNew, now), binds(scores.newUnderOld, old)];
  if (!bound.includes(true)) return undefined;
  const restated = neverRestated ? NEVER_RESTATED : { oldUnderNew: restatedIndicators(now, old, context.oldUnderNew), newUnderOld: restatedIndicators(old, now, context.newUnderOld) };
  return { id, kind: "indicator", title, before: ownPoints(scores.before, old), after: ownPoints(scores.after, now), ...settled(restated, context) };
}

const NEVER_RESTATED = {
  oldUnderNew: { points: undefined, reasons: [text("年度版写明这一项不作换版重算：别的年度没有按它要求报送", "the edition says that other years' evidence cannot be scored by it: it was not asked for")] },
  newUnderOld: { points: undefined, reasons: [] },
} as const satisfies Record<string, RestatedPoints>;

function stepLine(key: string, title: Text, context: Context): FourPoints {
  const restated = { oldUnderNew: restatedStep(key, context.oldUnderNew), newUnderOld: restatedStep(key, context.newUnderOld) };
  return { id: key, kind: "step", title, before: ownPoints(context.scores.before, [key]), after: ownPoints(context.scores.after, [key]), ...settled(restated, context) };
}

function settled({ oldUnderNew, newUnderOld }: { readonly oldUnderNew: RestatedPoints; readonly newUnderOld: RestatedPoints }, { scores, never }: Context): Pick<FourPoints, "oldUnderNew" | "newUnderOld" | "reasons"> {
  const missing = scores.oldUnderNew === undefined || scores.newUnderOld === undefined ? never : [];
  return { oldUnderNew: oldUnderNew.points, newUnderOld: newUnderOld.points, reasons: [...missing, ...oldUnderNew.reasons, ...newUnderOld.reasons] };
}

function binds(unit: ResultUnit | undefined, ids: readonly string[]): boolean {
  return unit !== undefined && indicatorsOf(unit).some(({ id }) => ids.includes(id));
}

/** Both own totals are decided, line by line. */
function ownPoints(unit: ResultUnit, keys: readonly string[]): Rational {
  const lines = linesOf(unit);
  return sum(keys.map((key) => lines.get(key)?.points ?? ZERO));
}

export interface Attributed {
  readonly performance: Rational;
  readonly rule: Rational;
}

/** The two Shapley parts of a line; `undefined` where it cannot be restated both ways. */
export function attribute({ before, after, oldUnderNew, newUnderOld }: FourPoints): Attributed | undefined {
  if (oldUnderNew === undefined || newUnderOld === undefined) return undefined;
  return {
    performance: multiply(HALF, add(subtract(newUnderOld, before), subtract(after, oldUnderNew))),
    rule: multiply(HALF, add(subtract(oldUnderNew, before), subtract(after, newUnderOld))),
  };
}

const HALF = rational(1, 2);

export function decomposePoints(four: FourLines): PointsDecomposition | NotDecomposed {
  if (!four.done) return four;
  const parts = four.lines.map((line) => ({ line, parts: attribute(line) }));
  const loose = parts.filter((one) => one.parts === undefined).map(({ line }) => subtract(line.after, line.before));
  return {
    done: true,
    performance: written(sum(parts.map((one) => one.parts?.performance ?? ZERO))),
    rule: written(sum(parts.map((one) => one.parts?.rule ?? ZERO))),
    unattributed: written(sum(loose)),
    lines: parts.map(({ line, parts: attributed }) => lineChange(line, attributed)),
  };
}

function lineChange(line: FourPoints, parts: Attributed | undefined): LineChange {
  const orNull = (value: Rational | undefined): string | null => (value === undefined ? null : written(value));
  return {
    id: line.id, kind: line.kind, title: line.title,
    before: written(line.before), after: written(line.after),
    oldUnderNew: orNull(line.oldUnderNew), newUnderOld: orNull(line.newUnderOld),
    change: written(subtract(line.after, line.before)),
    performance: orNull(parts?.performance), rule: orNull(parts?.rule),
    reasons: parts === undefined ? line.reasons : [],
  };
}
