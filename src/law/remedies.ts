/**
 * Remedies that a reply has to state (救济途径): where and within what time the applicant can ask for
 * reconsideration or bring a suit. The periods are those in force on the day of the reply.
 *
 * Source: 行政复议法 (60 days), 行政诉讼法 (6 months since 2015-05-01, 3 before).
 */
import type { FieldValue } from "../model/evidence.ts";
import type { PlainDate } from "../model/plain-date.ts";
import { isQuantity, toQuantity, toRational } from "../model/quantity.ts";
import type { Law } from "./load-law.ts";
import { rowOn } from "./reply-law.ts";

export type RemediesState = "none" | "right" | "missing" | "wrong";

export const remedyInputs = ["remediesStated", "remedyBodiesStated", "reconsiderationDays", "litigationMonths"] as const;

/** Of a reply made on a day. A fault that is certain decides; otherwise a blank leaves it open. */
export function remediesState(values: ReadonlyMap<string, FieldValue>, law: Law, repliedOn: PlainDate | undefined): RemediesState | undefined {
  const stated = values.get("remediesStated");
  if (stated === undefined) return undefined;
  const parts = [values.get("remedyBodiesStated"), values.get("reconsiderationDays"), values.get("litigationMonths")];
  if (stated !== true || parts.some((part) => part === null || part === false)) return "missing";
  if (repliedOn === undefined) return undefined;
  const periods = [
    holds(values.get("reconsiderationDays"), rowOn(law, "reconsideration_days", repliedOn).value),
    holds(values.get("litigationMonths"), rowOn(law, "litigation_months", repliedOn).value),
  ];
  if (periods.includes(false)) return "wrong";
  return periods.includes(undefined) || parts[0] === undefined ? undefined : "right";
}

/** A period stated against the one in force; where none was in force any will do. */
function holds(stated: FieldValue, inForce: number | string): boolean | undefined {
  if (!isQuantity(stated)) return undefined;
  return inForce === "none" || toQuantity(toRational(stated)) === inForce;
}
