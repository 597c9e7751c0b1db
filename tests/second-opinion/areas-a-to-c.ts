/** Areas A, B and C of the 2017 edition, written out by hand from the wording of their rules. */
import { daysBetween, workingDays } from "./days.ts";
import { plus, points, zero } from "./fraction.ts";
import type { Fraction } from "./fraction.ts";
import { deducting, each, given, less, moved, shareOf } from "./judged.ts";
import type { Judged } from "./judged.ts";
import { codes, get, happened, in2017, isNotYes, isYes, need, rowsIn2017, rowsOf } from "./unit.ts";
import type { Row, Unit } from "./unit.ts";

const count = (rows: readonly Row[], test: (row: Row) => boolean): number => rows.filter(test).length;
const items = (unit: Unit): readonly Row[] => rowsIn2017(unit, "published_item", "publishedOn");

export function a1(unit: Unit): Judged {
  const records = rowsOf(unit, "institution_record");
  const missing = ["leader", "office", "staff"].filter((item) => !records.some((row) => get(row, "item") === item)).length;
  const changes = records.filter((row) => get(row, "item") === "staff_change" && in2017(happened(unit, row, "madeOn")));
  const unreported = count(changes, (row) => {
    const reported = happened(unit, row, "reportedOn");
    return reported === null || workingDays(need(row, "madeOn"), reported, unit.closed) > 10;
  });
  const met = records.some((row) => get(row, "item") === "meeting" && in2017(happened(unit, row, "madeOn")));
  return deducting("4", true, each(missing, "1"), each(unreported, "0.5"), each(met ? 0 : 1, "0.5"));
}

export function a2(unit: Unit): Judged {
  const rules = ["rule_proactive", "rule_on_request", "rule_secrecy", "rule_ledger", "rule_interpretation", "rule_accountability"];
  const records = rowsOf(unit, "institution_record");
  const missing = rules.filter((item) => !records.some((row) => get(row, "item") === item)).length;
  return deducting("3", true, each(missing, "0.5"));
}

export function a3(unit: Unit): Judged {
  const documents = rowsIn2017(unit, "issued_document", "issuedOn");
  if (documents.length === 0) return moved;
  const done = count(documents, (row) => {
    const attribute = get(row, "attribute");
    return attribute === "active" || attribute === "on_request" || (attribute === "refused" && get(row, "nonDisclosureReason") !== null);
  });
  return given(done * 10 < documents.length * 6 ? zero : shareOf("3", done, documents.length));
}

/** One fault in two indicators: a missing document number costs 0.2 in B1 or, as a missing element, 0.5 in B5, not both. */
const numberAlsoElement = (row: Row): boolean => codes(row, "defects").includes("wrong_doc_no") && codes(row, "defects").includes("element_missing");

export function b1(unit: Unit): Judged {
  const all = items(unit);
  if (all.length === 0) return given(zero);
  const code = /^[A-Z]{2}\d{5}-\d{4}-\d{4}-\d{5}$/i;
  const badIndex = count(all, (row) => !code.test(get(row, "indexNo") ?? ""));
  const badCategory = count(all, (row) => get(row, "category") === null || codes(row, "defects").includes("wrong_category"));
  const badNumber = count(all, (row) => codes(row, "defects").includes("wrong_doc_no") && !numberAlsoElement(row));
  return deducting("4", true, each(badIndex + badCategory + badNumber, "0.2"));
}

export function b2(unit: Unit): Judged {
  const all = items(unit);
  if (all.length === 0) return given(zero);
  const over = all.flatMap((row) => {
    const formed = happened(unit, row, "formedOn");
    return formed === null ? [] : [workingDays(formed, need(row, "publishedOn"), unit.closed) - 20];
  });
  const veryLate = over.filter((days) => days > 20).length;
  const late = over.filter((days) => days > 0 && days <= 20).length;
  const hidden = rowsOf(unit, "observed_fault").filter((row) => get(row, "indicator") === "B2" && get(row, "code") === "not_published");
  const unpublished = hidden.reduce((total, row) => total + Number(need(row, "count")), 0);
  return deducting("6", true, each(veryLate, "1"), each(late, "0.5"), each(unpublished, "1"));
}

