/** What a rule sees of one of its facts: which of its comparisons hold, a bit each, worked out once for each value. */
import type { FactValue } from "../model/fact.ts";
import type { AskedValue } from "./comparison.ts";
import { KnownValues, UNMET } from "./known-values.ts";

/** A comparison of the fact, and the bit that says that it holds. */
export interface ComparisonBit {
  readonly bit: number;
  readonly holds: (value: AskedValue) => boolean;
}

/** So many texts and lists are remembered for a rule, beside yes, no, none and numbers. */
const KEPT_VALUES = 500;

export class FactPattern {
  readonly #comparisons: readonly ComparisonBit[];
  readonly #known = new KnownValues(KEPT_VALUES);

  constructor(comparisons: readonly ComparisonBit[]) {
    this.#comparisons = comparisons;
  }

  /** `UNMET` for what has to be worked out, and for what cannot be asked about. */
  find(value: FactValue): number {
    return this.#known.find(value);
  }

  of(value: AskedValue): number {
    const known = this.#known.find(value);
    return known === UNMET ? this.#workOut(value) : known;
  }

  #workOut(value: AskedValue): number {
    let pattern = 0;
    for (const { bit, holds } of this.#comparisons) if (holds(value)) pattern |= bit;
    // a number with decimals, or a list, is an object of its own each time
    if (typeof value !== "object" || value === null) this.#known.keep(value, pattern);
    return pattern;
  }
}
