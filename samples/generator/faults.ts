/** What happened in each unit of the sample year: every rule is triggered by somebody. */
import type { SampleUnit } from "./city.ts";
import { day, daysAfter } from "./days.ts";
import { rowsOf, rowWhere, type Draft, type Row } from "./draft.ts";
import type { Random } from "./random.ts";
import { addRequest, askedToAmend, consulted, extended, repliedAfter, requestOf, reviewed, unanswered } from "./request-faults.ts";

export type Story = (draft: Draft, unit: SampleUnit, random: Random) => void;

/** By unit name. */
export const stories: ReadonlyMap<string, Story> = new Map<string, Story>([
  ["枕溪镇", exemplary],
  ["望潮镇", nearlyExemplary],
  ["石螺镇", twin],
  ["落雁镇", twin],
  ["青麦镇", equalTotalStrongInD],
  ["听涛镇", equalTotalWeakInD],
  ["白鹭洲镇", irregularReplies],
  ["松坪岭镇", neglected],
  ["月塘镇", secretDisclosed],
  ["杏坞镇", nothingToFailIn],
  ["九曲桥镇", refusesToPerform],
  ["沙鸥镇", falsifies],
  ["云门镇", handsInNothing],
  ["鼓石街道", contestedPanel],
  ["柳岸街道", websiteVetoed],
  ["星桥街道", careless],
  ["锦屏路街道", uneven],
  ["晴川街道", gapsInKeyAreas],
  ["南埭街道", slowToRespond],
]);

function push(draft: Draft, type: string, values: Row): void {
  const rows = rowsOf(draft, type);
  rows.push({ id: String(rows.length + 1), ...values });
}

function set(draft: Draft, type: string, match: Row, values: Row, index = 0): void {
  Object.assign(rowWhere(draft, type, match, index), values);
}

function remove(draft: Draft, type: string, match: Row): void {
  const row = rowWhere(draft, type, match);
  draft.set(type, rowsOf(draft, type).filter((other) => other !== row));
}

function levels(draft: Draft, indicator: string, given: readonly string[]): void {
  for (const [index, level] of given.entries()) set(draft, "panel_rating", { indicator }, { level }, index);
}

function honour(draft: Draft, kind: string, level: string, about: string, awardedOn: string): void {
  push(draft, "honour", { kind, level, about, title: about, docNo: "〔2017〕99号", awardedOn, confirmed: true });
}

function exemplary(draft: Draft, unit: SampleUnit, random: Random): void {
  levels(draft, "F2", ["excellent", "excellent", "excellent", "good"]);
  levels(draft, "G2", ["excellent", "excellent", "excellent", "excellent"]);
  honour(draft, "commendation", "national", "政务公开标准化试点", day(11, 20));
  honour(draft, "commendation", "county", "政务公开标准化试点", day(6, 20));
  set(draft, "policy_document", {}, { interpretations: entries("1", day(6, 6), ["text", "chart", "meeting"]) });
  rowWhere(draft, "policy_document", {})["publishedOn"] = day(6, 6);
  extended(requestOf(draft, 3), "office_head", 14);
  consulted(requestOf(draft, 4), 6, 15, 30);
  // a request of last year replied to in time this year, and one that is not due yet
  addRequest(draft, unit, random, "2016-12-21", day(1, 5));
  addRequest(draft, unit, random, day(12, 26), undefined);
}

function entries(prefix: string, from: string, forms: readonly string[]): readonly Row[] {
  return forms.map((form, index) => ({ id: `${prefix}-${String(index + 1)}`, publishedOn: daysAfter(from, index), form, byLeader: false }));
}

function nearlyExemplary(draft: Draft): void {
  levels(draft, "F2", ["excellent", "good", "excellent", "good"]);
  set(draft, "published_item", {}, { formedOn: day(4, 3), publishedOn: day(5, 9) }, 16);
  requestOf(draft, 2)["replyDelivery"] = "courier";
  honour(draft, "method_spread", "prefecture", "“公开日”现场答疑", day(10, 18));
  askedToAmend(requestOf(draft, 5), 1);
}

/** Two towns to whom exactly the same happened: they share a rank. */
function twin(draft: Draft): void {
  levels(draft, "F2", ["good", "good", "excellent", "good"]);
  levels(draft, "G2", ["good", "good", "good", "excellent"]);
  set(draft, "issued_document", {}, { attribute: null }, 2);
  repliedAfter(requestOf(draft, 1), 29);
  set(draft, "column_check", { kind: "news" }, { lastUpdatedOn: day(11, 20) });
  set(draft, "policy_document", {}, { interpretations: null });
}

