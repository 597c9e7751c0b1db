/** Builds the result of an assessment: its document, the findings as judged, and the hashes of what they come from. */
import type { Judged } from "./judge.ts";
import { calendarRange } from "./load-edition.ts";
import type { Law } from "./law/load-law.ts";
import type { EditionSources } from "./model/edition-sources.ts";
import type { Evidence } from "./model/evidence.ts";
import type { Problem } from "./model/problem.ts";
import type { Result } from "./model/result.ts";
import type { Scheme } from "./model/scheme.ts";
import type { UnitRank, UnitScore } from "./model/score.ts";
import type { RawFile } from "./model/source-file.ts";
import { labelContext, type LabelContext } from "./result/fact-titles.ts";
import { findingLines, textPieces } from "./result/finding-lines.ts";
import { resultDocument } from "./result/result-document.ts";
import { inputHashes, sourceHashes, type Hash } from "./result/source-hashes.ts";
import { selfAssessments } from "./result/self-assessments.ts";

export interface ResultInput {
  readonly version: string;
  readonly sha256: Hash;
  /** The texts that the scheme and the law were read from. */
  readonly edition: EditionSources;
  /** The files of the assessment folder. */
  readonly files: readonly RawFile[];
  readonly scheme: Scheme;
  readonly law: Law;
  readonly evidence: Evidence;
  readonly judged: Judged;
  /** By unit code. */
  readonly scores: ReadonlyMap<string, UnitScore>;
  readonly ranks: ReadonlyMap<string, UnitRank>;
  readonly problems: readonly Problem[];
}

export interface BuiltResult {
  readonly result: Result;
  /** findings.ndjson, in pieces: every finding as judged, without points. */
  readonly findings: readonly Uint8Array[];
}

function* allLines({ scheme, evidence, judged }: ResultInput, labels: LabelContext): Generator<string> {
  for (const unit of evidence.units) yield* findingLines({ scheme, unit, findings: judged.byUnit.get(unit.code)?.findings ?? new Map(), labels });
}

export function buildResult(input: ResultInput): BuiltResult {
  const { scheme, evidence, sha256 } = input;
  const labels = labelContext(scheme);
  const { pieces: findings, count } = textPieces(allLines(input, labels));
  const result = resultDocument({
    version: input.version,
    scheme,
    assessment: evidence.assessment,
    units: evidence.units,
    scores: input.scores,
    ranks: input.ranks,
    setAside: evidence.setAside,
    selfAssessments: selfAssessments(evidence, scheme.policies.roundingPlaces),
    problems: input.problems,
    hashes: sourceHashes(input.edition, sha256),
    calendarYears: calendarRange(input.law),
    inputs: inputHashes(input.files, evidence.inputs, sha256),
    findings: { path: "findings.ndjson", sha256: sha256(findings), count },
    labels,
    submitted: new Map([...evidence.byUnit].map(([code, unit]) => [code, unit.submitted])),
  });
  return { result, findings };
}
