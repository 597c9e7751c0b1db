/** An invented result with every state that a sheet must print; no place or person in it is real. */
import type {
  Result, ResultAdjustment, ResultArea, ResultFact, ResultFinding, ResultIndicator, ResultRange, ResultRecordRef, ResultRule, ResultSetAside, ResultStep, ResultUnit,
} from "../../src/model/result.ts";
import { add, compare, formatFixed, parseDecimal, type Rational, subtract, ZERO } from "../../src/model/rational.ts";
import { type Text, text } from "../../src/model/text.ts";

type Points = string | ResultRange;

const decimal = (written: string): Rational => {
  const value = parseDecimal(written);
  if (value === undefined) throw new Error(written);
  return value;
};
const fixed = (value: Rational): string => formatFixed(value, 2);
const low = (points: Points): Rational => decimal(typeof points === "string" ? points : points.low);
const high = (points: Points): Rational => decimal(typeof points === "string" ? points : points.high);
const between = (a: Rational, b: Rational): Points => (compare(a, b) === 0 ? fixed(a) : { low: fixed(a), high: fixed(b) });
const asPoints = (points: Points): { points: string | null; range?: ResultRange } =>
  typeof points === "string" ? { points } : { points: null, range: points };

const areas: readonly { id: string; title: Text; indicators: readonly [string, string, string, string, ...string[]][] }[] = [
  { id: "A", title: text("组织机制", "Organisation"), indicators: [
    ["A1", "组织领导与专人负责", "Leadership and named staff", "4", "未明确分管领导、承办机构、专职人员的，每缺一项扣1分", "人员变动未报备或未召开年度会议的，每项扣0.5分"],
    ["A2", "制度建设", "Rules in place", "3", "主动公开、依申请公开、保密审查、发布台账、政策解读、责任追究六项制度，每缺一项扣0.5分"],
    ["A3", "公开属性源头认定", "Attribute set at drafting", "3", "按起草时标明公开属性的公文占印发公文的比例得分", "比例低于60%的，本项不得分"] ] },
  { id: "B", title: text("主动公开", "Proactive disclosure"), indicators: [
    ["B1", "目录与索引编码规范", "Catalogue and index codes", "4", "索引号、信息类别或文号有误的，每条扣0.2分"],
    ["B2", "公开时限", "Timeliness", "6", "自形成或者变更之日起超过20个工作日公开的，每条扣0.5分", "超期20个工作日以上的，每条扣1分"],
    ["B3", "公开数量与均衡", "Volume and evenness", "4", "按实际公开条数占本组目标条数的比例得分，满分3分", "全年任一月份未公开信息的，每月扣0.25分"],
    ["B4", "栏目维护", "Columns kept up", "3", "空白栏目，或动态栏目超过两周、其他栏目超过六个月未更新的，每个扣0.5分"],
    ["B5", "信息质量", "Quality", "3", "正文无法打开的，每条扣1分；要素缺失的，每条扣0.5分；严重差错的，每条扣1分"] ] },
  { id: "C", title: text("重点领域", "Key areas"), indicators: [
    ["C1", "财政预决算与“三公”经费", "Budgets and final accounts", "5", "未公开的，该分项不得分", "超过20日公开的，扣1分；每缺一张表扣0.5分"],
    ["C2", "涉农土地房屋事项", "Land, homesteads, relocation", "4", "四类事项每公开一类得1分，不涉及的类别按比例折算"],
    ["C3", "社会救助与惠民资金", "Welfare funds", "3", "每缺一个季度扣0.75分"],
    ["C4", "为民办实事、项目与安全生产", "Projects and safety", "3", "按已公开进展的事项占应公开事项的比例得分"] ] },
  { id: "D", title: text("依申请公开", "Disclosure on request"), indicators: [
    ["D1", "受理渠道与登记", "Channels and register", "4", "当面、网络、信函传真渠道每有一个不畅通扣1分", "登记簿要素每缺一项扣0.2分"],
    ["D2", "按期答复", "Late replies", "7", "逾期答复的，每件扣2分", "逾期超过10个工作日，或者经催办后才答复的，每件扣3.5分", "至认定截止日仍未答复且逾期超过10个工作日的，每件扣7分"],
    ["D3", "答复规范", "Irregular replies", "6", "答复书无文号或日期、未加盖公章、未载明收到日期、未说明理由、未引用依据、答复类型有误、送达方式不合规定的，每项扣0.5分", "未告知或者错误告知救济途径的，每件扣1分", "每件申请最多扣2分"],
    ["D4", "复议诉讼纠错", "Overturned replies", "5", "答复被行政复议或行政诉讼纠正的，每件扣3分", "仅因逾期被纠正的，每件扣3分，与逾期答复就高不就低"],
    ["D5", "延期补正送达归档", "Procedure and file", "3", "延期未经批准或者期满后才告知的，每件扣1分", "补正未一次性告知的、归档材料不齐的，每件扣0.5分"] ] },
  { id: "E", title: text("解读回应", "Interpretation and response"), indicators: [
    ["E1", "政策解读及时", "Interpretation on time", "5", "政策文件公布后3个工作日内未解读的，每件扣0.5分；始终未解读的，每件扣1分"],
    ["E2", "解读形式", "Forms of interpretation", "2", "全年解读形式达到三种得2分，两种得1.5分，一种得1分"],
    ["E3", "回应关切", "Response to concerns", "5", "一般关切超过48小时回应的，每件扣1分；未回应的，每件扣3分", "重大突发事件超过5小时发布的，每件扣2分"] ] },
  { id: "F", title: text("平台载体", "Platforms"), indicators: [
    ["F1", "网上专栏可用", "Online section works", "4", "链接或附件打不开的，每个扣0.2分"],
    ["F2", "公共查阅点与实体专栏", "Reading places and boards", "4", "监督员评议：优10分、良8分、一般6分、差0分，取均值乘以0.4；有效评分超过5份的，去掉一个最高分和一个最低分"],
    ["F3", "政务新媒体", "Social media", "2", "14日内有更新得2分，31日内有更新得1分，否则不得分"] ] },
  { id: "G", title: text("监督保障", "Supervision"), indicators: [
    ["G1", "年度报告", "Annual report", "4", "未编制发布的不得分，逾期发布的扣2分", "缺少规定章节或者勾稽关系不符的，每处扣0.5分"],
    ["G2", "监督员评议与工作配合", "Supervisors and cooperation", "4", "监督员评议占2.5分，工作任务占1.5分；任务逾期的，每次扣0.3分"] ] },
];

