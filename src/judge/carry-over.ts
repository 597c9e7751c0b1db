import type { RecordFacts } from "../facts/record-facts.ts";
import type { PlainDate } from "../model/plain-date.ts";
import type { Position } from "../model/position.ts";

/** A matter that is still open at the end of the period and belongs to a later year (结转下年). */
export interface CarriedOver {
  readonly id: string;
  readonly unit: string;
  readonly type: string;
  /** When it is due, for a matter with a statutory clock. */
  readonly dueOn: PlainDate | undefined;
  /** Rules that are still to judge it. */
  readonly rules: readonly string[];
  readonly position: Position;
}

/**
 * What of a record is still to judge; `undefined` where nothing is. `open` are the rules whose date has
 * not come, which it never will once the matter is closed; `later` those whose date has come, after the period.
 */
export function pendingMatter(facts: RecordFacts, open: readonly string[], later: readonly string[]): CarriedOver | undefined {
  const { record } = facts;
  const rules = isClosed(facts) ? later : [...open, ...later];
  if (rules.length === 0) return undefined;
  return { id: record.id, unit: record.unit, type: record.type, dueOn: facts.clock()?.dueOn, rules, position: record.position };
}

/** A withdrawn or abandoned request will never be replied to. */
function isClosed(facts: RecordFacts): boolean {
  const closed = facts.read("closedWithoutReply");
  return typeof closed === "string" && closed !== "none";
}
