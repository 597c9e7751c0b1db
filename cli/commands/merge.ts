import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FOLDER_FILE } from "../../src/batch.ts";
import { editionsDiffer } from "../../src/batch/editions-differ.ts";
import { joinRuns, type ShardRun } from "../../src/batch/join-runs.ts";
import { readFolderFile } from "../../src/batch/read-folder-file.ts";
import { readRunFile } from "../../src/batch/read-run-file.ts";
import { runJson, runRecord, type RunPlan } from "../../src/batch/run-record.ts";
import { sharingWords } from "../../src/batch/shared-words.ts";
import { RUN_FILE, takeBatchPlace, type BatchPlace } from "../../src/io/batch-place.ts";
import type { BatchFolder } from "../../src/model/batch.ts";
import { wholeFile } from "../../src/model/position.ts";
import type { Outcome, Problem } from "../../src/model/problem.ts";
import { text, type Language } from "../../src/model/text.ts";
import { terminalBatch } from "../../src/sheets/batch/terminal-batch.ts";
import { problemList } from "../../src/sheets/problem-list.ts";
import { writeBatch } from "../batch-files.ts";
import { copyFolder, type FolderCopy } from "../copy-folder.ts";
import { print, type Finish } from "../finish.ts";
import { sha256 } from "../inputs.ts";
import { releaseOnSignal } from "../interrupted.ts";
import { leftOver } from "../left-over.ts";
import { outputInsideInput, outputIsInput } from "../output-place.ts";
import { terminalOf } from "../terminal.ts";
import { version } from "../version.ts";

export interface MergeOptions {
  readonly output: string;
  readonly lang: Language;
}

/** Joins the outputs of the shards of a batch into the output that a single run would have written. */
export async function merge(shards: readonly string[], options: MergeOptions): Promise<Finish> {
  const misplaced = (await outputIsInput(options.output, shards)) ?? (await outputInsideInput(options.output, shards));
  if (misplaced !== undefined) return refuse([misplaced], options.lang, 2);
  const joined = await readShards(shards);
  if (joined.value === undefined) return refuse(joined.problems, options.lang);
  const place = await takeBatchPlace(options.output, runJson(runRecord(joined.value.plan, undefined)));
  if (place.value === undefined) return refuse(place.problems, options.lang);
  const heedless = releaseOnSignal(place.value.release);
  try {
    return await mergeInto(place.value, joined.value, options);
  } finally {
    await place.value.release();
    heedless();
  }
}

function refuse(problems: readonly Problem[], language: Language, exitCode: 1 | 2 = 1): Finish {
  tell(problems, language);
  return { exitCode };
}

function tell(problems: readonly Problem[], language: Language): void {
  process.stderr.write(problemList(problems, language, terminalOf(process.stderr)));
}

interface Joined {
  readonly plan: RunPlan;
  /** By path, each once. */
  readonly folders: ReadonlyMap<string, FolderCopy>;
  readonly notWritten: readonly BatchFolder[];
  /** What lies in the shards and is no part of them. */
  readonly notes: readonly Problem[];
}

/** All that is wrong with the shards is told before anything is written. */
async function readShards(shards: readonly string[]): Promise<Outcome<Joined>> {
  const runs = await Promise.all(shards.map(readRun));
  const unread = runs.flatMap(({ problems }) => problems);
  if (unread.length > 0) return { value: undefined, problems: unread };
  const read = runs.flatMap(({ value }) => value ?? []);
  const { value: plan, problems: apart } = joinRuns(read, version(), sha256);
  if (plan === undefined) return { value: undefined, problems: apart };
  const problems: Problem[] = [];
  const folders = new Map<string, FolderCopy>();
  const sharing = sharingWords();
  for (const { from, run } of read) for (const { path, fingerprint } of run.folders) await collect(from, path, fingerprint, { folders, problems, sharing });
  const missed = new Map(read.flatMap(({ run }) => run.notWritten).map((folder) => [folder.path, folder]));
  // scored by one and not written by another: it is there
  const notWritten = [...missed.values()].filter(({ path }) => !folders.has(path));
  problems.push(...editionsDiffer([...folders.values()].map(({ folder }) => folder)));
  const left = await Promise.all(read.map(({ from, run }) => leftOver(from, new Set(run.folders.map(({ path }) => path)))));
  return { value: problems.length === 0 ? { plan, folders, notWritten, notes: left.flat() } : undefined, problems };
}

