import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { takeBatchPlace, type BatchPlace } from "../../src/io/batch-place.ts";
import { findAssessments, type FoundAssessment } from "../../src/io/find-assessments.ts";
import { refusedFolder } from "../../src/batch/summarize-folder.ts";
import type { BatchFolder } from "../../src/model/batch.ts";
import { wholeFile } from "../../src/model/position.ts";
import type { Problem } from "../../src/model/problem.ts";
import { text, type Language } from "../../src/model/text.ts";
import { terminalBatch } from "../../src/sheets/batch/terminal-batch.ts";
import { problemList } from "../../src/sheets/problem-list.ts";
import { folderScorer, type FolderJob, type FolderOutcome, type FolderRun } from "../batch-folder.ts";
import { writeBatch } from "../batch-files.ts";
import { print, type Finish } from "../finish.ts";
import { outputInsideInput } from "../output-place.ts";
import { packageRoot } from "../package-root.ts";
import { progress } from "../progress.ts";
import { terminalOf } from "../terminal.ts";
import { workerPool } from "../worker-pool.ts";

export interface BatchCommandOptions {
  readonly output: string;
  readonly editions?: string;
  readonly edition?: string;
  readonly jobs?: number;
  readonly shard?: Shard;
  readonly sheets?: true;
  readonly failFast?: true;
  readonly engine: "classes" | "each";
  readonly lang: Language;
}

/** The i-th of n parts, from 1. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** Scores many assessment folders, in parallel; what an earlier run finished is not done again. */
export async function batch(roots: readonly string[], options: BatchCommandOptions): Promise<Finish> {
  const misplaced = await outputInsideInput(options.output, roots);
  if (misplaced !== undefined) return refuse([misplaced], options.lang, 2);
  const found = await findAssessments(roots);
  if (found.value === undefined) return refuse(found.problems, options.lang);
  const place = await takeBatchPlace(options.output);
  if (place.value === undefined) return refuse(place.problems, options.lang);
  try {
    return await runBatch(shardOf(found.value, options.shard), place.value, options);
  } finally {
    await place.value.release();
  }
}

async function refuse(problems: readonly Problem[], language: Language, exitCode: 1 | 2 = 1): Promise<Finish> {
  process.stderr.write(problemList(problems, language, terminalOf(process.stderr)));
  return Promise.resolve({ exitCode });
}

/** Every n-th folder, so that large neighbours go to different machines. */
function shardOf(found: readonly FoundAssessment[], shard: Shard | undefined): readonly FoundAssessment[] {
  return shard === undefined ? found : found.filter((_, index) => index % shard.of === shard.part - 1);
}

async function runBatch(found: readonly FoundAssessment[], place: BatchPlace, options: BatchCommandOptions): Promise<Finish> {
  const run: FolderRun = { editions: options.editions ?? defaultEditions(), edition: options.edition, building: place.building, mode: options.engine, sheets: options.sheets === true, language: options.lang };
  const jobs = found.map(({ path, folder }): FolderJob => ({ path, folder, output: place.folderOf(path) }));
  const { folders, unwritten, stopped } = await scoreAll(jobs, run, options);
  if (unwritten.length > 0) return refuse(unwritten, options.lang);
  const written = await writeBatch(options.output, folders, options.lang);
  if (written.value === undefined) return refuse(written.problems, options.lang);
  await print(terminalBatch(written.value, options.lang, terminalOf(process.stdout)));
  const scored = folders.some(({ state }) => state === "scored");
  if (!scored || stopped) return { exitCode: 1 };
  return { exitCode: written.value.provisional ? 3 : 0 };
}

interface AllScored {
  readonly folders: readonly BatchFolder[];
  readonly unwritten: readonly Problem[];
  /** A folder was refused, and that was to end the run. */
  readonly stopped: boolean;
}

async function scoreAll(jobs: readonly FolderJob[], run: FolderRun, options: BatchCommandOptions): Promise<AllScored> {
  const folders: BatchFolder[] = [];
  const unwritten: Problem[] = [];
  const shown = progress(jobs.length, process.stderr, options.lang);
  const isRefused = (): boolean => options.failFast === true && folders.some(({ state }) => state === "refused");
  const told = {
    done: (_job: FolderJob, outcome: FolderOutcome): void => {
      if (outcome.kind === "unwritten") unwritten.push(...outcome.problems);
      else folders.push(outcome.folder);
      shown.step(outcome.kind === "done" && outcome.kept);
    },
    died: (job: FolderJob, reason: string): void => {
      folders.push(refusedFolder({ path: job.path, fingerprint: "" }, undefined, [workerDied(job, reason)]));
      shown.step(false);
    },
    stop: (): boolean => unwritten.length > 0 || isRefused(),
  };
  const size = Math.min(options.jobs ?? availableParallelism(), jobs.length);
  if (size <= 1) await inThisProcess(jobs, run, told);
  else await workerPool<FolderJob, FolderOutcome>(new URL("dist/cli/batch-worker.js", packageRoot()), run, size).run(jobs, told);
  shown.end();
  return { folders, unwritten, stopped: isRefused() };
}

interface Told {
  readonly done: (job: FolderJob, outcome: FolderOutcome) => void;
  readonly stop: () => boolean;
}

async function inThisProcess(jobs: readonly FolderJob[], run: FolderRun, told: Told): Promise<void> {
  const score = folderScorer(run);
  for (const job of jobs) {
    if (told.stop()) return;
    told.done(job, await score(job));
  }
}

/** `indicators` where the command runs, else those that came with the program. */
function defaultEditions(): string {
  return existsSync("indicators") ? "indicators" : join(relative(process.cwd(), fileURLToPath(packageRoot())), "indicators");
}

function workerDied(job: FolderJob, reason: string): Problem {
  return {
    code: "worker-died",
    severity: "error",
    position: wholeFile(job.folder),
    message: text(`为这个文件夹计分的进程中断：${reason}`, `the process that scored this folder died: ${reason}`),
    hint: text("其余文件夹照常计分；请再运行一次，仍然中断的请单独用 score 计分查看", "the other folders go on; run the command again, and look at this folder with score if it dies again"),
  };
}