/** The same total as its neighbour in the table, lost elsewhere: area D decides. */
function equalTotalStrongInD(draft: Draft): void {
  levels(draft, "F2", ["good", "good", "good", "good"]);
  levels(draft, "G2", ["good", "good", "good", "good"]);
  set(draft, "column_check", { kind: "column" }, { empty: true, lastUpdatedOn: null });
  set(draft, "column_check", { kind: "column" }, { lastUpdatedOn: day(4, 10) }, 1);
  set(draft, "fiscal_disclosure", { kind: "budget" }, { publishedOn: day(3, 1) });
}

function equalTotalWeakInD(draft: Draft): void {
  levels(draft, "F2", ["good", "good", "good", "good"]);
  levels(draft, "G2", ["good", "good", "good", "good"]);
  repliedAfter(requestOf(draft, 2), 29);
}

function irregularReplies(draft: Draft): void {
  levels(draft, "F2", ["good", "fair", "good", "good"]);
  Object.assign(requestOf(draft, 1), { replyType: "partly", docNo: null, sealed: false, statesReceiptDate: false, statesReasons: false, statesLegalBasis: false });
  Object.assign(requestOf(draft, 2), { litigationMonths: 3 });
  Object.assign(requestOf(draft, 3), { replyTypeCorrect: false, archived: ["application", "reply"] });
  // late, and corrected on review for lateness alone: the higher deduction only
  repliedAfter(requestOf(draft, 4), 30);
  reviewed(draft, requestOf(draft, 4), { outcome: "confirmed_illegal", grounds: ["lateness"], performedOn: null });
  reviewed(draft, requestOf(draft, 5), { outcome: "revoked", grounds: ["content"], coDefendantOnly: true });
  reviewed(draft, requestOf(draft, 6), { outcome: "dismissed" });
  set(draft, "published_item", {}, { indexNo: "YZ123-1" }, 3);
  set(draft, "published_item", {}, { defects: ["wrong_category"] }, 5);
  set(draft, "published_item", {}, { defects: ["wrong_doc_no", "element_missing"] }, 12);
  set(draft, "published_item", {}, { defects: ["unreadable"] }, 20);
}

function neglected(draft: Draft, unit: SampleUnit, random: Random): void {
  levels(draft, "F2", ["fair", "fair", "good", "poor"]);
  levels(draft, "G2", ["fair", "good", "fair", "fair"]);
  remove(draft, "institution_record", { item: "staff" });
  remove(draft, "institution_record", { item: "meeting" });
  remove(draft, "institution_record", { item: "rule_ledger" });
  remove(draft, "institution_record", { item: "rule_accountability" });
  push(draft, "institution_record", { item: "staff_change", title: "经办人员变动情况表", docNo: null, madeOn: day(9, 4), reportedOn: day(10, 20) });
  for (const index of [1, 3, 8]) set(draft, "issued_document", {}, { attribute: null }, index);
  set(draft, "published_item", {}, { formedOn: day(1, 6), publishedOn: day(4, 12) }, 13);
  set(draft, "published_item", {}, { formedOn: day(5, 2), publishedOn: day(6, 14) }, 21);
  push(draft, "observed_fault", { indicator: "B2", code: "not_published", count: 2, amount: null, reason: "两批低保名单只在村务栏张贴", evidenceRef: "截图第3号", observedOn: day(12, 19) });
  set(draft, "fiscal_disclosure", { kind: "budget" }, { publishedOn: day(3, 6), missingTables: ["three_publics"] });
  repliedAfter(requestOf(draft, 1), 55);
  Object.assign(requestOf(draft, 1), { urgedOn: daysAfter(String(requestOf(draft, 1)["reachedOn"]), 40) });
  unanswered(requestOf(draft, 3));
  extended(requestOf(draft, 4), null, 14);
  askedToAmend(requestOf(draft, 5), 2);
  reviewed(draft, requestOf(draft, 2), { outcome: "revoked", grounds: ["content"], performedOn: null });
  reviewed(draft, requestOf(draft, 2), { kind: "suit", filedOn: day(6, 20), closedOn: day(9, 25), outcome: "ordered_to_perform", grounds: ["content", "form"] });
  addRequest(draft, unit, random, day(12, 11), "2018-01-08");
  set(draft, "site_visit", {}, { channelOnline: false });
  requestOf(draft, 2)["registerGaps"] = ["replied_on", "result"];
  set(draft, "policy_document", {}, { interpretations: null });
  set(draft, "policy_document", {}, { interpretations: entries("2", day(9, 1), ["text"]) }, 1);
  set(draft, "policy_document", {}, { interpretations: entries("3", day(11, 6), ["text"]) }, 2);
  set(draft, "public_concern", {}, { firstReleaseAt: null, respondedAt: null });
  set(draft, "column_check", { kind: "column" }, { empty: true, lastUpdatedOn: null });
  set(draft, "annual_report", {}, { publishedOn: day(4, 18), missingSections: ["problems"] });
  set(draft, "task_report", {}, { submittedOn: day(5, 9) });
}

