/**
 * Values of one fact that no rule can tell apart are one class (see rule-judge.ts): a whole number from 0.
 * What a value is to the rules is worked out when it is met first.
 */
import { NOT_IN_FORCE, type FactValue } from "../model/fact.ts";
import { isAskedValue, type AskedValue } from "./comparison.ts";
import { KnownValues, UNMET } from "./known-values.ts";

/** So many values are remembered; others are worked out each time. */
const KEPT_VALUES = 20_000;

/** Of a value that belongs to no class: an open number, a list of marks. */
export const NO_CLASS = -1;

export class ValueClasses {
  readonly #comparisons: readonly ((value: AskedValue) => boolean)[];
  readonly #places: readonly ((value: FactValue) => string)[];
  readonly #known = new KnownValues(KEPT_VALUES);
  readonly #classes = new Map<string, number>();

  /** `places` say what else the value decides: where it puts findings as a date, whether it closes the matter. */
  constructor(comparisons: readonly ((value: AskedValue) => boolean)[], places: readonly ((value: FactValue) => string)[]) {
    this.#comparisons = comparisons;
    this.#places = places;
  }

  classOf(value: FactValue): number {
    const known = this.#known.find(value);
    return known === UNMET ? this.#workOut(value) : known;
  }

  #workOut(value: FactValue): number {
    const outcomes = this.#outcomes(value);
    if (outcomes === undefined) return NO_CLASS;
    const key = [outcomes, ...this.#places.map((place) => place(value))].join(" ");
    const number = this.#classes.get(key) ?? this.#classes.size;
    this.#classes.set(key, number);
    // a number that is no whole number is an object of its own each time that it is worked out
    const isShared = typeof value !== "object" || value === null || value === NOT_IN_FORCE || Array.isArray(value);
    if (isShared) this.#known.keep(value, number);
    return number;
  }

  #outcomes(value: FactValue): string | undefined {
    if (value === undefined) return "blank";
    if (value === NOT_IN_FORCE) return "not in force";
    return isAskedValue(value) ? this.#comparisons.map((holds) => (holds(value) ? "1" : "0")).join("") : undefined;
  }
}
