/** What lies in the way of one folder stops that folder, is told with its name, and nothing else. */
import { spawn, spawnSync } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { filesIn, folderDifferences } from "../program/program.ts";
import { faultsOfBatch } from "./batch-schema.ts";
import { writeFolders } from "./folders.ts";

const root = resolve(import.meta.dirname, "../..");
let work = "";
let count = 0;
let out = "";
const place = (name: string): string => join(work, name);

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A user whom permissions bind, and who may read the program. */
const bound = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const isBound = process.platform !== "win32" && spawnSync(process.execPath, [join(root, "dist/cli/main.js"), "--version"], bound).status === 0;
if (!isBound) console.warn("SKIPPED: no permissions were refused, because nobody but a superuser can run the program here");

function kaoping(args: readonly string[], who: { readonly uid?: number; readonly gid?: number } = {}): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), ...args], { cwd: root, ...who });
    const said = { out: "", err: "" };
    child.stdout.on("data", (chunk: Buffer) => (said.out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (said.err += chunk.toString()));
    child.on("close", (code) => { done({ code, ...said }); });
  });
}

interface WrittenBatch {
  readonly folders: readonly { readonly path: string; readonly state: string; readonly problems: readonly { readonly code: string }[] }[];
}

async function statesOf(folder: string): Promise<readonly string[]> {
  const batch = JSON.parse(await readFile(join(folder, "batch.json"), "utf8")) as WrittenBatch;
  expect(faultsOfBatch(batch)).toEqual([]);
  return batch.folders.map(({ path, state, problems }) => (state === "scored" ? path : `${path} ${problems[0]?.code ?? ""}`));
}

/** One request fewer in a folder, so that it has to be scored anew; gives what puts it back. */
async function change(folder: string): Promise<() => Promise<void>> {
  const file = place(`in/${folder}/依申请公开申请.csv`);
  const written = await readFile(file, "utf8");
  await writeFile(file, `${written.trimEnd().split("\n").slice(0, -1).join("\n")}\n`);
  return () => writeFile(file, written);
}

const batch = (): Promise<Ended> => kaoping(["batch", place("in"), "-o", out, "--jobs", "2"]);
const AWAITS = 3;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "kaoping-way-"));
  await chmod(work, 0o755);
  await writeFolders(place("in"), ["甲", "乙", "丙"].map((path) => ({ path, requests: 2, late: 1 })));
  out = place("whole");
  expect((await batch()).code).toBe(AWAITS);
}, 60_000);
afterAll(() => rm(work, { recursive: true, force: true }));
beforeEach(async () => {
  out = place(`out${String((count += 1))}`);
  await cp(place("whole"), out, { recursive: true });
});

