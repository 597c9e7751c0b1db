/** The output folder of a batch: kept from run to run, used by one run at a time. */
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { wholeFile } from "../model/position.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";
import { LOCK, takeLock } from "./lock.ts";
import { makeFolders } from "./make-folders.ts";
import { errorCode, unwritable } from "./unwritable.ts";
import { holdsOurs, SYSTEM_FILES, writeWhole } from "./write-folder.ts";

/** Says that the folder is a batch's; without it a folder that is not empty is somebody else's. */
export const RUN_FILE = "batch-run.json";
const BUILDING = ".building";

export interface BatchPlace {
  /** Where one folder's result goes. */
  readonly folderOf: (path: string) => string;
  /** Where folders are built before they take their place. */
  readonly building: string;
  /** Writes what is to be known of the run. */
  readonly mark: (run: string) => Promise<Outcome<string>>;
  readonly release: () => Promise<void>;
}

/** Takes the folder for this run, which begins with what is known of it. What an earlier run left half built is cleared away. */
export async function takeBatchPlace(out: string, run: string): Promise<Outcome<BatchPlace>> {
  const foreign = await holdsForeign(out);
  if (foreign) return failed(notOurs(out));
  try {
    await makeFolders(out);
  } catch (error) {
    return failed(unwritable(out, error));
  }
  const lock = await takeLock(out);
  if (lock.value === undefined) return { value: undefined, problems: lock.problems };
  const { release } = lock.value;
  const building = join(out, BUILDING);
  const mark: BatchPlace["mark"] = (content) => writeWhole(join(out, RUN_FILE), content);
  // the mark first: whoever is killed behind it leaves a folder that is known
  const marked = await mark(run);
  const problem = marked.value === undefined ? marked.problems[0] : await renewed(building);
  if (problem !== undefined) {
    await release();
    return failed(problem);
  }
  return {
    value: {
      folderOf: (path) => join(out, "folders", ...path.split("/")),
      building,
      mark,
      async release() {
        await rm(building, { recursive: true, force: true }).catch(() => undefined);
        await release();
      },
    },
    problems: [],
  };
}

/** What a run that was killed before it had made its mark may leave is nobody else's. */
async function holdsForeign(out: string): Promise<boolean> {
  const names = await readdir(out).catch((error: unknown) => (errorCode(error) === "ENOENT" ? [] : undefined));
  // what cannot be looked into cannot be written either, and that is then said
  if (names === undefined) return false;
  const isBeginning = (name: string): boolean => name.startsWith(LOCK) || name === BUILDING || name === `.${RUN_FILE}.new` || SYSTEM_FILES.has(name);
  return !names.every(isBeginning) && !(await holdsOurs(join(out, RUN_FILE)));
}

async function renewed(folder: string): Promise<Problem | undefined> {
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    return undefined;
  } catch (error) {
    return unwritable(folder, error);
  }
}

function failed(problem: Problem): Outcome<never> {
  return { value: undefined, problems: [problem] };
}

function notOurs(out: string): Problem {
  return {
    code: "output-not-ours",
    severity: "error",
    position: wholeFile(out),
    message: text(`输出文件夹里已有别的内容，不是批量计分的输出（其中没有本程序写的 ${RUN_FILE}）`, `the output folder holds something that is no output of a batch (no ${RUN_FILE} of ours)`),
    hint: text("请换一个文件夹，或先把原有内容移走", "name another folder, or move away what is there"),
  };
}
