/** A faultless year under the editions from 2018 on: what 2017 asked for, and what has been asked for since. */
import { baseline } from "./baseline.ts";
import type { SampleUnit } from "./city.ts";
import { daysAfter } from "./days.ts";
import { addRow, rowsOf, type Draft } from "./draft.ts";
import { documentLetters } from "./later-cities.ts";
import { dayOf, redated } from "./redate.ts";
import type { Random } from "./random.ts";

const departmentTitles = ["行政许可办理结果公示", "随机抽查事项清单", "部门权责清单调整公告", "年度重点工作安排", "行业监督检查情况通报", "办事指南修订公告", "专项资金分配结果公示", "政策咨询热点问答"];
const departmentFields = ["行政许可办理情况", "行政处罚决定", "双随机抽查结果", "专项资金分配结果", "行业统计信息"];
/** What villages do and departments do not. */
const townTopics: ReadonlySet<unknown> = new Set(["land_plan", "homestead", "land_acquisition", "relocation", "welfare_funds", "livelihood_project", "work_safety"]);

export function laterBaseline(unit: SampleUnit, year: number, random: Random): Draft {
  const draft = redated(baseline(unit, random), year - 2017);
  const day = dayOf(year);
  thinned(draft);
  if (unit.type === "department") asDepartment(draft, unit, random);
  training(draft, day);
  topics(draft, unit, day, random);
  for (const row of rowsOf(draft, "disclosure_request")) row["nature"] = "disclosure";
  for (const row of rowsOf(draft, "site_visit")) Object.assign(row, { digitalBoard: true, digitalUpdatedOn: daysAfter(String(row["visitedOn"]), -random.between(3, 20)) });
  for (const row of rowsOf(draft, "panel_rating")) if (row["indicator"] === "F2") row["indicator"] = "F4";
  return draft;
}

/** Since 2018 nobody counts items: every second one will do. */
function thinned(draft: Draft): void {
  draft.set("published_item", rowsOf(draft, "published_item").filter((_, index) => index % 2 === 0));
}

function asDepartment(draft: Draft, unit: SampleUnit, random: Random): void {
  const letters = documentLetters.get(unit.name) ?? "云";
  for (const row of rowsOf(draft, "issued_document")) Object.assign(row, { docNo: String(row["docNo"]).replace(/^[^〔]*/, letters), title: random.pick(departmentTitles) });
  for (const row of rowsOf(draft, "published_item")) row["title"] = random.pick(departmentTitles);
  draft.set("topic_disclosure", rowsOf(draft, "topic_disclosure").filter(({ topic }) => !townTopics.has(topic)));
  // a department hears less from the public
  draft.set("disclosure_request", rowsOf(draft, "disclosure_request").slice(0, 3));
  draft.set("public_concern", rowsOf(draft, "public_concern").slice(0, 1));
}

function training(draft: Draft, day: ReturnType<typeof dayOf>): void {
  const paper = (item: string, title: string, madeOn: string): void => {
    addRow(draft, "institution_record", { item, title, docNo: null, madeOn, reportedOn: null });
  };
  paper("training_attended", "全市政务公开业务培训班签到表", day(4, 18));
  paper("training_attended", "依申请公开专题培训签到表", day(9, 12));
  paper("training_held", "本单位政务公开业务培训签到表", day(6, 20));
  paper("flow_on_request", "依申请公开办理流程图", day(2, 26));
  paper("flow_consultation", "依申请公开会商审核制度", day(2, 26));
}

function topics(draft: Draft, unit: SampleUnit, day: ReturnType<typeof dayOf>, random: Random): void {
  const topic = (name: string, subject: string, dueOn: string): void => {
    addRow(draft, "topic_disclosure", { topic: name, subject, dueOn, publishedOn: daysAfter(dueOn, -random.between(0, 9)), applicable: true, reasonIfNot: null });
  };
  topic("public_resources", "公共资源交易结果", day(8, 31));
  topic("public_welfare", "社会公益事业建设情况", day(10, 31));
  const decision = unit.type === "department" ? "行业发展规划" : "农贸市场改造方案";
  topic("decision_draft", `${decision}（征求意见稿）`, day(5, 31));
  topic("decision_opinions", `${decision}意见采纳情况`, day(7, 31));
  topic("decision_result", decision, day(8, 31));
  topic("decision_progress", `${decision}执行进展`, day(11, 30));
  if (unit.type === "department") for (const [index, subject] of departmentFields.entries()) topic("department_field", subject, day(4 + index, 28));
}
