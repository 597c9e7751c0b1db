/**
 * The units of a group with their restatable points. A line counts only where it can be restated for every
 * unit of the group, in either year's circle: ranks by different sums would say nothing.
 */
import type { RelatedIndicators } from "../model/comparison.ts";
import { sum, type Rational, ZERO } from "../model/rational.ts";
import type { ResultUnit } from "../model/result.ts";
import type { Rival } from "./decompose-rank.ts";
import type { PairLabels } from "./decompose-points.ts";
import { linesOf } from "./lines.ts";
import { restatedIndicators, restatedStep, type OtherScore } from "./not-restatable.ts";

/** A unit as it stands in the group: in the earlier year, in the later, or in both. */
export interface Contender {
  readonly id: string;
  readonly before: Standing | undefined;
  readonly after: Standing | undefined;
}

/** A unit of one year, and the same evidence under the other year's rules. */
export interface Standing {
  readonly own: ResultUnit;
  readonly other: ResultUnit | undefined;
}

type Value = Rational | undefined;
/** Points of a line under [earlier rules, later rules]. */
type ByRules = readonly [Value, Value];

export function rivalsOf(contenders: readonly Contender[], related: readonly RelatedIndicators[], labels: PairLabels): readonly Rival[] {
  const steps = new Set(contenders.flatMap(({ before, after }) => [before?.own, before?.other, after?.own, after?.other]).flatMap((unit) => (unit === undefined ? [] : stepsOf(unit))));
  const valued = contenders.map((one) => ({
    one,
    lines: [...related.map((line) => valuesOf(one, (standing, side) => indicatorValues(line, standing, side, labels))), ...[...steps].map((key) => valuesOf(one, (standing, side) => stepValues(key, standing, side, labels)))],
  }));
  const counted = [...related.keys(), ...[...steps].map((_, index) => related.length + index)].filter((line) => valued.every(({ lines }) => lines[line]?.flat().every((value) => value !== undefined) === true));
  if (counted.length === 0) return [];
  return valued.map(({ one, lines }) => {
    const at = (evidence: 0 | 1, rules: 0 | 1): Rational => sum(counted.map((line) => lines[line]?.[evidence][rules] ?? ZERO));
    return { id: one.id, there: [one.before !== undefined, one.after !== undefined], points: [[at(0, 0), at(0, 1)], [at(1, 0), at(1, 1)]] };
  });
}

type Side = "before" | "after";

/** `[evidence][rules]`; where the unit stands in one year only, that year's evidence stands for both. */
function valuesOf({ before, after }: Contender, values: (standing: Standing, side: Side) => ByRules): readonly [ByRules, ByRules] {
  const old = before === undefined ? undefined : values(before, "before");
  const now = after === undefined ? undefined : values(after, "after");
  const either = old ?? now ?? [undefined, undefined];
  return [old ?? either, now ?? either];
}

function indicatorValues({ before, after, neverRestated }: RelatedIndicators, standing: Standing, side: Side, labels: PairLabels): ByRules {
  const [old, now] = [before.map(({ id }) => id), after.map(({ id }) => id)];
  const [own, other] = side === "before" ? [old, now] : [now, old];
  const restated = neverRestated ? undefined : restatedIndicators(other, own, otherScore(standing, side, labels)).points;
  return inOrder(ownPoints(standing.own, own), restated, side);
}

function stepValues(key: string, standing: Standing, side: Side, labels: PairLabels): ByRules {
  return inOrder(ownPoints(standing.own, [key]), restatedStep(key, otherScore(standing, side, labels)).points, side);
}

function inOrder(own: Value, other: Value, side: Side): ByRules {
  return side === "before" ? [own, other] : [other, own];
}

function otherScore({ own, other }: Standing, side: Side, { before, after }: PairLabels): OtherScore {
  const [evidenceOf, rulesOf] = side === "before" ? [before, after] : [after, before];
  return { unit: other, own, evidenceOf, rulesOf };
}

function ownPoints(unit: ResultUnit, keys: readonly string[]): Value {
  const lines = linesOf(unit);
  const points = keys.map((key) => (lines.has(key) ? lines.get(key)?.points : ZERO));
  return points.some((one) => one === undefined) ? undefined : sum(points.map((one) => one ?? ZERO));
}

function stepsOf(unit: ResultUnit): readonly string[] {
  return [...linesOf(unit)].filter(([, { kind }]) => kind === "step").map(([key]) => key);
}
