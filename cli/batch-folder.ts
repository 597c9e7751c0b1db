/** Scores the folders of a batch one after another: reads, skips what is done already, writes what is not. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readyEdition, type ReadyEdition } from "../src/assess.ts";
import { FOLDER_FILE, folderWork } from "../src/batch.ts";
import type { EngineMode } from "../src/findings/rule-judge.ts";
import { writeFolder } from "../src/io/write-folder.ts";
import { readFolderFile } from "../src/batch/read-folder-file.ts";
import type { BatchFolder } from "../src/model/batch.ts";
import { wholeFile } from "../src/model/position.ts";
import type { Outcome, Problem } from "../src/model/problem.ts";
import { text, type Language } from "../src/model/text.ts";
import { OUTPUT_PATHS } from "../src/output-files.ts";
import { assessmentAt, editionAt, sha256 } from "./inputs.ts";
import { version } from "./version.ts";

/** What all folders of a run have in common; plain data, so that it can be handed to a worker. */
export interface FolderRun {
  /** Folder in which editions lie by their names. */
  readonly editions: string;
  /** One edition for all folders, whatever they name. */
  readonly edition: string | undefined;
  readonly building: string;
  readonly mode: EngineMode;
  readonly sheets: boolean;
  readonly language: Language;
}

export interface FolderJob {
  readonly path: string;
  readonly folder: string;
  readonly output: string;
}

export type FolderOutcome =
  | { readonly kind: "done"; readonly folder: BatchFolder; readonly kept: boolean }
  /** Nothing was written: the disk, not the folder, is at fault. */
  | { readonly kind: "unwritten"; readonly problems: readonly Problem[] };

export function folderScorer(run: FolderRun): (job: FolderJob) => Promise<FolderOutcome> {
  const editions = new Map<string, Promise<Outcome<ReadyEdition>>>();
  const editionFor = (name: string | undefined): Promise<Outcome<ReadyEdition>> => {
    const folder = run.edition ?? (name === undefined || !/^[\w.-]+$/.test(name) || name.startsWith(".") ? undefined : join(run.editions, name));
    if (folder === undefined) return Promise.resolve(notNamed(name, run.editions));
    const known = editions.get(folder) ?? makeReady(folder, run.mode);
    editions.set(folder, known);
    return known;
  };
  const options = { sheets: run.sheets, language: run.language, version: version(), sha256, editionFor };
  return async ({ path, folder, output }) => {
    const work = await folderWork({ path, files: await assessmentAt(folder) }, options);
    const before = await earlier(output);
    if (before?.fingerprint === work.fingerprint && before.path === path) return { kind: "done", folder: before, kept: true };
    const scored = await work.score();
    const written = await writeFolder(output, scored.files, { building: run.building, durable: true, mayGo: OUTPUT_PATHS });
    return written.value === undefined ? { kind: "unwritten", problems: written.problems } : { kind: "done", folder: scored.folder, kept: false };
  };
}

async function makeReady(folder: string, mode: EngineMode): Promise<Outcome<ReadyEdition>> {
  return readyEdition(await editionAt(folder), mode);
}

/** What an earlier run left at the place; a folder appears there whole or not at all. */
async function earlier(output: string): Promise<BatchFolder | undefined> {
  const written = await readFile(join(output, FOLDER_FILE), "utf8").catch(() => undefined);
  return written === undefined ? undefined : readFolderFile({ path: FOLDER_FILE, text: written }).value;
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
