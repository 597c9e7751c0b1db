import { cp, readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { FOLDER_FILE } from "../../src/batch.ts";
import { readFolderFile } from "../../src/batch/read-folder-file.ts";
import { takeBatchPlace, type BatchPlace } from "../../src/io/batch-place.ts";
import type { BatchFolder } from "../../src/model/batch.ts";
import { wholeFile } from "../../src/model/position.ts";
import type { Problem } from "../../src/model/problem.ts";
import { text, type Language } from "../../src/model/text.ts";
import { terminalBatch } from "../../src/sheets/batch/terminal-batch.ts";
import { problemList } from "../../src/sheets/problem-list.ts";
import { writeBatch } from "../batch-files.ts";
import { print, type Finish } from "../finish.ts";
import { terminalOf } from "../terminal.ts";

export interface MergeOptions {
  readonly output: string;
  readonly lang: Language;
}

interface FoundFolder {
  readonly folder: BatchFolder;
  readonly from: string;
}

/** Joins the outputs of the shards of a batch into the output that a single run would have written. */
export async function merge(shards: readonly string[], options: MergeOptions): Promise<Finish> {
  const problems: Problem[] = [];
  const found = new Map<string, FoundFolder>();
  for (const shard of shards) await collect(shard, found, problems);
  if (problems.length > 0) return refuse(problems, options.lang);
  const place = await takeBatchPlace(options.output);
  if (place.value === undefined) return refuse(place.problems, options.lang);
  try {
    return await mergeInto(place.value, [...found.values()], options);
  } finally {
    await place.value.release();
  }
}

function refuse(problems: readonly Problem[], language: Language): Finish {
  process.stderr.write(problemList(problems, language, terminalOf(process.stderr)));
  return { exitCode: 1 };
}

async function mergeInto(place: BatchPlace, found: readonly FoundFolder[], { output, lang }: MergeOptions): Promise<Finish> {
  for (const { folder, from } of found) {
    const to = place.folderOf(folder.path);
    if (resolve(to) !== resolve(from)) await cp(from, to, { recursive: true, force: true });
  }
  const written = await writeBatch(output, found.map(({ folder }) => folder), lang);
  if (written.value === undefined) return refuse(written.problems, lang);
  await print(terminalBatch(written.value, lang, terminalOf(process.stdout)));
  return { exitCode: written.value.provisional ? 3 : 0 };
}

/** All folders of a shard's output; a folder in two shards must be the same in both. */
async function collect(shard: string, found: Map<string, FoundFolder>, problems: Problem[]): Promise<void> {
  const root = join(shard, "folders");
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) {
    problems.push(fault("file-missing", shard, text("这里没有批量计分的输出（folders/）", "there is no output of a batch here (folders/)"), text("请给出 batch -o 所写的文件夹", "name the folder that batch -o wrote")));
    return;
  }
  for (const { name, parentPath } of entries.filter((entry) => entry.isFile() && entry.name === FOLDER_FILE)) {
    const path = join(parentPath, name);
    const read = readFolderFile({ path, text: await readFile(path, "utf8") });
    problems.push(...read.problems);
    if (read.value === undefined) continue;
    if (resolve(parentPath) !== resolve(root, ...read.value.path.split("/"))) {
      problems.push(misplaced(path, read.value.path));
      continue;
    }
    const before = found.get(read.value.path);
    if (before !== undefined && before.folder.fingerprint !== read.value.fingerprint) problems.push(contradiction(path, before));
    found.set(read.value.path, { folder: read.value, from: parentPath });
  }
}

function contradiction(path: string, before: FoundFolder): Problem {
  return fault(
    "merge-differs",
    path,
    text(`与 ${before.from} 是同一个考核任务，来源却不同（材料、年度版或程序版本变过）`, `is of the same assessment as ${before.from}, but made of something else (evidence, edition or program changed)`),
    text("请用同一版程序和材料把各分片重新计分后再合并", "score the shards again with the same program and evidence, then merge"),
  );
}

function misplaced(path: string, named: string): Problem {
  return fault("result-damaged", path, text(`写的是“${named}”的结果，却不在那个文件夹里`, `is said to be of “${named}”, but does not lie in that folder`), text("请用 batch 重新计分，或放回原处", "score it again with batch, or put it back"));
}

function fault(code: "file-missing" | "merge-differs" | "result-damaged", file: string, message: Problem["message"], hint: Problem["hint"]): Problem {
  return { code, severity: "error", position: wholeFile(file), message, hint };
}
