/** Builds the result of an assessment: its document, the findings as judged, and the hashes of what they come from. */
import { calendarRange } from "./load-edition.ts";
import type { Law } from "./law/load-law.ts";
import type { EditionSources } from "./model/edition-sources.ts";
import type { Evidence } from "./model/evidence.ts";
import type { Problem } from "./model/problem.ts";
import type { Result } from "./model/result.ts";
import type { Scheme } from "./model/scheme.ts";
import type { UnitRank, UnitScore } from "./model/score.ts";
import type { RawFile } from "./model/source-file.ts";
import { labelContext } from "./result/fact-titles.ts";
import type { FindingsFile } from "./result/finding-lines.ts";
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
  readonly findings: FindingsFile;
  /** By unit code. */
  readonly scores: ReadonlyMap<string, UnitScore>;
  readonly ranks: ReadonlyMap<string, UnitRank>;
  readonly problems: readonly Problem[];
}

export function buildResult(input: ResultInput): Result {
  const { scheme, evidence, findings, sha256 } = input;
  const labels = labelContext(scheme);
  return resultDocument({
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
    findings: { path: "findings.ndjson", sha256: sha256(findings.content), count: findings.count },
    labels,
    submitted: new Map([...evidence.byUnit].map(([code, unit]) => [code, unit.submitted])),
  });
}
