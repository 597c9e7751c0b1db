import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { editionsDiffer } from "../../src/batch/editions-differ.ts";
import { foundOf, runJson, runRecord, type RunPlan } from "../../src/batch/run-record.ts";
import { sharingWords } from "../../src/batch/shared-words.ts";
import { isEvidencePath } from "../../src/evidence/file-kind.ts";
import { takeBatchPlace, type BatchPlace } from "../../src/io/batch-place.ts";
import { findAssessments, type FoundAssessment } from "../../src/io/find-assessments.ts";
import { folderSize } from "../../src/io/folder-size.ts";
import type { BatchFolder } from "../../src/model/batch.ts";
import { wholeFile } from "../../src/model/position.ts";
import type { Problem } from "../../src/model/problem.ts";
import { text, type Language } from "../../src/model/text.ts";
import { terminalBatch } from "../../src/sheets/batch/terminal-batch.ts";
import { problemList } from "../../src/sheets/problem-list.ts";
import { notScored, type FolderJob, type FolderOutcome, type FolderRun } from "../batch-folder.ts";
import { writeBatch } from "../batch-files.ts";
import { print, type Finish } from "../finish.ts";
import { sha256 } from "../inputs.ts";
import { releaseOnSignal } from "../interrupted.ts";
import { leftOver } from "../left-over.ts";
import { outputInsideInput } from "../output-place.ts";
import { packageRoot } from "../package-root.ts";
import { progress } from "../progress.ts";
import { terminalOf } from "../terminal.ts";
import { version } from "../version.ts";
import { howItDied, WORKER_LIMITS, workerPool, type Death } from "../worker-pool.ts";

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
  // before anything is looked for: an output inside a root would be searched too
  const inRoot = await outputInsideInput(options.output, roots);
  if (inRoot !== undefined) return refuse([inRoot], options.lang, 2);
  const found = await findAssessments(roots);
  if (found.value === undefined) return refuse(found.problems, options.lang);
  const inFolder = await outputInsideInput(options.output, found.value.map(({ folder }) => folder));
  if (inFolder !== undefined) return refuse([inFolder], options.lang, 2);
  if (found.problems.length > 0) tell(found.problems, options.lang);
  const plan: RunPlan = { version: version(), language: options.lang, sheets: options.sheets === true, shard: options.shard ?? null, found: foundOf(found.value.map(({ path }) => path), sha256) };
  const place = await takeBatchPlace(options.output, runJson(runRecord(plan, undefined)));
  if (place.value === undefined) return refuse(place.problems, options.lang);
  const heedless = releaseOnSignal(place.value.release);
  try {
    return await runBatch(shardOf(found.value, options.shard), plan, place.value, options);
  } finally {
    await place.value.release();
    heedless();
  }
}

function tell(problems: readonly Problem[], language: Language): void {
  process.stderr.write(problemList(problems, language, terminalOf(process.stderr)));
}

function refuse(problems: readonly Problem[], language: Language, exitCode: 1 | 2 = 1): Finish {
  tell(problems, language);
  return { exitCode };
}

/** Every n-th folder, so that large neighbours go to different machines. */
function shardOf(found: readonly FoundAssessment[], shard: Shard | undefined): readonly FoundAssessment[] {
  return shard === undefined ? found : found.filter((_, index) => index % shard.of === shard.part - 1);
}

async function runBatch(found: readonly FoundAssessment[], plan: RunPlan, place: BatchPlace, options: BatchCommandOptions): Promise<Finish> {
  const run: Omit<FolderRun, "together"> = { editions: options.editions ?? defaultEditions(), edition: options.edition, building: place.building, mode: options.engine, sheets: options.sheets === true, language: options.lang };
  const { written, notWritten, mended, full, isStopped } = await scoreAll(found, place, run, options);
  const folders = [...written, ...notWritten];
  const notReached = found.length - folders.length;
  if (full.length > 0) return refuse([...full, stopped(options.output, found.length, written.length)], options.lang);
  const differ = editionsDiffer(folders);
  if (differ.length > 0) return refuse(differ, options.lang);
  const all = await writeBatch(options.output, folders, options.lang, notReached);
  if (all.value === undefined) return refuse(all.problems, options.lang);
  const marked = await place.mark(runJson(runRecord(plan, isStopped ? undefined : { written, notWritten })));
  if (marked.value === undefined) return refuse(marked.problems, options.lang);
  const left = await leftOver(options.output, new Set(found.map(({ path }) => path)));
  const notes = [...(notReached > 0 ? [stopped(options.output, found.length, folders.length)] : []), ...madeAnew(mended), ...left];
  if (notes.length > 0) tell(notes, options.lang);
  await print(terminalBatch(all.value, options.lang, terminalOf(process.stdout)));
  return { exitCode: exitCodeOf(folders, isStopped, all.value.provisional, options.shard !== undefined) };
}

