import { type Language, type Text, text } from "../model/text.ts";

/** Every printed label, with where it appears; sentences with values in them stand in `sentences.ts`. */
export const strings = {
  // The name of the papers: titles, links, running heads.
  sheet: text("考核评分表", "Assessment sheet"),
  rankingTable: text("排名表", "Ranking table"),

  // Columns of the ranking, in the terminal, on the index page and in ranking.csv.
  rank: text("名次", "Rank"),
  unit: text("单位", "Unit"),
  unitCode: text("单位代码", "Unit code"),
  group: text("分组", "Group"),
  bonus: text("加分", "Bonus"),
  penalty: text("倒扣", "Penalty"),
  veto: text("一票否决", "Veto"),
  total: text("总分", "Total"),
  grade: text("等次", "Grade"),
  remarks: text("备注", "Remarks"),
  ranked: text("排名单位数", "Units ranked"),
  notRanked: text("不排名", "not ranked"),
  belowGate: text("未达加分门槛，加分不计", "below the gate, bonus not counted"),
  rankBest: text("最好名次", "Best rank"),
  rankWorst: text("最差名次", "Worst rank"),
  totalLow: text("总分下限", "Total, low"),
  totalHigh: text("总分上限", "Total, high"),
  state: text("状态", "State"),
  pageLabel: text("标识", "Label"),

  // Columns of the assessment sheet.
  number: text("序号", "No."),
  area: text("方面", "Area"),
  indicator: text("指标", "Indicator"),
  fullPoints: text("分值", "Full points"),
  wording: text("细则", "Rules"),
  selfAssessed: text("自评分", "Self-assessed"),
  points: text("考评得分", "Points given"),
  grounds: text("扣分依据及佐证", "Grounds and evidence"),
  lost: text("失分", "Lost"),
  deductedFor: text("失分细则", "Rule"),
  evidence: text("佐证材料", "Evidence record"),

  // States of a unit, an indicator or an adjustment.
  scored: text("已评定", "scored"),
  undecided: text("待定", "undecided"),
  vetoed: text("一票否决", "vetoed"),
  notApplicable: text("不涉及", "not applicable"),
  noOccasion: text("无发生事项", "no occasion"),
  applied: text("成立", "applied"),
  none: text("无", "none"),
  blank: text("未填", "blank"),
  yes: text("是", "yes"),
  no: text("否", "no"),
  setAside: text("搁置", "set aside"),
  missing: text("缺佐证", "no evidence"),

  // Labels printed across the head of every page.
  synthetic: text("合成数据", "Synthetic data"),
  reconstruction: text("重建方案", "Reconstructed scheme"),
  provisional: text("暂定", "Provisional"),
  restatement: text("换版重算", "Restatement"),

  // Headings of the assessment sheet and of explain.
  headLost: text("失分一览", "Points lost"),
  headWaiting: text("待定事项与搁置材料", "Undecided points and records set aside"),
  headDetail: text("逐项评分", "Indicator by indicator"),
  headTotal: text("总分计算", "How the total was reached"),
  noLoss: text("未失分", "nothing lost"),
  nothingLost: text("各项均得满分。", "Full points everywhere."),
  period: text("考核期间", "Period"),
  asOf: text("认定截止", "Judged as of"),
  assessedUnit: text("被考核单位", "Unit assessed"),
  authority: text("考核机关", "Authority"),
  basis: text("依据", "Basis"),
  facts: text("认定事实", "Facts"),
  clock: text("期限计算", "Due date"),
  arithmetic: text("计算", "Arithmetic"),
  question: text("考核内容", "Question"),
  wholeYear: text("按全年材料认定", "judged over the whole year"),
  outsideAreas: text("各方面得分之外", "Outside the areas"),
  struck: text("否决后果", "What the veto did"),
  step: text("计算步骤", "Step"),
  before: text("之前", "Before"),
  change: text("加减", "Change"),
  after: text("之后", "After"),

  // The foot of the assessment sheet, to be signed by hand.
  unitOpinion: text("被考核单位意见（章）", "Opinion of the unit (seal)"),
  panelSignature: text("考评组签字", "Signatures of the assessors"),
  date: text("日期", "Date"),
  dateBlank: text("　　　　年　　月　　日", "____ / ____ / ________"),

  // Headings of the index page and of the terminal ranking.
  headChart: text("总分比较", "Totals compared"),
  headGrades: text("等次分布", "Grades"),
  headCostly: text("失分最多的细则", "Rules that cost most"),
  headProvenance: text("方案来源", "Where the scheme comes from"),
  headReading: text("怎样读本结果", "How to read this"),
  headInputs: text("数据与校验", "Data and hashes"),
  headPerson: text("需人工处理", "Awaiting a person"),
  known: text("公开资料载明的", "What published sources say"),
  ours: text("本项目自行设计的", "What is our own design"),
  official: text("正式印发方案", "Officially issued scheme"),
  openGrade: text("等次待定", "Grade open"),
  unitsHit: text("涉及单位", "Units"),
  occurrences: text("件次", "Findings"),
  pointsLostSum: text("合计扣分", "Points taken"),
  backToIndex: text("返回排名表", "Back to the ranking"),
  gradeLine: text("等次线", "Grade line"),
  decidedPart: text("已确定的分", "Decided points"),
  openPart: text("待定的分", "Open points"),
  editionHash: text("方案哈希", "Edition hash"),
  lawHash: text("法定口径哈希", "Law hash"),
  calendarHash: text("工作日历哈希", "Calendar hash"),
  recordTypesHash: text("佐证类型哈希", "Record types hash"),
  findingsHash: text("认定结果哈希", "Findings hash"),
  inputFiles: text("佐证文件", "Evidence files"),

  // What a person should do, by what is open.
  whatToDo: text("建议", "To do"),
  doSetAside: text("按所列文件与行号更正后重新评分", "mend the file at the line given, then score again"),
  doOpen: text("补交或填写所缺佐证后重新评分", "hand in or fill in what is missing, then score again"),

  // The list of problems and of consistency checks.
  error: text("错误", "error"),
  warning: text("待处理", "warning"),
  note: text("提示", "note"),
  broken: text("不符", "Broken"),
  tolerated: text("可容忍", "Tolerated"),
  remark: text("提示", "Remarks"),
  notAssessable: text("无法核验", "Not assessable"),
  difference: text("差额", "difference"),
  causes: text("可能原因", "Possible causes"),
  noProblems: text("未发现问题。", "No problems found."),
} as const satisfies Readonly<Record<string, Text>>;

export type StringKey = keyof typeof strings;

/** A label in the language asked for. */
export function say(key: StringKey, language: Language): string {
  return strings[key][language];
}

/** Sets a value after its label: `总分：93.45`, `Total: 93.45`. */
export function labelled(key: StringKey, value: string, language: Language): string {
  return `${say(key, language)}${colon(language)}${value}`;
}

export function colon(language: Language): string {
  return language === "zh" ? "：" : ": ";
}

/** Puts a remark in the brackets of the language. */
export function bracketed(value: string, language: Language): string {
  return language === "zh" ? `（${value}）` : ` (${value})`;
}

/** Joins the parts of one sentence. */
export function listed(values: readonly string[], language: Language): string {
  return values.join(language === "zh" ? "；" : "; ");
}

/** Joins words of one kind. */
export function enumerated(values: readonly string[], language: Language): string {
  return values.join(language === "zh" ? "、" : ", ");
}