const fact = (zh: string, en: string, value: ResultFact["value"]): ResultFact => ({ title: text(zh, en), value });
const blankFact = (zh: string, en: string): ResultFact => ({ title: text(zh, en), value: null, blank: true });
const record = (type: string, id: string, line: number): ResultRecordRef => ({ id, type, file: `${type}.csv`, line });

interface Cut {
  readonly rule: number;
  readonly matter: string;
  readonly change: Points;
  readonly outcome?: ResultFinding["outcome"];
  readonly facts?: ResultFinding["facts"];
  readonly clock?: NonNullable<ResultFinding["clock"]>;
  readonly waivedFor?: NonNullable<ResultFinding["waivedFor"]>;
  readonly records: readonly ResultRecordRef[];
}

interface Outcome {
  readonly cuts?: readonly Cut[];
  readonly points?: Points;
  readonly full?: string;
  readonly state?: ResultIndicator["state"];
  readonly selfAssessed?: string;
  readonly steps?: readonly ResultStep[];
}

const step = (what: string, id: string, from: Points, to: Points, zh: string, en: string): ResultStep => ({ what, id, from, to, why: text(zh, en) });

function ruleOf(id: string, index: number, wording: string, cuts: readonly Cut[]): ResultRule {
  const mine = cuts.filter(({ rule }) => rule === index);
  const findings = mine.map(({ rule: _, ...cut }): ResultFinding => ({ outcome: "triggered", facts: {}, ...cut }));
  const change = between(mine.map((cut) => low(cut.change)).reduce(add, ZERO), mine.map((cut) => high(cut.change)).reduce(add, ZERO));
  const open = findings.filter(({ outcome }) => outcome === "no-evidence").length;
  return {
    id: `${id}-r${String(index + 1)}`, wording, basis: ["《中华人民共和国政府信息公开条例》（国务院令第492号）第二十四条"],
    counts: { triggered: findings.length - open, clear: 11, notApplicable: 0, noEvidence: open }, change, findings, findingsTotal: findings.length,
  };
}

