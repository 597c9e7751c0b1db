/** The middle of a group: what most of its units gained or lost, part by part and line by line. */
import type { ComparedPair } from "../../model/comparison.ts";
import { addTo } from "../../model/grouped.ts";
import { add, compare, multiply, rational, type Rational, ZERO } from "../../model/rational.ts";
import { exact } from "../points.ts";

export interface GroupMedians {
  /** Work, scheme, unattributed. */
  readonly parts: readonly Rational[];
  /** Of the change of each line; a unit that does not have it moved by nothing. */
  readonly lines: ReadonlyMap<string, Rational>;
}

/** `undefined` where too few units are decomposed for a middle to mean anything. Each unit of the group asks for it. */
export function mediansOf(pair: ComparedPair, group: string): GroupMedians | undefined {
  const ofPair = known.get(pair) ?? new Map<string, GroupMedians | undefined>();
  known.set(pair, ofPair);
  if (!ofPair.has(group)) ofPair.set(group, workedOut(pair, group));
  return ofPair.get(group);
}

const known = new WeakMap<ComparedPair, Map<string, GroupMedians | undefined>>();

const FEWEST = 3;

function workedOut({ units }: ComparedPair, group: string): GroupMedians | undefined {
  const done = units.flatMap(({ group: own, points }) => (own === group && points.done ? [points] : []));
  if (done.length < FEWEST) return undefined;
  const changes = new Map<string, Rational[]>();
  for (const { id, change } of done.flatMap(({ lines }) => lines)) addTo(changes, id, exact(change));
  return {
    parts: (["performance", "rule", "unattributed"] as const).map((part) => median(done.map((one) => exact(one[part])))),
    lines: new Map([...changes].map(([id, values]) => [id, median([...values, ...Array.from({ length: done.length - values.length }, () => ZERO)])])),
  };
}

function median(values: readonly Rational[]): Rational {
  const sorted = values.toSorted(compare);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)] ?? ZERO, sorted[Math.floor(sorted.length / 2)] ?? ZERO];
  return multiply(add(low, high), rational(1, 2));
}
