import type { RecordFacts } from "../facts/record-facts.ts";
import type { FactValue } from "../model/fact.ts";
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
 * The rules that are still to judge a record. `open` are those whose date has not come, which it never
 * will once the matter is closed; `later` those whose date has come, after the period.
 */
export function rulesToCome(facts: RecordFacts, open: readonly string[], later: readonly string[]): readonly string[] {
  if (open.length === 0) return later;
  return isClosed(facts) ? later : [...open, ...later];
}

/** A record that rules are still to judge. */
export function pendingMatter(facts: RecordFacts, rules: readonly string[]): CarriedOver {
  const { record } = facts;
  return { id: record.id, unit: record.unit, type: record.type, dueOn: facts.clock()?.dueOn, rules, position: record.position };
}

function isClosed(facts: RecordFacts): boolean {
  return closesMatter(facts.read("closedWithoutReply"));
}

/** A withdrawn or abandoned request will never be replied to. */
export function closesMatter(closedWithoutReply: FactValue): boolean {
  return typeof closedWithoutReply === "string" && closedWithoutReply !== "none";
}
