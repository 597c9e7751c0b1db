/**
 * The main job: an edition and an assessment folder in, the result out. Read from top to bottom,
 * this is the whole way from bytes to ranked sheets; it is the one place that knows every stage.
 */
import type { EngineMode } from "./findings/rule-judge.ts";
import type { Judged } from "./judge.ts";
import { judgingNotes } from "./judge/judging-notes.ts";
import { loadAssessment } from "./load-assessment.ts";
import { loadEdition, type Edition } from "./load-edition.ts";
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
import { scoreEvidence, type ScoredEvidence } from "./score-evidence.ts";

export interface AssessInput {
  readonly edition: EditionSources;
  readonly files: readonly RawFile[];
  readonly mode: EngineMode;
  readonly version: string;
  readonly sha256: Hash;
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
  const loaded = loadAssessment(input.files, edition.value);
  const problems = [...edition.problems, ...loaded.problems];
  if (loaded.value === undefined) return { value: undefined, problems };
  const { evidence } = loaded.value;
  if (evidence.assessment.purpose === "statistics") return { value: undefined, problems: [notForScoring()] };
  const scored = await scoreEvidence(edition.value, evidence, input.mode);
  if (scored.value === undefined) return { value: undefined, problems: [...problems, ...scored.problems] };
  return rankAndBuild(input, edition.value, evidence, scored.value, problems);
}

function rankAndBuild(input: AssessInput, edition: Edition, evidence: Evidence, { law, judged, scores: raw }: ScoredEvidence, problems: readonly Problem[]): Outcome<Assessed> {
  const { scheme } = edition;
  const { units } = evidence;
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
