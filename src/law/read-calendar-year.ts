/** Reads one year of the working-day calendar and checks what a schema cannot say. */
import { checkShape } from "../document/shape.ts";
import type { DocumentPath, YamlDocument } from "../document/yaml-document.ts";
import type { CalendarChange, CalendarDays, CalendarDayState, CalendarNotice, CalendarYear } from "../model/law.ts";
import { addDays, dateParts, formatPlainDate, weekday, type PlainDate } from "../model/plain-date.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";
import { dateAt, lawProblem } from "./law-problem.ts";
import { calendarShape } from "./law-shape.ts";

type WrittenDays = string | readonly string[];

interface WrittenEntry {
  readonly name: string;
  readonly name_en: string;
  readonly days: WrittenDays;
}

interface WrittenChange {
  readonly notice: string;
  readonly days: WrittenDays;
  readonly was: CalendarDayState;
  readonly now: CalendarDayState;
}

interface WrittenYear {
  readonly year: number;
  readonly notices: readonly { readonly number: string; readonly title: string; readonly issued: string; readonly confirmed: boolean }[];
  readonly holidays: readonly WrittenEntry[];
  readonly makeup_workdays: readonly WrittenEntry[];
  readonly changes?: readonly WrittenChange[];
}

export function readCalendarYear(document: YamlDocument): Outcome<CalendarYear> {
  const faults = checkShape(calendarShape, document);
  if (faults.length > 0) return { value: undefined, problems: faults };
  const problems: Problem[] = [];
  const written = document.value as WrittenYear;
  const year: CalendarYear = {
    year: written.year,
    notices: readNotices(document, written, problems),
    holidays: readEntries(document, "holidays", written.holidays, written.year, problems),
    makeupWorkdays: readEntries(document, "makeup_workdays", written.makeup_workdays, written.year, problems),
    changes: readChanges(document, written, problems),
    position: document.positionOf(["year"]),
  };
  problems.push(...fileNameProblem(document, written.year));
  if (problems.length === 0) problems.push(...listedTwice(document, year), ...weekdayMakeups(document, year), ...unknownChanges(document, year));
  return { value: problems.length > 0 ? undefined : year, problems };
}

function readNotices(document: YamlDocument, written: WrittenYear, problems: Problem[]): readonly CalendarNotice[] {
  return written.notices.flatMap(({ number, title, issued, confirmed }, index) => {
    const issuedOn = dateAt(document, ["notices", index, "issued"], issued, problems);
    return issuedOn === undefined ? [] : [{ number, title, issuedOn, confirmed }];
  });
}

function readEntries(
  document: YamlDocument,
  key: "holidays" | "makeup_workdays",
  entries: readonly WrittenEntry[],
  year: number,
  problems: Problem[],
): readonly CalendarDays[] {
  return entries.map((entry, index) => ({
    name: text(entry.name, entry.name_en),
    days: readDays(document, [key, index, "days"], entry.days, year, problems),
  }));
}

function readChanges(document: YamlDocument, written: WrittenYear, problems: Problem[]): readonly CalendarChange[] {
  return (written.changes ?? []).map(({ notice, days, was, now }, index) => ({
    notice,
    days: readDays(document, ["changes", index, "days"], days, written.year, problems),
    was,
    now,
  }));
}

function readDays(document: YamlDocument, path: DocumentPath, written: WrittenDays, year: number, problems: Problem[]): readonly PlainDate[] {
  const days =
    typeof written === "string"
      ? readRange(document, path, written, problems)
      : written.flatMap((iso, index) => {
          const date = dateAt(document, [...path, index], iso, problems);
          return date === undefined ? [] : [date];
        });
  const outside = days.find((day) => dateParts(day).year !== year);
  if (outside !== undefined) problems.push(outsideYear(document, path, outside, year));
  return days;
}

function readRange(document: YamlDocument, path: DocumentPath, written: string, problems: Problem[]): readonly PlainDate[] {
  const [first = "", last = ""] = written.split("..");
  const from = dateAt(document, path, first, problems);
  const to = dateAt(document, path, last, problems);
  if (from === undefined || to === undefined) return [];
  if (from > to) {
    problems.push(
      lawProblem(
        "calendar-range-reversed",
        document.positionOf(path),
        text(`区间 ${written} 的末日早于首日`, `the range ${written} ends before it begins`),
        text("请写成“首日..末日”", "write first day..last day"),
      ),
    );
    return [];
  }
  // Longer than a year is outside the year anyway; reading on would only take time.
  return Array.from({ length: Math.min(to - from + 1, 367) }, (_, index) => addDays(from, index));
}