describe("a folder of the output", () => {
  it("with somebody's file in it is told by name when it has to be replaced, and the file stays", async () => {
    await writeFile(join(out, "folders/乙/签字.pdf"), "签字");
    // while nothing changed nothing is in the way
    const { code: unchanged, err } = await batch();
    expect([unchanged, err]).toEqual([AWAITS, expect.stringContaining("先前已完成")]);
    const restore = await change("乙");
    const { code, out: said } = await batch();
    await restore();
    expect(code).toBe(AWAITS);
    expect(said).toMatch(/乙：folders\/乙 \[output-not-ours\].*签\s*字\.pdf/s);
    expect(await statesOf(out)).toEqual(["丙", "乙 output-not-ours", "甲"]);
    expect(await readFile(join(out, "folders/乙/签字.pdf"), "utf8")).toBe("签字");
    await rm(join(out, "folders/乙/签字.pdf"));
    expect((await batch()).code).toBe(AWAITS);
    expect(await statesOf(out)).toEqual(["丙", "乙", "甲"]);
  }, 60_000);

  it.each([
    ["that is cut off", "{"],
    ["that is no JSON", "x"],
    ["with a number that is none", undefined],
  ])("whose batch-folder.json is one %s is scored anew", async (_, content) => {
    const file = join(out, "folders/乙/batch-folder.json");
    const written = await readFile(file, "utf8");
    await writeFile(file, content ?? written.replace(/"low": "[^"]+"/, '"low": "abc"'));
    const { code, err } = await batch();
    expect([code, err]).toEqual([AWAITS, expect.stringContaining("其中 2 个先前已完成")]);
    expect(folderDifferences(filesIn(place("whole")), filesIn(out))).toEqual([]);
  }, 60_000);

  it("that is broken and holds somebody's file keeps both", async () => {
    await writeFile(join(out, "folders/乙/batch-folder.json"), "{");
    await writeFile(join(out, "folders/乙/签字.pdf"), "签字");
    expect((await batch()).code).toBe(AWAITS);
    expect(await statesOf(out)).toEqual(["丙", "乙 output-not-ours", "甲"]);
    expect([await readFile(join(out, "folders/乙/batch-folder.json"), "utf8"), await readFile(join(out, "folders/乙/签字.pdf"), "utf8")]).toEqual(["{", "签字"]);
  }, 60_000);

  it.each([
    ["is gone", async (file: string) => { await rm(file); }],
    ["was altered without changing its size or date", async (file: string) => {
      const { atime, mtime } = await stat(file);
      await writeFile(file, (await readFile(file, "utf8")).replace("甲镇", "乙镇"));
      await utimes(file, atime, mtime);
    }],
  ])("of which a result file %s is scored anew", async (_, spoil) => {
    await spoil(join(out, "folders/乙/ranking.csv"));
    const { err } = await batch();
    expect(err).toMatch(/其中 2 个先前已完成.*folders\/乙 \[result-damaged\]/s);
    expect(folderDifferences(filesIn(place("whole")), filesIn(out))).toEqual([]);
  }, 60_000);

  it("that cannot be written stops that folder alone", async () => {
    await rm(out, { recursive: true });
    await mkdir(join(out, "folders"), { recursive: true });
    await writeFile(join(out, "folders/乙"), "somebody's");
    await cp(join(place("whole"), "batch-run.json"), join(out, "batch-run.json"));
    expect((await batch()).code).toBe(AWAITS);
    expect([await statesOf(out), await readFile(join(out, "folders/乙"), "utf8")]).toEqual([["丙", "乙 output-not-ours", "甲"], "somebody's"]);
  }, 60_000);

  it("that an earlier run wrote and this one does not is told and not counted", async () => {
    await rename(place("in/丙"), place("丙"));
    try {
      const { err } = await batch();
      expect(err).toContain("[batch-left-over]");
      expect(await statesOf(out)).toEqual(["乙", "甲"]);
      expect(await readdir(join(out, "folders"))).toContain("丙");
    } finally {
      await rename(place("丙"), place("in/丙"));
    }
  }, 60_000);
});

describe("the output as a whole", () => {
  it("that was given up between lock and mark is known again", async () => {
    await rm(out, { recursive: true });
    await mkdir(out);
    await writeFile(join(out, ".lock"), JSON.stringify({ pid: 4_000_000, host: hostname() }));
    await writeFile(join(out, ".lock-new-x"), "");
    expect((await batch()).code).toBe(AWAITS);
    expect(folderDifferences(filesIn(place("whole")), filesIn(out))).toEqual([]);
  }, 60_000);

  it("with a folder in the lock's place says so", async () => {
    await mkdir(join(out, ".lock"));
    const { code, err } = await batch();
    expect([code, err]).toEqual([1, expect.stringContaining(".lock [output-not-ours]")]);
  }, 60_000);

  it.skipIf(!isBound)("that is read-only is said to be that, and not to be in use", async () => {
    await chmod(out, 0o555);
    const { code, err } = await kaoping(["batch", place("in"), "-o", out], bound);
    expect([code, err]).toEqual([1, expect.stringContaining("[output-unwritable] 结果没有写出：没有写入权限")]);
    await chmod(out, 0o755);
  }, 60_000);

  it("inside an assessment that a list names is refused", async () => {
    await writeFile(place("list.txt"), "in/甲\n");
    const { code, err } = await kaoping(["batch", place("list.txt"), "-o", place("in/甲/out")]);
    expect([code, err]).toEqual([2, expect.stringContaining("[output-in-input]")]);
  }, 60_000);

  it("is let go of when a scheduler ends the run", async () => {
    await writeFolders(place("many"), Array.from({ length: 30 }, (_, index) => ({ path: `县${String(index)}`, requests: 50, late: 1 })));
    await rm(out, { recursive: true });
    const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), "batch", place("many"), "-o", out, "--jobs", "1"], { cwd: root });
    const ended = new Promise<number | null>((done) => child.on("close", done));
    while (await stat(join(out, "folders")).then(() => false, () => true)) await new Promise((later) => setTimeout(later, 20));
    child.kill("SIGTERM");
    expect([await ended, (await readdir(out)).filter((name) => name.startsWith(".lock"))]).toEqual([143, []]);
  }, 60_000);
});

describe("a folder of the input", () => {
  it.skipIf(!isBound)("that cannot be looked into is told, and the others are scored", async () => {
    await mkdir(place("in/锁"), { mode: 0o000 });
    await rm(out, { recursive: true });
    await mkdir(out, { mode: 0o777 });
    await chmod(out, 0o777);
    try {
      const { code, out: said } = await kaoping(["batch", place("in"), "-o", out], bound);
      expect([code, said]).toEqual([AWAITS, expect.stringMatching(/锁：\[file-unreadable\]/)]);
      expect(await statesOf(out)).toEqual(["丙", "乙", "甲", "锁 file-unreadable"]);
    } finally {
      await rm(place("in/锁"), { recursive: true });
    }
  }, 60_000);

  it("that names no edition, or has no assessment.yaml, is told, and the others are scored", async () => {
    await writeFolders(place("bad"), [{ path: "好", requests: 1, late: 0 }, { path: "无版", requests: 1, late: 0 }, { path: "无表", requests: 1, late: 0 }]);
    const file = place("bad/无版/assessment.yaml");
    await writeFile(file, (await readFile(file, "utf8")).replace('edition: "2017"\n', ""));
    await rm(place("bad/无表/assessment.yaml"));
    await symlink(place("in/甲"), place("bad/链"));
    const { code } = await kaoping(["batch", place("bad"), "-o", place("badout")]);
    expect([code, await statesOf(place("badout"))]).toEqual([AWAITS, ["好", "无版 edition-not-found", "无表 assessment-missing", "链"]]);
  }, 60_000);

  it("that stands there twice under one code is told with both", async () => {
    await writeFolders(place("twice"), [{ path: "一", requests: 1, late: 0 }]);
    await cp(place("twice/一"), place("twice/一 副本"), { recursive: true });
    const { code, out: said } = await kaoping(["batch", place("twice"), "-o", place("twiceout")]);
    expect([code, said]).toEqual([AWAITS, expect.stringContaining("一、一 副本（2017 年度版）：1 个代码相同，如 910001")]);
  }, 60_000);
});
