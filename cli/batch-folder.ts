/** Scores the folders of a batch one after another: reads, skips what is done already, writes what is not. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readyEdition, type ReadyEdition } from "../src/assess.ts";
import { FOLDER_FILE, folderWork } from "../src/batch.ts";
import type { EngineMode } from "../src/findings/rule-judge.ts";
import { holdsFiles } from "../src/io/batch-files.ts";
import { spoolIn, withSpool } from "../src/io/spool-file.ts";
import { writeFolder, type WriteFolderOptions } from "../src/io/write-folder.ts";
import { readFolderFile } from "../src/batch/read-folder-file.ts";
import { sealFolder } from "../src/batch/seal-folder.ts";
import { refusedFolder } from "../src/batch/summarize-folder.ts";
import type { BatchFolder } from "../src/model/batch.ts";
import { wholeFile } from "../src/model/position.ts";
import type { Outcome, Problem } from "../src/model/problem.ts";
import { text, type Language } from "../src/model/text.ts";
import { OUTPUT_PATHS } from "../src/output-files.ts";
import { assessmentAt, editionAt, named, sha256 } from "./inputs.ts";
import { readTogether } from "./part-readers.ts";
import { version } from "./version.ts";

/** What all folders of a run have in common; plain data, so that it can be handed to a worker. */
export interface FolderRun {
  /** Folder in which editions lie by their names. */
  readonly editions: string;
  /** One edition for all folders, whatever they name. */
  readonly edition: string | undefined;
  readonly building: string;
  readonly mode: EngineMode;
  /** How many read a large file of a folder together: processors that no folder is there for. */
  readonly together: number;
  readonly sheets: boolean;
  readonly language: Language;
}

export interface FolderJob {
  readonly path: string;
  readonly folder: string;
  readonly output: string;
}

export type FolderOutcome =
  /** `mended`: it had been done, and its files were changed or lost since. */
  | { readonly kind: "done"; readonly folder: BatchFolder; readonly kept: boolean; readonly mended: boolean }
  /** Nothing could be written in its place; what lies there is as it was. */
  | { readonly kind: "not-written"; readonly folder: BatchFolder }
  /** Nothing can be written anywhere. */
  | { readonly kind: "disk-full"; readonly problems: readonly Problem[] };

export function folderScorer(run: FolderRun): (job: FolderJob) => Promise<FolderOutcome> {
  const editions = new Map<string, Promise<Outcome<ReadyEdition>>>();
  const editionFor = (name: string | undefined): Promise<Outcome<ReadyEdition>> => {
    const folder = run.edition ?? (name === undefined || !/^[\w.-]+$/.test(name) || name.startsWith(".") ? undefined : join(run.editions, name));
    if (folder === undefined) return Promise.resolve(notNamed(name, run.editions));
    const known = editions.get(folder) ?? makeReady(folder, run.mode);
    editions.set(folder, known);
    return known;
  };
  const together = run.together > 1 ? { readersFor: readTogether(run.together).readersFor } : {};
  const options = { sheets: run.sheets, language: run.language, version: version(), sha256, editionFor, ...together };
  return async ({ path, folder, output }) => {
    const { value, problems } = await assessmentAt(folder);
    // how the folder was typed is no part of what is written
    const files = { value, problems: problems.map((problem) => (problem.position.file === folder ? { ...problem, position: wholeFile(path) } : problem)) };
    const work = await folderWork({ path, files }, options);
    const before = await earlierFolder(output);
    const wasDone = before?.fingerprint === work.fingerprint && before.path === path;
    if (wasDone && (await holdsFiles(output, before.files))) return { kind: "done", folder: before, kept: true, mended: false };
    const written = await withSpool(spoolIn(run.building), "", async (store): Promise<Outcome<BatchFolder>> => {
      const scored = await work.score(store);
      const { value: paths, problems: faults } = await writeFolder(output, scored.files, { building: run.building, durable: true, ...replacing(before) });
      return paths === undefined ? { value: undefined, problems: faults } : { value: scored.folder(), problems: [] };
    });
    return written.value === undefined ? unwritten(path, output, written.problems) : { kind: "done", folder: written.value, kept: false, mended: wasDone };
  };
}

/** What may be replaced: what the earlier run says it wrote; where nothing can be read of it, what it may have written. */
export function replacing(before: BatchFolder | undefined): WriteFolderOptions {
  return before === undefined
    ? { isOurs: true, mayGo: [FOLDER_FILE, ...OUTPUT_PATHS], mayGoAre: "kinds" }
    : { isOurs: true, mayGo: [FOLDER_FILE, ...before.files.map((file) => file.path)], mayGoAre: "all" };
}

/** Without a place of its own nothing of a folder counts; the next run tries it again. */
export function unwritten(path: string, output: string, found: readonly Problem[]): Exclude<FolderOutcome, { readonly kind: "done" }> {
  if (found.some(({ code }) => code === "disk-full")) return { kind: "disk-full", problems: found.map((problem) => named(problem, output)) };
  return { kind: "not-written", folder: notScored(path, found.map((problem) => named(problem, `folders/${path}`))) };
}

/** A folder that is listed with its reasons, and of which nothing is written. */
export function notScored(path: string, problems: readonly Problem[]): BatchFolder {
  return sealFolder(refusedFolder({ path, fingerprint: "", editionSha256: null }, undefined, problems), [], sha256);
}

async function makeReady(folder: string, mode: EngineMode): Promise<Outcome<ReadyEdition>> {
  return readyEdition(await editionAt(folder), mode);
}

/** What an earlier run left at the place, if it can be read. */
export async function earlierFolder(output: string): Promise<BatchFolder | undefined> {
  const written = await readFile(join(output, FOLDER_FILE), "utf8").catch(() => undefined);
  return written === undefined ? undefined : readFolderFile({ path: FOLDER_FILE, text: written }, sha256).value;
}

function notNamed(name: string | undefined, editions: string): Outcome<never> {
  const problem: Problem = {
    code: "edition-not-found",
    severity: "error",
    position: wholeFile("assessment.yaml"),
    message:
      name === undefined
        ? text("assessment.yaml 没有写明用哪个年度版（edition）", "assessment.yaml names no edition")
        : text(`年度版“${name}”不是文件夹名`, `the edition “${name}” is no name of a folder`),
    hint: text(`请写 ${editions} 下年度版文件夹的名称，如 edition: "2017"；或用 --edition 指定`, `write the name of an edition's folder in ${editions}, such as edition: "2017", or name one with --edition`),
  };
  return { value: undefined, problems: [problem] };
}
