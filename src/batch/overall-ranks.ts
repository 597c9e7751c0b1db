/**
 * Ranks over all folders, among the units of one edition and group. A unit's best rank is one more than
 * the units that must be above it, its worst one more than those that may be: a number only where both
 * are the same.
 */
import type { BatchFolderSummary, BatchUnit, BatchUnitLine } from "../model/batch.ts";
import { addTo } from "../model/grouped.ts";
import { compare } from "../model/rational.ts";
import { countAbove } from "../model/sorted.ts";
import { boundsOf, type UnitBounds } from "./unit-bounds.ts";

export type OverallRank = BatchUnitLine["overall"];

/** Of each unit that is ranked. */
export function overallRanks(folders: readonly Pick<BatchFolderSummary, "edition" | "units">[]): ReadonlyMap<BatchUnit, OverallRank> {
  const groups = new Map<string, BatchUnit[]>();
  for (const { edition, units } of folders) for (const unit of units) if (unit.ranked) addTo(groups, `${edition ?? ""}\0${unit.group}`, unit);
  const ranks = new Map<BatchUnit, OverallRank>();
  for (const members of groups.values()) {
    const bounds = members.map((unit) => ({ unit, ...rankedBounds(unit) }));
    const lows = bounds.map(({ low }) => low).toSorted(compare);
    const highs = bounds.map(({ high }) => high).toSorted(compare);
    for (const { unit, low, high } of bounds) {
      const best = 1 + countAbove(lows, high);
      // its own high lies above its low where it is open
      const worst = 1 + countAbove(highs, low) - (compare(high, low) > 0 ? 1 : 0);
      const of = members.length;
      ranks.set(unit, best === worst ? { rank: best, of } : { rank: null, rankRange: [best, worst], of });
    }
  }
  return ranks;
}

function rankedBounds(unit: BatchUnit): UnitBounds {
  const bounds = boundsOf(unit);
  if (bounds === undefined) throw new Error(`the unit ${unit.code} has neither total nor range`);
  return bounds;
}
