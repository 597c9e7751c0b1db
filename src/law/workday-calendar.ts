/**
 * Working days (工作日): Monday to Friday less the holidays of the State Council's yearly notices,
 * plus the weekend days that those notices make working days (调休上班), less local closures.
 *
 * Counting is a difference of running totals, so that it costs the same for any span. The calendar
 * knows only the years it has notices for: any other date throws, it is never guessed.
 */
import type { LocalClosure } from "../model/assessment.ts";
import type { CalendarDays, CalendarYear } from "../model/law.ts";
import { addDays, formatPlainDate, plainDate, weekday, type PlainDate } from "../model/plain-date.ts";
import type { Text } from "../model/text.ts";

/** What kind of day a date is, with the name that explains it. */
export type DayKind =
  | { readonly kind: "workday" }
  | { readonly kind: "weekend" }
  | { readonly kind: "holiday"; readonly name: Text; readonly notice: string | undefined }
  | { readonly kind: "makeup"; readonly name: Text; readonly notice: string | undefined }
  | { readonly kind: "closure"; readonly reason: string };

export interface WorkdayCalendar {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly covers: (date: PlainDate) => boolean;
  readonly isWorkday: (date: PlainDate) => boolean;
  readonly dayKind: (date: PlainDate) => DayKind;
  /** Working days after `from` up to and including `to`; negative where `to` comes first. */
  readonly workdaysBetween: (from: PlainDate, to: PlainDate) => number;
  /** The n-th working day after `from` (n ≥ 0; for 0 the day itself): the first day is not counted. */
  readonly addWorkdays: (from: PlainDate, workdays: number) => PlainDate;
  /** The same calendar with days on which the offices of a place were closed by local order. */
  readonly withLocalClosures: (closures: readonly LocalClosure[]) => WorkdayCalendar;
}

/** A date that no yearly notice in the calendar reaches. */
export class CalendarRangeError extends RangeError {
  override readonly name = "CalendarRangeError";
  readonly date: PlainDate;

  constructor(date: PlainDate, from: PlainDate, to: PlainDate) {
    super(`${formatPlainDate(date)} is outside the working-day calendar (${formatPlainDate(from)} to ${formatPlainDate(to)})`);
    this.date = date;
  }
}

/** Builds the calendar from years that follow one another without a gap. */
export function workdayCalendar(years: readonly CalendarYear[]): WorkdayCalendar {
  const first = years[0];
  const last = years.at(-1);
  if (first === undefined || last === undefined) throw new Error("a calendar needs at least one year");
  const special = new Map<PlainDate, DayKind>();
  for (const year of years) {
    for (const [date, kind] of specialDays(year)) special.set(date, kind);
  }
  return calendarOver(dayOf(first.year, 1, 1), dayOf(last.year, 12, 31), special);
}

function dayOf(year: number, month: number, day: number): PlainDate {
  const date = plainDate(year, month, day);
  if (date === undefined) throw new Error(`the year ${String(year)} cannot be counted`);
  return date;
}

function specialDays(year: CalendarYear): readonly (readonly [PlainDate, DayKind])[] {
  const changed = new Map(year.changes.flatMap((change) => change.days.map((day) => [day, change.notice] as const)));
  const all = (kind: "holiday" | "makeup", lists: readonly CalendarDays[]): readonly (readonly [PlainDate, DayKind])[] =>
    lists.flatMap(({ name, days }) => days.map((day) => [day, { kind, name, notice: changed.get(day) }] as const));
  return [...all("holiday", year.holidays), ...all("makeup", year.makeupWorkdays)];
}

function calendarOver(from: PlainDate, to: PlainDate, special: ReadonlyMap<PlainDate, DayKind>): WorkdayCalendar {
  const length = to - from + 1;
  const upTo = new Int32Array(length);
  const workdays = new Int32Array(length);
  let count = 0;
  for (let index = 0; index < length; index += 1) {
    const date = addDays(from, index);
    if (isWorking(special.get(date) ?? plainKind(date))) {
      workdays[count] = date;
      count += 1;
    }
    upTo[index] = count;
  }
  const totalUpTo = (date: PlainDate): number => {
    const total = upTo[date - from];
    if (total === undefined) throw new CalendarRangeError(date, from, to);
    return total;
  };
  const dayKind = (date: PlainDate): DayKind => {
    totalUpTo(date);
    return special.get(date) ?? plainKind(date);
  };
  return {
    from,
    to,
    covers: (date) => date >= from && date <= to,
    dayKind,
    isWorkday: (date) => isWorking(dayKind(date)),
    workdaysBetween: (start, end) => totalUpTo(end) - totalUpTo(start),
    addWorkdays(start, steps) {
      if (!Number.isInteger(steps) || steps < 0) throw new RangeError(`cannot count ${String(steps)} working days ahead`);
      const position = totalUpTo(start) + steps - 1;
      if (steps === 0) return start;
      if (position >= count) throw new CalendarRangeError(addDays(to, 1), from, to);
      return workdays[position] as PlainDate;
    },
    withLocalClosures: (closures) => calendarOver(from, to, withClosures(special, closures, dayKind)),
  };
}

function plainKind(date: PlainDate): DayKind {
  return weekday(date) > 5 ? WEEKEND : WORKDAY;
}

const WORKDAY: DayKind = { kind: "workday" };
const WEEKEND: DayKind = { kind: "weekend" };

function isWorking(day: DayKind): boolean {
  return day.kind === "workday" || day.kind === "makeup";
}

/** A closure on a day off changes nothing: the day stays what it was. */
function withClosures(
  special: ReadonlyMap<PlainDate, DayKind>,
  closures: readonly LocalClosure[],
  dayKind: (date: PlainDate) => DayKind,
): ReadonlyMap<PlainDate, DayKind> {
  const days = new Map(special);
  for (const { date, reason } of closures) {
    if (isWorking(dayKind(date))) days.set(date, { kind: "closure", reason });
  }
  return days;
}
