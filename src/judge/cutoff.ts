import type { RecordFacts } from "../facts/record-facts.ts";
import type { PlainDate } from "../model/plain-date.ts";

/** Whether the record was made after the cut-off; an entry of a list is made with the record that holds it. */
export function isPastCutoff({ record, parent }: RecordFacts, cutoff: PlainDate | undefined): boolean {
  const madeOn = cutoff === undefined ? undefined : record.values.get("recordedOn");
  const own = cutoff !== undefined && typeof madeOn === "number" && madeOn > cutoff;
  return own || (parent !== undefined && isPastCutoff(parent, cutoff));
}
