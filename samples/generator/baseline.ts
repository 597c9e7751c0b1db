/** A year without a fault: what a unit hands in, and what the inspectors found there, if all is well. */
import type { SampleUnit } from "./city.ts";
import { day, daysAfter } from "./days.ts";
import { rowsOf, type Draft } from "./draft.ts";
import type { Random } from "./random.ts";
import { requestsOf } from "./requests.ts";

const categories = ["functions", "policies", "plans", "licences", "projects", "livelihood", "welfare", "land", "culture", "safety", "other"];
const itemTitles = [
  "年度防汛工作方案",
  "城乡低保对象公示",
  "村庄清洁行动实施方案",
  "便民服务中心办事指南",
  "老旧供水管网改造项目进展",
  "义务教育阶段招生通告",
  "安全生产大检查情况通报",
  "临时救助发放名单",
  "镇域路灯亮化工程公告",
  "病媒生物防制工作通知",
  "农村宅基地审批结果公示",
  "食品安全抽检结果",
];
const policyTitles = ["关于扶持现代农业发展的若干意见", "关于加强房屋安全管理的实施办法", "关于鼓励返乡创业的若干措施", "关于促进楼宇经济发展的意见"];
const concernSubjects = ["某路段夜间施工噪声", "校园周边停车难", "某村道路积水", "公交站点调整"];

export function baseline(unit: SampleUnit, random: Random): Draft {
  const draft: Draft = new Map();
  organisation(draft, random);
  issuedDocuments(draft, unit, random);
  publishedItems(draft, unit, random);
  keyAreas(draft, unit, random);
  requestsOf(draft, unit, random);
  interpretations(draft, unit, random);
  concerns(draft, random);
  inspection(draft, random);
  annualReport(draft, random);
  panel(draft, random);
  tasks(draft, random);
  return draft;
}

function add(draft: Draft, type: string, values: Readonly<Record<string, unknown>>): void {
  const rows = rowsOf(draft, type);
  rows.push({ id: String(rows.length + 1), ...values });
}

function organisation(draft: Draft, random: Random): void {
  const items = ["leader", "office", "staff", "rule_proactive", "rule_on_request", "rule_secrecy", "rule_ledger", "rule_interpretation", "rule_accountability"];
  for (const [index, item] of items.entries()) {
    const madeOn = daysAfter("2017-01-10", random.between(0, 40));
    add(draft, "institution_record", { item, title: "印发文件", docNo: `〔2017〕${String(index + 3)}号`, madeOn, reportedOn: null });
  }
  add(draft, "institution_record", { item: "meeting", title: "政务公开工作专题会议纪要", docNo: null, madeOn: day(3, random.between(6, 24)), reportedOn: null });
}

function issuedDocuments(draft: Draft, unit: SampleUnit, random: Random): void {
  for (let number = 1; number <= 12; number += 1) {
    const attribute = number % 6 === 0 ? "refused" : number % 4 === 0 ? "on_request" : "active";
    add(draft, "issued_document", {
      docNo: `${unit.name.slice(0, 1)}政〔2017〕${String(number)}号`,
      title: random.pick(itemTitles),
      issuedOn: day(number, random.between(2, 26)),
      attribute,
      nonDisclosureReason: attribute === "refused" ? "涉及内部管理事项" : null,
    });
  }
}

function publishedItems(draft: Draft, unit: SampleUnit, random: Random): void {
  const each = unit.type === "town" ? 4 : 3;
  for (let month = 1; month <= 12; month += 1) {
    for (let n = 0; n < each; n += 1) {
      const publishedOn = day(month, 8 + n * 5 + random.between(0, 4));
      const number = rowsOf(draft, "published_item").length + 1;
      const category = categories[(number - 1) % categories.length] ?? "other";
      add(draft, "published_item", {
        indexNo: `YZ0${unit.code.slice(2)}-0${String(101 + ((number - 1) % 11))}-2017-${String(number).padStart(5, "0")}`,
        title: random.pick(itemTitles),
        docNo: category === "policies" ? `〔2017〕${String(number)}号` : null,
        category,
        formedOn: daysAfter(publishedOn, -random.between(1, 7)),
        publishedOn,
        channels: number % 3 === 0 ? ["website", "social_media"] : ["website"],
        defects: null,
      });
    }
  }
}

function keyAreas(draft: Draft, unit: SampleUnit, random: Random): void {
  const basis = unit.type === "town" ? "congress" : "finance_reply";
  add(draft, "fiscal_disclosure", { kind: "budget", basis, approvedOn: day(1, 20), publishedOn: day(2, random.between(3, 9)), missingTables: null });
  add(draft, "fiscal_disclosure", { kind: "final", basis: "finance_reply", approvedOn: day(8, 25), publishedOn: day(9, random.between(4, 13)), missingTables: null });
  const topic = (name: string, subject: string, dueOn: string): void => {
    add(draft, "topic_disclosure", { topic: name, subject, dueOn, publishedOn: daysAfter(dueOn, -random.between(0, 12)), applicable: true, reasonIfNot: null });
  };
  topic("land_plan", "土地利用总体规划调整方案", day(5, 31));
  topic("homestead", "宅基地审批结果", day(6, 30));
  topic("land_acquisition", "征地补偿安置方案公告", day(9, 30));
  topic("relocation", "旧村改造补偿方案", day(10, 31));
  for (const month of [3, 6, 9, 12]) topic("welfare_funds", "城乡低保与临时救助发放名单", day(month, 28));
  for (const [index, name] of ["livelihood_project", "construction_project", "work_safety", "livelihood_project"].entries()) {
    topic(name, `项目进展（第${String(index + 1)}批）`, day(4 + index * 2, 28));
  }
}

