/**
 * Dates and times as people write them. What can be read in one way only is mended and listed as a
 * repair; what could mean several things (03/05/2017, a spreadsheet's day number) is refused.
 */
import { dateParts, formatDateTime, formatPlainDate, MINUTES_PER_DAY, plainDate, type DateTime, type PlainDate } from "../model/plain-date.ts";
import { text } from "../model/text.ts";
import { faulty, known, type Reading, type ValueReader } from "./reading.ts";
import { halfWidth, quoted } from "./words.ts";

/** First and last calendar year that a date may lie in. */
export type YearRange = readonly [number, number];

/** Years outside are slips of the hand, whatever the calendar would say. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]|(\d{2})(\d{2}))$/;
const CLOCK = /^(\d{1,2})(?::(\d{1,2})(?::\d{1,2}(?:\.\d+)?)?|[时点](?:(\d{1,2})分?(?:\d{1,2}秒)?)?)$/;
const OFFSET = /(Z|[+-]\d{2}:?\d{2})$/i;
const SPREADSHEET_NUMBER = /^\d{5}(\.\d+)?$/;
const PLAIN_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?\+08:00$/;

/** Reads days; a time behind the day is cut off and listed. */
export function dateReader(years: YearRange): ValueReader {
  return (written) => {
    const clean = halfWidth(written);
    const parts = splitTime(clean);
    const fault = parts.offset === undefined || isBeijing(parts.offset) ? undefined : otherOffset(written);
    if (fault !== undefined) return fault;
    if (parts.time !== undefined && readClock(parts.time) === undefined) return unreadableDate(written, clean);
    const date = readDay(parts.day);
    if (date === undefined) return unreadableDate(written, clean);
    if (date === "impossible") return impossible(written);
    if (date === "far") return outOfRange(written, years);
    if (!inRange(date, years)) return outOfRange(written, years);
    return known(date, ISO_DAY.test(written) ? undefined : formatPlainDate(date));
  };
}

/** Reads date-times to the minute, in Beijing time; another offset is a fault. */
export function dateTimeReader(years: YearRange): ValueReader {
  return (written) => {
    const clean = halfWidth(written);
    const parts = splitTime(clean);
    if (parts.offset !== undefined && !isBeijing(parts.offset)) return otherOffset(written);
    const date = readDay(parts.day);
    if (date === undefined) return unreadableDate(written, clean);
    if (date === "impossible") return impossible(written);
    if (date === "far") return outOfRange(written, years);
    if (parts.time === undefined) return withoutTime(written);
    const minutes = readClock(parts.time);
    if (minutes === undefined) return badClock(written);
    if (!inRange(date, years)) return outOfRange(written, years);
    const moment = (date * MINUTES_PER_DAY + minutes) as DateTime;
    return known(moment, PLAIN_TIME.test(written) || ISO_TIME.test(written) ? undefined : formatDateTime(moment));
  };
}

interface DateTimeParts {
  readonly day: string;
  readonly time: string | undefined;
  readonly offset: string | undefined;
}

function splitTime(clean: string): DateTimeParts {
  const cut = /^(\S*?[日号]|[^\sT]+)[T\s]*(.*)$/s.exec(clean);
  const day = cut?.[1] ?? clean;
  const rest = cut?.[2] ?? "";
  if (rest === "") return { day, time: undefined, offset: undefined };
  const offset = OFFSET.exec(rest)?.[1];
  const time = offset === undefined ? rest : rest.slice(0, -offset.length).trim();
  return { day, time: time.replaceAll(/\s/g, ""), offset };
}

function isBeijing(offset: string): boolean {
  return offset === "+08:00" || offset === "+0800";
}

function readDay(day: string): PlainDate | "impossible" | "far" | undefined {
  const match = DAY.exec(day);
  if (match === null) return undefined;
  const [year = "", month = "", dayOfMonth = ""] = match.slice(1).filter(Boolean);
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return "far";
  return plainDate(Number(year), Number(month), Number(dayOfMonth)) ?? "impossible";
}

function readClock(time: string): number | undefined {
  const match = CLOCK.exec(time);
  if (match === null) return undefined;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? match[3] ?? "0");
  return hour > 23 || minute > 59 ? undefined : hour * 60 + minute;
}

function inRange(date: PlainDate, [first, last]: YearRange): boolean {
  const { year } = dateParts(date);
  return year >= first && year <= last;
}

function unreadableDate(written: string, clean: string): Reading {
  if (SPREADSHEET_NUMBER.test(clean)) {
    return faulty(
      "date-invalid",
      text(`“${quoted(written)}”疑似表格软件的日期序号，不作猜测`, `“${quoted(written)}” looks like a spreadsheet's day number, which is not guessed at`),
      text("请把该列单元格格式改为“日期”（如 2017-03-05）后再另存为 CSV", "format the column as a date (2017-03-05) and save it as CSV again"),
    );
  }
  return faulty("date-invalid", text(`“${quoted(written)}”不是能识别的日期`, `“${quoted(written)}” is not a date that can be read`), dateHint);
}

const dateHint = text("请写成 2017-03-05", "write 2017-03-05");

function impossible(written: string): Reading {
  return faulty("date-invalid", text(`“${quoted(written)}”：日历上没有这一天`, `“${quoted(written)}”: there is no such day`), text("请核对原件后改正日期", "check the document and correct the date"));
}

function outOfRange(written: string, [first, last]: YearRange): Reading {
  return faulty(
    "date-out-of-range",
    text(`“${quoted(written)}”不在 ${String(first)} 年至 ${String(last)} 年之间`, `“${quoted(written)}” does not lie between ${String(first)} and ${String(last)}`),
    text("请核对年份是否写错", "check whether the year is mistyped"),
  );
}

function otherOffset(written: string): Reading {
  return faulty(
    "date-invalid",
    text(`“${quoted(written)}”用了别的时区，只收北京时间`, `“${quoted(written)}” has another offset; only Beijing time is read`),
    text("请换算成北京时间，写成 2017-03-05 14:30", "convert it to Beijing time and write 2017-03-05 14:30"),
  );
}

function withoutTime(written: string): Reading {
  return faulty("date-invalid", text(`“${quoted(written)}”只有日期，没有几时几分`, `“${quoted(written)}” has a day but no time`), timeHint);
}

function badClock(written: string): Reading {
  return faulty("date-invalid", text(`“${quoted(written)}”的时刻有误`, `“${quoted(written)}” has a time that cannot be read`), timeHint);
}

const timeHint = text("请写成 2017-03-05 14:30（24 小时制，北京时间）", "write 2017-03-05 14:30 (24 hours, Beijing time)");
