/**
 * The units of a group with their restatable points. A line counts only where it can be restated for every
 * unit of the group, in either year's circle: ranks by different sums would say nothing. A unit whose own points are open
 * takes no line from the others: its points are the range in which they lie.
 */
import type { RelatedIndicators } from "../model/comparison.ts";
import { maximum, minimum, subtract } from "../model/rational.ts";
import type { ResultUnit } from "../model/result.ts";
import type { PointsRange } from "../model/score.ts";
import type { Text } from "../model/text.ts";
import type { Rival } from "./decompose-rank.ts";
import type { PairLabels } from "./decompose-points.ts";
import { linesOf, sumOfRanges } from "./lines.ts";
import { restatedIndicators, restatedStep, type OtherScore, type RestatedPoints } from "./not-restatable.ts";
import { bounds, isDecided } from "./written.ts";

/** A unit as it stands in the group: in the earlier year, in the later, or in both. */
export interface Contender {
  readonly id: string;
  readonly code: string;
  readonly name: Text;
  readonly before: Standing | undefined;
  readonly after: Standing | undefined;
}

/** A unit of one year, and the same evidence under the other year's rules. */
export interface Standing {
  readonly own: ResultUnit;
  readonly other: ResultUnit | undefined;
}

/** `undefined`: not restatable. */
type Value = PointsRange | undefined;
/** Points of a line under [earlier rules, later rules]. */
type ByRules = readonly [Value, Value];

export function rivalsOf(contenders: readonly Contender[], related: readonly RelatedIndicators[], labels: PairLabels): readonly Rival[] {
  const steps = new Set(contenders.flatMap(({ before, after }) => [before?.own, before?.other, after?.own, after?.other]).flatMap((unit) => (unit === undefined ? [] : stepsOf(unit))));
  const lines: readonly Line[] = [...related.map((line): Line => (standing, side) => indicatorValues(line, standing, side, labels)), ...[...steps].map((key): Line => (standing, side) => stepValues(key, standing, side, labels))];
  const seen = contenders.map((one) => ({ one, before: seenFrom(one.before, "before", lines), after: seenFrom(one.after, "after", lines) }));
  const counts = lines.map((_, line) => seen.every(({ before, after }) => [before, after].every((side) => side === undefined || side.values[line]?.every((value) => value !== undefined) === true)));
  if (!counts.includes(true)) return [];
  return seen.map(({ one, before, after }) => {
    const points = (side: Seen): Rival["points"][0] => [pointsOf(side, 0, counts), pointsOf(side, 1, counts)];
    const [old, now] = [before ?? after, after ?? before];
    if (old === undefined || now === undefined) throw new Error(`${one.id} stands in no year`);
    return { id: one.id, code: one.code, name: one.name, there: [before !== undefined, after !== undefined], points: [points(old), points(now)] };
  });
}

type Side = "before" | "after";
type Line = (standing: Standing, side: Side) => ByRules;

/** A unit's evidence of one year: its lines under both rules, and its totals; `undefined` where it is not restated at all. */
interface Seen {
  readonly values: readonly ByRules[];
  readonly totals: ByRules;
}

function seenFrom(standing: Standing | undefined, side: Side, lines: readonly Line[]): Seen | undefined {
  if (standing === undefined) return undefined;
  const { own, other } = standing;
  return { values: lines.map((line) => line(standing, side)), totals: inOrder(totalOf(own), other === undefined ? undefined : totalOf(other), side) };
}

/**
 * The lines that count, added up. Where some of them are open, so is the order of operations behind them, and the total less what
 * does not count lies closer: whichever bound is nearer holds.
 */
function pointsOf({ values, totals }: Seen, rules: 0 | 1, counts: readonly boolean[]): PointsRange {
  const those = (wanted: boolean): readonly Value[] => values.filter((_, line) => counts[line] === wanted).map((one) => one[rules]);
  const added = sumOfRanges(those(true).flatMap((one) => one ?? []));
  const [total, rest] = [totals[rules], those(false)];
  if (isDecided(added) || total === undefined || rest.some((one) => one === undefined)) return added;
  const apart = sumOfRanges(rest.flatMap((one) => one ?? []));
  return { low: maximum(added.low, subtract(total.low, apart.high)), high: minimum(added.high, subtract(total.high, apart.low)) };
}

function totalOf({ total, range }: ResultUnit): Value {
  const written = total ?? range;
  return written === undefined ? undefined : bounds(written);
}

function indicatorValues({ before, after, neverRestated }: RelatedIndicators, standing: Standing, side: Side, labels: PairLabels): ByRules {
  const [old, now] = [before.map(({ id }) => id), after.map(({ id }) => id)];
  const [own, other] = side === "before" ? [old, now] : [now, old];
  const range = ownRange(standing.own, own);
  const restated = neverRestated ? undefined : restatedIndicators(other, own, otherScore(standing, side, labels));
  return inOrder(range, isDecided(range) ? decided(restated) : restated?.range, side);
}

/** What stands between indicators and total is open where they are. */
function stepValues(key: string, standing: Standing, side: Side, labels: PairLabels): ByRules {
  const restated = restatedStep(key, otherScore(standing, side, labels));
  return inOrder(ownRange(standing.own, [key]), hasOpenLine(standing.own) ? restated.range : decided(restated), side);
}

/** What the other edition leaves open though its own did not is something that was never asked for: that line says nothing of ranks. */
function decided(restated: RestatedPoints | undefined): Value {
  return restated?.points === undefined ? undefined : { low: restated.points, high: restated.points };
}

function hasOpenLine(unit: ResultUnit): boolean {
  return [...linesOf(unit).values()].some(({ points }) => points === undefined);
}

function inOrder(own: Value, other: Value, side: Side): ByRules {
  return side === "before" ? [own, other] : [other, own];
}

function otherScore({ own, other }: Standing, side: Side, { before, after }: PairLabels): OtherScore {
  const [evidenceOf, rulesOf] = side === "before" ? [before, after] : [after, before];
  return { unit: other, own, evidenceOf, rulesOf };
}

function ownRange(unit: ResultUnit, keys: readonly string[]): PointsRange {
  const lines = linesOf(unit);
  return sumOfRanges(keys.flatMap((key) => lines.get(key)?.range ?? []));
}

function stepsOf(unit: ResultUnit): readonly string[] {
  return [...linesOf(unit)].filter(([, { kind }]) => kind === "step").map(([key]) => key);
}