function interpretations(draft: Draft, unit: SampleUnit, random: Random): void {
  const count = unit.type === "town" ? 3 : 2;
  for (let n = 0; n < count; n += 1) {
    const publishedOn = day(6 + n * 2, random.between(5, 7));
    const forms = [["text", "chart"], ["text", "meeting"], ["question_answer"]][n % 3] ?? ["text"];
    add(draft, "policy_document", {
      docNo: `〔2017〕${String(30 + n)}号`,
      title: policyTitles[n % policyTitles.length],
      publishedOn,
      interpretations: forms.map((form, index) => ({ id: `${String(n + 1)}-${String(index + 1)}`, publishedOn: daysAfter(publishedOn, index), form, byLeader: index === 1 })),
    });
  }
}

function concerns(draft: Draft, random: Random): void {
  for (let n = 0; n < 2; n += 1) {
    const detected = day(5 + n * 4, random.between(8, 20));
    add(draft, "public_concern", {
      subject: random.pick(concernSubjects),
      severity: "general",
      detectedAt: `${detected}T09:${String(random.between(10, 50))}+08:00`,
      firstReleaseAt: `${detected}T15:30+08:00`,
      pressConferenceAt: null,
      respondedAt: `${daysAfter(detected, 1)}T08:${String(random.between(10, 50))}+08:00`,
    });
  }
}

function inspection(draft: Draft, random: Random): void {
  const checkedOn = day(12, 18);
  const column = (target: string, kind: string, days: number): void => {
    add(draft, "column_check", { checkedOn, target, kind, reachable: true, empty: false, lastUpdatedOn: daysAfter(checkedOn, -days), deadLinks: 0 });
  };
  column("工作动态", "news", random.between(1, 9));
  column("通知公告", "news", random.between(2, 12));
  column("机构职能", "column", random.between(40, 120));
  column("办事指南", "column", random.between(30, 150));
  column("政府信息公开专栏", "section", random.between(1, 6));
  column("微信公众号", "social_media", random.between(1, 10));
  add(draft, "site_visit", {
    visitedOn: "2018-01-04",
    inspectors: 2,
    channelInPerson: true,
    channelOnline: true,
    channelPost: true,
    readingPlace: true,
    photos: random.between(4, 9),
  });
}

function annualReport(draft: Draft, random: Random): void {
  add(draft, "annual_report", { reportYear: 2016, publishedOn: day(1, random.between(9, 26)), missingSections: null, copied: false });
  const [inPerson, online, letters] = [random.between(2, 9), random.between(1, 6), random.between(3, 12)];
  const requests = inPerson + online + letters;
  const refused = random.between(1, 4);
  const [website, gazette] = [random.between(40, 70), random.between(1, 5)];
  const past = random.between(10, 30);
  const figures: readonly (readonly [label: string, measure: string, value: number, cumulative: number])[] = [
    ["主动公开文件数", "条", website + gazette, website + gazette + past * 10],
    ["其中：1.政府网站公开数", "条", website, website + past * 9],
    ["2.政府公报公开数", "条", gazette, gazette + past],
    ["受理政府信息公开申请总数", "件", requests, requests + past],
    ["其中：1.当面申请数", "件", inPerson, inPerson + past],
    ["2.网络申请数", "件", online, online],
    ["3.信函、传真申请数", "件", letters, letters],
    ["对申请的答复总数", "件", requests, requests + past],
    ["其中：1.同意公开答复数", "件", requests - refused - 1, requests - refused - 1 + past],
    ["2.同意部分公开答复数", "件", 1, 1],
    ["3.不予公开答复数", "件", refused, refused],
    ["4.其他类型答复数", "件", 0, 0],
    ["接受行政申诉、举报数", "件", 0, 0],
    ["行政复议数", "件", 0, 1],
    ["行政诉讼数", "件", 0, 0],
  ];
  for (const [label, measure, value, cumulative] of figures) {
    add(draft, "statistic", {
      reportYear: 2016,
      place: "附表",
      label,
      periodFrom: "2016-01-01",
      periodTo: "2016-12-31",
      measure,
      value: String(value),
      percent: null,
      cumulative: String(cumulative),
      approximate: false,
    });
  }
}

function panel(draft: Draft, random: Random): void {
  for (const indicator of ["F2", "G2"]) {
    for (const rater of ["01", "02", "03", "04"]) {
      add(draft, "panel_rating", {
        rater,
        panel: "第一组",
        indicator,
        level: random.pick(["excellent", "excellent", "good"]),
        ratedOn: "2018-01-05",
        recused: false,
        recusalReason: null,
        void: false,
      });
    }
  }
}

function tasks(draft: Draft, random: Random): void {
  for (const [task, dueOn] of [["政务公开任务分解落实情况", day(4, 28)], ["半年工作小结", day(7, 10)], ["网站自查报告", day(10, 20)], ["年度自查自评", day(12, 29)]] as const) {
    add(draft, "task_report", { task, dueOn, submittedOn: daysAfter(dueOn, -random.between(0, 5)) });
  }
}
