/** Matters that the year before left open: they come back under their old ids, so that the checklist finds them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rowsOf, type Draft, type Row } from "./draft.ts";
import type { UnitDraft } from "./write.ts";

/** What became of them; those not named here stay as they were. */
export type Settled = ReadonlyMap<string, Row>;

/** Ids are unique in a folder; those of the year before bear no year or another. */
export function carryOver(before: readonly UnitDraft[], now: readonly UnitDraft[], checklist: string, settled: Settled): void {
  for (const { id, unit, type } of entriesOf(checklist)) {
    const row = before.find((one) => one.unit.code === unit)?.draft.get(type)?.find((one) => one["id"] === id);
    const draft = now.find((one) => one.unit.code === unit || one.unit.predecessors?.includes(unit) === true)?.draft;
    if (row === undefined || draft === undefined) throw new Error(`nothing to carry over for ${id}`);
    // whether it was a request at all has been asked since 2018
    rowsOf(draft, type).push({ ...row, ...(type === "disclosure_request" ? { nature: "disclosure" } : {}), ...settled.get(id) });
  }
}

/** carry-over.csv as the scoring of the year before wrote it. */
export function checklistOf(root: string, year: number): string {
  return readFileSync(join(root, "samples/expected", String(year), "carry-over.csv"), "utf8");
}

function entriesOf(checklist: string): readonly { readonly id: string; readonly unit: string; readonly type: string }[] {
  return checklist.replace("\uFEFF", "").trim().split(/\r?\n/).slice(1).map((line) => {
    const [id = "", unit = "", type = ""] = line.split(",");
    return { id, unit, type };
  });
}

/** The reply to a request of last year, in proper form. */
export function repliedOn(draft: Draft, postedOn: string): Row {
  const [model] = rowsOf(draft, "disclosure_request");
  if (model === undefined) throw new Error("no request to take a reply from");
  const { replyDelivery, replyType, replyTypeCorrect, docNo, datedReply, sealed, statesReceiptDate, statesReasons, statesLegalBasis, remediesStated, remedyBodiesStated, reconsiderationDays, litigationMonths, archived } = model;
  return { replyDelivery, postedOn, replySignedOn: null, replySentOn: null, replyType, replyTypeCorrect, docNo, datedReply, sealed, statesReceiptDate, statesReasons, statesLegalBasis, remediesStated, remedyBodiesStated, reconsiderationDays, litigationMonths, archived };
}