/** A shard may be empty, or hold nothing but folders that cannot be scored: the batch is more than that. */
function exitCodeOf(folders: readonly BatchFolder[], isStopped: boolean, isProvisional: boolean, isShard: boolean): Finish["exitCode"] {
  const isScored = isShard || folders.some(({ state }) => state === "scored");
  if (!isScored || isStopped) return 1;
  return isProvisional ? 3 : 0;
}

interface AllScored {
  readonly written: readonly BatchFolder[];
  readonly notWritten: readonly BatchFolder[];
  /** Folders whose files had been changed or lost. */
  readonly mended: readonly string[];
  /** Why nothing more can be written. */
  readonly full: readonly Problem[];
  /** A folder was refused, and that was to end the run. */
  readonly isStopped: boolean;
}

async function scoreAll(found: readonly FoundAssessment[], place: BatchPlace, run: Omit<FolderRun, "together">, options: BatchCommandOptions): Promise<AllScored> {
  const written: BatchFolder[] = [];
  const notWritten = found.flatMap(({ path, refused }) => (refused === undefined ? [] : [notScored(path, [{ ...refused, position: wholeFile(path) }])]));
  const mended: string[] = [];
  const full: Problem[] = [];
  const sharing = sharingWords();
  const jobs = await largestFirst(found.filter(({ refused }) => refused === undefined).map(({ path, folder }): FolderJob => ({ path, folder, output: place.folderOf(path) })));
  const shown = progress([...jobs.values()], process.stderr, options.lang);
  const isStopped = (): boolean => options.failFast === true && [...notWritten, ...written].some(({ state }) => state === "refused");
  const told = {
    done: (job: FolderJob, outcome: FolderOutcome): void => {
      if (outcome.kind === "disk-full") full.push(...outcome.problems);
      else if (outcome.kind === "not-written") notWritten.push(sharing(outcome.folder));
      else written.push(sharing(outcome.folder));
      if (outcome.kind === "done" && outcome.mended) mended.push(outcome.folder.path);
      shown.step(jobs.get(job) ?? 0, outcome.kind === "done" && outcome.kept);
    },
    died: (job: FolderJob, death: Death): void => {
      notWritten.push(notScored(job.path, [workerDied(job, death)]));
      shown.step(jobs.get(job) ?? 0, false);
    },
    stop: (): boolean => full.length > 0 || isStopped(),
  };
  // in workers even where it is one at a time: what brings one down leaves the batch standing
  const processors = options.jobs ?? availableParallelism();
  const size = Math.max(1, Math.min(processors, jobs.size));
  const together = { ...run, together: Math.floor(processors / size) } satisfies FolderRun;
  await workerPool<FolderJob, FolderOutcome>(new URL("dist/cli/batch-worker.js", packageRoot()), together, { size, resourceLimits: WORKER_LIMITS }).run([...jobs.keys()], told);
  shown.end();
  return { written, notWritten, mended, full: full.slice(0, 1), isStopped: isStopped() };
}

/** Folders with the bytes of evidence in them: scans beside it are not read. A large one that came last would leave all processors but one without work. */
async function largestFirst(jobs: readonly FolderJob[]): Promise<ReadonlyMap<FolderJob, number>> {
  const sizes: (readonly [FolderJob, number])[] = [];
  for (const job of jobs) sizes.push([job, await folderSize(job.folder, isEvidencePath)]);
  return new Map(sizes.toSorted(([, one], [, other]) => other - one));
}

/** `indicators` where the command runs, else those that came with the program. */
function defaultEditions(): string {
  return existsSync("indicators") ? "indicators" : join(relative(process.cwd(), fileURLToPath(packageRoot())), "indicators");
}

/** Somebody may miss what he wrote into a table of ours. */
function madeAnew(paths: readonly string[]): readonly Problem[] {
  return paths.toSorted().map((path) => ({
    code: "result-damaged",
    severity: "note",
    position: wholeFile(`folders/${path}`),
    message: text("结果文件写出以后被改动或者缺失，已重新写出", "result files had been changed or lost since they were written, and were written anew"),
    hint: text("批注请写在副本上", "write remarks into a copy"),
  }));
}

function stopped(output: string, all: number, done: number): Problem {
  return {
    code: "batch-stopped",
    severity: "warning",
    position: wholeFile(output),
    message: text(`批量计分没有做完：${String(all)} 个文件夹，做完 ${String(done)} 个`, `the batch is not finished: of ${String(all)} folders ${String(done)} are done`),
    hint: text("排除上述原因后把同样的命令再运行一次，从没做完的接着做", "mend what is said above and run the same command again; it goes on where it stopped"),
  };
}

function workerDied(job: FolderJob, death: Death): Problem {
  return {
    code: "worker-died",
    severity: "error",
    position: wholeFile(job.path),
    message: text(`为这个文件夹计分的进程中断：${howItDied(death).zh}`, `the process that scored this folder died: ${howItDied(death).en}`),
    hint: text("其余文件夹照常计分；请再运行一次（内存不足的减小 --jobs），仍然中断的单独用 score 计分查看", "the other folders go on; run the command again (with fewer --jobs if it was memory), and look at this folder with score if it dies again"),
  };
}
