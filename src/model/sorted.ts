/** Counting in sorted numbers, where comparing each with each would take the square of them. */
import { compare, type Rational } from "./rational.ts";

/** How many of the numbers, sorted upwards, are greater. */
export function countAbove(sorted: readonly Rational[], value: Rational): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const here = sorted[middle];
    if (here !== undefined && compare(here, value) <= 0) low = middle + 1;
    else high = middle;
  }
  return sorted.length - low;
}
