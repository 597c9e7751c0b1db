/** What goes wrong, or merely happens, with disclosure requests: one function a case. */
import type { SampleUnit } from "./city.ts";
import { daysAfter } from "./days.ts";
import { rowsOf, rowWhere, type Draft, type Row } from "./draft.ts";
import type { Random } from "./random.ts";
import { noReply, reply, request } from "./requests.ts";

/** The n-th request of the unit (1 is the first). */
export function requestOf(draft: Draft, number: number): Row {
  return rowWhere(draft, "disclosure_request", {}, number - 1);
}

export function repliedAfter(row: Row, calendarDays: number): void {
  row["postedOn"] = daysAfter(String(row["reachedOn"]), calendarDays);
  row["replySignedOn"] = daysAfter(String(row["postedOn"]), 2);
}

export function unanswered(row: Row): void {
  Object.assign(row, noReply, { archived: ["application"] });
}

/** Replied to within the extended limit; valid only if approved and the applicant told in time. */
export function extended(row: Row, approvedBy: "office_head" | null, toldAfter: number): void {
  const reached = String(row["reachedOn"]);
  Object.assign(row, {
    extensionApprovedOn: approvedBy === null ? null : daysAfter(reached, 12),
    extensionApprovedBy: approvedBy,
    extensionToldOn: daysAfter(reached, toldAfter),
    extensionDays: 15,
  });
  repliedAfter(row, 33);
}

/** The applicant was asked to amend: until 2019 a timely notice is itself the reply. */
export function askedToAmend(row: Row, notices: number): void {
  const reached = String(row["reachedOn"]);
  row["supplements"] = Array.from({ length: notices }, (_, index) => ({
    id: `${String(row["id"])}-${String(index + 1)}`,
    noticedOn: daysAfter(reached, 4 + index * 5),
    onceOnly: notices === 1,
    allowedDays: 15,
    suppliedOn: null,
  }));
  Object.assign(row, noReply, { replyType: "to_amend" });
}

/** A third party was asked; the time until it answered does not count. */
export function consulted(row: Row, from: number, answeredAfter: number, repliedOn: number): void {
  const reached = String(row["reachedOn"]);
  row["consultations"] = [
    { id: `${String(row["id"])}-1`, party: "third_party", sentOn: daysAfter(reached, from), receivedOn: daysAfter(reached, from + 1), answeredOn: daysAfter(reached, answeredAfter) },
  ];
  repliedAfter(row, repliedOn);
}

/** One more request of the unit, replied to on a day or not at all. */
export function addRequest(draft: Draft, unit: SampleUnit, random: Random, reachedOn: string, postedOn: string | undefined): Row {
  const rows = rowsOf(draft, "disclosure_request");
  const number = rows.length + 1;
  const row = { ...request(unit, number, reachedOn, "in_person", random), ...(postedOn === undefined ? noReply : reply(number, postedOn, random)) };
  if (postedOn === undefined) Object.assign(row, { archived: ["application"] });
  rows.push(row);
  return row;
}

/** A review or suit about a request. */
export function reviewed(draft: Draft, row: Row, values: Row): void {
  const rows = rowsOf(draft, "review_case");
  rows.push({
    id: `${String(row["id"])}-F${String(rows.length + 1)}`,
    kind: "reconsideration",
    requestId: row["id"],
    filedOn: daysAfter(String(row["postedOn"] ?? row["reachedOn"]), 30),
    closedOn: daysAfter(String(row["postedOn"] ?? row["reachedOn"]), 80),
    outcome: "upheld",
    grounds: null,
    coDefendantOnly: false,
    correctedBySelfOn: null,
    performedOn: null,
    ...values,
  });
}
