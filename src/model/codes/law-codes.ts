import { text } from "../text.ts";

/** Codes about law parameters and calendars. */
export const lawCodes = {
  "date-outside-calendar": text("日期超出工作日历", "a date outside the calendar"),
  "law-date-impossible": text("日期不存在", "a date that does not exist"),
  "law-value-unit": text("法定口径的值与单位不符", "the value of a law parameter does not fit its unit"),
  "law-row-order": text("法定口径各行未按施行日期先后排列", "rows of a law parameter are out of order"),
  "law-parameter-twice": text("法定口径编号重复", "a law parameter is declared twice"),
  "law-parameter-missing": text("缺少答复时限所需的法定口径", "a law parameter that the reply clock needs is missing"),
  "calendar-missing": text("没有工作日历文件", "there is no calendar file"),
  "calendar-year-mismatch": text("工作日历的年度与文件名不符", "the year of a calendar and its file name differ"),
  "calendar-year-twice": text("同一年度有两份工作日历", "two calendars of one year"),
  "calendar-year-gap": text("工作日历的年度不连续", "a year is missing between calendars"),
  "calendar-day-outside-year": text("日期不属于本年度", "a day outside the calendar's year"),
  "calendar-day-twice": text("同一天列了两次", "a day is listed twice"),
  "calendar-range-reversed": text("日期区间首尾颠倒", "a range of days ends before it begins"),
  "calendar-makeup-on-weekday": text("调休上班日不是周末", "a make-up working day that is no weekend day"),
  "calendar-change-unknown": text("年度中途的变化与本文件不符", "a change within the year that the file does not bear out"),
  "not-a-date": text("不是有效的日期", "not a date"),
  "unknown-option-value": text("选项的值不可用", "an option has a value that cannot be used"),
  "law-before-first-row": text("早于法定口径的第一行", "a date before the first row of a law parameter"),
} as const;
