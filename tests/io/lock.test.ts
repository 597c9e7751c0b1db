/** A folder has one owner, whoever asks when; owners die as they like. */
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeLock } from "../../src/io/lock.ts";

let home = "";
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "lock-"));
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

const codes = async (): Promise<readonly string[]> => (await takeLock(home)).problems.map(({ code }) => code);
const DEAD = 4_000_000;

describe("a lock", () => {
  it("is one process's until it lets go, and leaves nothing behind", async () => {
    const { value } = await takeLock(home);
    expect(await codes()).toEqual(["output-taken"]);
    await value?.release();
    expect(await readdir(home)).toEqual([]);
    expect(await codes()).toEqual([]);
  });

  it.each([
    ["a process that is gone", JSON.stringify({ pid: DEAD, host: hostname() })],
    ["a process whose number another one has now", JSON.stringify({ pid: process.ppid, host: hostname(), started: "1", id: "x" })],
    ["an earlier process with our number", JSON.stringify({ pid: process.pid, host: hostname(), id: "x" })],
    ["nobody", ""],
  ])("of %s is taken over", async (_, content) => {
    await writeFile(join(home, ".lock"), content);
    const { value, problems } = await takeLock(home);
    expect(problems).toEqual([]);
    expect(await codes()).toEqual(["output-taken"]);
    await value?.release();
    expect(await readdir(home)).toEqual([]);
  });

  it.each([
    ["a process that runs", { pid: process.ppid, host: hostname() }],
    ["another machine", { pid: DEAD, host: "elsewhere" }],
  ])("of %s is left alone", async (_, owner) => {
    await writeFile(join(home, ".lock"), JSON.stringify(owner));
    const { problems } = await takeLock(home);
    expect(problems.map(({ code, message }) => [code, message.en.includes(`process ${String(owner.pid)}`)])).toEqual([["output-taken", true]]);
    expect(await readFile(join(home, ".lock"), "utf8")).toBe(JSON.stringify(owner));
  });

  it("that has become somebody else's is not released by who had it", async () => {
    const { value } = await takeLock(home);
    await writeFile(join(home, ".lock"), "another's");
    await value?.release();
    expect(await readdir(home)).toEqual([".lock"]);
  });

  it("waits for one that is being written where it cannot appear whole", async () => {
    await writeFile(join(home, ".lock"), "");
    const asked = codes();
    await writeFile(join(home, ".lock"), JSON.stringify({ pid: process.ppid, host: hostname() }));
    expect(await asked).toEqual(["output-taken"]);
  });

  it("is no folder", async () => {
    await mkdir(join(home, ".lock"));
    expect(await codes()).toEqual(["output-not-ours"]);
  });

  it("says what keeps it from being written", async () => {
    const { problems } = await takeLock(join(home, "none"));
    expect(problems.map(({ code, message }) => [code, message.en])).toEqual([["output-unwritable", "the result was not written: the folder above does not exist, or nothing can be made in it"]]);
  });
});

/** Takes the lock over and over; while it has it nobody else may be in `inside`. Now and then it dies with the lock in hand. */
const CONTENDER = `
import { open, rm } from "node:fs/promises";
const { takeLock } = await import(${JSON.stringify(pathToFileURL(resolve("dist/src/io/lock.js")).href)});
const [folder, diesAt] = process.argv.slice(2);
let had = 0;
for (const end = Date.now() + 2500; Date.now() < end; ) {
  const { value } = await takeLock(folder);
  if (value === undefined) continue;
  const inside = await open(folder + "/../inside", "wx").catch(() => { console.log("TWO"); process.exit(1); });
  await inside.close();
  await rm(folder + "/../inside");
  had += 1;
  if (had === Number(diesAt)) process.kill(process.pid, "SIGKILL");
  await value.release();
}
console.log("had", had);
`;

describe("many processes at once", () => {
  it("never have it two at a time, though some die with it", async () => {
    await writeFile(join(home, "contender.mjs"), CONTENDER);
    await mkdir(join(home, "place"));
    await writeFile(join(home, "place/.lock"), JSON.stringify({ pid: DEAD, host: hostname() }));
    const contender = (index: number) =>
      new Promise<string>((done) => {
        const child = spawn(process.execPath, [join(home, "contender.mjs"), join(home, "place"), index % 2 === 0 ? "2" : "0"]);
        let out = "";
        child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
        child.on("close", () => { done(out.trim()); });
      });
    const said = await Promise.all(Array.from({ length: 12 }, (_, index) => contender(index)));
    expect(said.filter((words) => words === "TWO")).toEqual([]);
    // six that die say nothing; of the others each had its turn at all
    expect(said.filter((words) => words.startsWith("had")).length).toBeGreaterThanOrEqual(6);
    expect(said.some((words) => Number(words.slice(4)) > 2)).toBe(true);
    const { value } = await takeLock(join(home, "place"));
    await value?.release();
    expect(await readdir(join(home, "place"))).toEqual([]);
  }, 60_000);
});
