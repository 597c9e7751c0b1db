/**
 * Plain dates (日期): a day on the calendar, without clock or time zone.
 *
 * A date is the number of days since 1970-01-01, so that comparing and counting are
 * plain arithmetic; a date-time is the number of minutes since 1970-01-01T00:00 in
 * Beijing time. `Date` is used only as a calendar of UTC days, never as a clock.
 */
declare const dateBrand: unique symbol;
declare const dateTimeBrand: unique symbol;

/** Days since 1970-01-01. */
export type PlainDate = number & { readonly [dateBrand]: true };

/** Minutes since 1970-01-01T00:00, Beijing time. */
export type DateTime = number & { readonly [dateTimeBrand]: true };

const MS_PER_DAY = 86_400_000;
export const MINUTES_PER_DAY = 1_440;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const ISO_DATE_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?\+08:00$/;

/** The day with this year, month (1–12) and day; `undefined` if there is none (2017-02-30). */
export function plainDate(year: number, month: number, day: number): PlainDate | undefined {
  if (!Number.isInteger(year) || year < 1900 || year > 2199) return undefined;
  const days = Date.UTC(year, month - 1, day) / MS_PER_DAY;
  const back = new Date(days * MS_PER_DAY);
  const same = back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  return same ? (days as PlainDate) : undefined;
}

/** Reads `2017-09-30` and nothing else. */
export function parsePlainDate(iso: string): PlainDate | undefined {
  const match = ISO_DATE.exec(iso);
  return match === null ? undefined : plainDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Writes `2017-09-30`. */
export function formatPlainDate(date: PlainDate): string {
  const before = written.get(date);
  if (before !== undefined) return before;
  const iso = new Date(date * MS_PER_DAY).toISOString().slice(0, 10);
  if (written.size < KEPT_DATES) written.set(date, iso);
  return iso;
}

/** A result writes the days of one year again and again. */
const written = new Map<PlainDate, string>();
const KEPT_DATES = 10_000;

/** Year, month (1–12) and day of a date. */
export function dateParts(date: PlainDate): { readonly year: number; readonly month: number; readonly day: number } {
  const utc = new Date(date * MS_PER_DAY);
  return { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, day: utc.getUTCDate() };
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: PlainDate): number {
  return ((((date + 3) % 7) + 7) % 7) + 1;
}

/** The date so many calendar days later (earlier if negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return (date + days) as PlainDate;
}

/** Reads `2017-09-30T08:15+08:00`; seconds are allowed and dropped, another offset is not. */
export function parseDateTime(iso: string): DateTime | undefined {
  const match = ISO_DATE_TIME.exec(iso);
  if (match === null) return undefined;
  const date = parsePlainDate(match[1] ?? "");
  const hour = Number(match[2]);
  const minute = Number(match[3]);
  if (date === undefined || hour > 23 || minute > 59) return undefined;
  return (date * MINUTES_PER_DAY + hour * 60 + minute) as DateTime;
}

/** Writes `2017-09-30T08:15+08:00`. */
export function formatDateTime(dateTime: DateTime): string {
  const minutes = ((dateTime % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${formatPlainDate(dateOf(dateTime))}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}+08:00`;
}

/** The day on which a date-time falls. */
export function dateOf(dateTime: DateTime): PlainDate {
  return Math.floor(dateTime / MINUTES_PER_DAY) as PlainDate;
}

/** No plain date reaches this (the year 4707); no date-time since 1971 is below it. */
const FIRST_DATE_TIME = 1_000_000;

/** The day of a fact that is a date or a date-time: both are numbers, far apart in size. */
export function dayOf(moment: number): PlainDate {
  return moment < FIRST_DATE_TIME ? (moment as PlainDate) : dateOf(moment as DateTime);
}
