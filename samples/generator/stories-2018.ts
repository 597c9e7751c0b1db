/**
 * What happened in 2018. One town really improves, one subdistrict does what it did and only looks better because the
 * scheme changed, one town falls in rank though its points rise; every rule that is new in 2018 is triggered by somebody.
 */
import type { SampleUnit } from "./city.ts";
import { daysAfter } from "./days.ts";
import { addRow, rowsOf, rowWhere, type Draft } from "./draft.ts";
import type { Story } from "./faults.ts";
import type { Random } from "./random.ts";
import { dayOf } from "./redate.ts";
import { askedToAmend, extended, repliedAfter, requestOf, reviewed, unanswered } from "./request-faults.ts";
import { levels, remove, set } from "./story-tools.ts";

const day = dayOf(2018);

/** By unit name; the others have an ordinary year. */
export const stories2018: ReadonlyMap<string, Story> = new Map<string, Story>([
  ["枕溪镇", exemplary],
  ["望潮镇", good],
  ["石螺镇", fallsInRank],
  ["落雁镇", merged],
  ["听涛镇", withoutTraining],
  ["白鹭洲镇", irregular],
  ["松坪岭镇", reallyImproved],
  ["月塘湖镇", good],
  ["杏坞镇", nothingToFailIn],
  ["九曲桥镇", mixesPetitions],
  ["沙鸥镇", staleBoards],
  ["云门镇", stillNothing],
  ["鼓石街道", sixDaysLate],
  ["柳岸街道", good],
  ["星桥街道", careless],
  ["锦屏路街道", onlyLooksImproved],
  ["晴川街道", decidesInSilence],
  ["南埭街道", leavesUnpublished],
  ["临港街道", newcomer],
  ["云泽市教育局", departmentExemplary],
  ["云泽市公安局", confusesPetition],
  ["云泽市民政局", lateFields],
  ["云泽市财政局", budgetLate],
  ["云泽市自然资源局", requestsLate],
  ["云泽市住房和城乡建设局", neverPublishes],
  ["云泽市水利局", publishesLate],
  ["云泽市审计局", withoutFields],
  ["云泽市统计局", withoutDigitalBoard],
  ["云泽市城市管理局", neglectfulDepartment],
]);

function exemplary(draft: Draft): void {
  levels(draft, "F4", ["excellent", "excellent", "excellent", "good"]);
  levels(draft, "G2", ["excellent", "excellent", "excellent", "excellent"]);
  addRow(draft, "honour", { kind: "commendation", level: "province", about: "政务公开标准化试点", title: "政务公开标准化试点", docNo: "〔2018〕99号", awardedOn: day(11, 20), confirmed: true });
}

function good(draft: Draft): void {
  levels(draft, "F4", ["excellent", "good", "excellent", "excellent"]);
  levels(draft, "G2", ["excellent", "excellent", "good", "excellent"]);
}

/** More points than the year before, and yet more units have passed it. */
function fallsInRank(draft: Draft): void {
  levels(draft, "F4", ["good", "good", "excellent", "good"]);
  levels(draft, "G2", ["good", "good", "good", "excellent"]);
  repliedAfter(requestOf(draft, 1), 29);
  set(draft, "column_check", { kind: "news" }, { lastUpdatedOn: day(11, 20) });
}

/** Two registers were put together, not without gaps; one of the two boards was left standing. */
function merged(draft: Draft): void {
  levels(draft, "F4", ["good", "good", "good", "excellent"]);
  requestOf(draft, 2)["registerGaps"] = ["replied_on", "result"];
  requestOf(draft, 5)["registerGaps"] = ["applicant"];
  set(draft, "site_visit", {}, { digitalUpdatedOn: day(11, 2) });
}

function withoutTraining(draft: Draft): void {
  draft.set("institution_record", rowsOf(draft, "institution_record").filter(({ item }) => item !== "training_attended" && item !== "training_held"));
  levels(draft, "F4", ["good", "good", "good", "good"]);
}

function irregular(draft: Draft): void {
  levels(draft, "F4", ["good", "fair", "good", "good"]);
  Object.assign(requestOf(draft, 1), { replyType: "partly", docNo: null, sealed: false, statesReceiptDate: false, statesReasons: false });
  remove(draft, "institution_record", { item: "flow_consultation" });
  askedToAmend(requestOf(draft, 5), 2);
  set(draft, "published_item", {}, { defects: ["wrong_doc_no"] }, 7);
  reviewed(draft, requestOf(draft, 2), { outcome: "revoked", grounds: ["content"] });
}