function indicatorOf([id, zh, en, schemeFull, ...wordings]: readonly string[], outcome: Outcome): ResultIndicator {
  const full = fixed(decimal(outcome.full ?? schemeFull ?? "0"));
  const cuts = outcome.cuts ?? [];
  const rules = wordings.map((wording, index) => ruleOf(id ?? "", index, wording, cuts));
  const steps: ResultStep[] = [step("start", id ?? "", full, full, "自满分起扣", "from full points")];
  let points: Points = full;
  for (const rule of rules.filter(({ findings }) => findings.length > 0)) {
    const worst = add(low(points), low(rule.change));
    const to = between(compare(worst, ZERO) < 0 ? ZERO : worst, add(high(points), high(rule.change)));
    steps.push(step("rule", rule.id, points, to, `${String(rule.findings.length)} 件合计 ${typeof rule.change === "string" ? rule.change : `${rule.change.low} 至 ${rule.change.high}`} 分`, `${String(rule.findings.length)} findings`));
    points = to;
  }
  const result = outcome.points ?? points;
  return {
    id: id ?? "", title: text(zh ?? "", en ?? ""), question: `本年度“${zh ?? ""}”是否符合要求？`, schemeFull: fixed(decimal(schemeFull ?? "0")), full,
    ...asPoints(result), state: outcome.state ?? (typeof result === "string" ? "scored" : "undecided"),
    ...(outcome.selfAssessed === undefined ? { selfAssessed: full } : { selfAssessed: outcome.selfAssessed }), steps: outcome.steps ?? steps, rules,
  };
}

interface UnitSpec {
  readonly code: string;
  readonly name: Text;
  readonly group: string;
  readonly outcomes?: Readonly<Record<string, Outcome>>;
  readonly bonus?: readonly ResultAdjustment[];
  readonly penalties?: readonly ResultAdjustment[];
  readonly vetoes?: readonly ResultAdjustment[];
  readonly setAside?: readonly ResultSetAside[];
  readonly rank: number | null;
  readonly rankRange?: readonly [number, number];
  readonly of: number;
  readonly cap?: string;
  readonly ranked?: boolean;
}

function unitOf(spec: UnitSpec): ResultUnit {
  const scored = areas.map((area): ResultArea => {
    const indicators = area.indicators.map((row) => indicatorOf(row, spec.outcomes?.[row[0]] ?? {}));
    const points = between(
      indicators.map((one) => low(one.points ?? one.range ?? "0")).reduce(add, ZERO),
      indicators.map((one) => high(one.points ?? one.range ?? "0")).reduce(add, ZERO),
    );
    const full = fixed(indicators.map((one) => decimal(one.full)).reduce(add, ZERO));
    return { id: area.id, title: area.title, full, ...asPoints(points), steps: [], indicators };
  });
  const steps: ResultStep[] = [];
  let total: Points = "0.00";
  const move = (what: string, id: string, by: Points, zh: string, en: string): void => {
    const to: Points = between(add(low(total), low(by)), add(high(total), high(by)));
    steps.push(step(what, id, total, to, zh, en));
    total = to;
  };
  for (const area of scored) move("area", area.id, area.points ?? area.range ?? "0", `${area.id} ${area.title.zh}`, `${area.id} ${area.title.en}`);
  for (const one of spec.bonus ?? []) move("bonus", one.id, one.points ?? "0", `${one.id} ${one.title.zh}`, `${one.id} ${one.title.en}`);
  for (const one of spec.penalties ?? []) move("penalty", one.id, one.points ?? "0", `${one.id} ${one.title.zh}`, `${one.id} ${one.title.en}`);
  if (spec.cap !== undefined && compare(high(total), decimal(spec.cap)) > 0) {
    steps.push(step("veto", "V1", total, spec.cap, "一票否决 V1：总分最高 59 分，等次为不合格", "veto V1: total at most 59, grade fail"));
    total = spec.cap;
  }
  const grades = gradesBetween(low(total), high(total));
  return {
    code: spec.code, name: spec.name, type: spec.group === "towns" ? "town" : "subdistrict", group: spec.group,
    state: spec.cap !== undefined ? "vetoed" : typeof total === "string" ? "scored" : "undecided",
    ...(typeof total === "string" ? { total } : { total: null, range: total }),
    ...(grades.length === 1 ? { grade: grades[0] ?? null } : { grade: null, grades }),
    rank: spec.rank, ...(spec.rankRange === undefined ? {} : { rankRange: spec.rankRange }), of: spec.of, ranked: spec.ranked ?? true,
    steps, areas: scored, bonus: spec.bonus ?? [], penalties: spec.penalties ?? [], vetoes: spec.vetoes ?? [], setAside: spec.setAside ?? [],
  };
}

