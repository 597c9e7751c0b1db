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
import { NamedPlaces } from "../model/value-row.ts";
import { byDay, rowOn } from "./reply-law.ts";

export type RemediesState = "none" | "right" | "missing" | "wrong";

export const remedyInputs = ["remediesStated", "remedyBodiesStated", "reconsiderationDays", "litigationMonths"] as const;

const places = new NamedPlaces(remedyInputs);
const [STATED, BODIES, RECONSIDERATION, LITIGATION] = [0, 1, 2, 3];

/** Of a reply made on a day. A fault that is certain decides; otherwise a blank leaves it open. */
export function remediesState(values: ReadonlyMap<string, FieldValue>, law: Law, repliedOn: PlainDate | undefined): RemediesState | undefined {
  const stated = places.read(values, STATED);
  if (stated === undefined) return undefined;
  const [bodies, reconsideration, litigation] = [places.read(values, BODIES), places.read(values, RECONSIDERATION), places.read(values, LITIGATION)];
  if (stated !== true || isMissing(bodies) || isMissing(reconsideration) || isMissing(litigation)) return "missing";
  if (repliedOn === undefined) return undefined;
  const inForce = periodsInForce(law, repliedOn);
  const first = holds(reconsideration, inForce.reconsideration);
  const second = holds(litigation, inForce.litigation);
  if (first === false || second === false) return "wrong";
  return first === undefined || second === undefined || bodies === undefined ? undefined : "right";
}

/** Days for reconsideration, months for a suit; `none` where no period was in force. */
const periodsInForce = byDay((law, day) => ({ reconsideration: rowOn(law, "reconsideration_days", day).value, litigation: rowOn(law, "litigation_months", day).value }));

function isMissing(part: FieldValue): boolean {
  return part === null || part === false;
}

/** A period stated against the one in force; where none was in force any will do. */
function holds(stated: FieldValue, inForce: number | string): boolean | undefined {
  if (!isQuantity(stated)) return undefined;
  return inForce === "none" || (typeof stated === "number" ? stated : toQuantity(toRational(stated))) === inForce;
}
