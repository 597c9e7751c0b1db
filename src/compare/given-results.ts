/** The results that are to be compared: read, each once, in the order of their years. */
import { addsUp } from "../comparison/lines.ts";
import { readResult } from "../read-result.ts";
import { byCodeUnit } from "../model/by-code-unit.ts";
import { parsePlainDate } from "../model/plain-date.ts";
import { wholeFile } from "../model/position.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { Result } from "../model/result.ts";
import { text, type Text } from "../model/text.ts";

export interface GivenResult {
  /** As it was typed. */
  readonly path: string;
  readonly content: string;
}

/** All results, or every reason to refuse one. */
export function readResults(given: readonly GivenResult[], schema: ResultSchema): Outcome<readonly Result[]> {
  const read = given.map((one) => wholeResult(one, schema));
  const problems = [...read.flatMap((one) => one.problems), ...givenTwice(read, given), ...(given.length < 2 ? [tooFew()] : [])];
  const results = read.flatMap(({ value }) => value ?? []);
  return { value: problems.length > 0 ? undefined : results, problems };
}

/** The JSON Schema of results as it is published. */
export type ResultSchema = Readonly<Record<string, unknown>>;

/** A change of points is taken apart line by line, so the lines must add up to the total in the first place. */
function wholeResult({ path, content }: GivenResult, schema: ResultSchema): Outcome<Result> {
  const read = readResult({ path, text: content }, schema);
  if (read.value === undefined) return read;
  const { units, assessment } = read.value;
  const problems = [
    ...[assessment.period.from, assessment.period.to].filter((date) => parsePlainDate(date) === undefined).map((date) => damaged(path, text(`考核期间写的“${date}”不是日期`, `“${date}”, in the period, is no date`))),
    ...units.filter(({ code }, index) => units.findIndex((unit) => unit.code === code) < index).map(({ name }) => damaged(path, text(`“${name.zh}”列了两次`, `${name.en} stands there twice`))),
    ...units.filter((unit) => !addsUp(unit)).slice(0, 1).map(({ name }) => damaged(path, text(`“${name.zh}”的各项得分加起来不等于总分，结果可能被改动过`, `the points of ${name.en} do not add up to its total; somebody may have changed it`))),
  ];
  return problems.length === 0 ? read : { value: undefined, problems };
}

function damaged(path: string, message: Text): Problem {
  return {
    code: "result-damaged", severity: "error", position: wholeFile(path),
    message,
    hint: text("请用 npx kaoping score 重新计分", "score again with npx kaoping score"),
  };
}

/** Another indentation is no other result. Written out only where they may be the same. */
function givenTwice(read: readonly Outcome<Result>[], given: readonly GivenResult[]): readonly Problem[] {
  const isSame = (a: Result, b: Result): boolean => a === b || (a.findings.sha256 === b.findings.sha256 && JSON.stringify(a) === JSON.stringify(b));
  return read.flatMap(({ value }, index) => {
    const first = read.findIndex((other) => value !== undefined && other.value !== undefined && isSame(value, other.value));
    return value === undefined || first === index ? [] : [twice(given[index]?.path ?? "", given[first]?.path ?? "")];
  });
}

/** Sorted by period; equal periods stay as given. Says so where that was not the order given. */
export function inYearOrder(results: readonly Result[]): { readonly results: readonly Result[]; readonly problems: readonly Problem[] } {
  const sorted = results.toSorted((a, b) => byCodeUnit(a.assessment.period.to, b.assessment.period.to) || byCodeUnit(a.assessment.period.from, b.assessment.period.from) || a.edition.year - b.edition.year);
  const moved = sorted.some((result, index) => result !== results[index]);
  return { results: sorted, problems: moved ? [reordered(sorted)] : [] };
}

function twice(path: string, other: string): Problem {
  return {
    code: "result-twice", severity: "error", position: wholeFile(path),
    message: text(`与 ${other} 是同一个结果`, `is the same result as ${other}`),
    hint: text("每年只给一个结果", "give one result a year"),
  };
}

function tooFew(): Problem {
  return {
    code: "results-too-few", severity: "error", position: wholeFile("compare"),
    message: text("只有一个结果，没有可对比的年份", "there is only one result, so nothing to compare it with"),
    hint: text("请给出两个或更多年份的 result.json", "name the result.json of two or more years"),
  };
}

function reordered(sorted: readonly Result[]): Problem {
  const years = sorted.map(({ assessment }) => assessment.period.to.slice(0, 4));
  return {
    code: "results-reordered", severity: "note", position: wholeFile("compare"),
    message: text(`结果已按考核期间排成 ${years.join("、")}`, `the results were put in the order of their periods: ${years.join(", ")}`),
    hint: text("不影响对比", "this changes nothing"),
  };
}
