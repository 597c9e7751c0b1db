/**
 * How findings that meet add up (同一事项合并计算).
 *
 * Combinations run in the order written, each over what the one before left. The cap of a `sum` is
 * used up in the order of rules and matters; `first` lets only the first rule that is triggered
 * for a key count; `highest` only the largest amount, the earlier of two equal ones. Amounts that
 * go up and amounts that go down are never set off against each other.
 *
 * A finding that stands for many has no key but the unit: it may hold any matter, so that it can be
 * capped by no matter, and may stand before any.
 */
import { addTo } from "../model/grouped.ts";
import { add, compare, maximum, minimum, subtract, ZERO, type Rational } from "../model/rational.ts";
import type { Combination } from "../model/scheme.ts";
import type { PointsRange, WaiveReason } from "../model/score.ts";
import type { Contribution } from "./contribution.ts";
import { hull, NOTHING, sameRange } from "./points-range.ts";

export function combine(contributions: readonly Contribution[], combinations: readonly Combination[]): readonly Contribution[] {
  return combinations.reduce(applyCombination, contributions);
}

/**
 * Whether the sum of what a part's findings do can only grow as their amounts grow: each rule stands
 * in one combination, or in a later one that counts by unit and holds the earlier ones whole.
 */
export function isMonotone(combinations: readonly Combination[]): boolean {
  return combinations.every((later, index) => {
    if (later.how === "first") return false;
    const rules = new Set(later.rules);
    return combinations.slice(0, index).every((earlier) => {
      const shared = earlier.rules.filter((rule) => rules.has(rule)).length;
      return shared === 0 || (shared === earlier.rules.length && later.per.kind === "unit");
    });
  });
}

function applyCombination(contributions: readonly Contribution[], combination: Combination): readonly Contribution[] {
  const rules = new Set(combination.rules);
  const changed = [...contributions];
  const takesPart = (one: Contribution): boolean => rules.has(one.rule.id) && one.acts !== "never";
  if (combination.how === "first") keepFirst(changed, combination, takesPart);
  for (const places of groups(changed, combination, takesPart)) {
    if (combination.how === "highest") keepHighest(changed, places);
    if (combination.atMost !== undefined) capSum(changed, combination.per.kind === "matter" ? sureFirst(changed, places) : places, combination.atMost);
  }
  return changed;
}

/** Places in the list, grouped by key and direction. */
function groups(
  contributions: readonly Contribution[],
  combination: Combination,
  takesPart: (one: Contribution) => boolean,
): Iterable<readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [place, one] of contributions.entries()) {
    const key = keyOf(one, combination);
    if (takesPart(one) && one.direction !== "other" && key !== undefined) addTo(found, `${one.direction} ${key}`, place);
  }
  return found.values();
}

/** What a finding is counted by in a combination; `undefined` where it stands for many. */
export function keyOf(one: Contribution, combination: Combination): string | undefined {
  if (combination.per.kind === "unit") return "";
  if (one.many) return undefined;
  return combination.per.kind === "field" ? (one.finding.combineBy ?? one.finding.matter) : one.finding.matter;
}

/** Within a rule those that surely act: which of one rule's findings on one matter uses up the cap is all the same. */
function sureFirst(contributions: readonly Contribution[], places: readonly number[]): readonly number[] {
  const rank = (place: number): number => (at(contributions, place).acts === "surely" ? 0 : 1);
  return places.toSorted((a, b) => at(contributions, a).ruleIndex - at(contributions, b).ruleIndex || rank(a) - rank(b) || a - b);
}

function capSum(contributions: Contribution[], places: readonly number[], cap: Rational): void {
  let least = ZERO;
  let most = ZERO;
  for (const place of places) {
    const one = at(contributions, place);
    const { low, high } = one.change;
    const change = { low: minimum(low, left(cap, most)), high: minimum(high, left(cap, least)) };
    least = add(least, low);
    most = add(most, high);
    if (!sameRange(change, one.change)) contributions[place] = waive(one, change, { kind: "cap", atMost: cap });
  }
}

function left(cap: Rational, used: Rational): Rational {
  return maximum(ZERO, subtract(cap, used));
}

