/** Takes a folder's result over from a shard: whole or not at all, and only as it was written. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FOLDER_FILE } from "../src/batch.ts";
import { folderJson } from "../src/batch/seal-folder.ts";
import { filesBelow, holdsFiles, isAsWritten } from "../src/io/batch-files.ts";
import { writeFolder, type OutputFile } from "../src/io/write-folder.ts";
import type { BatchFolder, WrittenFile } from "../src/model/batch.ts";
import { wholeFile } from "../src/model/position.ts";
import type { Problem } from "../src/model/problem.ts";
import { text } from "../src/model/text.ts";
import { earlierFolder, replacing, unwritten } from "./batch-folder.ts";

export interface FolderCopy {
  readonly folder: BatchFolder;
  /** Where it lies. */
  readonly from: string;
}

export type Copied = { readonly notes: readonly Problem[] } & (
  | { readonly kind: "taken" }
  /** Nothing could be written in its place. */
  | { readonly kind: "not-written"; readonly folder: BatchFolder }
  /** The shard is damaged, or the disk is full. */
  | { readonly kind: "faulty"; readonly problems: readonly Problem[]; readonly isFull: boolean }
);

/** What an earlier merge has taken already stays. */
export async function copyFolder(copy: FolderCopy, to: string, building: string): Promise<Copied> {
  const { folder, from } = copy;
  const notes = await notTaken(copy);
  const before = await earlierFolder(to);
  if (before?.sha256 === folder.sha256 && (await holdsFiles(to, folder.files))) return { kind: "taken", notes };
  try {
    const written = await writeFolder(to, contentOf(copy), { building, durable: true, ...replacing(before) });
    if (written.value !== undefined) return { kind: "taken", notes };
    const failed = unwritten(folder.path, to, written.problems);
    return failed.kind === "not-written" ? { ...failed, notes } : { kind: "faulty", problems: failed.problems, isFull: true, notes };
  } catch (error) {
    if (!(error instanceof NotAsWritten)) throw error;
    return { kind: "faulty", problems: [changed(join(from, error.message))], isFull: false, notes };
  }
}

/** A file that is gone, cannot be read, or is not what the shard wrote; the message is its path. */
class NotAsWritten extends Error {}

async function* contentOf({ folder, from }: FolderCopy): AsyncGenerator<OutputFile> {
  for (const file of folder.files) yield { path: file.path, content: await bytesOf(from, file) };
  yield { path: FOLDER_FILE, content: folderJson(folder) };
}

async function bytesOf(from: string, file: WrittenFile): Promise<Uint8Array> {
  const bytes = await readFile(join(from, file.path)).catch(() => undefined);
  if (bytes === undefined || !isAsWritten(bytes, file)) throw new NotAsWritten(file.path);
  return bytes;
}

/** What somebody laid beside the result belongs to no result, and stays where it is; folders below may be assessments of the batch. */
async function notTaken({ folder, from }: FolderCopy): Promise<readonly Problem[]> {
  const ours = new Set([FOLDER_FILE, ...folder.files.map(({ path }) => path)]);
  const others = (await filesBelow(from)).filter((path) => !ours.has(path));
  const [first] = others;
  if (first === undefined) return [];
  const count = String(others.length);
  return [
    {
      code: "batch-left-over",
      severity: "note",
      position: wholeFile(from),
      message: text(`另有 ${count} 个不属于结果的文件（如“${first}”），没有带过来`, `${count} files that belong to no result (such as “${first}”) were not taken over`),
      hint: text("需要的请自行复制", "copy them if they are needed"),
    },
  ];
}

function changed(path: string): Problem {
  return {
    code: "result-damaged",
    severity: "error",
    position: wholeFile(path),
    message: text("文件不在、读不出，或者写出之后被改动", "the file is gone, cannot be read, or was changed after it was written"),
    hint: text("请把这个分片再运行一次，再合并；已经合并的会沿用", "run this shard again, then merge; what was merged already is kept"),
  };
}