function outsideYear(document: YamlDocument, path: DocumentPath, day: PlainDate, year: number): Problem {
  return lawProblem(
    "calendar-day-outside-year",
    document.positionOf(path),
    text(`${formatPlainDate(day)} 不属于 ${String(year)} 年`, `${formatPlainDate(day)} is not in ${String(year)}`),
    text("跨年的假期请分写在两个年度的文件里", "write a holiday over New Year into the files of both years"),
  );
}

function fileNameProblem(document: YamlDocument, year: number): readonly Problem[] {
  const name = document.file.split("/").at(-1) ?? "";
  if (name === `${String(year)}.yaml`) return [];
  return [
    lawProblem(
      "calendar-year-mismatch",
      document.positionOf(["year"]),
      text(`文件名是 ${name}，里面写的年度是 ${String(year)}`, `the file is named ${name}, but its year is ${String(year)}`),
      text(`请把文件改名为 ${String(year)}.yaml，或改正 year`, `rename the file to ${String(year)}.yaml or mend the year`),
    ),
  ];
}

function listedTwice(document: YamlDocument, year: CalendarYear): readonly Problem[] {
  const seen = new Set<PlainDate>();
  return entriesOf(year).flatMap(({ key, index, days }) =>
    days.flatMap((day) => {
      if (!seen.has(day)) {
        seen.add(day);
        return [];
      }
      const date = formatPlainDate(day);
      return [
        lawProblem(
          "calendar-day-twice",
          document.positionOf([key, index, "days"]),
          text(`${date} 在放假日和调休上班日中列了两次`, `${date} is listed twice among holidays and make-up workdays`),
          text("同一天只能列一次：放假，或者上班", "list a day once: off, or worked"),
        ),
      ];
    }),
  );
}

function weekdayMakeups(document: YamlDocument, year: CalendarYear): readonly Problem[] {
  return entriesOf(year).flatMap(({ key, index, days }) =>
    (key === "holidays" ? [] : days).filter((day) => weekday(day) <= 5).map((day) => {
      const date = formatPlainDate(day);
      return lawProblem(
        "calendar-makeup-on-weekday",
        document.positionOf([key, index, "days"]),
        text(`调休上班日 ${date} 不是周六、周日，本来就是工作日`, `the make-up working day ${date} is no Saturday or Sunday`),
        text("请按通知核对日期", "check the date against the notice"),
      );
    }),
  );
}

function unknownChanges(document: YamlDocument, year: CalendarYear): readonly Problem[] {
  const states = new Map<PlainDate, CalendarDayState>(entriesOf(year).flatMap(({ key, days }) => days.map((day) => [day, key === "holidays" ? "holiday" : "makeup"])));
  const numbers = year.notices.map(({ number }) => number);
  return year.changes.flatMap((change, index) => {
    const stateOf = (day: PlainDate): CalendarDayState => states.get(day) ?? (weekday(day) > 5 ? "weekend" : "workday");
    const wrong = change.days.find((day) => stateOf(day) !== change.now || change.was === change.now);
    if (wrong === undefined && numbers.includes(change.notice)) return [];
    const said = wrong === undefined ? change.notice : formatPlainDate(wrong);
    return [
      lawProblem(
        "calendar-change-unknown",
        document.positionOf(["changes", index]),
        wrong === undefined
          ? text(`通知 ${said} 没有列在 notices 里`, `the notice ${said} is not among the notices`)
          : text(`${said} 在本文件中不是 ${change.now}`, `${said} is not ${change.now} in this file`),
        text("changes 只说明 holidays 和 makeup_workdays 中已有的变化", "changes only explain what holidays and makeup_workdays already hold"),
      ),
    ];
  });
}

interface Entry {
  readonly key: "holidays" | "makeup_workdays";
  readonly index: number;
  readonly days: readonly PlainDate[];
}

function entriesOf(year: CalendarYear): readonly Entry[] {
  return [
    ...year.holidays.map(({ days }, index): Entry => ({ key: "holidays", index, days })),
    ...year.makeupWorkdays.map(({ days }, index): Entry => ({ key: "makeup_workdays", index, days })),
  ];
}