function keepHighest(contributions: Contribution[], places: readonly number[]): void {
  const ones = places.map((place) => at(contributions, place));
  const surest = rival(ones.map((one) => one.change), (change) => change.low);
  const beatenBy = ones.map((_, index) => {
    const other = surest(index);
    return other !== undefined && isBeaten(ones, index, other) ? other : undefined;
  });
  const left = ones.map((one, index) => (beatenBy[index] === undefined ? one.change : NOTHING));
  const strongest = rival(left, (change) => change.high);
  for (const [index, place] of places.entries()) {
    const one = at(ones, index);
    const beaten = beatenBy[index];
    const challenger = strongest(index);
    if (beaten !== undefined) contributions[place] = waive(one, NOTHING, { kind: "higher", rule: at(ones, beaten).rule.id });
    else if (challenger !== undefined && !beats(one.change.low, index, changeAt(left, challenger).high, challenger)) {
      contributions[place] = { ...one, change: hull(one.change, NOTHING) };
    }
  }
}

/**
 * Whether another counts in every completion where this one would. Of two findings of one rule it is all
 * the same which of two equal amounts counts, so that one which is surely as large stands before one which is perhaps.
 */
function isBeaten(ones: readonly Contribution[], index: number, other: number): boolean {
  const [mine, theirs] = [at(ones, index), at(ones, other)];
  if (!beats(mine.change.high, index, theirs.change.low, other)) return true;
  const surer = compare(theirs.change.high, mine.change.low) > 0;
  return mine.rule.id === theirs.rule.id && compare(mine.change.high, theirs.change.low) === 0 && surer;
}

/** For each index the strongest of all others by a bound: the first of the largest. */
function rival(changes: readonly PointsRange[], bound: (change: PointsRange) => Rational): (index: number) => number | undefined {
  let best: number | undefined;
  let second: number | undefined;
  for (const [index, change] of changes.entries()) {
    if (best === undefined || compare(bound(change), bound(changeAt(changes, best))) > 0) [best, second] = [index, best];
    else if (second === undefined || compare(bound(change), bound(changeAt(changes, second))) > 0) second = index;
  }
  return (index) => (index === best ? second : best);
}

function beats(mine: Rational, index: number, other: Rational, otherIndex: number): boolean {
  const difference = compare(mine, other);
  return difference > 0 || (difference === 0 && index < otherIndex);
}

/** Which rules stand before all others for a key, surely and perhaps. */
interface Front {
  sure: Contribution | undefined;
  perhaps: number | undefined;
}

function keepFirst(contributions: Contribution[], combination: Combination, takesPart: (one: Contribution) => boolean): void {
  const fronts = new Map<string, Front>();
  let manyFrom = Number.POSITIVE_INFINITY;
  for (const [place, one] of contributions.entries()) {
    if (!takesPart(one)) continue;
    const key = keyOf(one, combination);
    if (key === undefined) {
      manyFrom = Math.min(manyFrom, one.ruleIndex);
      continue;
    }
    const front = fronts.get(key) ?? { sure: undefined, perhaps: undefined };
    fronts.set(key, front);
    contributions[place] = behind(one, front, manyFrom);
    if (one.acts === "surely") front.sure ??= one;
    else front.perhaps ??= one.ruleIndex;
  }
}

function behind(one: Contribution, front: Front, manyFrom: number): Contribution {
  if (front.sure !== undefined && front.sure.ruleIndex < one.ruleIndex) {
    return { ...waive(one, NOTHING, { kind: "earlier-rule", rule: front.sure.rule.id }), acts: "never" };
  }
  const perhapsBehind = manyFrom < one.ruleIndex || (front.perhaps !== undefined && front.perhaps < one.ruleIndex);
  return perhapsBehind ? { ...one, acts: "perhaps", change: hull(one.change, NOTHING) } : one;
}

/** Keeps the first reason: it is the one that took the larger bite. */
function waive(one: Contribution, change: PointsRange, reason: WaiveReason): Contribution {
  return { ...one, change, waived: one.waived ?? reason };
}

function at(contributions: readonly Contribution[], place: number): Contribution {
  const one = contributions[place];
  if (one === undefined) throw new RangeError(`no contribution at ${String(place)}`);
  return one;
}

function changeAt(changes: readonly PointsRange[], index: number): PointsRange {
  return changes[index] ?? NOTHING;
}
