/**
 * The main job: an edition and an assessment folder in, the result out. Read from top to bottom,
 * this is the whole way from bytes to ranked sheets; it is the one place that knows every stage.
 */
import type { ReadersFor } from "./evidence/parts/part.ts";
import type { OpenFolder } from "./evidence/read-evidence.ts";
import type { EngineMode } from "./findings/rule-judge.ts";
import type { CarriedOver } from "./judge/carry-over.ts";
import { createJudges, type Judges } from "./judge/plan.ts";
import { judgingNotes } from "./judge/judging-notes.ts";
import { loadEdition, type Edition } from "./load-edition.ts";
import type { MadeFor } from "./made-for.ts";
import { memoryStore, type ByteStore } from "./model/byte-store.ts";
import { whileSteady } from "./model/file-changed.ts";
import type { EditionSources } from "./model/edition-sources.ts";
import type { Evidence } from "./model/evidence.ts";
import { wholeFile } from "./model/position.ts";
import type { Outcome, Problem } from "./model/problem.ts";
import type { Result } from "./model/result.ts";
import type { RawFile } from "./model/source-file.ts";
import { text } from "./model/text.ts";
import { applyGradeQuota } from "./ranking/grade-quota.ts";
import { rankUnits } from "./ranking/rank-units.ts";
import { buildResult } from "./result.ts";
import type { Hash } from "./result/source-hashes.ts";
import { scoreAssessment, type Scored } from "./score-assessment.ts";

export interface AssessInput {
  readonly edition: EditionSources;
  readonly files: readonly RawFile[];
  readonly mode: EngineMode;
  readonly version: string;
  readonly sha256: Hash;
  /** The folder where it is open already; otherwise it is read from the files. */
  readonly opened?: Outcome<OpenFolder>;
  /** For a restatement: what the assessment's own edition asked for. */
  readonly madeFor?: MadeFor;
  /** Where findings wait until they are written; in memory unless said otherwise. */
  readonly store?: ByteStore;
  /** Who reads parts of large files with us, for the folder; without them all is read here. */
  readonly readersFor?: ReadersFor;
}

export interface Assessed {
  readonly edition: Edition;
  readonly evidence: Evidence;
  /** Of each unit; all else that judging found stands in the result, and is let go. */
  readonly carriedOver: readonly Iterable<CarriedOver>[];
  /** How often json-rules-engine was asked. */
  readonly asked: number;
  readonly result: Result;
  /** findings.ndjson in pieces: one line a finding, as judged, without points. */
  readonly findings: Iterable<Uint8Array>;
}

/** An edition made ready for many assessments: loaded once, and what the engine answered is kept. */
export interface ReadyEdition {
  readonly sources: EditionSources;
  readonly edition: Edition;
  readonly judges: Judges;
  readonly problems: readonly Problem[];
}

export function readyEdition(sources: EditionSources, mode: EngineMode): Outcome<ReadyEdition> {
  const { value: edition, problems } = loadEdition(sources);
  return { value: edition === undefined ? undefined : { sources, edition, judges: createJudges(edition.scheme, mode), problems }, problems };
}

/** Scores an assessment. No value where there are errors: nothing was scored. */
export async function assess({ edition, mode, ...input }: AssessInput): Promise<Outcome<Assessed>> {
  const ready = readyEdition(edition, mode);
  return ready.value === undefined ? { value: undefined, problems: ready.problems } : assessUnder(ready.value, input);
}

export type AssessmentInput = Omit<AssessInput, "edition" | "mode">;

export async function assessUnder(ready: ReadyEdition, input: AssessmentInput): Promise<Outcome<Assessed>> {
  const { store = memoryStore() } = input;
  const { loaded, scored, problems: found } = await scoreAssessment({ files: input.files, edition: ready.edition, judges: ready.judges, store, ...(input.opened === undefined ? {} : { opened: input.opened }), ...(input.madeFor === undefined ? {} : { madeFor: input.madeFor }), ...(input.readersFor === undefined ? {} : { readersFor: input.readersFor }) });
  const problems = [...ready.problems, ...found];
  if (loaded?.evidence.assessment.purpose === "statistics") return { value: undefined, problems: [notForScoring()] };
  if (loaded === undefined || scored === undefined) return { value: undefined, problems };
  return whileSteady(() => rankAndBuild(ready, input, loaded.evidence, scored, problems), (problem) => ({ value: undefined, problems: [...problems, problem] }));
}

function rankAndBuild({ sources, edition }: ReadyEdition, input: AssessmentInput, evidence: Evidence, { law, judged, lines, scores: raw }: Scored, problems: readonly Problem[]): Outcome<Assessed> {
  const { scheme } = edition;
  const { units } = evidence;
  const scores = applyGradeQuota({ scheme, units, scores: raw });
  const ranks = rankUnits({ scheme, units, scores });
  const all = [...problems, ...judgingNotes(judged)];
  const findings = lines?.file(units) ?? { content: [], count: 0 };
  const result = buildResult({ ...input, edition: sources, scheme, law, evidence, findings, scores, ranks, problems: all });
  return { value: { edition, evidence, carriedOver: [...judged.byUnit.values()].map((unit) => unit.carriedOver), asked: judged.asked, result, findings: findings.content }, problems: all };
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
