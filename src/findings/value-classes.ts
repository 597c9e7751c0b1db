/**
 * Values of one fact that no rule can tell apart are one class (see rule-judge.ts): a whole number from 0.
 * What a value is to the rules is worked out when it is met first.
 */
import { NOT_IN_FORCE, type FactValue } from "../model/fact.ts";
import { isAskedValue, type AskedValue } from "./comparison.ts";

/** So many values are remembered; others are worked out each time. */
const KEPT_VALUES = 20_000;

/** Of a value that belongs to no class: an open number, a list of marks. */
export const NO_CLASS = -1;

export class ValueClasses {
  readonly #comparisons: readonly ((value: AskedValue) => boolean)[];
  readonly #places: readonly ((value: FactValue) => string)[];
  readonly #known = new Map<FactValue, number>();
  readonly #classes = new Map<string, number>();
  #last: FactValue;
  #lastClass = NO_CLASS;

  /** `places` are the ways in which the value as a date puts findings into a year. */
  constructor(comparisons: readonly ((value: AskedValue) => boolean)[], places: readonly ((value: FactValue) => string)[]) {
    this.#comparisons = comparisons;
    this.#places = places;
  }

  classOf(value: FactValue): number {
    // records say much the same as the one before
    if (value === this.#last && this.#lastClass !== NO_CLASS) return this.#lastClass;
    this.#last = value;
    return (this.#lastClass = this.#known.get(value) ?? this.#workOut(value));
  }

  #workOut(value: FactValue): number {
    const outcomes = this.#outcomes(value);
    if (outcomes === undefined) return NO_CLASS;
    const key = [outcomes, ...this.#places.map((place) => place(value))].join(" ");
    const number = this.#classes.get(key) ?? this.#classes.size;
    this.#classes.set(key, number);
    // a number that is no whole number is an object of its own each time that it is worked out
    const isShared = typeof value !== "object" || value === null || value === NOT_IN_FORCE || Array.isArray(value);
    if (isShared && this.#known.size < KEPT_VALUES) this.#known.set(value, number);
    return number;
  }

  #outcomes(value: FactValue): string | undefined {
    if (value === undefined) return "blank";
    if (value === NOT_IN_FORCE) return "not in force";
    return isAskedValue(value) ? this.#comparisons.map((holds) => (holds(value) ? "1" : "0")).join("") : undefined;
  }
}
