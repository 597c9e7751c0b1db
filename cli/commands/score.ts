import { availableParallelism } from "node:os";
import { assess, type Assessed } from "../../src/assess.ts";
import { spoolBeside, withSpool } from "../../src/io/spool-file.ts";
import { writeFolder } from "../../src/io/write-folder.ts";
import type { ByteStore } from "../../src/model/byte-store.ts";
import type { Outcome } from "../../src/model/problem.ts";
import type { Language } from "../../src/model/text.ts";
import { outputFiles, resultJson } from "../../src/output-files.ts";
import { problemList } from "../../src/sheets/problem-list.ts";
import { terminalRanking } from "../../src/sheets/terminal-ranking.ts";
import { print, type Finish } from "../finish.ts";
import { assessmentAt, editionAt, named, sha256 } from "../inputs.ts";
import { keepMemoryLow } from "../large-registers.ts";
import { outputInsideInput } from "../output-place.ts";
import { readTogether, type ReadingTogether } from "../part-readers.ts";
import { terminalOf } from "../terminal.ts";
import { version } from "../version.ts";

export interface ScoreOptions {
  readonly output: string;
  readonly engine: "classes" | "each";
  /** How many processors read a large register. */
  readonly jobs?: number;
  readonly lang: Language;
  readonly json?: true;
}

/** Scores an assessment, prints the ranking and writes the sheets. */
export async function score(editionFolder: string, assessmentFolder: string, options: ScoreOptions): Promise<Finish> {
  const terminal = terminalOf(process.stdout);
  const misplaced = await outputInsideInput(options.output, [assessmentFolder, editionFolder]);
  if (misplaced !== undefined) {
    process.stderr.write(problemList([misplaced], options.lang, terminalOf(process.stderr)));
    return { exitCode: 2 };
  }
  const { value: done, problems } = await withSpool(spoolBeside(options.output), options.output, (store) => scoreInto(editionFolder, assessmentFolder, options, store));
  if (done === undefined) {
    process.stderr.write(problemList(problems, options.lang, terminalOf(process.stderr)));
    return { exitCode: 1 };
  }
  const { value, count } = done;
  for (const piece of options.json === true ? resultJson(value) : [terminalRanking(value.result, options.lang, terminal)]) await print(piece);
  process.stderr.write(closing(options, count));
  const awaits = value.result.provisional || value.result.problems.some((problem) => problem.severity !== "note");
  return { exitCode: awaits ? 3 : 0 };
}

interface Done {
  readonly value: Assessed;
  /** Files that were written. */
  readonly count: number;
}

async function scoreInto(editionFolder: string, assessmentFolder: string, options: ScoreOptions, store: ByteStore): Promise<Outcome<Done>> {
  const processors = options.jobs ?? availableParallelism();
  const together = processors > 1 ? readTogether(processors) : undefined;
  try {
    return await scoreTogether(editionFolder, assessmentFolder, options, store, together);
  } finally {
    await together?.end();
  }
}

async function scoreTogether(editionFolder: string, assessmentFolder: string, { output, engine, lang }: ScoreOptions, store: ByteStore, together: ReadingTogether | undefined): Promise<Outcome<Done>> {
  const [edition, files] = await Promise.all([editionAt(editionFolder), assessmentAt(assessmentFolder)]);
  if (files.value === undefined) return { value: undefined, problems: files.problems };
  keepMemoryLow(files.value);
  const { value, problems } = await assess({ edition, files: files.value, mode: engine, version: version(), sha256, store, ...(together === undefined ? {} : { readersFor: together.readersFor(edition, files.value) }) });
  if (value === undefined) return { value, problems: [...files.problems, ...problems] };
  const written = await writeFolder(output, outputFiles(value, lang));
  if (written.value === undefined) return { value: undefined, problems: written.problems.map((problem) => named(problem, output)) };
  return { value: { value, count: written.value.length }, problems: [] };
}

function closing(options: ScoreOptions, count: number): string {
  const index = `${options.output}/index.html`;
  return options.lang === "zh"
    ? `\n已写出 ${String(count)} 个文件：${options.output}/（首页 ${index}，逐条说明用 npx kaoping explain ${options.output}/result.json <单位>）\n`
    : `\n${String(count)} files written to ${options.output}/ (start at ${index}; npx kaoping explain ${options.output}/result.json <unit>)\n`;
}