export function b3(unit: Unit): Judged {
  const all = items(unit);
  const months = new Set(all.map((row) => need(row, "publishedOn").slice(0, 7)));
  const volume = shareOf("3", all.length, unit.group === "towns" ? 48 : 36);
  return given(plus(volume, less("1", each(12 - months.size, "0.25"))));
}

export function b4(unit: Unit): Judged {
  const checks = rowsOf(unit, "column_check").filter((row) => ["news", "column"].includes(need(row, "kind")));
  // a column that was looked at several times is one column
  const bad = new Set(checks.filter((row) => {
    const updated = happened(unit, row, "lastUpdatedOn");
    const longest = get(row, "kind") === "news" ? 14 : 180;
    return isYes(row, "empty") || (updated !== null && daysBetween(updated, need(row, "checkedOn")) > longest);
  }).map((row) => get(row, "target") ?? need(row, "id"))).size;
  return deducting("3", checks.length > 0, each(bad, "0.5"));
}

export function b5(unit: Unit): Judged {
  const all = items(unit);
  if (all.length === 0) return given(zero);
  const having = (defect: string): number => count(all, (row) => codes(row, "defects").includes(defect));
  const observed = rowsOf(unit, "observed_fault").filter((row) => get(row, "indicator") === "B5").map((row) => points(need(row, "amount")));
  return deducting("3", true, each(having("unreadable"), "1"), each(having("element_missing"), "0.5"), each(having("serious_error"), "1"), ...observed);
}

function fiscalHalf(unit: Unit, kind: string): Fraction {
  const all = rowsIn2017(unit, "fiscal_disclosure", "approvedOn").filter((row) => get(row, "kind") === kind);
  const published = all.filter((row) => happened(unit, row, "publishedOn") !== null);
  if (published.length === 0) return zero;
  const late = count(published, (row) => daysBetween(need(row, "approvedOn"), need(row, "publishedOn")) > 20);
  const tables = all.reduce((total, row) => total + codes(row, "missingTables").length, 0);
  return less("2.5", each(late, "1"), each(tables, "0.5"));
}

export const c1 = (unit: Unit): Judged => given(plus(fiscalHalf(unit, "budget"), fiscalHalf(unit, "final")));

const topics = (unit: Unit): readonly Row[] => rowsIn2017(unit, "topic_disclosure", "dueOn");

export function c2(unit: Unit): Judged {
  const parts = ["land_plan", "homestead", "land_acquisition", "relocation"].map((topic) => topics(unit).filter((row) => get(row, "topic") === topic));
  const binding = parts.filter((rows) => !rows.some((row) => isNotYes(row, "applicable") && get(row, "reasonIfNot") !== null));
  if (binding.length === 0) return moved;
  const published = binding.filter((rows) => rows.some((row) => happened(unit, row, "publishedOn") !== null));
  return given(shareOf("4", published.length, binding.length));
}

export function c3(unit: Unit): Judged {
  const published = rowsOf(unit, "topic_disclosure").filter((row) => get(row, "topic") === "welfare_funds").map((row) => happened(unit, row, "publishedOn"));
  const quarters = new Set(published.flatMap((day) => (day !== null && in2017(day) ? [Math.ceil(Number(day.slice(5, 7)) / 3)] : [])));
  return deducting("3", true, each(4 - quarters.size, "0.75"));
}

export function c4(unit: Unit): Judged {
  const kinds = ["livelihood_project", "construction_project", "work_safety"];
  const due = topics(unit).filter((row) => kinds.includes(need(row, "topic")) && isYes(row, "applicable"));
  if (due.length === 0) return moved;
  return given(shareOf("3", count(due, (row) => happened(unit, row, "publishedOn") !== null), due.length));
}