/** The town that was last but two: staff, rules, replies, interpretations, everything mended. */
function reallyImproved(draft: Draft): void {
  levels(draft, "F4", ["excellent", "good", "good", "excellent"]);
  levels(draft, "G2", ["good", "good", "excellent", "good"]);
  requestOf(draft, 2)["registerGaps"] = ["result"];
}

/** No requests, no policy documents, no account: nothing there to fail in. */
function nothingToFailIn(draft: Draft): void {
  levels(draft, "F4", ["good", "excellent", "good", "good"]);
  for (const type of ["disclosure_request", "policy_document", "public_concern"]) draft.set(type, []);
  remove(draft, "column_check", { kind: "social_media" });
  for (const topic of ["land_acquisition", "relocation"]) set(draft, "topic_disclosure", { topic }, { publishedOn: null, applicable: false, reasonIfNot: "本年度没有此类事项" });
}

function mixesPetitions(draft: Draft): void {
  levels(draft, "F4", ["good", "good", "fair", "good"]);
  requestOf(draft, 2)["replyType"] = "other_channel";
  Object.assign(requestOf(draft, 4), { nature: "petition", replyType: "other_channel" });
}

function staleBoards(draft: Draft): void {
  levels(draft, "F4", ["good", "good", "good", "fair"]);
  set(draft, "site_visit", {}, { digitalUpdatedOn: null });
  set(draft, "published_item", {}, { defects: ["element_missing"] }, 4);
}

function stillNothing(draft: Draft): void {
  levels(draft, "F4", ["poor", "fair", "poor", "fair"]);
  levels(draft, "G2", ["poor", "fair", "fair", "poor"]);
  for (const type of ["published_item", "fiscal_disclosure", "topic_disclosure"]) draft.set(type, []);
  draft.set("institution_record", rowsOf(draft, "institution_record").slice(0, 3));
  repliedAfter(requestOf(draft, 1), 60);
  unanswered(requestOf(draft, 2));
  Object.assign(requestOf(draft, 4), { archived: ["application", "reply"], sealed: false });
  set(draft, "site_visit", {}, { channelInPerson: false, channelOnline: false, channelPost: false, readingPlace: false, digitalBoard: false, digitalUpdatedOn: null });
  set(draft, "column_check", { kind: "column" }, { empty: true, lastUpdatedOn: null });
  for (const index of [0, 1]) set(draft, "task_report", {}, { submittedOn: null }, index);
}

/** Under the edition of 2017 this would have cost 2 points, under that of 2018 it costs 3.5. */
function sixDaysLate(draft: Draft): void {
  levels(draft, "F4", ["excellent", "good", "good", "good"]);
  Object.assign(requestOf(draft, 2), { reachedOn: day(3, 1), submittedOn: day(3, 1), signedOn: day(3, 1), postedOn: day(3, 30), replySignedOn: day(4, 2) });
}

function careless(draft: Draft): void {
  levels(draft, "F4", ["good", "good", "fair", "good"]);
  set(draft, "published_item", {}, { defects: ["serious_error"] }, 3);
  set(draft, "published_item", {}, { defects: ["unreadable"] }, 6);
  addRow(draft, "observed_fault", { indicator: "B7", code: "poor_quality", count: 1, amount: "0.3", reason: "附件扫描件歪斜，部分文字难以辨认", evidenceRef: "截图第12号", observedOn: day(12, 18) });
  set(draft, "column_check", { kind: "column" }, { lastUpdatedOn: day(5, 2) });
  set(draft, "published_item", {}, { indexNo: "YZ123-1" }, 1);
}

/** What it did in 2017 it did again, empty months and all; only nobody counts months any more. */
function onlyLooksImproved(draft: Draft): void {
  levels(draft, "F4", ["good", "good", "good", "fair"]);
  draft.set("published_item", rowsOf(draft, "published_item").filter((row) => !["2018-02", "2018-08", "2018-10"].includes(String(row["publishedOn"]).slice(0, 7))));
  set(draft, "issued_document", {}, { attribute: "refused", nonDisclosureReason: null }, 0);
  set(draft, "annual_report", {}, { copied: true });
  extended(requestOf(draft, 2), "office_head", 26);
  repliedAfter(requestOf(draft, 2), 27);
  const policy = rowWhere(draft, "policy_document", {}, 1);
  policy["interpretations"] = [{ id: "2-1", publishedOn: policy["publishedOn"], form: "text", byLeader: false }];
}

