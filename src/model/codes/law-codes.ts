import { text } from "../text.ts";

/** Codes about law parameters and calendars. */
export const lawCodes = {
  "date-outside-calendar": text("日期超出工作日历", "a date outside the calendar"),
} as const;
