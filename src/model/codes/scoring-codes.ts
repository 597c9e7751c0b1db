import { text } from "../text.ts";

/** Codes about scoring: what awaits a person. */
export const scoringCodes = {
  "statistics-only": text("考核任务只供核对统计数据", "the assessment is for statistics only"),
  "record-unscored": text("记录不属于本考核期间", "a record belongs to another period"),
  "record-past-cutoff": text("记录在材料截止日之后", "a record was made after the cut-off"),
  "record-carried-over": text("事项结转下一年度", "a matter is carried over"),
  "reply-after-notice": text("告知更改、补充之后又在同一条上登记了答复", "a reply stands in one record with the notice to amend that came before it"),
  "edition-differs": text("考核任务按另一年度版制定", "the assessment was made for another edition"),
  "points-open": text("得分待定", "points are open"),
  "restated-never": text("换版重算中有不能按本版计分的指标", "a restatement scores what says that it cannot be restated"),
} as const;
