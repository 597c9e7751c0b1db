/**
 * An assessment folder → findings → points of every unit. Records are judged as they are read; a date
 * that law or calendar does not reach is a problem beside those of the records, and nothing is scored.
 */
import type { OpenFolder } from "./evidence/read-evidence.ts";
import { startJudging, type Judged, type Judging } from "./judge.ts";
import type { JudgedUnit } from "./judge/judge-unit.ts";
import type { Judges } from "./judge/plan.ts";
import { lawAt } from "./law/law-at.ts";
import { LawRangeError } from "./law/law-on-date.ts";
import type { Law } from "./law/load-law.ts";
import { CalendarRangeError } from "./law/workday-calendar.ts";
import type { ReadersFor } from "./evidence/parts/part.ts";
import { loadAssessment, NOBODY, type LoadedAssessment, type RecordTaker } from "./load-assessment.ts";
import { calendarRange, type Edition } from "./load-edition.ts";
import type { MadeFor } from "./made-for.ts";
import { ownDemands } from "./own-demands.ts";
import type { ByteStore } from "./model/byte-store.ts";
import { whileSteady } from "./model/file-changed.ts";
import { formatPlainDate, type PlainDate } from "./model/plain-date.ts";
import { wholeFile } from "./model/position.ts";
import type { Outcome, Problem } from "./model/problem.ts";
import type { UnitScore } from "./model/score.ts";
import type { RawFile } from "./model/source-file.ts";
import { text } from "./model/text.ts";
import { labelContext } from "./result/fact-titles.ts";
import { findingLines, type FindingLines } from "./result/finding-lines.ts";
import { ownPartScorer } from "./score-part.ts";
import { scoreEach, scoreUnit } from "./scores/score-unit.ts";

export interface Scored {
  /** The law with the days on which the offices of the place were closed. */
  readonly law: Law;
  /** Without the findings: they are in the scores, so far as somebody is shown them. */
  readonly judged: JudgedBeside;
  /** The findings as they are written, where somebody wants them. */
  readonly lines: FindingLines | undefined;
  /** By unit code, before a quota of grades and ranks. */
  readonly scores: ReadonlyMap<string, UnitScore>;
}

export interface JudgedBeside extends Omit<Judged, "byUnit"> {
  readonly byUnit: ReadonlyMap<string, Pick<JudgedUnit, "carriedOver" | "noted">>;
}

export interface ScoredAssessment {
  /** `undefined` where the folder has faults of structure. */
  readonly loaded: LoadedAssessment | undefined;
  /** `undefined` where nothing was scored: there are errors, or the folder holds statistics only. */
  readonly scored: Scored | undefined;
  readonly problems: readonly Problem[];
}

export interface ScoreInput {
  readonly files: readonly RawFile[];
  readonly edition: Edition;
  /** Answers of the engine, kept from one assessment to the next. */
  readonly judges: Judges;
  /** The folder where it is open already. */
  readonly opened?: Outcome<OpenFolder>;
  /** Where it is scored under another edition than its own. */
  readonly madeFor?: MadeFor;
  /** Where findings wait until they are written; without it nobody writes them. */
  readonly store?: ByteStore;
  /** Who reads parts of large files with us, for the folder. */
  readonly readersFor?: ReadersFor;
}

export async function scoreAssessment(input: ScoreInput): Promise<ScoredAssessment> {
  return whileSteady(() => scoreFiles(input), (problem) => ({ loaded: undefined, scored: undefined, problems: [problem] }));
}

async function scoreFiles({ files, edition, judges, opened, madeFor: stated, store, readersFor }: ScoreInput): Promise<ScoredAssessment> {
  const own = stated === undefined ? ownDemands(files, edition) : undefined;
  const madeFor = stated ?? own?.madeFor;
  const guard = rangeGuard(edition.law);
  let judging: JudgingUnderLaw | undefined;
  const loaded = await loadAssessment({
    files,
    edition,
    ...(opened === undefined ? {} : { opened }),
    careful: judges.mode === "each",
    ...(madeFor === undefined ? {} : { madeFor }),
    begin(folder) {
      guard.reset();
      judging = begin(folder, edition, judges, guard, store);
      const place = { assessment: folder.assessment, units: folder.units };
      return judging === undefined ? NOBODY : { ...judging, ...(readersFor === undefined ? {} : { others: { readers: readersFor(place, ownPartScorer(edition, judges, place)), takeCounted: judging.under.addCounted } }) };
    },
  });
  if (loaded.value === undefined || judging === undefined) return { loaded: loaded.value, scored: undefined, problems: [...loaded.problems, ...guard.problems()] };
  const { evidence } = loaded.value;
  const { law, under, lines } = judging;
  const judged = await guard.watch(() => under.finish(evidence.byUnit));
  const problems = [...loaded.problems, ...(own?.problems ?? []), ...guard.problems()];
  if (judged === undefined) return { loaded: undefined, scored: undefined, problems };
  // where every record is judged on its own, every unit is scored on its own too: the one mode is held against the other
  const score = judges.mode === "each" ? scoreEach : scoreUnit;
  const scores = new Map(evidence.units.map((unit) => [unit.code, score({ scheme: edition.scheme, unit, findings: judged.byUnit.get(unit.code)?.findings ?? new Map() })]));
  const byUnit = new Map([...judged.byUnit].map(([code, { carriedOver, noted }]) => [code, { carriedOver, noted }]));
  return { loaded: loaded.value, scored: { law, judged: { byUnit, asked: judged.asked }, lines, scores }, problems };
}

interface JudgingUnderLaw extends RecordTaker {
  readonly law: Law;
  readonly under: Judging;
  readonly lines: FindingLines | undefined;
}

/** `undefined` for a folder of statistics, and where clocks would run beyond the calendar in any case. */
function begin({ assessment, units }: OpenFolder, { scheme, law: national }: Edition, judges: Judges, guard: RangeGuard, store: ByteStore | undefined): JudgingUnderLaw | undefined {
  if (assessment.purpose === "statistics") return undefined;
  const law = lawAt(national, assessment);
  // clocks run up to asOf: whether this register happens to hold a request that gets there makes no difference
  if (!law.calendar.covers(assessment.asOf)) {
    guard.tell(outsideCalendar(assessment.asOf, law));
    return undefined;
  }
  // of what was read before, nothing counts
  store?.clear();
  const lines = store === undefined ? undefined : findingLines(scheme, labelContext(scheme), store);
  const under = startJudging({ scheme, law, assessment, units, judges, ...(lines === undefined ? {} : { takerFor: lines.takerFor }) });
  return { law, under, lines, take: async (records) => { await guard.watch(() => under.take(records)); } };
}

/** Turns the first date that law or calendar does not reach into a problem; nothing is judged after it. */
interface RangeGuard {
  readonly watch: <T>(work: () => Promise<T>) => Promise<T | undefined>;
  readonly tell: (problem: Problem) => void;
  readonly problems: () => readonly Problem[];
  readonly reset: () => void;
}

function rangeGuard(law: Law): RangeGuard {
  let told: Problem | undefined;
  return {
    async watch(work) {
      if (told !== undefined) return undefined;
      try {
        return await work();
      } catch (error) {
        if (error instanceof CalendarRangeError) told = outsideCalendar(error.date, law);
        else if (error instanceof LawRangeError) told = beforeLaw(error);
        else throw error;
        return undefined;
      }
    },
    tell(problem) {
      told = problem;
    },
    problems: () => (told === undefined ? [] : [told]),
    reset() {
      told = undefined;
    },
  };
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
