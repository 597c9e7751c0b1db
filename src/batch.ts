/** One assessment folder of a batch: its files and edition in, its result and what the batch keeps of it out. */
import { assessUnder, type ReadyEdition } from "./assess.ts";
import { folderJson, sealFolder } from "./batch/seal-folder.ts";
import { type FolderIdentity, refusedFolder, scoredFolder } from "./batch/summarize-folder.ts";
import { editionNamed } from "./evidence/edition-named.ts";
import type { ReadersFor } from "./evidence/parts/part.ts";
import { isEvidencePath } from "./evidence/file-kind.ts";
import type { BatchFolder, BatchFolderSummary, WrittenFile } from "./model/batch.ts";
import type { EditionSources } from "./model/edition-sources.ts";
import type { ByteStore } from "./model/byte-store.ts";
import { whileSteady } from "./model/file-changed.ts";
import type { Outcome, Problem } from "./model/problem.ts";
import type { RawFile } from "./model/source-file.ts";
import type { Language } from "./model/text.ts";
import { outputFiles, type OutputText } from "./output-files.ts";
import { fileHash, sourceHashes, type Hash } from "./result/source-hashes.ts";

/** The file in which a folder's part of the batch stands, beside its result. */
export const FOLDER_FILE = "batch-folder.json";

export interface FolderTask {
  /** Below the root that was named. */
  readonly path: string;
  readonly files: Outcome<readonly RawFile[]>;
}

export interface BatchOptions {
  readonly sheets: boolean;
  readonly language: Language;
  readonly version: string;
  readonly sha256: Hash;
  /** Who reads parts of large files with us. */
  readonly readersFor?: (sources: EditionSources, files: readonly RawFile[]) => ReadersFor;
  /** The edition of that name, made ready. */
  readonly editionFor: (name: string | undefined) => Promise<Outcome<ReadyEdition>>;
}

export interface FolderWork {
  readonly fingerprint: string;
  /** Scores the folder. What it gives is written as a whole. `store`: where findings wait for that. */
  readonly score: (store: ByteStore) => Promise<ScoredFolder>;
}

export interface FolderFile {
  readonly path: string;
  readonly content: Iterable<Uint8Array>;
}

export interface ScoredFolder {
  readonly files: Iterable<FolderFile>;
  /** What the batch keeps of it, once all files have been taken. */
  readonly folder: () => BatchFolder;
}

/** What has to be done for a folder; the same fingerprint gives the same files. */
export async function folderWork(task: FolderTask, options: BatchOptions): Promise<FolderWork> {
  return whileSteady(() => steadyWork(task, options), (problem) => steadyWork({ path: task.path, files: { value: undefined, problems: [...task.files.problems, problem] } }, options));
}

async function steadyWork({ path, files }: FolderTask, options: BatchOptions): Promise<FolderWork> {
  const read = files.value ?? [];
  const named = editionNamed(read);
  const ready = await options.editionFor(named);
  const identity = {
    path,
    fingerprint: fingerprintOf(read, files.problems, ready, options),
    editionSha256: ready.value === undefined ? null : options.sha256(hashesOf(ready.value, options.sha256).join("\n")),
  };
  return { fingerprint: identity.fingerprint, score: (store) => scoreFolder(identity, files, named, ready, { ...options, store }) };
}

async function scoreFolder(identity: FolderIdentity, files: FolderTask["files"], named: string | undefined, ready: Outcome<ReadyEdition>, options: BatchOptions & { readonly store: ByteStore }): Promise<ScoredFolder> {
  const refused = (problems: readonly Problem[]): ScoredFolder => withFolder(refusedFolder(identity, named, problems), [], options.sha256);
  if (files.value === undefined) return refused(files.problems);
  if (ready.value === undefined) return refused(ready.problems);
  const { value, problems } = await assessUnder(ready.value, { files: files.value, version: options.version, sha256: options.sha256, store: options.store, ...(options.readersFor === undefined ? {} : { readersFor: options.readersFor(ready.value.sources, files.value) }) });
  if (value === undefined) return refused([...files.problems, ...problems]);
  return withFolder(scoredFolder(identity, value.result, value.edition.scheme.profiles), outputFiles(value, options.language, options.sheets ? "sheets" : "tables"), options.sha256);
}

/** The file that names all others is written behind them, one after another as they are. */
function withFolder(summary: BatchFolderSummary, files: Iterable<OutputText>, sha256: Hash): ScoredFolder {
  let folder: BatchFolder | undefined;
  const bytes = new TextEncoder();
  function* all(): Generator<FolderFile> {
    const written: WrittenFile[] = [];
    for (const { path, content } of files) {
      const { pieces, ...measures } = measured(typeof content === "string" ? [bytes.encode(content)] : content, sha256);
      written.push({ path, ...measures });
      yield { path, content: pieces };
    }
    folder = sealFolder(summary, written, sha256);
    yield { path: FOLDER_FILE, content: [bytes.encode(folderJson(folder))] };
  }
  return {
    files: all(),
    folder() {
      if (folder === undefined) throw new Error("the files of a folder were not taken");
      return folder;
    },
  };
}

/** Up to here pieces are held between being hashed and written; making those of a long file twice is cheaper than its memory. */
const HELD = 16_777_216;

function measured(pieces: Iterable<Uint8Array>, sha256: Hash): Omit<WrittenFile, "path"> & { readonly pieces: Iterable<Uint8Array> } {
  let size = 0;
  let held: Uint8Array[] = [];
  function* counted(): Generator<Uint8Array> {
    for (const piece of pieces) {
      size += piece.length;
      if (size <= HELD) held.push(piece);
      else held = [];
      yield piece;
    }
  }
  const hash = sha256(counted());
  return { size, sha256: hash, pieces: size <= HELD ? held : pieces };
}

/** All that the output depends on, one line each, hashed. */
function fingerprintOf(files: readonly RawFile[], problems: readonly Problem[], { value, problems: ofEdition }: Outcome<ReadyEdition>, { sha256, version, sheets, language }: BatchOptions): string {
  const sources = value === undefined ? ofEdition.map(({ code, position, message }) => `${code} ${position.file} ${message.zh}`) : hashesOf(value, sha256);
  const inputs = files.map((file) => `${file.path} ${isEvidencePath(file.path) ? fileHash(file, sha256) : ""}`);
  const faults = problems.map(({ code, position }) => `${code} ${position.file}`);
  return sha256([version, language, sheets ? "sheets" : "tables", ...sources, ...inputs.toSorted(), ...faults].join("\n"));
}

function hashesOf(ready: ReadyEdition, sha256: Hash): readonly string[] {
  const { edition, law, calendar, recordTypes } = sourceHashes(ready.sources, sha256);
  return [edition, law, calendar, recordTypes];
}
