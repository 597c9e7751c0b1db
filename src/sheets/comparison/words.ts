import type { ComparedPair, Comparison, RelatedKind, UnitName } from "../../model/comparison.ts";
import { type Text, text } from "../../model/text.ts";
import { counted } from "../sentences.ts";

/** Labels of a comparison, with where they appear. */
export const words = {
  // Columns.
  totals: text("总分", "Total"),
  change: text("变动", "Change"),
  performance: text("工作", "Work"),
  rule: text("方案", "Scheme"),
  pool: text("范围", "Circle"),
  unattributed: text("不可归因", "Unattributed"),
  rankChange: text("名次", "Rank"),
  places: text("进退", "Places"),
  byWork: text("其中工作", "by work"),
  byRule: text("方案", "by scheme"),
  byPool: text("参评范围", "by circle"),
  coreRate: text("可比部分得分率", "Core share"),
  related: text("指标", "Indicator"),
  kind: text("对应关系", "Relation"),
  ownBefore: text("旧佐证旧规则", "Old evidence, old rules"),
  oldUnderNew: text("旧佐证新规则", "Old evidence, new rules"),
  newUnderOld: text("新佐证旧规则", "New evidence, old rules"),
  ownAfter: text("新佐证新规则", "New evidence, new rules"),
  reason: text("说明", "Note"),
  clause: text("细则", "Clause"),
  year: text("年度", "Year"),
  edition: text("年度版", "Edition"),
  units: text("参评单位", "Units"),
  index: text("链式指数", "Chained index"),
  direct: text("首末直接对比", "First to last"),
  drift: text("漂移", "Drift"),
  cumulated: text("工作贡献累计", "Work, added up"),
  core: text("可比", "Core"),
  yes: text("是", "yes"),
  no: text("否", "no"),
  total: text("合计", "Sum"),

  // Heads of sections.
  headYears: text("各年基本情况", "The years"),
  headChanges: text("变动分解", "Where the change comes from"),
  headFlow: text("名次变化图", "Ranks from year to year"),
  headRates: text("得分率", "Shares of the full points"),
  headHeat: text("得分率变化图", "Change of the share, by indicator"),
  headRelations: text("指标对应", "Which indicators correspond"),
  headUnits: text("逐单位分解", "Unit by unit"),
  headTrend: text("趋势", "Trend"),
  headRecurring: text("屡查屡犯", "Recurring problems"),
  headCostly: text("各年主要失分细则", "Clauses that cost most, by year"),
  headFates: text("新增、撤并的单位", "Units new, gone, merged or split"),
  headMethod: text("怎样算的", "How it is worked out"),
  headNotes: text("须知", "What to know"),

  // Marks of a page.
  restated: text("换版重算", "Restated"),
  restatedNote: text("“旧佐证新规则”“新佐证旧规则”两栏是把一年的佐证按另一年度版重新计算的，不是当年公布的得分。", "Two columns are one year's evidence scored again under the other year's edition; they were never published."),
  none: text("无", "none"),
  noRecurring: text("没有单位在相邻年度因同一细则失分。", "No unit lost points under one clause in years running."),
  gone: text("无", "–"),
} as const;

