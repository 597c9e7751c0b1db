/**
 * The main job: an edition and an assessment folder in, the result out. Read from top to bottom,
 * this is the whole way from bytes to ranked sheets; it is the one place that knows every stage.
 */
import type { EngineMode } from "./findings/rule-judge.ts";
import { judge, type Judged } from "./judge.ts";
import { judgingNotes } from "./judge/judging-notes.ts";
import { CalendarRangeError } from "./law/workday-calendar.ts";
import { LawRangeError } from "./law/law-on-date.ts";
import type { Law } from "./law/load-law.ts";
import { loadAssessment } from "./load-assessment.ts";
import { calendarRange, loadEdition, type Edition } from "./load-edition.ts";
import type { MadeFor } from "./made-for.ts";
import type { EditionSources } from "./model/edition-sources.ts";
import type { Evidence } from "./model/evidence.ts";
import { formatPlainDate } from "./model/plain-date.ts";
import { wholeFile } from "./model/position.ts";
import type { Outcome, Problem } from "./model/problem.ts";
import type { Result } from "./model/result.ts";
import type { UnitScore } from "./model/score.ts";
import type { RawFile } from "./model/source-file.ts";
import { text } from "./model/text.ts";
import { applyGradeQuota } from "./ranking/grade-quota.ts";
import { rankUnits } from "./ranking/rank-units.ts";
import { buildResult } from "./result.ts";
import type { Hash } from "./result/source-hashes.ts";
import { scoreUnit } from "./scores/score-unit.ts";

export interface AssessInput {
  readonly edition: EditionSources;
  readonly files: readonly RawFile[];
  readonly mode: EngineMode;
  readonly version: string;
  readonly sha256: Hash;
  /** For a restatement: what the assessment's own edition asked for. */
  readonly madeFor?: MadeFor;
}

export interface Assessed {
  readonly edition: Edition;
  readonly evidence: Evidence;
  readonly judged: Judged;
  readonly result: Result;
  /** One line a finding, as judged, without points. */
  readonly findings: string;
}

/** Scores an assessment. No value where there are errors: nothing was scored. */
export async function assess(input: AssessInput): Promise<Outcome<Assessed>> {
  const edition = loadEdition(input.edition);
  if (edition.value === undefined) return { value: undefined, problems: edition.problems };
  const loaded = loadAssessment(input.files, edition.value, input.madeFor);
  const problems = [...edition.problems, ...loaded.problems];
  if (loaded.value === undefined) return { value: undefined, problems };
  const { evidence } = loaded.value;
  if (evidence.assessment.purpose === "statistics") return { value: undefined, problems: [notForScoring()] };
  try {
    return await scoreEvidence(input, edition.value, evidence, problems);
  } catch (error) {
    if (error instanceof CalendarRangeError) return { value: undefined, problems: [...problems, outsideCalendar(error, edition.value.law)] };
    if (error instanceof LawRangeError) return { value: undefined, problems: [...problems, beforeLaw(error)] };
    throw error;
  }
}

async function scoreEvidence(input: AssessInput, edition: Edition, evidence: Evidence, problems: readonly Problem[]): Promise<Outcome<Assessed>> {
  const { scheme } = edition;
  const { assessment, units } = evidence;
  const law = { ...edition.law, calendar: edition.law.calendar.withLocalClosures(assessment.localClosures) };
  const judged = await judge({ scheme, law, assessment, units, evidence: evidence.byUnit, mode: input.mode });
  const raw = new Map<string, UnitScore>(
    units.map((unit) => [unit.code, scoreUnit({ scheme, unit, findings: judged.byUnit.get(unit.code)?.findings ?? new Map() })]),
  );
  const scores = applyGradeQuota({ scheme, units, scores: raw });
  const ranks = rankUnits({ scheme, units, scores });
  const all = [...problems, ...judgingNotes(judged)];
  const { result, findings } = buildResult({ ...input, scheme, law, evidence, judged, scores, ranks, problems: all });
  return { value: { edition, evidence, judged, result, findings }, problems: all };
}

function notForScoring(): Problem {
  return {
    code: "statistics-only",
    severity: "error",
    position: wholeFile("assessment.yaml"),
    message: text("这个考核任务只供核对统计数据（purpose: statistics），不计分", "this assessment is for checking statistics only (purpose: statistics)"),
    hint: text("请用 npx kaoping check 核对勾稽关系", "use npx kaoping check"),
  };
}

function outsideCalendar(error: CalendarRangeError, law: Law): Problem {
  const [first, last] = calendarRange(law);
  const day = formatPlainDate(error.date);
  return {
    code: "date-outside-calendar",
    severity: "error",
    position: wholeFile("indicators/law/calendar"),
    message: text(`工作日历只到 ${String(first)}—${String(last)} 年，够不到 ${day}`, `the calendar covers ${String(first)}–${String(last)} and does not reach ${day}`),
    hint: text("请补上该年的日历文件后再计分", "add the calendar file of that year"),
  };
}

function beforeLaw(error: LawRangeError): Problem {
  const day = formatPlainDate(error.date);
  return {
    code: "law-before-first-row",
    severity: "error",
    position: wholeFile("indicators/law"),
    message: text(`法定口径“${error.parameter}”没有 ${day} 那天的规定`, `the law parameter ${error.parameter} has no row for ${day}`),
    hint: text("请补上更早的一行；当时没有规定的写 value: none", "add an earlier row; write value: none where nothing was in force"),
  };
}
