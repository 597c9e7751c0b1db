/**
 * Where a change of rank comes from (名次变动分解): the unit's own and the others' work, the rules, and the
 * circle of units (参评范围).
 *
 * A unit's rank by restatable points is a function of three switches: whose evidence, whose rules, which
 * year's circle. The three-factor Shapley value divides its change among them; what remains to the
 * printed change (lines that cannot be restated, ties told apart by areas) is 不可归因. A unit there in
 * one year only keeps that year's evidence, whichever circle it is seen in.
 */
import type { NotDecomposed, RankDecomposition } from "../model/comparison.ts";
import { add, compare, formatExact, rational, subtract, sum, type Rational, ZERO } from "../model/rational.ts";
import type { ResultUnit } from "../model/result.ts";
import { text } from "../model/text.ts";
import type { PairLabels } from "./decompose-points.ts";

/** Restatable points of a unit in its group under either evidence and either rules. */
export interface Rival {
  readonly id: string;
  /** In the circle of the earlier and of the later year. */
  readonly there: readonly [before: boolean, after: boolean];
  /** `points[evidence][rules]`, 0 the earlier, 1 the later; a unit of one year has the same in both rows. */
  readonly points: readonly [readonly [Rational, Rational], readonly [Rational, Rational]];
}

type Switch = 0 | 1;

/** Rank by restatable points; equal points share the best rank. */
export function rankBy(id: string, rivals: readonly Rival[], evidence: Switch, rules: Switch, circle: Switch): number {
  const mine = rivals.find((one) => one.id === id);
  if (mine === undefined) throw new Error(`${id} is not in its group`);
  const own = mine.points[evidence][rules];
  return 1 + rivals.filter((one) => one.id !== id && one.there[circle] && compare(one.points[evidence][rules], own) > 0).length;
}

export interface RankParts {
  readonly performance: Rational;
  readonly rule: Rational;
  readonly pool: Rational;
}

/** Places gained by each switch, averaged over the six orders in which they can be thrown. */
export function rankParts(id: string, rivals: readonly Rival[]): RankParts {
  const rank = (state: readonly Switch[]): number => rankBy(id, rivals, state[0] ?? 0, state[1] ?? 0, state[2] ?? 0);
  const gained = [ZERO, ZERO, ZERO];
  for (const order of ORDERS) {
    const state: Switch[] = [0, 0, 0];
    for (const factor of order) {
      const before = rank(state);
      state[factor] = 1;
      gained[factor] = add(gained[factor] ?? ZERO, rational(before - rank(state), ORDERS.length));
    }
  }
  const [performance = ZERO, rule = ZERO, pool = ZERO] = gained;
  return { performance, rule, pool };
}

const ORDERS: readonly (readonly [number, number, number])[] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

/** The printed change of rank with its parts; `rivals` is empty where no points of the group can be restated. */
export function decomposeRank(before: ResultUnit, after: ResultUnit, id: string, rivals: readonly Rival[], labels: PairLabels): RankDecomposition | NotDecomposed {
  if (!before.ranked || !after.ranked) return { done: false, reason: text("不参加排名", "it is not ranked") };
  if (before.group !== after.group) return { done: false, reason: text("所在分组变了，名次不可比", "it stands in another group, so ranks cannot be compared") };
  if (before.rank === null) return openRank(labels.before);
  if (after.rank === null) return openRank(labels.after);
  const change = rational(before.rank - after.rank);
  const parts = rivals.length === 0 ? { performance: ZERO, rule: ZERO, pool: ZERO } : rankParts(id, rivals);
  const { performance, rule, pool } = parts;
  return {
    done: true, before: before.rank, after: after.rank,
    change: formatExact(change), performance: formatExact(performance), rule: formatExact(rule), pool: formatExact(pool),
    unattributed: formatExact(subtract(change, sum([performance, rule, pool]))),
  };
}

function openRank(label: string): NotDecomposed {
  return { done: false, reason: text(`${label} 年度名次待定，不作分解`, `the rank of ${label} is open, so it is not decomposed`) };
}