const bands: Result["edition"]["grades"] = [
  { id: "excellent", title: text("优秀", "Excellent"), from: "90", below: null },
  { id: "good", title: text("良好", "Good"), from: "80", below: "90" },
  { id: "pass", title: text("合格", "Pass"), from: "60", below: "80" },
  { id: "fail", title: text("不合格", "Fail"), from: "0", below: "60" },
];

function gradesBetween(from: Rational, to: Rational): readonly string[] {
  return bands
    .filter((band) => compare(to, decimal(band.from)) >= 0 && (band.below === null || compare(subtract(from, decimal(band.below)), ZERO) < 0))
    .map(({ id }) => id);
}

const late = (n: string, line: number, over: number, waivedFor?: NonNullable<ResultFinding["waivedFor"]>): Cut => ({
  rule: over > 10 ? 1 : 0, matter: n, change: waivedFor === undefined ? (over > 10 ? "-3.50" : "-2.00") : "0.00",
  facts: { daysOver: fact("超期工作日", "Working days over", over), urged: fact("经催办", "Urged", false) },
  clock: {
    dueOn: "2017-02-13",
    steps: [
      { what: "law", date: null, text: text("适用《政府信息公开条例》（国务院令第492号）第二十四条，答复期限15个工作日", "2008 regulation, art. 24: 15 working days") },
      { what: "start", date: "2017-01-18", text: text("2017-01-18 当面提交，自次日起算", "handed in 2017-01-18, counted from the next day") },
      { what: "skipped", date: null, text: text("春节 2017-01-27 至 2017-02-02 不计", "Spring Festival 2017-01-27 to 2017-02-02 not counted") },
      { what: "worked", date: null, text: text("2017-01-22、2017-02-04 调休上班，计入", "2017-01-22 and 2017-02-04 worked, counted") },
      { what: "due", date: "2017-02-13", text: text("应于 2017-02-13 前答复", "due on 2017-02-13") },
      { what: "replied", date: "2017-02-16", text: text("2017-02-16 交邮，视为答复日", "posted 2017-02-16, the day of reply") },
    ],
  },
  ...(waivedFor === undefined ? {} : { waivedFor }), records: [record("disclosure_request", n, line)],
});

const irregular = (n: string, line: number, rule: number, change: string, zh: string, en: string, value: ResultFact["value"]): Cut => ({
  rule, matter: n, change, facts: { what: fact(zh, en, value) }, records: [record("disclosure_request", n, line)],
});