function decidesInSilence(draft: Draft): void {
  levels(draft, "F4", ["good", "good", "good", "good"]);
  set(draft, "topic_disclosure", { topic: "decision_opinions" }, { publishedOn: null });
  set(draft, "topic_disclosure", { topic: "decision_draft" }, { publishedOn: null });
  set(draft, "topic_disclosure", { topic: "construction_project" }, { publishedOn: null });
  set(draft, "topic_disclosure", { topic: "work_safety" }, { publishedOn: null });
}

function leavesUnpublished(draft: Draft): void {
  levels(draft, "F4", ["fair", "good", "good", "good"]);
  addRow(draft, "observed_fault", { indicator: "B2", code: "not_published", count: 2, amount: null, reason: "两批低保名单只在村务栏张贴", evidenceRef: "截图第3号", observedOn: day(12, 19) });
  set(draft, "published_item", {}, { formedOn: day(1, 8), publishedOn: day(3, 26) }, 4);
}

/** In its first year: no meeting yet, no reading place in its rented office. */
function newcomer(draft: Draft): void {
  levels(draft, "F4", ["good", "fair", "good", "good"]);
  remove(draft, "institution_record", { item: "meeting" });
  remove(draft, "institution_record", { item: "rule_accountability" });
  set(draft, "annual_report", {}, { publishedOn: day(4, 9) });
}

function departmentExemplary(draft: Draft): void {
  levels(draft, "F4", ["excellent", "excellent", "excellent", "excellent"]);
  levels(draft, "G2", ["excellent", "excellent", "excellent", "excellent"]);
  addRow(draft, "honour", { kind: "innovation", level: "county", about: "招生信息一图读懂", title: "招生信息一图读懂", docNo: null, awardedOn: day(7, 30), confirmed: true });
}

function confusesPetition(draft: Draft): void {
  Object.assign(requestOf(draft, 1), { nature: "petition", replyType: "not_exist" });
}

function lateFields(draft: Draft): void {
  for (const index of [0, 2]) {
    const row = rowWhere(draft, "topic_disclosure", { topic: "department_field" }, index);
    row["publishedOn"] = daysAfter(String(row["dueOn"]), 12);
  }
}

function budgetLate(draft: Draft): void {
  set(draft, "fiscal_disclosure", { kind: "budget" }, { publishedOn: day(3, 1), missingTables: ["three_publics"] });
}

function requestsLate(draft: Draft): void {
  repliedAfter(requestOf(draft, 1), 34);
  extended(requestOf(draft, 2), null, 14);
}

function neverPublishes(draft: Draft): void {
  set(draft, "topic_disclosure", { topic: "department_field" }, { publishedOn: null });
  set(draft, "topic_disclosure", { topic: "public_resources" }, { publishedOn: null });
  set(draft, "topic_disclosure", { topic: "decision_progress" }, { publishedOn: null, applicable: false, reasonIfNot: "规划于年底通过，尚未执行" });
}

function publishesLate(draft: Draft): void {
  const items = rowsOf(draft, "published_item");
  for (const [index, row] of items.entries()) if (index % 2 === 0) row["formedOn"] = daysAfter(String(row["publishedOn"]), -45);
}

/** No matters were put on its list at the beginning of the year: C7 does not apply. */
function withoutFields(draft: Draft): void {
  draft.set("topic_disclosure", rowsOf(draft, "topic_disclosure").filter(({ topic }) => topic !== "department_field"));
}

function withoutDigitalBoard(draft: Draft): void {
  set(draft, "site_visit", {}, { digitalBoard: false, digitalUpdatedOn: null });
}

function neglectfulDepartment(draft: Draft, _unit: SampleUnit, random: Random): void {
  levels(draft, "F4", ["fair", "fair", "good", "fair"]);
  levels(draft, "G2", ["fair", "fair", "good", "fair"]);
  for (const item of ["staff", "rule_secrecy", "flow_on_request"]) remove(draft, "institution_record", { item });
  addRow(draft, "institution_record", { item: "staff_change", title: "经办人员变动情况表", docNo: null, madeOn: day(9, 3), reportedOn: day(10, 22) });
  for (const index of [1, 4, 7]) set(draft, "issued_document", {}, { attribute: null }, index);
  repliedAfter(requestOf(draft, 1), 40 + random.between(0, 3));
  requestOf(draft, 2)["archived"] = ["application", "reply"];
  for (let index = 0; index < 5; index += 1) {
    const row = rowWhere(draft, "topic_disclosure", { topic: "department_field" }, index);
    row["publishedOn"] = index < 2 ? null : daysAfter(String(row["dueOn"]), 20);
  }
  set(draft, "column_check", { kind: "news" }, { lastUpdatedOn: day(9, 30) });
}
