/**
 * What each operator means, strictly typed: a fact of the wrong type is a broken invariant and
 * throws, because a comparison that quietly answers false would be a scoring error.
 *
 * None (`null`) is a value of its own: equal to nothing else, neither less nor greater.
 */
import type { Constant, Operator } from "../model/condition.ts";
import type { FactValue } from "../model/fact.ts";
import { compareQuantities, isQuantity, type Quantity } from "../model/quantity.ts";

/** A value that a condition can be asked about: blanks and open numbers are resolved before. */
export type AskedValue = Exclude<FactValue, undefined | { readonly kind: string }>;

export function isAskedValue(value: FactValue): value is AskedValue {
  return value !== undefined && !(typeof value === "object" && value !== null && "kind" in value);
}

/** Whether the comparison holds for this value of the fact. */
export function holds(operator: Operator, fact: AskedValue, constant: Constant): boolean {
  switch (operator) {
    case "equal":
      return same(fact, constant);
    case "notEqual":
      return !same(fact, constant);
    case "in":
      return listOf(constant).some((entry) => same(fact, entry));
    case "notIn":
      return !listOf(constant).some((entry) => same(fact, entry));
    case "lessThan":
    case "before":
      return fact !== null && order(fact, constant) < 0;
    case "lessThanInclusive":
    case "onOrBefore":
      return fact !== null && order(fact, constant) <= 0;
    case "greaterThan":
    case "after":
      return fact !== null && order(fact, constant) > 0;
    case "greaterThanInclusive":
    case "onOrAfter":
      return fact !== null && order(fact, constant) >= 0;
    case "contains":
      return fact !== null && codesOf(fact).includes(textOf(constant));
    case "doesNotContain":
      return fact === null || !codesOf(fact).includes(textOf(constant));
  }
}

function same(fact: AskedValue, constant: Constant): boolean {
  if (fact === null) return false;
  if (isQuantity(fact) && isQuantity(constant)) return compareQuantities(fact, constant) === 0;
  if (typeof fact !== typeof constant) throw wrongType(fact, constant);
  return fact === constant;
}

function order(fact: AskedValue, constant: Constant): number {
  return compareQuantities(quantityOf(fact, constant), quantityOf(constant, fact));
}

function quantityOf(value: unknown, other: unknown): Quantity {
  if (!isQuantity(value)) throw wrongType(value, other);
  return value;
}

function listOf(constant: Constant): readonly Constant[] {
  if (!Array.isArray(constant)) throw wrongType(constant, "a list");
  return constant as readonly Constant[];
}

function codesOf(fact: AskedValue): readonly string[] {
  if (!Array.isArray(fact)) throw wrongType(fact, "a list of codes");
  return fact as readonly string[];
}

function textOf(constant: Constant): string {
  if (typeof constant !== "string") throw wrongType(constant, "text");
  return constant;
}

function wrongType(value: unknown, other: unknown): TypeError {
  return new TypeError(`a fact of type ${typeof value} cannot be compared with ${typeof other}`);
}
