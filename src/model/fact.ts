import type { Quantity } from "./quantity.ts";
import type { Rational } from "./rational.ts";

/**
 * Facts (认定事实): typed values derived from records, which rules compare with constants.
 *
 * A fact is exactly one of
 * - known: a boolean, number, text, or list of codes; dates are day numbers, date-times minutes;
 * - none (`null`): stated that it did not happen. None is a value of its own: equal to nothing
 *   else, neither less nor greater than anything;
 * - blank (`undefined`): nobody knows. A blank stands for each value that the fact could have;
 * - partly known (`OpenNumber`): a number between bounds, from counting over open findings;
 * - not in force: the law parameter it needs was not in force on its date (→ not applicable).
 */
export type FactValue = KnownFact | null | undefined | OpenNumber | NotInForce | MarkList;

export type KnownFact = boolean | Quantity | string | readonly string[];

/** A number that lies between two bounds, both possible; `high: undefined` means no upper bound. */
export interface OpenNumber {
  readonly kind: "open";
  readonly low: Rational;
  readonly high: Rational | undefined;
  /** Whether the fact may also turn out to be none (a minimum or share over nothing). */
  readonly mayBeNone: boolean;
}

/** What a fact is when the law has nothing in force on its date. */
export interface NotInForce {
  readonly kind: "not-in-force";
}

export const NOT_IN_FORCE: NotInForce = { kind: "not-in-force" };

/** The marks of a panel in the order of their records, and how many ballots are still open. */
export interface MarkList {
  readonly kind: "marks";
  readonly marks: readonly Rational[];
  readonly open: number;
}

/** What kind of value a fact has; this is what conditions are checked against at load. */
export type FactType =
  | { readonly kind: "boolean"; readonly mayBeNone: boolean }
  | { readonly kind: "number"; readonly mayBeNone: boolean; readonly whole: boolean; readonly minimum?: Rational; readonly maximum?: Rational }
  | { readonly kind: "text"; readonly mayBeNone: boolean }
  | { readonly kind: "enum"; readonly mayBeNone: boolean; readonly values: readonly string[] }
  | { readonly kind: "date"; readonly mayBeNone: boolean }
  | { readonly kind: "datetime"; readonly mayBeNone: boolean }
  | { readonly kind: "codes"; readonly mayBeNone: boolean; readonly values?: readonly string[] }
  | { readonly kind: "marks"; readonly mayBeNone: false };
