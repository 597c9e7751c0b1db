/** What was worked out for the values of a fact, as whole numbers from 0: records and units say the same again and again. */
import type { FactValue } from "../model/fact.ts";

/** Of a value that nothing is kept for. */
export const UNMET = -1;

/** So many whole numbers, counts from 0 or days around the first one that was met, need no look into the map. */
const SPAN = 1_024;

export class KnownValues {
  readonly #most: number;
  /** For each whole number from `#first` on one more than what is kept for it; 0 where nothing is. */
  #near: Int32Array | undefined;
  #first = 0;
  #yes = UNMET;
  #no = UNMET;
  readonly #others = new Map<FactValue, number>();

  /** At most so many values are kept beside those numbers. */
  constructor(most: number) {
    this.#most = most;
  }

  find(value: FactValue): number {
    if (typeof value === "number" && this.#near !== undefined) {
      const kept = this.#near[value - this.#first] ?? 0;
      if (kept > 0) return kept - 1;
    } else if (value === true) return this.#yes;
    else if (value === false) return this.#no;
    return this.#others.get(value) ?? UNMET;
  }

  keep(value: FactValue, number: number): void {
    if (value === true) this.#yes = number;
    else if (value === false) this.#no = number;
    else if (!(typeof value === "number" && this.#keepNear(value, number)) && this.#others.size < this.#most) this.#others.set(value, number);
  }

  #keepNear(value: number, number: number): boolean {
    if (this.#near === undefined) {
      this.#near = new Int32Array(SPAN);
      this.#first = value >= 0 && value < SPAN ? 0 : value - SPAN / 2;
    }
    const at = value - this.#first;
    if (!Number.isInteger(at) || at < 0 || at >= SPAN) return false;
    this.#near[at] = number + 1;
    return true;
  }
}