const panel = (mean: string, points: string, full = "4"): Outcome => ({
  points, full,
  cuts: [{ rule: 0, matter: "", change: points, facts: { marks: fact("有效评分", "Valid marks", ["10", "8", "8", "10", "6", "8"]), mean: fact("去高去低后均值", "Trimmed mean", mean), recused: fact("回避", "Recused", 1) }, records: [record("panel_rating", "P-031", 32), record("panel_rating", "P-032", 33), record("panel_rating", "P-033", 34), record("panel_rating", "P-034", 35)] }],
  steps: [step("start", "F2", "0.00", "0.00", "自零分起计", "from nothing"), step("rule", "F2-r1", "0.00", points, `评议均值 ${mean} × 0.4`, `mean of marks ${mean} × 0.4`)],
});

const noOccasion = (full: string): Outcome => ({ state: "not-applicable", points: full });
const bonus = (id: string, zh: string, en: string, points: string, wording: string, file: ResultRecordRef): ResultAdjustment => ({
  id, title: text(zh, en), points, state: "applied",
  rules: [{ id: `${id}-r1`, wording, basis: ["本方案（重建）"], counts: { triggered: 1, clear: 0, notApplicable: 0, noEvidence: 0 }, change: points, findings: [{ matter: file.id, outcome: "triggered", facts: { level: fact("级别", "Level", "设区市级") }, change: points, records: [file] }], findingsTotal: 1 }],
});

const lateTwice: Outcome = { selfAssessed: "7.00", cuts: [late("R-0012", 13, 3), late("R-0031", 32, 14), late("R-0040", 41, 2, { kind: "double-penalty", rule: "D4-r2", why: text("同一申请同一过错已按 D4“仅因逾期被纠正”扣3分，就高不就低", "the same fault on the same request already cost 3 points under D4") })] };
const corrected: Outcome = { cuts: [{ rule: 1, matter: "R-0040", change: "-3.00", facts: { outcome: fact("复议结果", "Outcome", "确认违法"), grounds: fact("纠正理由", "Grounds", "逾期") }, records: [record("review_case", "F-003", 4), record("disclosure_request", "R-0040", 41)] }] };