/** Sentences with values in them. */
export const phrases = {
  title: ({ place, years }: Comparison): Text => {
    const labels = years.map(({ label }) => label);
    return text(`${place.zh}${labels.join("、")}年度考核对比`, `${place.en}: ${labels.join(", ")} compared`);
  },
  pair: (pair: Pick<ComparedPair, "before" | "after" | "overall">): Text =>
    text(`${pair.before} → ${pair.after}${pair.overall ? "（首末直接对比）" : ""}`, `${pair.before} → ${pair.after}${pair.overall ? " (first to last)" : ""}`),
  editionsDiffer: (before: string, after: string): Text =>
    text(`${before} 年与 ${after} 年的方案不同，总分不能直接相减来看工作好坏；请看“工作”一栏和可比部分得分率。`, `The schemes of ${before} and ${after} differ: totals must not be subtracted to judge the work. Look at the column “Work” and at the common core.`),
  editionsSame: (before: string, after: string): Text => text(`${before} 年与 ${after} 年用同一年度版，变动都算工作（其间法定期限变了的，影响也在其中）。`, `${before} and ${after} have the same edition: every change counts as work (with what changed in law meanwhile).`),
  newItems: text(
    "新设的指标顶替旧指标时，旧指标收走的分值记在“方案”，新指标的得分因旧年度没有要求报送而记在“不可归因”：两栏一负一正，要合起来看。",
    "Where a new indicator takes the place of an old one, the points taken away stand under “Scheme” and those of the new one under “Unattributed”, because the earlier year was not asked: read the two columns together.",
  ),
  lawByDate: text("法定期限按日期适用，不属于方案：换版重算时各年佐证仍用各自日期的期限，期限放宽或收紧的影响计在“工作”里。", "Periods set by law go by date and are no part of a scheme: restated evidence keeps the law of its days, so that a longer or shorter period counts as work."),
  coreOf: ({ before, after }: Pick<ComparedPair, "before" | "after">): Text => text(`${before} → ${after} 的可比部分：`, `Common core of ${before} → ${after}: `),
  coreShift: (ids: string): Text => text(`其中 ${ids} 的满分变了而扣分数字不一定同比例变：同样的失误，得分率会因此高些或低些。看工作好坏以“工作”一栏为准。`, `Of these the full points of ${ids} changed, and the deductions not always with them: the same faults may give another share. To judge the work look at the column “Work”.`),
  core: (ids: string, before: string, after: string): Text =>
    text(`可比部分（未变、调整分值、拆分、合并的指标）：${ids === "" ? "无" : ids}；满分 ${before} → ${after} 分。`, `Common core (unchanged, reweighted, split or merged): ${ids === "" ? "none" : ids}; full points ${before} → ${after}.`),
  pointsStory: (before: string, after: string, change: string): Text => text(`总分 ${before} → ${after}，变动 ${change}`, `Total ${before} → ${after}, change ${change}`),
  pointsParts: (performance: string, rule: string, unattributed: string): Text =>
    text(`其中工作 ${performance}，方案 ${rule}，不可归因 ${unattributed}`, `of which work ${performance}, scheme ${rule}, unattributed ${unattributed}`),
  rankStory: (before: number, after: number, change: string): Text => text(`名次 ${String(before)} → ${String(after)}（${change}）`, `Rank ${String(before)} → ${String(after)} (${change})`),
  rankParts: (performance: string, rule: string, pool: string, unattributed: string): Text =>
    text(`其中工作 ${performance}，方案 ${rule}，参评范围 ${pool}，不可归因 ${unattributed}`, `of which work ${performance}, scheme ${rule}, circle ${pool}, unattributed ${unattributed}`),
  openRivals: (units: readonly UnitName[]): Text =>
    text(`${units.map(({ name }) => name.zh).join("、")}得分待定，与之孰先孰后说不清，由此而来的进退计入不可归因`, `the points of ${units.map(({ name }) => name.en).join(", ")} are open and may lie before or behind: what that did to the rank is unattributed`),
  rankOf: (rank: number, of: number): Text => text(`（第 ${String(rank)}，共 ${String(of)}）`, ` (rank ${String(rank)} of ${String(of)})`),
  besideGroup: (performance: string, rule: string, unattributed: string): Text =>
    text(`同组单位的中位数：工作 ${performance}，方案 ${rule}，不可归因 ${unattributed}`, `Median of the group: work ${performance}, scheme ${rule}, unattributed ${unattributed}`),
  nowAhead: (count: number, names: string): Text => text(`新排到前面的 ${String(count)} 个：${names}`, `Ahead of it now and not before (${String(count)}): ${names}`),
  noLongerAhead: (count: number, names: string): Text => text(`原来在前、现在不在前的 ${String(count)} 个：${names}`, `Ahead of it before and not now (${String(count)}): ${names}`),
  workLost: (lines: string): Text => text(`工作退步最多的：${lines}`, `Its work lost most in ${lines}`),
  workGained: (lines: string): Text => text(`工作进步最多的：${lines}`, `Its work gained most in ${lines}`),
  unattributedLess: (lines: string): Text => text(`不可归因的指标里，比同组中位数少的：${lines}`, `Of what is unattributed, less than the median of the group: ${lines}`),
  unattributedMore: (lines: string): Text => text(`不可归因的指标里，比同组中位数多的：${lines}`, `Of what is unattributed, more than the median of the group: ${lines}`),
  unitsFolded: text("每个单位一节，点开查看。打印时只印点开的单位，每个单位另起一页。", "One section a unit; open it to read it. Only open ones are printed, each on a page of its own."),
  howMany: (units: number): Text => text(`${String(units)} 个单位`, counted(units, "unit")),
  notDecomposed: (reason: Text): Text => text(`未分解：${reason.zh}`, `Not decomposed: ${reason.en}`),
  rankLegend: text(
    "名次前进为正。“工作”包括本单位和其他单位工作的变化；“范围”是参评单位增减的影响；分数带角分（如⅓）时各部分之和仍等于名次变动。",
    "Places gained are positive. “Work” is that of the unit and of the others; “circle” is units coming and going; fractions add up to the whole.",
  ),
  method: text(
    "“工作”＝½[(新佐证旧规则−旧佐证旧规则)＋(新佐证新规则−旧佐证新规则)]，“方案”＝½[(旧佐证新规则−旧佐证旧规则)＋(新佐证新规则−新佐证旧规则)]，两者之和恰等于变动（夏普利值，与先后无关）；不能两边重算的列为不可归因，不作推测，其分值留在原处，不移给别的指标。",
    "Work = ½[(new evidence, old rules − old, old) + (new, new − old evidence, new rules)]; scheme = ½[(old evidence, new rules − old, old) + (new, new − new evidence, old rules)]. They add up to the change exactly (the Shapley value: neither comes first). What cannot be scored both ways is unattributed and keeps its full points to itself; nothing is guessed.",
  ),
  trendNote: text(
    "链式指数：首年为100，逐年乘以相邻两年可比部分得分率之比；接不上的（待定、没有参评）为“—”，之后从能接上的年份重新以100起算。可比部分逐年不同时，链式结果与首末直接对比会有差异，即漂移。“工作贡献累计”是各年“工作”之和。",
    "Chained index: the first year is 100, each next is multiplied by the ratio of the shares on the two years' common core; what cannot be linked (open, not assessed) is “—”, and behind it a new chain begins at 100. Where the core changes it drifts from the direct comparison; the drift is stated. “Work, added up” is the sum of the work effects.",
  ),
  trendBreaksHead: text("接不上的年份", "Years that are not linked"),
  costly: (units: number, findings: number): Text => text(`${String(units)} 个单位、${String(findings)} 件次`, `${counted(units, "unit")}, ${counted(findings, "finding")}`),
  recurring: (count: number): Text => text(`${String(count)} 条细则连年失分`, `${counted(count, "clause")} in years running`),
  replaces: (ids: string): Text => text(`接替 ${ids}，内容不同，不可比`, `in place of ${ids}, not comparable`),
  notDecomposedHead: text("未分解、未能全部分解的", "Not decomposed, or not wholly"),
  flowLegend: text("圆圈内为名次。实线：前进；红色虚线：后退；细线：不变；点线：名次待定。", "Ranks stand in the circles. Solid: rose; red dashes: fell; thin: stayed; dots: a rank is open."),
  allUnitsNote: text("各单位得分之和÷满分之和；带 * 的有单位待定或不涉及，未计入。", "Points of all units ÷ their full points; * where units with open points, or to which it does not apply, are left out."),
  oneEdition: text("各年用同一年度版，指标一一对应。", "All years have one edition; the indicators are the same."),
  rateNote: text("得分率＝得分÷满分（因不涉及而调整过的，按该单位实际满分）；百分比四舍五入到两位小数。", "Share = points ÷ full points (those that count for the unit); percentages are rounded to two decimals."),
  heatNote: (before: string, after: string): Text =>
    text(`格内为 ${after} 年得分率减 ${before} 年得分率（百分点）；斜线为不可比、新设、取消或待定。`, `Each cell: share in ${after} less share in ${before}, in percentage points; hatched: not comparable, new, retired or open.`),
} as const;

export const kindWords: Readonly<Record<RelatedKind, Text>> = {
  same: text("未变", "same"),
  reweighted: text("调整分值", "reweighted"),
  "rule-changed": text("规则改变", "rule changed"),
  split: text("拆分", "split"),
  merged: text("合并", "merged"),
  several: text("拆并调整", "regrouped"),
  new: text("新设", "new"),
  retired: text("取消", "retired"),
  undeclared: text("未写明", "undeclared"),
};
