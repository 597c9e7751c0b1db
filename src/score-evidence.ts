/** Evidence → findings → points of every unit, or the problem of a date that law or calendar does not reach. */
import type { EngineMode } from "./findings/rule-judge.ts";
import { judge, type Judged } from "./judge.ts";
import { LawRangeError } from "./law/law-on-date.ts";
import type { Law } from "./law/load-law.ts";
import { CalendarRangeError } from "./law/workday-calendar.ts";
import { calendarRange, type Edition } from "./load-edition.ts";
import type { Evidence } from "./model/evidence.ts";
import { formatPlainDate, type PlainDate } from "./model/plain-date.ts";
import { wholeFile } from "./model/position.ts";
import type { Outcome, Problem } from "./model/problem.ts";
import type { UnitScore } from "./model/score.ts";
import { text } from "./model/text.ts";
import { scoreUnit } from "./scores/score-unit.ts";

export interface ScoredEvidence {
  /** The law with the days on which the offices of the place were closed. */
  readonly law: Law;
  readonly judged: Judged;
  /** By unit code, before a quota of grades and ranks. */
  readonly scores: ReadonlyMap<string, UnitScore>;
}

export async function scoreEvidence({ scheme, law: national }: Edition, evidence: Evidence, mode: EngineMode): Promise<Outcome<ScoredEvidence>> {
  const { assessment, units, byUnit } = evidence;
  const law = { ...national, calendar: national.calendar.withLocalClosures(assessment.localClosures) };
  // clocks run up to asOf: whether this register happens to hold a request that gets there makes no difference
  if (!law.calendar.covers(assessment.asOf)) return { value: undefined, problems: [outsideCalendar(assessment.asOf, law)] };
  try {
    const judged = await judge({ scheme, law, assessment, units, evidence: byUnit, mode });
    const scores = new Map(units.map((unit) => [unit.code, scoreUnit({ scheme, unit, findings: judged.byUnit.get(unit.code)?.findings ?? new Map() })]));
    return { value: { law, judged, scores }, problems: [] };
  } catch (error) {
    if (error instanceof CalendarRangeError) return { value: undefined, problems: [outsideCalendar(error.date, law)] };
    if (error instanceof LawRangeError) return { value: undefined, problems: [beforeLaw(error)] };
    throw error;
  }
}

function outsideCalendar(date: PlainDate, law: Law): Problem {
  const [first, last] = calendarRange(law);
  const day = formatPlainDate(date);
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
