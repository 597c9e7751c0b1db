import type { FactValue } from "../model/fact.ts";
import { dayOf } from "../model/plain-date.ts";
import type { Period } from "../model/assessment.ts";

/** Where a date puts a finding: in the period, before or after it, not yet anywhere, or nobody knows. */
export type Placement = "in" | "earlier" | "later" | "not-yet" | "unknown";

/** Places by the date fact named; without one everything belongs to the period. */
export function placement(by: string | undefined, read: (fact: string) => FactValue, period: Period): Placement {
  return by === undefined ? "in" : placementOf(by, read(by), period);
}

/** Where that date of a fact puts a finding. */
export function placementOf(fact: string, date: FactValue, period: Period): Placement {
  if (date === undefined) return "unknown";
  if (date === null) return "not-yet";
  if (typeof date !== "number") throw new Error(`${fact} is no date`);
  const day = dayOf(date);
  if (day < period.from) return "earlier";
  return day <= period.to ? "in" : "later";
}
