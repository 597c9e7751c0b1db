/** The output folder of a batch: kept from run to run, used by one run at a time. */
import { mkdir, open, readdir, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { wholeFile } from "../model/position.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";
import { holdsOurs, writeWhole } from "./write-folder.ts";

/** Says that the folder is a batch's; without it a folder that is not empty is somebody else's. */
const MARK = "batch-run.json";
const LOCK = ".lock";

export interface BatchPlace {
  /** Where one folder's result goes. */
  readonly folderOf: (path: string) => string;
  /** Where folders are built before they take their place. */
  readonly building: string;
  readonly release: () => Promise<void>;
}

/** Takes the folder for this run. What an earlier run left half built is cleared away. */
export async function takeBatchPlace(out: string): Promise<Outcome<BatchPlace>> {
  const names = await readdir(out).catch(() => []);
  if (names.length > 0 && !(await holdsOurs(join(out, MARK)))) return { value: undefined, problems: [notOurs(out)] };
  const made = await mkdir(out, { recursive: true }).then(() => undefined, (error: unknown) => error);
  if (made !== undefined) return { value: undefined, problems: [unwritable(out, made)] };
  const lock = await takeLock(join(out, LOCK));
  if (lock !== undefined) return { value: undefined, problems: [lock] };
  const building = join(out, ".building");
  await rm(building, { recursive: true, force: true });
  await mkdir(building);
  const marked = await writeWhole(join(out, MARK), `${JSON.stringify({ format: "kaoping/batch-run@1" })}\n`);
  if (marked.value === undefined) return { value: undefined, problems: marked.problems };
  return {
    value: {
      folderOf: (path) => join(out, "folders", ...path.split("/")),
      building,
      async release() {
        await rm(building, { recursive: true, force: true });
        await rm(join(out, LOCK), { force: true });
      },
    },
    problems: [],
  };
}

interface Owner {
  readonly pid: number;
  readonly host: string;
}

/** A lock whose process is gone, on this machine, is nobody's. */
async function takeLock(path: string): Promise<Problem | undefined> {
  const mine: Owner = { pid: process.pid, host: hostname() };
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const file = await open(path, "wx").catch(() => undefined);
    if (file !== undefined) {
      await file.writeFile(JSON.stringify(mine));
      await file.close();
      return undefined;
    }
    const owner = await ownerOf(path);
    if (owner !== undefined && (owner.host !== mine.host || (owner.pid !== mine.pid && isAlive(owner.pid)))) return taken(path, owner);
    await rm(path, { force: true });
  }
  return taken(path, undefined);
}

/** `undefined` where nobody can be read from it: a run that was killed as it took the lock. */
async function ownerOf(path: string): Promise<Owner | undefined> {
  try {
    const owner: unknown = JSON.parse(await readFile(path, "utf8"));
    const isOwner = typeof owner === "object" && owner !== null && "pid" in owner && "host" in owner && typeof owner.pid === "number" && typeof owner.host === "string";
    return isOwner ? (owner as Owner) : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function taken(path: string, owner: Owner | undefined): Problem {
  const who = owner === undefined ? text("另一个进程", "another process") : text(`进程 ${String(owner.pid)}（${owner.host}）`, `process ${String(owner.pid)} (${owner.host})`);
  return {
    code: "output-taken",
    severity: "error",
    position: wholeFile(path),
    message: text(`${who.zh}正在使用这个输出文件夹`, `${who.en} is using this output folder`),
    hint: text("请等它结束，或换一个输出文件夹；确知没有别的进程在写的，删去 .lock 后再试", "wait until it ends or use another folder; if you know that nobody writes there, delete .lock and try again"),
  };
}

function notOurs(out: string): Problem {
  return {
    code: "output-not-ours",
    severity: "error",
    position: wholeFile(out),
    message: text("输出文件夹里已有别的内容，不是批量计分的输出", "the output folder holds something that is no output of a batch"),
    hint: text("请换一个文件夹，或先把原有内容移走", "name another folder, or move away what is there"),
  };
}

function unwritable(out: string, error: unknown): Problem {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return {
    code: "output-unwritable",
    severity: "error",
    position: wholeFile(out),
    message: text(`不能建立输出文件夹：${code}`, `the output folder cannot be made: ${code}`),
    hint: text("请检查路径、权限和磁盘空间", "check the path, permissions and disk space"),
  };
}