async function readRun(from: string): Promise<Outcome<ShardRun>> {
  const path = join(from, RUN_FILE);
  const written = await readFile(path, "utf8").catch(() => undefined);
  if (written === undefined) {
    return { value: undefined, problems: [fault("file-missing", from, text(`这里没有批量计分的输出（${RUN_FILE}）`, `there is no output of a batch here (${RUN_FILE})`), text("请给出 batch -o 所写的文件夹", "name the folder that batch -o wrote"))] };
  }
  const { value: run, problems } = readRunFile({ path, text: written }, sha256);
  return { value: run === undefined ? undefined : { from, run }, problems };
}

interface Collected {
  readonly folders: Map<string, FolderCopy>;
  readonly problems: Problem[];
  readonly sharing: <Data>(data: Data) => Data;
}

/** A folder in two outputs must be the same in both. */
async function collect(shard: string, path: string, fingerprint: string, { folders, problems, sharing }: Collected): Promise<void> {
  const from = join(shard, "folders", ...path.split("/"));
  const file = join(from, FOLDER_FILE);
  const written = await readFile(file, "utf8").catch(() => undefined);
  if (written === undefined) return void problems.push(fault("file-missing", file, text("分片说写过它，却不在或读不出", "the shard says that it was written, but it is gone or cannot be read"), text("请把这个分片再运行一次，再合并", "run this shard again, then merge")));
  const read = readFolderFile({ path: file, text: written }, sha256);
  problems.push(...read.problems);
  if (read.value === undefined) return;
  const isAnother = read.value.path !== path || read.value.fingerprint !== fingerprint;
  if (isAnother) return void problems.push(fault("result-damaged", file, text(`不是分片所写的“${path}”的结果，写的是“${read.value.path}”`, `is not the result of “${path}” that the shard wrote, it is of “${read.value.path}”`), text("请把这个分片再运行一次，再合并", "run this shard again, then merge")));
  const before = folders.get(path);
  if (before !== undefined && before.folder.sha256 !== read.value.sha256) return void problems.push(contradiction(file, before));
  folders.set(path, before ?? { folder: sharing(read.value), from });
}

async function mergeInto(place: BatchPlace, { plan, folders, notWritten, notes: ofShards }: Joined, { output, lang }: MergeOptions): Promise<Finish> {
  const taken: BatchFolder[] = [];
  const left: BatchFolder[] = [...notWritten];
  const problems: Problem[] = [];
  const notes: Problem[] = [...ofShards];
  for (const one of folders.values()) {
    const copied = await copyFolder(one, place.folderOf(one.folder.path), place.building);
    notes.push(...copied.notes);
    if (copied.kind === "taken") taken.push(one.folder);
    else if (copied.kind === "not-written") left.push(copied.folder);
    else problems.push(...copied.problems);
    // no room for this one is no room for the next
    if (copied.kind === "faulty" && copied.isFull) break;
  }
  if (problems.length > 0) return refuse(problems, lang);
  const written = await writeBatch(output, [...taken, ...left], lang);
  if (written.value === undefined) return refuse(written.problems, lang);
  const marked = await place.mark(runJson(runRecord(plan, { written: taken, notWritten: left })));
  if (marked.value === undefined) return refuse(marked.problems, lang);
  if (notes.length > 0) tell(notes, lang);
  await print(terminalBatch(written.value, lang, terminalOf(process.stdout)));
  return { exitCode: written.value.provisional ? 3 : 0 };
}

function contradiction(path: string, before: FolderCopy): Problem {
  return fault(
    "merge-differs",
    path,
    text(`与 ${before.from} 是同一个考核任务，内容却不同（材料、年度版或程序版本变过，或者结果被改动）`, `is of the same assessment as ${before.from}, but says something else (evidence, edition or program changed, or the result was)`),
    text("请用同一版程序和材料把各分片重新计分后再合并", "score the shards again with the same program and evidence, then merge"),
  );
}

function fault(code: "file-missing" | "merge-differs" | "result-damaged", file: string, message: Problem["message"], hint: Problem["hint"]): Problem {
  return { code, severity: "error", position: wholeFile(file), message, hint };
}
