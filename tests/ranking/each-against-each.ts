/** Ranks and grade quotas with each unit compared with each other: slow, and as plain as the rules are written. */
import type { Unit } from "../../src/model/assessment.ts";
import { compare, equals, floor, multiply, rational } from "../../src/model/rational.ts";
import type { PointsRange, UnitRank, UnitScore } from "../../src/model/score.ts";
import type { RankingInput } from "../../src/ranking/rank-units.ts";

/** By unit code, in the order of the units. Units that are not ranked stand there without a rank. */
export function ranksEachAgainstEach(input: RankingInput): ReadonlyMap<string, UnitRank> {
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
function compareDecided(a: UnitScore, b: UnitScore, tieBreak: readonly string[]): number {
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

export type Keeps = "yes" | "open" | "no";

export function keeps(unit: Unit, mine: UnitScore, input: RankingInput): Keeps {
  const { gradeQuota: quota, tieBreak } = input.scheme.policies;
  if (quota === undefined) return "yes";
  if (!unit.ranked) return "no";
  const peers = input.units.filter((other) => other.ranked && other.group === unit.group);
  const places = Number(floor(multiply(quota.share, rational(peers.length))));
  const rivals = peers.filter((other) => other.code !== unit.code).flatMap((other) => input.scores.get(other.code) ?? []);
  const holders = rivals.filter((other) => other.grades.includes(quota.grade));
  const sure = holders.filter((other) => other.grades.length === 1 && holdsSurely(other, mine, tieBreak)).length;
  const perhaps = holders.filter((other) => holdsPerhaps(other, mine, tieBreak)).length;
  if (perhaps < places) return "yes";
  return sure >= places ? "no" : "open";
}

function holdsSurely(other: UnitScore, mine: UnitScore, tieBreak: readonly string[]): boolean {
  return compareDecided(other, mine, tieBreak) < 0 || compare(other.total.low, mine.total.high) > 0;
}

function holdsPerhaps(other: UnitScore, mine: UnitScore, tieBreak: readonly string[]): boolean {
  return compareDecided(other, mine, tieBreak) < 0 || compare(other.total.high, mine.total.low) > 0;
}