const units: readonly ResultUnit[] = [
  unitOf({
    code: "900101", name: text("星渚镇", "Xingzhu"), group: "towns", rank: 1, of: 4,
    outcomes: { B1: { cuts: [{ rule: 0, matter: "X-0007", change: "-0.20", facts: { index: fact("索引号", "Index code", "YZ0101-2510-2017-7") }, records: [record("published_item", "X-0007", 8)] }] }, F2: panel("8.5", "3.40"), E3: noOccasion("5.00") },
  }),
  unitOf({
    code: "900102", name: text("麦舟镇", "Maizhou"), group: "towns", rank: 1, of: 4,
    outcomes: { B1: { cuts: [{ rule: 0, matter: "X-0107", change: "-0.20", facts: { index: fact("索引号", "Index code", null) }, records: [record("published_item", "X-0107", 108)] }] }, F2: panel("8.5", "3.40"), D2: noOccasion("7.00"), D3: noOccasion("6.00") },
  }),
  unitOf({
    code: "900103", name: text("砚池镇", "Yanchi"), group: "towns", rank: 3, of: 4,
    outcomes: {
      A1: { selfAssessed: "3.50", cuts: [{ rule: 0, matter: "", change: "-1.00", facts: { staff: fact("专职人员", "Named staff", null) }, records: [record("institution_record", "I-03", 4)] }] },
      B2: { cuts: [0, 1, 2, 3, 4].map((n) => ({ rule: n === 4 ? 1 : 0, matter: `X-02${String(11 + n)}`, change: n === 4 ? "-1.00" : "-0.50", facts: { publishDays: fact("公开用时（工作日）", "Working days to publish", n === 4 ? 44 : 23 + n), publishOver: fact("超期工作日", "Working days over", n === 4 ? 24 : 3 + n) }, records: [record("published_item", `X-02${String(11 + n)}`, 212 + n)] })) },
      B3: { points: "3.25", cuts: [{ rule: 1, matter: "2017-02", change: "-0.25", facts: { items: fact("当月条数", "Items in the month", 0) }, records: [] }, { rule: 1, matter: "2017-08", change: "-0.25", facts: { items: fact("当月条数", "Items in the month", 0) }, records: [] }, { rule: 0, matter: "", change: "-0.25", facts: { share: fact("完成比例", "Share of the target", "11/12") }, records: [record("published_item", "X-0201", 202)] }] },
      D2: lateTwice, D4: corrected,
      D3: { cuts: [irregular("R-0012", 13, 0, "-0.50", "加盖公章", "Sealed", false), irregular("R-0012", 13, 1, "-1.00", "告知的起诉期限（月）", "Suit period stated (months)", 3), irregular("R-0031", 32, 0, "-0.50", "送达方式", "Delivered by", "快递")] },
      E2: { points: "1.50", steps: [step("start", "E2", "0.00", "0.00", "自零分起计", "from nothing"), step("rule", "E2-r1", "0.00", "1.50", "两种形式得1.5分", "two forms award 1.5")], cuts: [{ rule: 0, matter: "", change: "1.50", facts: { forms: fact("解读形式", "Forms", ["文字", "图解"]) }, records: [record("interpretation", "J-3", 4), record("interpretation", "J-5", 6)] }] },
      F2: panel("7", "2.80"),
    },
    bonus: [bonus("H1", "表彰推广", "Commendation", "2.00", "受到设区市级表彰或经验推广的，加2分", record("honour", "H-1", 2))],
    penalties: [bonus("P1", "通报批评", "Public criticism", "-1.00", "被市政府办公室通报批评的，每次扣1分", record("criticism", "K-1", 2))],
  }),
  unitOf({
    code: "900104", name: text("听雨镇", "Tingyu"), group: "towns", rank: 4, of: 4, cap: "59.00",
    vetoes: [{ id: "V1", title: text("泄露国家秘密", "State secret disclosed"), points: null, range: { low: "0", high: "0" }, state: "applied", rules: [{ id: "V1-r1", wording: "公开的信息泄露国家秘密的，总分最高59分，等次为不合格", basis: ["《中华人民共和国保守国家秘密法》第四十八条"], counts: { triggered: 1, clear: 0, notApplicable: 0, noEvidence: 0 }, change: "0", findings: [{ matter: "O-9", outcome: "triggered", facts: { code: fact("事由", "Fault", "涉密文件上网") }, change: "0", records: [record("observed_fault", "O-9", 10)] }], findingsTotal: 1 }] }],
    outcomes: { C3: { cuts: [{ rule: 0, matter: "2017-Q3", change: "-0.75", facts: { items: fact("当季公开", "Published in the quarter", 0) }, records: [] }] }, F2: panel("6", "2.40") },
  }),
  unitOf({
    code: "900201", name: text("晴岚街道", "Qinglan"), group: "subdistricts", rank: null, rankRange: [1, 2], of: 2,
    outcomes: {
      C1: { full: "6.82" }, C2: { full: "0", points: "0.00", state: "not-applicable" }, C3: { full: "4.09" }, C4: { full: "4.09" },
      D2: { cuts: [late("R-0311", 312, 3), { rule: 0, matter: "R-0318", change: { low: "-2.00", high: "0.00" }, outcome: "no-evidence", facts: { postedOn: blankFact("答复日（交邮）", "Day of posting") }, records: [record("disclosure_request", "R-0318", 319)] }, { rule: 2, matter: "R-0318", change: { low: "-3.00", high: "0.00" }, outcome: "no-evidence", facts: { postedOn: blankFact("答复日（交邮）", "Day of posting") }, records: [record("disclosure_request", "R-0318", 319)] }] },
      F2: { cuts: [{ rule: 0, matter: "", change: { low: "-4.00", high: "0.00" }, outcome: "no-evidence", facts: {}, records: [] }] },
      F3: { points: "2.00" },
    },
    setAside: [
      { id: "R-0322", type: "disclosure_request", file: "disclosure_request.csv", line: 323, reasons: ["收件日期“2017-02-30”不是日历上的日子"] },
      { id: null, type: "published_item", file: "published_item.csv", line: 640, reasons: ["发布日期早于形成日期", "信息类别“工作动太”不在所列类别中，是否指“工作动态”？"] },
    ],
  }),
  unitOf({
    code: "900202", name: text("拾光街道", "Shiguang"), group: "subdistricts", rank: null, rankRange: [1, 2], of: 2,
    outcomes: {
      G1: { cuts: [{ rule: 1, matter: "AR-2016", change: "-0.50", facts: { failed: fact("勾稽关系不符", "Consistency checks failed", 1) }, records: [record("annual_report", "AR-2016", 3)] }] },
      D1: { cuts: [{ rule: 0, matter: "当面", change: "-1.00", facts: { works: fact("渠道畅通", "Channel works", false) }, records: [record("site_visit", "SV-12", 13)] }] }, F2: panel("9", "3.60"),
    },
  }),
  unitOf({ code: "900401", name: text("未明开发区", "Weiming zone"), group: "subdistricts", rank: null, of: 2, ranked: false, outcomes: { F2: panel("8", "3.20") } }),
];

