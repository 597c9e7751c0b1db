import { text } from "../text.ts";

/** Codes about scoring: what awaits a person. */
export const scoringCodes = {
  "statistics-only": text("考核任务只供核对统计数据", "the assessment is for statistics only"),
  "points-open": text("得分待定", "points are open"),
} as const;
