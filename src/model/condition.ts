import type { Position } from "./position.ts";
import type { Rational } from "./rational.ts";

/**
 * Operators of a condition, json-rules-engine's names. `before` … `onOrAfter` are for dates;
 * `contains` and `doesNotContain` for lists of codes.
 */
export const operators = [
  "equal",
  "notEqual",
  "in",
  "notIn",
  "lessThan",
  "lessThanInclusive",
  "greaterThan",
  "greaterThanInclusive",
  "before",
  "onOrBefore",
  "after",
  "onOrAfter",
  "contains",
  "doesNotContain",
] as const;

export type Operator = (typeof operators)[number];

/** A constant that a fact is compared with, already typed for the fact: dates are day numbers. */
export type Constant = boolean | string | number | Rational | readonly (string | number | Rational)[];

/** One constant, or one for each group where a number differs between groups. */
export type ConstantByGroup =
  | { readonly kind: "same"; readonly value: Constant }
  | { readonly kind: "by-group"; readonly values: ReadonlyMap<string, Constant> };

/** A condition over facts, checked at load: groups are never empty, facts exist, types agree. */
export type Condition =
  | { readonly kind: "all" | "any"; readonly of: readonly Condition[] }
  | { readonly kind: "not"; readonly of: Condition }
  | ComparisonCondition;

export interface ComparisonCondition {
  readonly kind: "compare";
  readonly fact: string;
  readonly operator: Operator;
  readonly value: ConstantByGroup;
  /** The key of the number that the constant came from, for the explanation. */
  readonly number?: string;
  readonly position: Position;
}
