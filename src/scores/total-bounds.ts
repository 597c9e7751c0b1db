/**
 * Bounds of what all amounts of a part come to together, tighter than adding the range of each
 * finding: two open findings under one cap cannot both use it up, and of two open tiers only one counts.
 *
 * Capped sums and highest amounts grow with each of their amounts, so that the least and the most are
 * reached with all amounts at their least and at their most. Of `first`, for each key one of the
 * rules counts that may be the first.
 */
import { addTo } from "../model/grouped.ts";
import { maximum, minimum } from "../model/rational.ts";
import type { Combination } from "../model/scheme.ts";
import type { PointsRange } from "../model/score.ts";
import { combine, isMonotone, keyOf } from "./combine.ts";
import { actsOf, type Contribution } from "./contribution.ts";
import { netOf } from "./part-operations.ts";
import { exactly, hull, isOpen, minus, NOTHING, opposite, plus, times, total } from "./points-range.ts";

/**
 * `undefined` where combinations are interwoven, so that no such bounds are known, and where nothing
 * is open, so that none are needed. Nothing may be waived.
 */
export function totalBounds(contributions: readonly Contribution[], combinations: readonly Combination[]): PointsRange | undefined {
  if (!contributions.some((one) => one.acts === "perhaps" || isOpen(one.nominal))) return undefined;
  const firsts = combinations.filter((one) => one.how === "first" && one.atMost === undefined && standsAlone(one, combinations));
  const others = combinations.filter((one) => !firsts.includes(one));
  if (!isMonotone(others)) return undefined;
  const ofFirst = firsts.map((one) => firstBounds(contributions.filter((each) => one.rules.includes(each.rule.id)), one));
  const rest = contributions.filter((each) => !firsts.some((one) => one.rules.includes(each.rule.id)));
  const up = monotoneBounds(rest.filter((one) => one.direction === "up"), others);
  const down = monotoneBounds(rest.filter((one) => one.direction === "down"), others);
  return plus(minus(up, down), total(ofFirst));
}

function standsAlone(combination: Combination, all: readonly Combination[]): boolean {
  return all.every((other) => other === combination || !other.rules.some((rule) => combination.rules.includes(rule)));
}

function monotoneBounds(contributions: readonly Contribution[], combinations: readonly Combination[]): PointsRange {
  const at = (bound: "low" | "high"): PointsRange => {
    const fixed = contributions.map((one) => ({ ...one, change: exactly(aloneOf(one)[bound]), direction: "up" as const }));
    return netOf(combine(fixed, combinations));
  };
  return { low: at("low").low, high: at("high").high };
}

function aloneOf(one: Contribution): PointsRange {
  return one.acts === "surely" ? one.nominal : hull(one.nominal, NOTHING);
}

function firstBounds(contributions: readonly Contribution[], combination: Combination): PointsRange {
  const keyless = contributions.filter((one) => keyOf(one, combination) === undefined);
  const byKey = new Map<string, Contribution[]>();
  for (const one of contributions) {
    const key = keyOf(one, combination);
    if (key !== undefined) addTo(byKey, key, one);
  }
  const perKey = [...byKey.values()].map((group) => {
    // all of a key are on one matter, which stands for as many matters
    const bounds = times(firstOfKey(group), group[0]?.finding.times ?? 1);
    return keyless.length === 0 ? bounds : hull(bounds, NOTHING);
  });
  return total([...perKey, ...keyless.map((one) => signed(one, hull(one.nominal, NOTHING)))]);
}

/** Up to the first rule that is surely triggered, each rule may be the first. */
function firstOfKey(group: readonly Contribution[]): PointsRange {
  let bounds: PointsRange | undefined;
  for (const ruleIndex of new Set(group.map((one) => one.ruleIndex))) {
    const ofRule = group.filter((one) => one.ruleIndex === ruleIndex);
    const counted = countedTogether(ofRule);
    bounds = bounds === undefined ? counted : hull(bounds, counted);
    if (ofRule.some(isSure)) return bounds;
  }
  return bounds === undefined ? NOTHING : hull(bounds, NOTHING);
}

/** What the findings of one rule come to if at least one of them is triggered. */
function countedTogether(ofRule: readonly Contribution[]): PointsRange {
  const sure = total(ofRule.filter(isSure).map((one) => one.nominal));
  const perhaps = ofRule.filter((one) => !isSure(one)).map((one) => one.nominal);
  const high = total([sure, ...perhaps]).high;
  const low = ofRule.some(isSure) ? sure.low : perhaps.map((one) => one.low).reduce(minimum);
  const first = ofRule[0];
  return first === undefined ? NOTHING : signed(first, { low, high: maximum(low, high) });
}

function isSure(one: Contribution): boolean {
  return actsOf(one.finding.kind) === "surely";
}

/** A tier without an amount (set, limit) moves nothing here; it only stands before others. */
function signed(one: Contribution, amount: PointsRange): PointsRange {
  if (one.direction === "other") return NOTHING;
  return one.direction === "down" ? opposite(amount) : amount;
}
