import { equals, roundHalfUp, type Rational } from "../model/rational.ts";

/** Decimals that printed full points need: those of points, or of full points written with more. */
export function decimalsOf(fulls: readonly Rational[], least: number): number {
  let decimals = least;
  while (decimals < 6 && !fulls.every((full) => equals(full, roundHalfUp(full, decimals)))) decimals += 1;
  return decimals;
}
