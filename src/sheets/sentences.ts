import type { Result } from "../model/result.ts";
import { type Text, text } from "../model/text.ts";

/** Every printed sentence that has a value in it, with where it appears. */
export const sentences = {
  /** Title of the index page and head of the terminal ranking. */
  rankingTitle: (result: Result): Text =>
    text(`${result.assessment.place.zh}${String(result.edition.year)}年度考核排名表`, `${result.assessment.place.en}: ranking for ${String(result.edition.year)}`),
  /** Title of an assessment sheet. */
  sheetTitle: (result: Result): Text =>
    text(`${result.assessment.place.zh}${String(result.edition.year)}年度考核评分表`, `${result.assessment.place.en}: assessment sheet for ${String(result.edition.year)}`),
  period: (from: string, to: string): Text => text(`${from} 至 ${to}`, `${from} to ${to}`),
  ofUnits: (of: number): Text => text(`共 ${String(of)} 个单位`, `of ${counted(of, "unit")}`),
  /** Head of a group in the terminal and on the index page. */
  groupHead: (title: Text, units: number): Text => text(`${title.zh}（${String(units)} 个单位）`, `${title.en} (${counted(units, "unit")})`),
  areaLegend: (id: string, title: Text, full: string): Text => text(`${id} ${title.zh} ${full}分`, `${id} ${title.en} ${full}`),

  // Remarks behind a unit in the ranking.
  openIndicators: (count: number): Text => text(`待定${String(count)}项`, `${String(count)} open`),
  setAsideRecords: (count: number): Text => text(`搁置${String(count)}条`, `${String(count)} set aside`),
  notApplicableIndicators: (count: number): Text => text(`不涉及${String(count)}项`, `${String(count)} n/a`),

  // Footnotes of the ranking: indicators that do not apply, and why the points are full or moved.
  occasionNone: (full: string): Text => text(`无发生事项（无申请、无文件等），按满分 ${full} 分计`, `no occasion (no request, no document), counted at its full ${full} points`),
  pointsMoved: (schemeFull: string): Text => text(`不涉及，原分值 ${schemeFull} 分按比例并入其他指标`, `not applicable, its ${schemeFull} points were shared out among other indicators`),
  pointsReceived: (schemeFull: string): Text => text(`原 ${schemeFull} 分`, `${schemeFull} in scheme`),

  // What awaits a person.
  waitingHead: (units: number): Text => text(`需人工处理：涉及 ${String(units)} 个单位，以下结果为暂定`, `Awaiting a person: ${counted(units, "unit")}; results are provisional`),
  waitingOpen: (points: string): Text => text(`待定，可能得 ${points} 分`, `undecided: ${points} points`),
  waitingNoUnit: (count: number): Text => text(`另有 ${String(count)} 条搁置材料读不出单位，未计入任何单位的分数区间`, `${counted(count, "more record")} set aside name no unit that could be read and open no range`),
  problemCounts: (setAside: number, warnings: number, notes: number): Text =>
    text(`搁置 ${String(setAside)} 条，待处理 ${String(warnings)} 条，提示 ${String(notes)} 条`, `${String(setAside)} set aside, ${counted(warnings, "warning")}, ${counted(notes, "note")}`),

  // Findings.
  times: (count: number): Text => text(`${String(count)} 件`, counted(count, "finding")),
  moreFindings: (count: number, path: string): Text => text(`另有 ${String(count)} 件，全部列于 ${path}`, `${String(count)} more, all listed in ${path}`),
  missingFacts: (titles: string): Text => text(`尚缺：${titles}`, `missing: ${titles}`),
  missingRecords: text("尚无佐证材料，也未声明“未发生”", "nothing was handed in, and nothing says that it did not happen"),
  waived: (why: string): Text => text(`不再扣分：${why}`, `not deducted again: ${why}`),
  notTriggered: text("未达到本条要求", "the requirement was not met"),
  alsoIn: (count: number): Text => text(`等 ${String(count)} 件`, `and ${String(count)} in all`),

  // Sums.
  lostOf: (lost: string, full: string): Text => text(`共失 ${lost} 分（满分 ${full} 分）`, `${lost} lost of ${full}`),
  /** In place of a due date that the same row has counted already. */
  clockAbove: (matter: string): Text => text(`期限计算：同上（${matter}）`, `Due date: as above (${matter})`),
  /** Of an award or a panel's mark: what was earned of what. */
  earnedOf: (earned: string, full: string, short: string): Text => text(`得${earned}分，满分${full}分，相差${short}分`, `${earned} earned of ${full}, ${short} short`),
  /** Deductions beyond the full points of an indicator or part. */
  clamped: text("扣完为止，超出分值的部分不再扣", "no more than all is deducted; what goes beyond comes back"),
  /** A rest that only conversion to other full points and rounding leave. */
  converted: text("分值折算与四舍五入", "conversion of full points and rounding"),
  /** In a vetoed area, at each of its indicators. */
  areaVetoed: (why: string, sums: string): Text => text(`本方面：${sums}，${why}`, `This area: ${sums}, ${why}`),
  /** An entry of the points lost that no single indicator made: a veto of the area. */
  areaAsWhole: (id: string, title: Text): Text => text(`${id} ${title.zh}（整个方面）`, `${id} ${title.en} (whole area)`),
  lostSorted: text("按失分多少排列；编号对应“逐项评分”表的序号。", "Ordered by points lost; numbers are those of the table below."),
  areaBand: (points: string, full: string): Text => text(`得分 ${points} ／ 满分 ${full}`, `${points} of ${full}`),
  alreadyFull: (full: string): Text => text(`满分 ${full}`, `full ${full}`),
  rangeNote: text("“～”两端为最低与最高可能得分：所缺佐证补齐后，得分必在其间。", "“–” stands between the lowest and highest points still possible; once the evidence is complete the points lie between them."),

  // Labels explained, short, on every page.
  syntheticNote: text("本页单位、佐证与得分均为虚构，仅供演示。", "Units, evidence and points on this page are invented."),
  reconstructionNote: text("本方案依公开资料重建，并非正式印发的指标体系。", "The scheme is reconstructed from published sources; it is not the one that was issued."),
  provisionalNote: text("有待定事项或搁置材料，须经人工处理后方可定案。", "Something is undecided or set aside; a person must decide before this is final."),
  provisionalByOthers: text("本单位无待定事项，但其他单位尚有待定，名次待全部定案后确定。", "Nothing is open for this unit, but the rank may move until other units are decided."),
  restatementNote: (made: string, scored: string): Text => text(`本考核任务按 ${made} 年度版制定，本表按 ${scored} 年度版重新计算。`, `Made for edition ${made}, scored again under edition ${scored}.`),

  // Index page.
  chartDescription: (units: number, low: string, high: string): Text =>
    text(`横条表示 ${String(units)} 个单位的总分，自 ${low} 分至 ${high} 分；斜纹为待定的分，竖线为等次线。`, `Bars show the totals of ${counted(units, "unit")}, from ${low} to ${high}; hatching marks open points, vertical lines the grades.`),
  costlyNote: text("按合计扣分排列；不重复扣分的件次不计分。", "Ordered by points taken; deductions waived count nothing."),
  unitPlace: (name: string, code: string): Text => text(`${name}（${code}）`, `${name} (${code})`),
  tieNote: (areas: string): Text => text(`总分相同的，依次比较 ${areas} 方面得分；仍相同的并列，其后名次顺延。`, `Equal totals are told apart by area ${areas} in turn; still equal, they share a rank and the next is skipped.`),
  sharedRankNote: text("总分相同的并列，其后名次顺延。", "Equal totals share a rank and the next is skipped."),
  gradeNote: (grades: string): Text => text(`等次：${grades}。`, `Grades: ${grades}.`),
  gradeFrom: (title: Text, from: string): Text => text(`${title.zh} ${from} 分以上`, `${title.en} from ${from}`),
  gradeBetween: (title: Text, from: string, below: string): Text => text(`${title.zh} ${from} 分以上不足 ${below} 分`, `${title.en} from ${from} to below ${below}`),
  rankRangeNote: text("名次为区间的，表示依现有佐证尚不能唯一确定。", "A rank range means that the evidence allows more than one rank."),
  sheetNote: text("点击单位名称查看评分表：每一失分均列明细则原文、依据、佐证材料（文件与行号）及计算过程。", "A unit's name leads to its sheet: each point lost names the rule's wording, its basis, the record (file and line) and the arithmetic."),
  generatedBy: (name: string, version: string): Text => text(`由 ${name} ${version} 生成；同样的输入得到同样的结果。`, `Made by ${name} ${version}; the same input gives the same bytes.`),
  fileCount: (count: number): Text => text(`${String(count)} 个`, counted(count, "file")),

  // explain.
  unknownUnit: (query: string, nearest: string | undefined): Text =>
    text(`结果中没有单位“${query}”${nearest === undefined ? "" : `，是否指“${nearest}”？`}`, `no unit “${query}” in this result${nearest === undefined ? "" : `; did you mean “${nearest}”?`}`),
  unknownIndicator: (query: string, nearest: string | undefined): Text =>
    text(`结果中没有指标“${query}”${nearest === undefined ? "" : `，是否指“${nearest}”？`}`, `no indicator “${query}” in this result${nearest === undefined ? "" : `; did you mean “${nearest}”?`}`),
  knownUnits: (names: string): Text => text(`请写单位代码或名称：${names}`, `give a unit's code or name: ${names}`),
  andMore: (all: number): Text => text(`……（最接近的几个，共 ${String(all)} 个单位）`, ` … (the nearest; ${String(all)} units in all)`),
  knownIndicators: (ids: string): Text => text(`请写指标编号：${ids}`, `give an indicator's id: ${ids}`),
  ruleCounts: (triggered: number, clear: number, notApplicable: number, noEvidence: number): Text =>
    text(
      `成立 ${String(triggered)}，不成立 ${String(clear)}，不涉及 ${String(notApplicable)}，缺佐证 ${String(noEvidence)}`,
      `triggered ${String(triggered)}, clear ${String(clear)}, not applicable ${String(notApplicable)}, no evidence ${String(noEvidence)}`,
    ),
  explainMore: (file: string, unit: string, indicator: string): Text =>
    text(`逐项查看：npx kaoping explain ${file} ${unit} ${indicator}`, `One indicator: npx kaoping explain ${file} ${unit} ${indicator}`),
  matterIs: (matter: string): Text => text(`事项 ${matter}`, `matter ${matter}`),

  // Lists of problems and of consistency checks.
  hint: (hint: string): Text => text(`建议：${hint}`, `To do: ${hint}`),
  problemTotal: (counts: string): Text => text(`共 ${counts}。`, `In all ${counts}.`),
  /** “Set aside” has no plural. */
  countedOf: (count: number, label: Text): Text => text(`${label.zh} ${String(count)} 条`, label.en.includes(" ") ? `${String(count)} ${label.en}` : counted(count, label.en)),
  relationsChecked: (held: number, all: number): Text => text(`勾稽关系共核验 ${String(all)} 项，相符 ${String(held)} 项。`, `${counted(all, "relation")} checked, ${String(held)} hold.`),
} as const;


export function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}
