/** Scores a sample inside the test's own process, with files changed as a test asks. */
import { join } from "node:path";
import { assess, type Assessed } from "../../src/assess.ts";
import { isEvidencePath } from "../../src/evidence/file-kind.ts";
import { readEdition } from "../../src/io/read-edition.ts";
import { readFolder } from "../../src/io/read-folder.ts";
import type { EditionSources } from "../../src/model/edition-sources.ts";
import type { EngineMode } from "../../src/findings/rule-judge.ts";
import type { Result, ResultUnit } from "../../src/model/result.ts";
import type { RawFile } from "../../src/model/source-file.ts";
import { root } from "./program.ts";
import { sha256 } from "../support/outputs.ts";

export const edition = await readEdition(join(root, "indicators/2017"));

export async function editionOf(year: string): Promise<EditionSources> {
  return readEdition(join(root, "indicators", year));
}

export async function filesOf(sample: string): Promise<readonly RawFile[]> {
  const { value } = await readFolder(join(root, "samples", sample), { wanted: isEvidencePath });
  if (value === undefined) throw new Error(`cannot read samples/${sample}`);
  return value;
}

export async function scored(files: readonly RawFile[], mode: EngineMode = "classes", under: EditionSources = edition): Promise<Assessed> {
  const { value, problems } = await assess({ edition: under, files, mode, version: "0.0.0", sha256 });
  if (value === undefined) throw new Error(problems.map((problem) => `${problem.position.file}:${String(problem.position.line)} ${problem.message.zh}`).join("\n"));
  return value;
}

export interface Standing {
  readonly code: string;
  readonly total: string | null;
  readonly range: unknown;
  readonly grade: string | null;
  readonly rank: number | null;
  readonly rankRange: unknown;
  readonly indicators: readonly (readonly [id: string, points: unknown])[];
}

/** What must not depend on how the evidence was written down. */
export function standing(unit: ResultUnit): Standing {
  const { code, total, range, grade, rank, rankRange } = unit;
  const indicators = unit.areas.flatMap((area) => area.indicators.map(({ id, points, range: open, full, state }) => [id, { points, open, full, state }] as const));
  return { code, total, range, grade, rank, rankRange, indicators };
}

/** Standings of all units, by code. */
export function standings(result: Result): readonly Standing[] {
  return result.units.map(standing).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
