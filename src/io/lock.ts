/**
 * One owner of a folder at a time, also where many ask at once and where an owner was killed.
 *
 * A lock is a file that appears together with its content (a hard link), so nobody finds it half written. The
 * lock of an owner that is gone is never removed by who comes next: two that do so at once would each remove
 * the other's. They hang their own lock onto it instead, under a name made of its content, which only one of
 * them gets. The owner is the last of that chain; when it is done it takes away the first link, and with it all.
 */
import { createHash, randomUUID } from "node:crypto";
import { link, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { wholeFile } from "../model/position.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";
import { errorCode, unwritable } from "./unwritable.ts";

/** How the names of all files of a lock begin. */
export const LOCK = ".lock";

export interface Lock {
  /** Takes away this lock, and no other. */
  readonly release: () => Promise<void>;
}

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Tells a process from an earlier one that had its number; null where the system does not say. */
  readonly started?: string | null;
  readonly id?: string;
}

interface Link {
  readonly path: string;
  readonly content: string;
}

const ATTEMPTS = 1000;
/** Locks that this process holds: its own number says nothing about those. */
const held = new Set<string>();

/** Takes the folder, which exists, or says who has it. */
export async function takeLock(folder: string): Promise<Outcome<Lock>> {
  const id = randomUUID();
  const content = `${JSON.stringify({ pid: process.pid, host: hostname(), started: (await startOf(process.pid)) ?? null, id } satisfies Owner)}\n`;
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const last = (await chain(folder)).at(-1);
      const owner = last === undefined ? undefined : await ownerOf(last);
      if (owner !== undefined && (await isAlive(owner))) return failed(taken(join(folder, LOCK), owner));
      const path = last === undefined ? join(folder, LOCK) : after(folder, last.content);
      if (!(await publish(folder, path, content, id))) continue;
      const links = await chain(folder);
      // where the first link was taken away meanwhile, ours hangs on nothing
      if (links.at(-1)?.content === content) return { value: await hold(folder, content, id, links), problems: [] };
      await rm(path, { force: true });
    }
  } catch (error) {
    return failed(errorCode(error) === "EISDIR" ? notALock(join(folder, LOCK)) : unwritable(folder, error));
  }
  return failed(taken(join(folder, LOCK), undefined));
}

async function hold(folder: string, content: string, id: string, links: readonly Link[]): Promise<Lock> {
  held.add(id);
  await sweep(folder, links);
  return {
    async release() {
      held.delete(id);
      const now = await chain(folder).catch(() => []);
      if (now.at(-1)?.content !== content) return;
      // the first one first: what remains of a chain without it is nobody's
      for (const { path } of now) await rm(path, { force: true });
    },
  };
}

/** What others left behind that were killed while they took or released a lock. Only the owner may tidy up. */
async function sweep(folder: string, links: readonly Link[]): Promise<void> {
  const kept = new Set(links.map(({ path }) => path));
  const names = await readdir(folder);
  for (const name of names) if (name.startsWith(`${LOCK}-`) && !kept.has(join(folder, name))) await rm(join(folder, name), { force: true });
}

/** The locks that hang on one another, from the first one to the owner's. */
async function chain(folder: string): Promise<readonly Link[]> {
  const links: Link[] = [];
  let path = join(folder, LOCK);
  for (;;) {
    const content = await contentOf(path);
    if (content === undefined || links.some((known) => known.content === content)) return links;
    links.push({ path, content });
    path = after(folder, content);
  }
}

function after(folder: string, content: string): string {
  return join(folder, `${LOCK}-${createHash("sha256").update(content).digest("hex").slice(0, 32)}`);
}

async function contentOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** File systems without hard links, such as those of memory sticks, say one of these. */
const NO_LINKS: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

/** Whether the file could be made: not where somebody was faster. */
async function publish(folder: string, path: string, content: string, id: string): Promise<boolean> {
  const draft = join(folder, `${LOCK}-new-${id}`);
  await writeFile(draft, content);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    const code = errorCode(error);
    // an owner that tidied up took the draft
    if (code === "EEXIST" || code === "ENOENT") return false;
    if (!NO_LINKS.has(code)) throw error;
    return await writeNew(path, content);
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeNew(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: "wx" });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** How long a lock that names nobody may be on its way, where it could not appear with its content. */
const ON_ITS_WAY = { looks: 20, everyMs: 50 };

/** `undefined` where nobody can be read from it: a run that was killed as it took the lock. */
async function ownerOf({ path, content }: Link): Promise<Owner | undefined> {
  let owner = parsed(content);
  for (let look = 0; owner === undefined && look < ON_ITS_WAY.looks; look += 1) {
    await setTimeout(ON_ITS_WAY.everyMs);
    const now = await contentOf(path);
    if (now === undefined) return undefined;
    owner = parsed(now);
  }
  return owner;
}

function parsed(content: string): Owner | undefined {
  try {
    const owner: unknown = JSON.parse(content);
    const isOwner = typeof owner === "object" && owner !== null && "pid" in owner && "host" in owner && typeof owner.pid === "number" && typeof owner.host === "string";
    return isOwner ? (owner as Owner) : undefined;
  } catch {
    return undefined;
  }
}

/** Of another machine nothing is known, so its processes live. */
async function isAlive({ pid, host, started, id }: Owner): Promise<boolean> {
  if (host !== hostname()) return true;
  if (pid === process.pid) return id !== undefined && held.has(id);
  if (!isRunning(pid)) return false;
  const now = await startOf(pid);
  return typeof started !== "string" || now === undefined || now === started;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** When a process began, in the clock of its kernel; `undefined` where that cannot be read. */
async function startOf(pid: number): Promise<string | undefined> {
  const line = await readFile(`/proc/${String(pid)}/stat`, "utf8").catch(() => undefined);
  // the second field is a name in brackets, which may hold anything
  return line?.slice(line.lastIndexOf(")") + 2).split(" ")[19];
}

function failed(problem: Problem): Outcome<never> {
  return { value: undefined, problems: [problem] };
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

function notALock(path: string): Problem {
  return {
    code: "output-not-ours",
    severity: "error",
    position: wholeFile(path),
    message: text("这里应是本程序的锁文件，却是一个文件夹", "a lock file of this program should stand here, but it is a folder"),
    hint: text("请看看里面是什么，移走后再试", "look what is in it, move it away and try again"),
  };
}
