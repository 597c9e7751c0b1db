/** Loads the law (法定口径和工作日历): `indicators/law/`, shared by all editions. */
import { parseYaml } from "../document/yaml-document.ts";
import type { CalendarYear, LawParameter } from "../model/law.ts";
import { wholeFile, type Position } from "../model/position.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { SourceFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import { lawProblem } from "./law-problem.ts";
import { readCalendarYear } from "./read-calendar-year.ts";
import { readParameters } from "./read-parameters.ts";
import { workdayCalendar, type WorkdayCalendar } from "./workday-calendar.ts";

export interface Law {
  readonly parameters: ReadonlyMap<string, LawParameter>;
  readonly calendar: WorkdayCalendar;
  /** The years of the calendar in order, with their notices. */
  readonly years: readonly CalendarYear[];
}

/** Law parameters without which no reply can be judged. */
const REQUIRED = [
  "reply_limit",
  "extension_limit",
  "supplement_limit",
  "consultation_stop",
  "consultation_parties",
  "online_start",
  "reconsideration_days",
  "litigation_months",
] as const;

/** All faults of all files, or the law. Files in a folder `calendar` are years, all others parameters. */
export function loadLaw(files: readonly SourceFile[]): Outcome<Law> {
  const problems: Problem[] = [];
  const years: CalendarYear[] = [];
  const parameters: LawParameter[] = [];
  const keep = <T>(outcome: Outcome<T>, take: (value: T) => void): void => {
    problems.push(...outcome.problems);
    if (outcome.value !== undefined) take(outcome.value);
  };
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
    keep(parseYaml(file), (document) => {
      if (isCalendarFile(file.path)) keep(readCalendarYear(document), (year) => years.push(year));
      else keep(readParameters(document), (read) => parameters.push(...read));
    });
  }
  years.sort((a, b) => a.year - b.year);
  problems.push(...parameterTwice(parameters));
  // What is missing is only worth saying where nothing else went wrong: it may stand in a faulty file.
  if (problems.length === 0) problems.push(...yearFaults(years, files), ...parameterMissing(parameters, files));
  if (problems.some(({ severity }) => severity === "error")) return { value: undefined, problems };
  return { value: { parameters: new Map(parameters.map((parameter) => [parameter.id, parameter])), calendar: workdayCalendar(years), years }, problems };
}

function isCalendarFile(path: string): boolean {
  return path.split("/").at(-2) === "calendar";
}

function parameterTwice(parameters: readonly LawParameter[]): readonly Problem[] {
  return parameters.flatMap((parameter, index) => {
    const first = parameters.findIndex(({ id }) => id === parameter.id);
    const earlier = parameters[first];
    if (first === index || earlier === undefined) return [];
    const place = `${earlier.position.file}:${String(earlier.position.line)}`;
    return [
      lawProblem(
        "law-parameter-twice",
        parameter.position,
        text(`法定口径 ${parameter.id} 已在 ${place} 写过`, `the law parameter ${parameter.id} is already declared at ${place}`),
        text("请把各行合并到一处", "put all its rows in one place"),
      ),
    ];
  });
}

function yearFaults(years: readonly CalendarYear[], files: readonly SourceFile[]): readonly Problem[] {
  if (years.length === 0) {
    return [
      lawProblem(
        "calendar-missing",
        folderOf(files),
        text("没有工作日历：calendar 文件夹里应当每年一个文件", "there is no calendar: the folder calendar should hold one file a year"),
        text("请补上 calendar/<年度>.yaml", "add calendar/<year>.yaml"),
      ),
    ];
  }
  return years.flatMap((year, index) => {
    const before = years[index - 1];
    if (before === undefined || year.year === before.year + 1) return [];
    return [year.year === before.year ? twiceProblem(year, before) : gapProblem(year, before)];
  });
}

function twiceProblem(year: CalendarYear, before: CalendarYear): Problem {
  return lawProblem(
    "calendar-year-twice",
    year.position,
    text(`${String(year.year)} 年的工作日历已有 ${before.position.file}`, `the calendar of ${String(year.year)} is already ${before.position.file}`),
    text("请只保留一份", "keep one of them"),
  );
}

function gapProblem(year: CalendarYear, before: CalendarYear): Problem {
  const missing = String(before.year + 1);
  return lawProblem(
    "calendar-year-gap",
    year.position,
    text(`${String(before.year)} 年之后缺 ${missing} 年的工作日历`, `after ${String(before.year)} the calendar of ${missing} is missing`),
    text(`请按当年通知补上 calendar/${missing}.yaml`, `add calendar/${missing}.yaml from that year's notice`),
  );
}

function parameterMissing(parameters: readonly LawParameter[], files: readonly SourceFile[]): readonly Problem[] {
  const known = new Set(parameters.map(({ id }) => id));
  return REQUIRED.filter((id) => !known.has(id)).map((id) =>
    lawProblem(
      "law-parameter-missing",
      folderOf(files),
      text(`缺少法定口径 ${id}，不能计算答复期限`, `the law parameter ${id} is missing: no reply can be judged`),
      text(`请在法定口径文件中补上 ${id}`, `declare ${id} in a law file`),
    ),
  );
}

function folderOf(files: readonly SourceFile[]): Position {
  const path = files.find((file) => !isCalendarFile(file.path))?.path ?? files[0]?.path ?? "law";
  return wholeFile(path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : path);
}
