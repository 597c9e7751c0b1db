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

export const replyLaw = byDay(findReplyLaw);

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

/** So many days, around the first that was asked about, are found by counting. */
const SPAN = 2_048;

/** What the law says on a day, looked up once for each: many requests reach an organ, and are replied to, on the same day. */
export function byDay<Said>(find: (law: Law, day: PlainDate) => Said): (law: Law, day: PlainDate) => Said {
  const known = new WeakMap<Law["parameters"], Days<Said>>();
  let last: Days<Said> | undefined;
  return (law, day) => {
    const { parameters } = law;
    if (last?.parameters !== parameters) {
      last = known.get(parameters) ?? { parameters, first: day - SPAN / 2, said: Array.from({ length: SPAN }, () => undefined) };
      known.set(parameters, last);
    }
    const at = day - last.first;
    const before = at >= 0 && at < SPAN ? last.said[at] : undefined;
    if (before !== undefined) return before;
    const found = find(law, day);
    if (at >= 0 && at < SPAN) last.said[at] = found;
    return found;
  };
}

interface Days<Said> {
  readonly parameters: Law["parameters"];
  readonly first: number;
  readonly said: (Said | undefined)[];
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
