import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { compare as compareYears } from "../../src/compare.ts";
import type { GivenResult } from "../../src/compare/given-results.ts";
import type { GivenEdition, GivenEvidence } from "../../src/compare/match-sources.ts";
import { comparisonFiles, comparisonJson } from "../../src/sheets/comparison/comparison-files.ts";
import { terminalComparison } from "../../src/sheets/comparison/terminal-comparison.ts";
import { writeFolder } from "../../src/io/write-folder.ts";
import type { Comparison } from "../../src/model/comparison.ts";
import { wholeFile } from "../../src/model/position.ts";
import type { Outcome, Problem } from "../../src/model/problem.ts";
import { text, type Language } from "../../src/model/text.ts";
import { problemList } from "../../src/sheets/problem-list.ts";
import { print, type Finish } from "../finish.ts";
import { assessmentAt, editionAt, named, sha256 } from "../inputs.ts";
import { outputInsideInput, outputInsideResult } from "../output-place.ts";
import { resultSchema } from "../result-schema.ts";
import { terminalOf } from "../terminal.ts";
import { version } from "../version.ts";

export interface CompareOptions {
  readonly lang: Language;
  readonly edition?: readonly string[];
  readonly evidence?: readonly string[];
  readonly output?: string;
  readonly json?: true;
}

/** Compares the results of two or more years; with editions and evidence also what each year's evidence gives under the other's rules. */
export async function compare(paths: readonly string[], options: CompareOptions): Promise<Finish> {
  const { edition: editionFolders = [], evidence: evidenceFolders = [] } = options;
  if (options.output !== undefined) {
    const misplaced = (await outputInsideInput(options.output, [...editionFolders, ...evidenceFolders])) ?? (await outputInsideResult(options.output, paths));
    if (misplaced !== undefined) return refuse([misplaced], options, 2);
  }
  const results = await Promise.all(paths.map(resultAt));
  const editions = await Promise.all(editionFolders.map(async (path): Promise<GivenEdition> => ({ path, sources: await editionAt(path) })));
  const evidence = await Promise.all(evidenceFolders.map(evidenceAt));
  const unread = [...results, ...evidence].flatMap((one) => (one.value === undefined ? one.problems : []));
  if (unread.length > 0) return refuse(unread, options, 1);
  const { value, problems } = await compareYears({
    results: results.flatMap((one) => one.value ?? []), editions, evidence: evidence.flatMap((one) => one.value ?? []), schema: await resultSchema(), version: version(), sha256,
  });
  if (value === undefined) return refuse(problems, options, 1);
  if (options.output !== undefined) {
    const written = await writeFolder(options.output, comparisonFiles(value, options.lang));
    if (written.value === undefined) return refuse(written.problems.map((problem) => named(problem, options.output ?? "")), options, 1);
  }
  await print(options.json === true ? comparisonJson(value) : terminalComparison(value, options.lang, terminalOf(process.stdout)));
  if (options.output !== undefined) process.stderr.write(closing(options.output, options.lang));
  return { exitCode: awaitsPerson(value) ? 3 : 0 };
}

function refuse(problems: readonly Problem[], { lang }: CompareOptions, exitCode: 1 | 2): Finish {
  process.stderr.write(problemList(problems, lang, terminalOf(process.stderr)));
  return { exitCode };
}

/** Open totals, records set aside, an input that did not fit: somebody must look before this is final. */
function awaitsPerson({ provisional, problems }: Comparison): boolean {
  return provisional || problems.some(({ severity }) => severity !== "note");
}

async function resultAt(path: string): Promise<Outcome<GivenResult>> {
  const content = await readFile(path, "utf8").catch(() => undefined);
  if (content !== undefined) return { value: { path, content }, problems: [] };
  const isFolder = await stat(path).then((found) => found.isDirectory(), () => false);
  const inside = join(path, "result.json");
  const problem: Problem = {
    code: "file-missing", severity: "error", position: wholeFile(path),
    message: isFolder ? text("这是一个文件夹，不是 result.json", "this is a folder, not a result.json") : text("读不到这个文件", "this file cannot be read"),
    hint: isFolder ? text(`请写成 ${inside}`, `name ${inside}`) : text("请给出 npx kaoping score 写出的 result.json", "name a result.json that npx kaoping score wrote"),
  };
  return { value: undefined, problems: [problem] };
}

async function evidenceAt(path: string): Promise<Outcome<GivenEvidence>> {
  const { value, problems } = await assessmentAt(path);
  return { value: value === undefined ? undefined : { path, files: value }, problems };
}

function closing(output: string, language: Language): string {
  return language === "zh" ? `\n对比已写到 ${output}/（首页 ${output}/index.html）\n` : `\nThe comparison was written to ${output}/ (start at ${output}/index.html)\n`;
}
