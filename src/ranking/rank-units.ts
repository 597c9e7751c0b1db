/**
 * Ranks units within their groups (排名).
 *
 * Standard competition ranks: equal units share the best rank, and the next rank is left out (1, 1, 3).
 * Equal totals are told apart by the points of the areas that the scheme names, one after another,
 * among decided totals only. Where totals are open, a rank is a number only if the ranges allow no
 * other: best = 1 + units whose low exceeds my high, worst = 1 + units whose high exceeds my low.
 */
import type { Unit } from "../model/assessment.ts";
import { grouped } from "../model/grouped.ts";
import type { Scheme } from "../model/scheme.ts";
import type { UnitRank, UnitScore } from "../model/score.ts";
import { added, contenderOf, reachingAbove, surelyAbove, winnableTies } from "./rivals.ts";

export interface RankingInput {
  readonly scheme: Scheme;
  readonly units: readonly Unit[];
  /** By unit code. */
  readonly scores: ReadonlyMap<string, UnitScore>;
}

/** By unit code, in the order of the units. Units that are not ranked stand there without a rank. */
export function rankUnits(input: RankingInput): ReadonlyMap<string, UnitRank> {
  const groups = grouped(input.units.filter((unit) => unit.ranked), (unit) => unit.group);
  const places = new Map([...groups.values()].flatMap((peers) => placesOf(input, peers)));
  return new Map(
    input.units.map((unit) => {
      const place = places.get(unit) ?? NO_PLACE;
      return [unit.code, { unit: unit.code, group: unit.group, ...place, of: groups.get(unit.group)?.length ?? 0 }];
    }),
  );
}

type Place = Pick<UnitRank, "rank" | "rankRange">;

const NO_PLACE: Place = { rank: undefined, rankRange: undefined };

function placesOf(input: RankingInput, peers: readonly Unit[]): readonly (readonly [Unit, Place])[] {
  const { tieBreak } = input.scheme.policies;
  const contenders = new Map(peers.map((unit) => [unit, contenderOf(scoreOf(input, unit), tieBreak)]));
  const all = [...contenders.values()];
  const surely = surelyAbove(all, all);
  const perhaps = added(reachingAbove(all, all), winnableTies(all, all));
  return [...contenders].map(([unit, contender]) => [unit, placeBehind(surely.get(contender) ?? 0, perhaps.get(contender) ?? 0)]);
}

function placeBehind(surely: number, perhaps: number): Place {
  if (surely === perhaps) return { rank: surely + 1, rankRange: undefined };
  return { rank: undefined, rankRange: [surely + 1, perhaps + 1] };
}

function scoreOf(input: RankingInput, unit: Unit): UnitScore {
  const score = input.scores.get(unit.code);
  if (score === undefined) throw new Error(`unit ${unit.code} was not scored`);
  return score;
}
