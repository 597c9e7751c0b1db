import type { BatchUnit } from "../model/batch.ts";
import type { Rational } from "../model/rational.ts";
import { exact } from "./summarize-folder.ts";

/** Between what a unit's total lies; both are the same where it is decided. */
export interface UnitBounds {
  readonly low: Rational;
  readonly high: Rational;
}

/** `undefined` for a unit without points: nothing it was asked for applies to it. */
export function boundsOf({ total, range }: Pick<BatchUnit, "total" | "range">): UnitBounds | undefined {
  if (total !== null) return { low: exact(total), high: exact(total) };
  return range === undefined ? undefined : { low: exact(range.low), high: exact(range.high) };
}
