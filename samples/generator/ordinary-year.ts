/** An ordinary year: two or three small things go wrong, as they do everywhere. */
import { daysAfter } from "./days.ts";
import { rowsOf, rowWhere, type Draft, type Row } from "./draft.ts";
import type { Random } from "./random.ts";
import { repliedAfter } from "./request-faults.ts";

type Mishap = (draft: Draft) => void;

const mishaps: readonly Mishap[] = [
  (draft) => { change(draft, "column_check", 0, (row) => { row["lastUpdatedOn"] = daysAfter(String(row["checkedOn"]), -25); }); },
  (draft) => { change(draft, "column_check", 3, (row) => { row["deadLinks"] = 3; }); },
  (draft) => { drop(draft, "training_held"); },
  (draft) => { change(draft, "issued_document", 5, (row) => { row["attribute"] = null; }); change(draft, "issued_document", 8, (row) => { row["attribute"] = null; }); },
  (draft) => { for (const index of [2, 7, 9]) change(draft, "published_item", index, (row) => { row["formedOn"] = daysAfter(String(row["publishedOn"]), -50); }); },
  (draft) => { change(draft, "published_item", 4, (row) => { row["defects"] = ["element_missing"]; }); },
  (draft) => { change(draft, "published_item", 6, (row) => { row["indexNo"] = null; }); change(draft, "published_item", 8, (row) => { row["category"] = null; }); },
  (draft) => { change(draft, "disclosure_request", 1, (row) => { row["statesReceiptDate"] = false; row["litigationMonths"] = 3; }); },
  (draft) => { change(draft, "disclosure_request", 0, (row) => { row["archived"] = ["application", "approval", "reply"]; }); },
  (draft) => { change(draft, "disclosure_request", 2, (row) => { repliedAfter(row, 33); }); },
  (draft) => { change(draft, "policy_document", 0, (row) => { row["interpretations"] = null; }); },
  (draft) => { change(draft, "public_concern", 0, (row) => { row["respondedAt"] = `${daysAfter(String(row["detectedAt"]).slice(0, 10), 3)}T10:00+08:00`; row["firstReleaseAt"] = null; }); },
  (draft) => { change(draft, "site_visit", 0, (row) => { row["digitalUpdatedOn"] = daysAfter(String(row["visitedOn"]), -70); }); },
  (draft) => { change(draft, "task_report", 1, (row) => { row["submittedOn"] = daysAfter(String(row["dueOn"]), 6); }); },
  (draft) => { const row = rowsOf(draft, "topic_disclosure").find(({ topic }) => topic === "decision_opinions"); if (row !== undefined) row["publishedOn"] = null; },
];

export function ordinaryYear(draft: Draft, random: Random): void {
  const count = random.between(2, 4);
  const first = random.between(0, mishaps.length - 1);
  const stride = random.pick([2, 4, 7]);
  for (let n = 0; n < count; n += 1) mishaps[(first + n * stride) % mishaps.length]?.(draft);
}

function change(draft: Draft, type: string, index: number, how: (row: Row) => void): void {
  if (rowsOf(draft, type).length > index) how(rowWhere(draft, type, {}, index));
}

function drop(draft: Draft, item: string): void {
  draft.set("institution_record", rowsOf(draft, "institution_record").filter((row) => row["item"] !== item));
}
