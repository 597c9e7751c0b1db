/**
 * Ranks units within their groups (排名).
 *
 * Standard competition ranks: equal units share the best rank, and the next rank is left out (1, 1, 3).
 * Equal totals are told apart by the points of the areas that the scheme names, one after another,
 * among decided totals only. Where totals are open, a rank is a number only if the ranges allow no
 * other: best = 1 + units whose low exceeds my high, worst = 1 + units whose high exceeds my low.
 */
import type { Unit } from "../model/assessment.ts";
import { compare, equals } from "../model/rational.ts";
import type { Scheme } from "../model/scheme.ts";
import type { PointsRange, UnitRank, UnitScore } from "../model/score.ts";

export interface RankingInput {
  readonly scheme: Scheme;
  readonly units: readonly Unit[];
  /** By unit code. */
  readonly scores: ReadonlyMap<string, UnitScore>;
}

/** By unit code, in the order of the units. Units that are not ranked stand there without a rank. */
export function rankUnits(input: RankingInput): ReadonlyMap<string, UnitRank> {
  const { tieBreak } = input.scheme.policies;
  const ranked = input.units.filter((unit) => unit.ranked);
  return new Map(
    input.units.map((unit) => {
      const peers = ranked.filter((other) => other.group === unit.group);
      const rivals = peers.filter((other) => other.code !== unit.code).map((other) => scoreOf(input, other));
      const place = unit.ranked ? placeAmong(scoreOf(input, unit), rivals, tieBreak) : NO_PLACE;
      return [unit.code, { unit: unit.code, group: unit.group, ...place, of: peers.length }];
    }),
  );
}

/** Negative where a surely stands before b, positive where behind, 0 where they share or it is open. */
export function compareDecided(a: UnitScore, b: UnitScore, tieBreak: readonly string[]): number {
  if (!isDecided(a.total) || !isDecided(b.total)) return 0;
  const byTotal = compare(b.total.low, a.total.low);
  if (byTotal !== 0) return byTotal;
  for (const area of tieBreak) {
    const mine = areaPoints(a, area);
    const theirs = areaPoints(b, area);
    if (mine === undefined || theirs === undefined || !isDecided(mine) || !isDecided(theirs)) return 0;
    const byArea = compare(theirs.low, mine.low);
    if (byArea !== 0) return byArea;
  }
  return 0;
}

const NO_PLACE = { rank: undefined, rankRange: undefined };

function placeAmong(mine: UnitScore, rivals: readonly UnitScore[], tieBreak: readonly string[]): Pick<UnitRank, "rank" | "rankRange"> {
  const surelyAbove = rivals.filter((other) => standsAbove(other, mine, tieBreak, "surely")).length;
  const perhapsAbove = rivals.filter((other) => standsAbove(other, mine, tieBreak, "perhaps")).length;
  if (surelyAbove === perhapsAbove) return { rank: surelyAbove + 1, rankRange: undefined };
  return { rank: undefined, rankRange: [surelyAbove + 1, perhapsAbove + 1] };
}

function standsAbove(other: UnitScore, mine: UnitScore, tieBreak: readonly string[], how: "surely" | "perhaps"): boolean {
  if (isDecided(other.total) && isDecided(mine.total)) {
    const order = compareDecided(other, mine, tieBreak);
    return order < 0 || (order === 0 && how === "perhaps" && equals(other.total.low, mine.total.low) && mayWinTie(other, mine, tieBreak));
  }
  if (how === "surely") return compare(other.total.low, mine.total.high) > 0;
  const reach = compare(other.total.high, mine.total.low);
  return reach > 0 || (reach === 0 && mayWinTie(other, mine, tieBreak));
}

/** Whether, with equal totals, open areas of the tie-break could put the other unit first. */
function mayWinTie(other: UnitScore, mine: UnitScore, tieBreak: readonly string[]): boolean {
  for (const area of tieBreak) {
    const [theirs, own] = [areaPoints(other, area), areaPoints(mine, area)];
    if (theirs === undefined || own === undefined) continue;
    const best = compare(theirs.high, own.low);
    if (best !== 0) return best > 0;
  }
  return false;
}

/** An area that does not bind the unit (another profile) decides nothing. */
function areaPoints(score: UnitScore, area: string): PointsRange | undefined {
  return score.areas.find((one) => one.id === area)?.points;
}

function isDecided(range: PointsRange): boolean {
  return equals(range.low, range.high);
}

function scoreOf(input: RankingInput, unit: Unit): UnitScore {
  const score = input.scores.get(unit.code);
  if (score === undefined) throw new Error(`unit ${unit.code} was not scored`);
  return score;
}