const hash = (letter: string): string => letter.repeat(64);

/** The result that the tests of the pages start from. */
export function resultFixture(): Result {
  return {
    format: "kaoping/result@1", generator: { name: "kaoping", version: "0.1.0" },
    edition: {
      id: "2017", year: 2017, title: text("政务公开绩效考核评估方案（2017年版）", "Open-government assessment scheme, 2017 edition"), authority: text("云泽市人民政府办公室", "Office of the Yunze municipal government"),
      provenance: { kind: "reconstruction", known: [text("七个方面、25个指标；未按时答复、答复不规范、被复议纠正的扣分。", "Seven areas, 25 indicators; late, irregular and overturned replies lose points.")], ours: [text("各指标名称、分值与细则的数值。", "Names, points and amounts of the indicators.")] },
      sha256: hash("a"), total: "100", grades: bands, tieBreak: ["D", "B"], relations: [],
    },
    law: { sha256: hash("b") }, calendar: { sha256: hash("c"), years: [2014, 2026] },
    recordTypes: { sha256: hash("d"), types: [
      { id: "disclosure_request", title: text("依申请公开申请", "Disclosure request") }, { id: "published_item", title: text("公开信息", "Published item") }, { id: "review_case", title: text("复议诉讼案件", "Review case") },
      { id: "panel_rating", title: text("监督员评分", "Panel rating") }, { id: "institution_record", title: text("机构制度", "Institution") }, { id: "interpretation", title: text("政策解读", "Interpretation") },
      { id: "honour", title: text("表彰", "Honour") }, { id: "criticism", title: text("通报", "Criticism") }, { id: "observed_fault", title: text("检查发现", "Observed fault") }, { id: "annual_report", title: text("年度报告", "Annual report") }, { id: "site_visit", title: text("实地检查", "Site visit") } ] },
    assessment: { place: text("云泽市", "Yunze (invented)"), edition: "2017", period: { from: "2017-01-01", to: "2017-12-31" }, asOf: "2017-12-31", cutoff: "2018-01-05", synthetic: true, restatement: false },
    inputs: [{ path: "disclosure_request.csv", sha256: hash("e") }, { path: "published_item.csv", sha256: hash("f") }],
    groups: [{ id: "towns", title: text("镇组", "Towns") }, { id: "subdistricts", title: text("街道组", "Subdistricts") }], units,
    problems: [
      { code: "record-set-aside", severity: "set-aside", file: "disclosure_request.csv", line: 323, column: 4, message: text("收件日期“2017-02-30”不是日历上的日子", "the day 2017-02-30 does not exist"), hint: text("请核对登记簿后改正", "check the register and correct it") },
      { code: "points-open", severity: "warning", file: "disclosure_request.csv", line: 319, column: 9, message: text("答复日未填，D2 得分待定", "the day of reply is blank, D2 is open"), hint: text("请补填答复日", "fill in the day of reply") },
    ],
    findings: { path: "findings.ndjson", sha256: hash("9"), count: 4321 }, provisional: true,
  };
}

