import { text } from "../text.ts";

/** Codes about scoring: what awaits a person. */
export const scoringCodes = {
  "points-open": text("得分待定", "points are open"),
} as const;
