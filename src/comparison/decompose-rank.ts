/**
 * Where a change of rank comes from (名次变动分解): the unit's own and the others' work, the rules, and the
 * circle of units (参评范围).
 *
 * A unit's rank by restatable points is a function of three switches: whose evidence, whose rules, which
 * year's circle. The three-factor Shapley value divides its change among them; what remains to the
 * printed change (lines that cannot be restated, ties told apart by areas) is 不可归因. A unit there in
 * one year only keeps that year's evidence, whichever circle it is seen in.
 *
 * A rank is one more than the number of those before, so that each rival has parts of its own and the parts are their
 * sum. A rival whose points are open, and may lie before or behind in one of the cases, gives none: what
 * it did to the rank is 不可归因, and it is named. One that lies before or behind whatever its points are counts as any other.
 */
import type { NotDecomposed, RankDecomposition, UnitName } from "../model/comparison.ts";
import { add, compare, formatExact, rational, subtract, sum, type Rational, ZERO } from "../model/rational.ts";
import type { ResultUnit } from "../model/result.ts";
import type { PointsRange } from "../model/score.ts";
import { text, type Text } from "../model/text.ts";
import { bounds } from "./written.ts";

/** Restatable points of a unit in its group under either evidence and either rules. */
export interface Rival {
  readonly id: string;
  readonly code: string;
  readonly name: Text;
  /** In the circle of the earlier and of the later year. */
  readonly there: readonly [before: boolean, after: boolean];
  /** `points[evidence][rules]`, 0 the earlier, 1 the later, a range where they are open; a unit of one year has the same in both rows. */
  readonly points: readonly [readonly [PointsRange, PointsRange], readonly [PointsRange, PointsRange]];
}

type Switch = 0 | 1;
/** Whose evidence and whose rules. */
const CASES: readonly (readonly [evidence: Switch, rules: Switch])[] = [[0, 0], [0, 1], [1, 0], [1, 1]];

/** Whether it stands before the unit by these points; `undefined` where that is open. Equal points share the best rank. */
function standsBefore(rival: PointsRange, own: PointsRange): boolean | undefined {
  if (compare(rival.low, own.high) > 0) return true;
  return compare(rival.high, own.low) > 0 ? undefined : false;
}

export interface RankParts {
  readonly performance: Rational;
  readonly rule: Rational;
  readonly pool: Rational;
  /** Rivals that may lie before or behind, so that the parts are told without them. */
  readonly open: readonly Rival[];
}

/** Places gained by each switch, averaged over the six orders in which they can be thrown. */
export function rankParts(id: string, rivals: readonly Rival[]): RankParts {
  const mine = rivals.find((one) => one.id === id);
  if (mine === undefined) throw new Error(`${id} is not in its group`);
  const seen = rivals.filter((one) => one !== mine).map((rival) => ({ rival, before: CASES.map(([evidence, rules]) => standsBefore(rival.points[evidence][rules], mine.points[evidence][rules])) }));
  const isOpen = ({ before }: (typeof seen)[number]): boolean => before.includes(undefined);
  const settled = seen.filter((one) => !isOpen(one));
  const rank = ([evidence = 0, rules = 0, circle = 0]: readonly Switch[]): number => 1 + settled.filter(({ rival, before }) => rival.there[circle] && before[evidence * 2 + rules] === true).length;
  const gained = [ZERO, ZERO, ZERO];
  for (const order of ORDERS) {
    const state: Switch[] = [0, 0, 0];
    for (const factor of order) {
      const from = rank(state);
      state[factor] = 1;
      gained[factor] = add(gained[factor] ?? ZERO, rational(from - rank(state), ORDERS.length));
    }
  }
  const [performance = ZERO, rule = ZERO, pool = ZERO] = gained;
  return { performance, rule, pool, open: seen.filter(isOpen).map(({ rival }) => rival) };
}

const ORDERS: readonly (readonly [number, number, number])[] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

export interface RankedYear {
  readonly unit: ResultUnit;
  /** All units of that year. */
  readonly among: readonly ResultUnit[];
  readonly label: string;
}

/** The printed change of rank with its parts; `rivals` is empty where no points of the group can be restated. */
export function decomposeRank(before: RankedYear, after: RankedYear, rivals: readonly Rival[]): RankDecomposition | NotDecomposed {
  const [old, now] = [before.unit, after.unit];
  if (!old.ranked || !now.ranked) return { done: false, reason: text("不参加排名", "it is not ranked") };
  if (old.group !== now.group) return { done: false, reason: text("所在分组变了，名次不可比", "it stands in another group, so ranks cannot be compared") };
  if (old.rank === null) return openRank(before);
  if (now.rank === null) return openRank(after);
  const change = rational(old.rank - now.rank);
  const { performance, rule, pool, open } = rivals.length === 0 ? NO_PARTS : rankParts(now.code, rivals);
  return {
    done: true, before: old.rank, after: now.rank,
    change: formatExact(change), performance: formatExact(performance), rule: formatExact(rule), pool: formatExact(pool),
    unattributed: formatExact(subtract(change, sum([performance, rule, pool]))),
    ...(open.length === 0 ? {} : { openRivals: open.map(({ code, name }): UnitName => ({ code, name })) }),
  };
}

const NO_PARTS: RankParts = { performance: ZERO, rule: ZERO, pool: ZERO, open: [] };

/** Why a decided total has no rank: whose open total may lie before or behind it. */
function openRank({ unit, among, label }: RankedYear): NotDecomposed {
  const total = unit.total === null ? undefined : bounds(unit.total);
  const open = total === undefined ? [] : among.filter((one) => one.ranked && one.group === unit.group && one.total === null && one.range !== undefined && mayBeEither(bounds(one.range), total));
  if (open.length === 0) return { done: false, reason: text(`${label} 年度名次待定，不作分解`, `the rank of ${label} is open, so it is not decomposed`) };
  const names = text(open.map(({ name }) => name.zh).join("、"), open.map(({ name }) => name.en).join(", "));
  return { done: false, reason: text(`${label} 年度名次待定，不作分解：${names.zh}总分待定，可能在前，也可能在后`, `the rank of ${label} is open, so it is not decomposed: open totals may lie before or behind (${names.en})`) };
}

/** Equal totals may be told apart by areas. */
function mayBeEither(open: PointsRange, own: PointsRange): boolean {
  return compare(open.low, own.high) <= 0 && compare(open.high, own.low) >= 0;
}
