/**
 * What a rule's amount comes to for one finding.
 *
 * A fact that is not known opens the amount: it lies between the fact's bounds, or, where the fact has
 * none, between nothing and the full points that it can move. An amount is never negative: a fact
 * below zero (a reply before its due date) costs nothing and earns nothing.
 */
import type { Amount } from "../model/effect.ts";
import type { FactValue, OpenNumber } from "../model/fact.ts";
import { isQuantity, toRational } from "../model/quantity.ts";
import { compare, divide, floor, maximum, minimum, multiply, ONE, rational, subtract, ZERO, type Rational } from "../model/rational.ts";
import type { RationalByGroup } from "../model/rule.ts";
import type { PointsRange } from "../model/score.ts";
import { exactly, hull, NOTHING } from "./points-range.ts";

/** Where an amount is counted: the unit's group, and the full points of the part. */
export interface AmountSetting {
  readonly group: string;
  readonly full: Rational;
}

export function amountOf(amount: Amount, facts: ReadonlyMap<string, FactValue>, setting: AmountSetting): PointsRange {
  switch (amount.kind) {
    case "fixed":
      return exactly(forGroup(amount.points, setting.group));
    case "all":
      return exactly(setting.full);
    case "times": {
      const each = forGroup(amount.each, setting.group);
      return ofNumber(facts.get(amount.fact), (value) => multiply(each, value), setting.full);
    }
    case "steps": {
      const each = forGroup(amount.each, setting.group);
      const per = forGroup(amount.per, setting.group);
      const above = forGroup(amount.above, setting.group);
      const steps = (value: Rational): Rational => multiply(each, rational(floor(divide(subtract(value, above), per))));
      return ofNumber(facts.get(amount.fact), steps, setting.full);
    }
    case "discretion":
      return ofDiscretion(facts.get(amount.fact), amount.atLeast, amount.atMost);
  }
}

/** The share that a proportion awards, of `of` points; a share above 1 counts as 1. */
export function proportionOf(fact: FactValue, of: Rational): PointsRange {
  return ofNumber(fact, (share) => multiply(minimum(share, ONE), of), of);
}

/** The number for the unit's group. A group without a number is refused when the scheme is loaded. */
export function forGroup(number: RationalByGroup, group: string): Rational {
  if (number.kind === "same") return number.value;
  const value = number.values.get(group);
  if (value === undefined) throw new Error(`a number by group has none for group ${group}`);
  return value;
}

export function isOpenNumber(fact: FactValue): fact is OpenNumber {
  return typeof fact === "object" && fact !== null && "kind" in fact && fact.kind === "open";
}

/** `points` must not fall as its number rises. */
function ofNumber(fact: FactValue, points: (value: Rational) => Rational, full: Rational): PointsRange {
  const notNegative = (value: Rational): Rational => maximum(ZERO, points(value));
  if (fact === undefined) return { low: ZERO, high: full };
  if (isQuantity(fact)) return exactly(notNegative(toRational(fact)));
  if (!isOpenNumber(fact)) return NOTHING;
  const low = notNegative(fact.low);
  const range = { low, high: fact.high === undefined ? maximum(low, full) : notNegative(fact.high) };
  return fact.mayBeNone ? hull(range, NOTHING) : range;
}

/** What the inspector wrote counts only within the bounds that the clause gives. */
function ofDiscretion(fact: FactValue, low: Rational, high: Rational): PointsRange {
  if (!isQuantity(fact)) return { low, high };
  const given = toRational(fact);
  return compare(given, low) < 0 || compare(given, high) > 0 ? { low, high } : exactly(given);
}