function secretDisclosed(draft: Draft): void {
  levels(draft, "F2", ["good", "good", "good", "good"]);
  push(draft, "veto_matter", { kind: "secret_disclosed", indicator: null, decidedBy: "市保密委员会办公室", docNo: "〔2017〕8号", decidedOn: day(10, 12) });
}

/** No requests, no policy documents, no account, no land matters, no tasks: nothing there to fail in. */
function nothingToFailIn(draft: Draft): void {
  levels(draft, "F2", ["good", "excellent", "good", "good"]);
  draft.set("disclosure_request", []);
  draft.set("policy_document", []);
  draft.set("public_concern", []);
  draft.set("task_report", []);
  remove(draft, "column_check", { kind: "social_media" });
  for (const topic of ["land_acquisition", "relocation"]) {
    set(draft, "topic_disclosure", { topic }, { publishedOn: null, applicable: false, reasonIfNot: "本年度没有此类事项" });
  }
}

function refusesToPerform(draft: Draft): void {
  levels(draft, "F2", ["good", "good", "fair", "good"]);
  reviewed(draft, requestOf(draft, 1), { outcome: "ordered_to_perform", grounds: ["form"], performedOn: null });
  push(draft, "veto_matter", { kind: "refused_to_perform", indicator: null, decidedBy: "市政府办公室", docNo: "〔2017〕131号", decidedOn: day(11, 2) });
  push(draft, "criticism", { level: "office", about: "第三季度栏目维护", issuer: "市政府办公室", docNo: "〔2017〕120号", issuedOn: day(10, 20) });
}

function falsifies(draft: Draft): void {
  levels(draft, "F2", ["excellent", "good", "good", "good"]);
  push(draft, "veto_matter", { kind: "evidence_falsified", indicator: "C4", decidedBy: "市政府办公室", docNo: "〔2017〕150号", decidedOn: day(12, 22) });
  push(draft, "criticism", { level: "city", about: "佐证材料弄虚作假", issuer: "市政府", docNo: "〔2017〕44号", issuedOn: day(12, 25) });
}

function handsInNothing(draft: Draft): void {
  levels(draft, "F2", ["poor", "fair", "poor", "poor"]);
  levels(draft, "G2", ["poor", "poor", "fair", "poor"]);
  for (const type of ["published_item", "fiscal_disclosure", "topic_disclosure", "annual_report", "statistic"]) draft.set(type, []);
  draft.set("institution_record", rowsOf(draft, "institution_record").slice(0, 2));
  for (const index of [0, 1, 2, 4, 6, 7, 8]) set(draft, "issued_document", {}, { attribute: null }, index);
  repliedAfter(requestOf(draft, 1), 60);
  unanswered(requestOf(draft, 2));
  unanswered(requestOf(draft, 3));
  Object.assign(requestOf(draft, 4), { remediesStated: false, sealed: false, datedReply: false });
  reviewed(draft, requestOf(draft, 5), { outcome: "changed", grounds: ["content"] });
  for (let index = 0; index < 3; index += 1) set(draft, "policy_document", {}, { interpretations: null }, index);
  set(draft, "public_concern", {}, { severity: "major", firstReleaseAt: null, respondedAt: null });
  set(draft, "site_visit", {}, { channelInPerson: false, channelPost: false, readingPlace: false });
  set(draft, "column_check", { kind: "social_media" }, { lastUpdatedOn: null });
  set(draft, "column_check", { kind: "section" }, { reachable: false });
  for (const index of [0, 1, 2, 3]) set(draft, "task_report", {}, { submittedOn: null }, index);
}

/** Seven ballots, one recused and one void; a case still pending. */
function contestedPanel(draft: Draft, _unit: SampleUnit, random: Random): void {
  levels(draft, "F2", ["excellent", "good", "good", "fair"]);
  for (const [rater, level] of [["05", "excellent"], ["06", "poor"]] as const) {
    push(draft, "panel_rating", { rater, panel: "第二组", indicator: "F2", level, ratedOn: "2018-01-05", recused: false, recusalReason: null, void: false });
  }
  push(draft, "panel_rating", { rater: "07", panel: "第二组", indicator: "F2", level: "excellent", ratedOn: "2018-01-05", recused: true, recusalReason: "曾任该街道干部", void: false });
  push(draft, "panel_rating", { rater: "08", panel: "第二组", indicator: "F2", level: "excellent", ratedOn: "2018-01-05", recused: false, recusalReason: null, void: true });
  reviewed(draft, requestOf(draft, 2), { outcome: "pending", closedOn: null, grounds: null });
  Object.assign(requestOf(draft, 4), { withdrawnOn: daysAfter(String(requestOf(draft, 4)["reachedOn"]), random.between(3, 6)) });
  unanswered(requestOf(draft, 4));
  honour(draft, "innovation", "county", "窗口“一问三答”", day(8, 8));
  honour(draft, "innovation", "county", "公开事项二维码", day(9, 8));
  honour(draft, "innovation", "county", "居民公开议事日", day(10, 8));
}

