/**
 * How many of its rivals stand before a unit, surely or perhaps, counted for a whole group at once.
 *
 * A total is compared first, then the areas of the tie-break one after another: each is one bound of mine
 * against one bound of theirs. Those that are greater are counted in a sorted list, and only those that are
 * equal go on to the next area, together. So a group takes its size times a logarithm, also where hundreds
 * of units have the same total; comparing each with each takes the square.
 */
import { addTo, grouped } from "../model/grouped.ts";
import { compare, equals, type Rational } from "../model/rational.ts";
import type { PointsRange, UnitScore } from "../model/score.ts";
import { countAbove } from "../model/sorted.ts";

/** A score with what the tie-break looks at. */
export interface Contender {
  readonly total: PointsRange;
  /** Of the areas of the tie-break, in turn; none for an area that does not bind the unit (another profile). */
  readonly areas: readonly (PointsRange | undefined)[];
}

export type Counts = ReadonlyMap<Contender, number>;

export function contenderOf(score: UnitScore, tieBreak: readonly string[]): Contender {
  return { total: score.total, areas: tieBreak.map((area) => score.areas.find(({ id }) => id === area)?.points) };
}

/** Rivals whose lowest total is above my highest one, or who win a tie of decided totals. None is its own. */
export function surelyAbove(all: readonly Contender[], rivals: readonly Contender[]): Counts {
  return added(highlyAbove(all, rivals, { mine: highest, theirs: lowest }), wonTies(all, rivals));
}

/** Rivals whose total can come above mine. One whose total is open would be its own rival, and is not. */
export function reachingAbove(all: readonly Contender[], rivals: readonly Contender[]): Counts {
  const own = new Set(rivals);
  const counts = highlyAbove(all, rivals, { mine: lowest, theirs: highest });
  return new Map([...counts].map(([one, count]) => [one, own.has(one) && compare(one.total.high, one.total.low) > 0 ? count - 1 : count]));
}

/** Rivals who win a tie: both totals are decided and equal, and so is each area up to the one that tells. */
export function wonTies(all: readonly Contender[], rivals: readonly Contender[]): Counts {
  const counts = new Counter();
  const decided = (one: Contender): boolean => isDecided(one.total);
  for (const [mine, theirs] of pairs(all.filter(decided), rivals.filter(decided), totalOf(lowest), totalOf(lowest))) countWon(counts, mine, theirs, 0);
  return counts.of(all);
}

/**
 * Rivals whose highest total is no more than my lowest, but equal to it, where open areas of the tie-break
 * could put them first.
 */
export function winnableTies(all: readonly Contender[], rivals: readonly Contender[]): Counts {
  const counts = new Counter();
  for (const [mine, theirs] of pairs(all, rivals, totalOf(lowest), totalOf(highest))) countWinnable(counts, mine, theirs, 0);
  const own = new Set(rivals);
  // a decided total with open areas would tie with itself, and win
  for (const one of all) if (own.has(one) && isDecided(one.total) && winsItsOwnTie(one)) counts.add(one, -1);
  return counts.of(all);
}

/** The sum of both, by contender. */
export function added(some: Counts, more: Counts): Counts {
  return new Map([...some].map(([one, count]) => [one, count + (more.get(one) ?? 0)]));
}

type Bound = (range: PointsRange) => Rational;
const lowest: Bound = ({ low }) => low;
const highest: Bound = ({ high }) => high;

/** A number of each contender, or nothing to compare. */
type Reading = (one: Contender) => Rational | undefined;
const totalOf = (bound: Bound): Reading => (one) => bound(one.total);

function areaOf(level: number, bound: Bound): Reading {
  return (one) => {
    const points = one.areas[level];
    return points === undefined ? undefined : bound(points);
  };
}

class Counter {
  readonly #counts = new Map<Contender, number>();

  add(one: Contender, count: number): void {
    if (count !== 0) this.#counts.set(one, (this.#counts.get(one) ?? 0) + count);
  }

  of(all: readonly Contender[]): Counts {
    return new Map(all.map((one) => [one, this.#counts.get(one) ?? 0]));
  }
}

function highlyAbove(all: readonly Contender[], rivals: readonly Contender[], bounds: { readonly mine: Bound; readonly theirs: Bound }): Counts {
  const counts = new Counter();
  countGreater(counts, all, rivals, totalOf(bounds.mine), totalOf(bounds.theirs));
  return counts.of(all);
}

function countGreater(counts: Counter, mine: readonly Contender[], theirs: readonly Contender[], my: Reading, their: Reading): void {
  const sorted = theirs.flatMap((one) => their(one) ?? []).toSorted(compare);
  for (const one of mine) {
    const value = my(one);
    if (value !== undefined) counts.add(one, countAbove(sorted, value));
  }
}

/** Those of both sides whose numbers are equal, number by number. */
function pairs(mine: readonly Contender[], theirs: readonly Contender[], my: Reading, their: Reading): readonly (readonly [readonly Contender[], readonly Contender[]])[] {
  const byNumber = new Map<string, Contender[]>();
  for (const one of theirs) {
    const value = their(one);
    if (value !== undefined) addTo(byNumber, keyOf(value), one);
  }
  const asking = grouped(mine.filter((one) => my(one) !== undefined), (one) => keyOf(my(one)));
  return [...asking].flatMap(([key, some]) => {
    const equal = byNumber.get(key);
    return equal === undefined ? [] : [[some, equal] as const];
  });
}

/** Equal numbers have equal parts. */
function keyOf(value: Rational | undefined): string {
  return value === undefined ? "" : `${value.n.toString()}/${value.d.toString()}`;
}

/** An area that is open, or does not bind one of both, leaves the tie as it is. */
function countWon(counts: Counter, mine: readonly Contender[], theirs: readonly Contender[], level: number): void {
  const tells = (one: Contender): boolean => {
    const points = one.areas[level];
    return points !== undefined && isDecided(points);
  };
  const [some, others] = [mine.filter(tells), theirs.filter(tells)];
  if (some.length === 0 || others.length === 0) return;
  const reading = areaOf(level, lowest);
  countGreater(counts, some, others, reading, reading);
  for (const [next, equal] of pairs(some, others, reading, reading)) countWon(counts, next, equal, level + 1);
}

/** An area that does not bind one of both is passed over. */
function countWinnable(counts: Counter, mine: readonly Contender[], theirs: readonly Contender[], level: number): void {
  if (mine.length === 0 || theirs.length === 0 || level === mine[0]?.areas.length) return;
  const isBound = (one: Contender): boolean => one.areas[level] !== undefined;
  const bound = mine.filter(isBound);
  const [my, their] = [areaOf(level, lowest), areaOf(level, highest)];
  countGreater(counts, bound, theirs, my, their);
  for (const [next, equal] of pairs(bound, theirs, my, their)) countWinnable(counts, next, equal, level + 1);
  countWinnable(counts, bound, theirs.filter((one) => !isBound(one)), level + 1);
  countWinnable(counts, mine.filter((one) => !isBound(one)), theirs, level + 1);
}

function winsItsOwnTie({ areas }: Contender): boolean {
  return areas.some((points) => points !== undefined && !isDecided(points));
}

function isDecided(range: PointsRange): boolean {
  return equals(range.low, range.high);
}
