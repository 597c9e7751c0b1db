/** The three small years beside this file: their editions, evidence and results, changed as a test asks. */
import { cpSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assess } from "../../src/assess.ts";
import { compare, type CompareInput } from "../../src/compare.ts";
import { isEvidencePath } from "../../src/evidence/file-kind.ts";
import { readEdition } from "../../src/io/read-edition.ts";
import { readFolder } from "../../src/io/read-folder.ts";
import type { Comparison, ComparedPair, UnitChange } from "../../src/model/comparison.ts";
import type { EditionSources } from "../../src/model/edition-sources.ts";
import type { Outcome, Problem } from "../../src/model/problem.ts";
import type { Result } from "../../src/model/result.ts";
import type { RawFile } from "../../src/model/source-file.ts";
import { sha256 } from "../support/outputs.ts";

const HERE = join(import.meta.dirname, "years");

/** A copy of the years with the files of another folder over them; who asks for it takes it away. */
export function yearsWith(overlay: string): string {
  const home = mkdtempSync(join(tmpdir(), "kaoping-years-"));
  for (const folder of [HERE, join(import.meta.dirname, overlay)]) cpSync(folder, home, { recursive: true });
  return home;
}

export async function editionOf(year: number, home = HERE): Promise<EditionSources> {
  return readEdition(join(home, String(year)));
}

export async function evidenceOf(year: number, home = HERE): Promise<readonly RawFile[]> {
  const { value } = await readFolder(join(home, "evidence", String(year)), { wanted: isEvidencePath });
  if (value === undefined) throw new Error(`no evidence of ${String(year)}`);
  return value;
}

export async function resultOf(year: number, more: readonly RawFile[] = [], home = HERE): Promise<Result> {
  const { value, problems } = await assess({ edition: await editionOf(year, home), files: [...(await evidenceOf(year, home)), ...more], mode: "classes", version: "0.0.0", sha256 });
  if (value === undefined) throw new Error(words(problems));
  return value.result;
}

/** Everything that `compare` takes, whole; a test takes something away or changes it. `more` lies in the year's folder too. */
export async function inputOf(years: readonly number[], more: Readonly<Record<number, readonly RawFile[]>> = {}, home = HERE): Promise<CompareInput> {
  const each = await Promise.all(years.map(async (year) => ({ year, result: await resultOf(year, more[year], home), sources: await editionOf(year, home), files: [...(await evidenceOf(year, home)), ...(more[year] ?? [])] })));
  return {
    results: each.map(({ year, result }) => ({ path: `${String(year)}/result.json`, content: JSON.stringify(result) })),
    editions: each.map(({ year, sources }) => ({ path: String(year), sources })),
    evidence: each.map(({ year, files }) => ({ path: `evidence/${String(year)}`, files })),
    schema: JSON.parse(readFileSync("docs/result.schema.json", "utf8")) as CompareInput["schema"],
    version: "0.0.0",
    sha256,
  };
}

export async function comparisonOf(input: CompareInput): Promise<Comparison> {
  const { value, problems } = await compare(input);
  if (value === undefined) throw new Error(words(problems));
  return value;
}

export function words(problems: Outcome<unknown>["problems"]): string {
  return problems.map(({ position, code, message }: Problem) => `${position.file} [${code}] ${message.zh}`).join("\n");
}

export function pairOf(comparison: Comparison, before: string, after: string): ComparedPair {
  const pair = comparison.pairs.find((one) => one.before === before && one.after === after);
  if (pair === undefined) throw new Error(`no pair ${before} ${after}`);
  return pair;
}

export function changeOf(pair: ComparedPair, name: string): UnitChange {
  const unit = pair.units.find((one) => one.name.zh === name);
  if (unit === undefined) throw new Error(`no unit ${name}`);
  return unit;
}