function websiteVetoed(draft: Draft): void {
  levels(draft, "F2", ["excellent", "excellent", "good", "good"]);
  push(draft, "veto_matter", { kind: "website_vetoed", indicator: null, decidedBy: "市政府办公室", docNo: "〔2017〕77号", decidedOn: day(6, 30) });
  set(draft, "column_check", { kind: "section" }, { deadLinks: 4 });
}

function careless(draft: Draft): void {
  levels(draft, "F2", ["good", "good", "fair", "good"]);
  set(draft, "published_item", {}, { defects: ["serious_error"] }, 7);
  set(draft, "published_item", {}, { defects: ["element_missing"] }, 11);
  push(draft, "observed_fault", { indicator: "B5", code: "poor_quality", count: 1, amount: "0.3", reason: "附件扫描件歪斜，部分文字难以辨认", evidenceRef: "截图第12号", observedOn: day(12, 18) });
  set(draft, "fiscal_disclosure", { kind: "final" }, { publishedOn: day(9, 20), missingTables: ["basic_expenditure", "notes"] });
  requestOf(draft, 1)["registerGaps"] = ["reached_on"];
  set(draft, "column_check", { kind: "news" }, { deadLinks: 3, lastUpdatedOn: day(12, 1) });
  set(draft, "column_check", { kind: "column" }, { lastUpdatedOn: day(5, 2) });
  set(draft, "statistic", { label: "受理政府信息公开申请总数" }, { value: String(Number(rowWhere(draft, "statistic", { label: "受理政府信息公开申请总数" })["value"]) + 2) });
}

function uneven(draft: Draft): void {
  levels(draft, "F2", ["good", "good", "good", "fair"]);
  draft.set("published_item", rowsOf(draft, "published_item").filter((row) => !["2017-02", "2017-08", "2017-10"].includes(String(row["publishedOn"]).slice(0, 7))));
  set(draft, "issued_document", {}, { attribute: "refused", nonDisclosureReason: null }, 0);
  set(draft, "annual_report", {}, { copied: true });
  // a report, and none of its figures
  draft.set("statistic", []);
  extended(requestOf(draft, 2), "office_head", 26);
  // two forms of interpretation in the whole year
  const policy = rowWhere(draft, "policy_document", {}, 1);
  policy["interpretations"] = entries("2", String(policy["publishedOn"]), ["text"]);
}

function gapsInKeyAreas(draft: Draft): void {
  levels(draft, "F2", ["good", "good", "good", "good"]);
  set(draft, "topic_disclosure", { topic: "homestead" }, { publishedOn: null });
  set(draft, "topic_disclosure", { topic: "welfare_funds" }, { publishedOn: null }, 2);
  set(draft, "topic_disclosure", { topic: "construction_project" }, { publishedOn: null });
  set(draft, "column_check", { kind: "social_media" }, { lastUpdatedOn: day(11, 25) });
  // put right before the review was sought, and found unlawful all the same
  reviewed(draft, requestOf(draft, 1), { outcome: "confirmed_illegal", grounds: ["content"], correctedBySelfOn: daysAfter(String(requestOf(draft, 1)["postedOn"]), 20) });
}

function slowToRespond(draft: Draft): void {
  levels(draft, "F2", ["fair", "good", "good", "good"]);
  set(draft, "public_concern", {}, { firstReleaseAt: null, respondedAt: `${daysAfter(String(rowWhere(draft, "public_concern", {})["detectedAt"]).slice(0, 10), 4)}T10:00+08:00` });
  const major = rowWhere(draft, "public_concern", {}, 1);
  const detected = String(major["detectedAt"]).slice(0, 10);
  Object.assign(major, { subject: "厂房火灾", severity: "major", firstReleaseAt: `${detected}T18:00+08:00`, pressConferenceAt: `${daysAfter(detected, 2)}T10:00+08:00` });
  repliedAfter(requestOf(draft, 2), 26);
  Object.assign(requestOf(draft, 2), { urgedOn: daysAfter(String(requestOf(draft, 2)["reachedOn"]), 24) });
  set(draft, "task_report", {}, { submittedOn: day(7, 14) }, 1);
}
