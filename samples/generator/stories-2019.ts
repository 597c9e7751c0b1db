/** What happened in 2019: the same conduct before and after 15 May, judged by the regulations of its day. */
import { daysAfter } from "./days.ts";
import { addRow, rowsOf, rowWhere, type Draft, type Row } from "./draft.ts";
import type { Story } from "./faults.ts";
import { dayOf } from "./redate.ts";
import { askedToAmend, extended, repliedAfter, requestOf, reviewed, unanswered } from "./request-faults.ts";
import { levels, remove, set } from "./story-tools.ts";

const day = dayOf(2019);

/** By unit name; the others have an ordinary year. */
export const stories2019: ReadonlyMap<string, Story> = new Map<string, Story>([
  ["枕溪镇", commended],
  ["望潮镇", straddles],
  ["石螺镇", sameDaysTwoLaws],
  ["听涛镇", asksLateForCorrection],
  ["白鹭洲镇", irregular],
  ["松坪岭镇", keepsUp],
  ["月塘湖镇", oldForm],
  ["杏坞镇", nothingToFailIn],
  ["云门镇", belowTheGate],
  ["柳岸街道", websiteVetoed],
  ["星桥街道", reportsAtOdds],
  ["锦屏路街道", copies],
  ["南埭街道", leavesUnpublished],
  ["云泽市公安局", wrongTypes],
  ["云泽市民政局", reportLate],
  ["云泽市水利局", publishesLate],
  ["云泽市城市管理局", slowlyBetter],
]);

/** Reached and replied to on days; whatever started the clock did so on the day it reached the organ. */
function replied(row: Row, reachedOn: string, postedOn: string): void {
  const moved = (field: string): Row => (row[field] === null ? {} : { [field]: reachedOn });
  Object.assign(row, { reachedOn, postedOn, submittedOn: reachedOn, replySignedOn: null, ...moved("signedOn"), ...moved("confirmedOn"), ...moved("systemReceivedOn") });
}

function commended(draft: Draft): void {
  levels(draft, "F4", ["excellent", "excellent", "excellent", "good"]);
  addRow(draft, "honour", { kind: "commendation", level: "prefecture", about: "新条例宣传", title: "新条例宣传", docNo: "〔2019〕61号", awardedOn: day(10, 22), confirmed: true });
}

/** The last day of the old limit, and the last of the new. */
function straddles(draft: Draft): void {
  replied(requestOf(draft, 1), day(4, 24), day(5, 16));
  replied(requestOf(draft, 2), day(5, 15), day(6, 13));
}

/** Eighteen working days each: late in April, in time in June. */
function sameDaysTwoLaws(draft: Draft): void {
  levels(draft, "F4", ["good", "good", "excellent", "good"]);
  replied(requestOf(draft, 1), day(4, 1), day(4, 26));
  replied(requestOf(draft, 2), day(6, 10), day(7, 4));
}

/** The eighth working day is too late to ask for a correction; the clock runs on. */
function asksLateForCorrection(draft: Draft): void {
  const row = requestOf(draft, 4);
  replied(row, day(6, 3), day(6, 28));
  row["supplements"] = [{ id: `${String(row["id"])}-1`, noticedOn: day(6, 14), onceOnly: true, allowedDays: 10, suppliedOn: day(6, 19) }];
  askedToAmend(requestOf(draft, 1), 2);
}

function irregular(draft: Draft): void {
  levels(draft, "F4", ["good", "fair", "good", "good"]);
  Object.assign(requestOf(draft, 4), { replyType: "refused_internal", docNo: null, sealed: false, statesReceiptDate: false, statesReasons: false, statesLegalBasis: false });
  Object.assign(requestOf(draft, 5), { replyDelivery: "courier", litigationMonths: 3 });
  reviewed(draft, requestOf(draft, 2), { outcome: "revoked", grounds: ["form"] });
  remove(draft, "institution_record", { item: "flow_consultation" });
}

function keepsUp(draft: Draft): void {
  levels(draft, "F4", ["excellent", "good", "excellent", "excellent"]);
  levels(draft, "G2", ["excellent", "good", "excellent", "excellent"]);
}

function oldForm(draft: Draft): void {
  set(draft, "annual_report", { reportYear: 2019 }, { form: "form_2014", missingSections: ["general"] });
}

function nothingToFailIn(draft: Draft): void {
  for (const type of ["disclosure_request", "policy_document", "public_concern"]) draft.set(type, []);
  remove(draft, "column_check", { kind: "social_media" });
}

/** Commended for one thing while the rest lies fallow: below 80 points no bonus is given. */
function belowTheGate(draft: Draft): void {
  levels(draft, "F4", ["poor", "fair", "fair", "poor"]);
  levels(draft, "G2", ["poor", "fair", "fair", "fair"]);
  for (const type of ["published_item", "annual_report"]) draft.set(type, []);
  draft.set("institution_record", rowsOf(draft, "institution_record").slice(0, 5));
  repliedAfter(requestOf(draft, 1), 60);
  unanswered(requestOf(draft, 4));
  extended(requestOf(draft, 5), null, 14);
  requestOf(draft, 2)["archived"] = ["application", "reply"];
  addRow(draft, "honour", { kind: "commendation", level: "county", about: "村务公开栏", title: "村务公开栏", docNo: "〔2019〕20号", awardedOn: day(9, 5), confirmed: true });
}

function websiteVetoed(draft: Draft): void {
  levels(draft, "F4", ["excellent", "excellent", "good", "good"]);
  addRow(draft, "veto_matter", { kind: "website_vetoed", indicator: null, decidedBy: "市政府办公室", docNo: "〔2019〕77号", decidedOn: day(6, 28) });
}

function reportsAtOdds(draft: Draft): void {
  const total = rowWhere(draft, "statistic", { label: "受理政府信息公开申请总数" });
  total["value"] = String(Number(total["value"]) + 2);
  set(draft, "annual_report", { reportYear: 2018 }, { publishedOn: day(4, 9), missingSections: ["fees"] });
}

function copies(draft: Draft): void {
  set(draft, "annual_report", { reportYear: 2018 }, { copied: true });
  set(draft, "annual_report", { reportYear: 2019 }, { publishedOn: "2020-02-05" });
}

function leavesUnpublished(draft: Draft): void {
  addRow(draft, "observed_fault", { indicator: "B2", code: "not_published", count: 1, amount: null, reason: "临时救助名单只在公开栏张贴", evidenceRef: "截图第5号", observedOn: day(12, 19) });
}

/** A type of the old regulations after 15 May. */
function wrongTypes(draft: Draft): void {
  replied(requestOf(draft, 3), day(6, 5), day(6, 20));
  requestOf(draft, 3)["replyType"] = "other_channel";
  requestOf(draft, 3)["nature"] = "petition";
}

function reportLate(draft: Draft): void {
  set(draft, "annual_report", { reportYear: 2019 }, { publishedOn: "2020-02-04" });
}

function publishesLate(draft: Draft): void {
  for (const [index, row] of rowsOf(draft, "published_item").entries()) if (index % 2 === 0) row["formedOn"] = daysAfter(String(row["publishedOn"]), -45);
}

function slowlyBetter(draft: Draft): void {
  levels(draft, "F4", ["good", "fair", "good", "fair"]);
  repliedAfter(requestOf(draft, 1), 26);
  remove(draft, "institution_record", { item: "rule_secrecy" });
  set(draft, "issued_document", {}, { attribute: null }, 4);
}
