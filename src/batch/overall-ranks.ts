/**
 * Ranks over all folders, among the units of one edition and group. A unit's best rank is one more than
 * the units that must be above it, its worst one more than those that may be: a number only where both
 * are the same.
 */
import type { BatchUnit, BatchUnitLine } from "../model/batch.ts";
import { compare, type Rational } from "../model/rational.ts";
import { exact } from "./summarize-folder.ts";

export type OverallRank = BatchUnitLine["overall"];

export function overallRanks(units: readonly (BatchUnit & { readonly edition: string })[]): readonly OverallRank[] {
  const groups = new Map<string, number[]>();
  for (const [index, { edition, group, ranked }] of units.entries()) {
    if (!ranked) continue;
    const key = `${edition}\0${group}`;
    const before = groups.get(key);
    if (before === undefined) groups.set(key, [index]);
    else before.push(index);
  }
  const ranks = new Array<OverallRank>(units.length).fill({ rank: null, of: 0 });
  for (const members of groups.values()) {
    const bounds = members.map((index) => boundsOf(units[index]));
    const lows = bounds.map(({ low }) => low).toSorted(compare);
    const highs = bounds.map(({ high }) => high).toSorted(compare);
    for (const [place, index] of members.entries()) {
      const { low, high } = bounds[place] ?? boundsOf(undefined);
      const best = 1 + above(lows, high);
      // its own high lies above its low where it is open
      const worst = 1 + above(highs, low) - (compare(high, low) > 0 ? 1 : 0);
      ranks[index] = best === worst ? { rank: best, of: members.length } : { rank: null, rankRange: [best, worst], of: members.length };
    }
  }
  return ranks;
}

function boundsOf(unit: BatchUnit | undefined): { readonly low: Rational; readonly high: Rational } {
  if (unit === undefined) throw new Error("a rank without a unit");
  const { total, range } = unit;
  if (total !== null) return { low: exact(total), high: exact(total) };
  if (range === undefined) throw new Error(`the unit ${unit.code} has neither total nor range`);
  return { low: exact(range.low), high: exact(range.high) };
}

/** How many of the sorted values are greater. */
function above(sorted: readonly Rational[], value: Rational): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const here = sorted[middle];
    if (here !== undefined && compare(here, value) <= 0) low = middle + 1;
    else high = middle;
  }
  return sorted.length - low;
}
