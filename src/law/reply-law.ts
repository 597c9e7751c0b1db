/** The law that binds one request: the rows in force on the day it reached the organ (收件之日). */
import type { LawRow } from "../model/law.ts";
import type { PlainDate } from "../model/plain-date.ts";
import { lawOnDate } from "./law-on-date.ts";
import type { Law } from "./load-law.ts";

export interface ReplyLaw {
  readonly limit: number;
  readonly limitRow: LawRow;
  readonly extension: number;
  /** Working days within which a supplement must be asked for; none: such a notice is itself a reply. */
  readonly supplement: number | undefined;
  /** Working days that one consultation can stop the clock at most; none: no bound was in force. */
  readonly consultationStop: number | undefined;
  readonly organsStopTheClock: boolean;
  readonly onlineStart: "system_receipt" | "confirmed";
  readonly onlineRow: LawRow;
}

export function replyLaw(law: Law, reachedOn: PlainDate): ReplyLaw {
  let days = worked.get(law.parameters);
  if (days === undefined) worked.set(law.parameters, (days = new Map<PlainDate, ReplyLaw>()));
  const known = days.get(reachedOn);
  if (known !== undefined) return known;
  const found = findReplyLaw(law, reachedOn);
  days.set(reachedOn, found);
  return found;
}

/** Many requests reach an organ on the same day. */
const worked = new WeakMap<Law["parameters"], Map<PlainDate, ReplyLaw>>();

function findReplyLaw(law: Law, reachedOn: PlainDate): ReplyLaw {
  const row = (id: string): LawRow => rowOn(law, id, reachedOn);
  const limitRow = row("reply_limit");
  const onlineRow = row("online_start");
  return {
    limit: wholeNumber("reply_limit", limitRow),
    limitRow,
    extension: wholeNumber("extension_limit", row("extension_limit")),
    supplement: numberOrNone("supplement_limit", row("supplement_limit")),
    consultationStop: numberOrNone("consultation_stop", row("consultation_stop")),
    organsStopTheClock: row("consultation_parties").value === "third_party_and_organ",
    onlineStart: onlineRow.value === "confirmed" ? "confirmed" : "system_receipt",
    onlineRow,
  };
}

/** The row of a parameter that the law must hold. */
export function rowOn(law: Law, id: string, date: PlainDate): LawRow {
  const parameter = law.parameters.get(id);
  if (parameter === undefined) throw new Error(`there is no law parameter ${id}`);
  return lawOnDate(parameter, date);
}

function numberOrNone(id: string, row: LawRow): number | undefined {
  return row.value === "none" ? undefined : wholeNumber(id, row);
}

function wholeNumber(id: string, row: LawRow): number {
  if (typeof row.value !== "number") throw new Error(`the law parameter ${id} must be a number`);
  return row.value;
}
