/** The command batch as a whole process: interrupted, sharded, with bad folders, twice at once. */
import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsOfBatch } from "./batch-schema.ts";
import { writeFolders } from "./folders.ts";

const root = resolve(import.meta.dirname, "../..");
let work = "";

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program; kills it the hard way after so many milliseconds, if it runs that long. */
function kaoping(args: readonly string[], killAfter?: number): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), ...args], { cwd: root });
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfter);
    child.on("close", (code) => {
      clearTimeout(timer);
      done({ code, out, err });
    });
  });
}

/** Every file below a folder with its content. */
async function bytesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(await Promise.all(files.map(async (file) => [relative(folder, file), (await readFile(file)).toString("base64")] as const)));
}

/** No panel gave marks in these folders, so points await a person. */
const AWAITS = 3;
const FOLDERS = Array.from({ length: 10 }, (_, index) => ({ path: `市${String(index % 3)}/县${String(index)}`, requests: 4 + index, late: index % 4 }));
const place = (name: string): string => join(work, name);

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "kaoping-batch-"));
  await writeFolders(place("in"), FOLDERS);
  expect((await kaoping(["batch", place("in"), "-o", place("whole")])).code).toBe(AWAITS);
}, 60_000);

afterAll(async () => {
  await rm(work, { recursive: true, force: true });
});

describe("a batch", () => {
  it("is the same however many work at it", async () => {
    expect((await kaoping(["batch", place("in"), "-o", place("one"), "--jobs", "1"])).code).toBe(AWAITS);
    expect(await bytesOf(place("one"))).toEqual(await bytesOf(place("whole")));
  }, 60_000);

  it("keeps to the schema that is published, and to what was typed in no way", async () => {
    const written = await readFile(place("whole/batch.json"), "utf8");
    expect(faultsOfBatch(JSON.parse(written))).toEqual([]);
    expect(written).not.toContain(work);
  });

  it("gives each folder what score gives it", async () => {
    await kaoping(["score", "indicators/2017", place("in/市1/县4"), "-o", place("alone")]);
    expect(await readFile(place("whole/folders/市1/县4/result.json"), "utf8")).toBe(await readFile(place("alone/result.json"), "utf8"));
  }, 60_000);

  it("ends with the same bytes when it was killed at twenty moments on the way", async () => {
    for (let moment = 0; moment < 20; moment += 1) await kaoping(["batch", place("in"), "-o", place("killed"), "--jobs", "2"], 150 + moment * 45);
    expect((await kaoping(["batch", place("in"), "-o", place("killed")])).code).toBe(AWAITS);
    expect(await bytesOf(place("killed"))).toEqual(await bytesOf(place("whole")));
  }, 180_000);

  it("does again only what changed", async () => {
    await cp(place("whole"), place("again"), { recursive: true });
    await cp(place("in"), place("in2"), { recursive: true });
    const { err } = await kaoping(["batch", place("in2"), "-o", place("again"), "--lang", "en"]);
    // another language is another output
    expect(err).not.toContain("of them before");
    const units = place("in2/市0/县0/units.yaml");
    await writeFile(units, (await readFile(units, "utf8")).replace("甲镇", "乙镇"));
    expect((await kaoping(["batch", place("in2"), "-o", place("again"), "--lang", "en"])).err).toContain("(9 of them before)");
    await writeFile(units, "units: [");
    const { err: last, out } = await kaoping(["batch", place("in2"), "-o", place("again"), "--lang", "en"]);
    // what was scored before goes when the folder can no longer be scored
    expect([last.includes("(9 of them before)"), out.includes("10 folders, 9 scored"), await readdir(place("again/folders/市0/县0"))]).toEqual([true, true, ["batch-folder.json"]]);
  }, 60_000);

  it("gives a shard that has nothing to do no failure", async () => {
    expect((await kaoping(["batch", place("in"), "-o", place("empty"), "--shard", "11/11"])).code).toBe(0);
  }, 60_000);

  it("in shards and merged is what it is in one piece", async () => {
    for (const part of [1, 2, 3]) await kaoping(["batch", place("in"), "-o", place(`shard${String(part)}`), "--shard", `${String(part)}/3`]);
    const { code } = await kaoping(["merge", ...[1, 2, 3].map((part) => place(`shard${String(part)}`)), "-o", place("merged")]);
    expect(code).toBe(AWAITS);
    expect(await bytesOf(place("merged"))).toEqual(await bytesOf(place("whole")));
  }, 60_000);
});

describe("a shard that somebody changed", () => {
  it("is refused where it would be written elsewhere than in the output", async () => {
    await kaoping(["batch", place("in"), "-o", place("changed")]);
    const file = place("changed/folders/市0/县0/batch-folder.json");
    const written = JSON.parse(await readFile(file, "utf8")) as { readonly path: string };
    for (const path of ["../../../elsewhere", "市0/县1", "市0/./县0", "/elsewhere"]) {
      await writeFile(file, JSON.stringify({ ...written, path }));
      const { code, err } = await kaoping(["merge", place("changed"), "-o", place("notmerged")]);
      expect([path, code, err.includes("[result-damaged]")]).toEqual([path, 1, true]);
    }
    expect((await readdir(place("."))).filter((name) => name === "elsewhere" || name === "notmerged")).toEqual([]);
  }, 60_000);
});

describe("a bad folder", () => {
  it("does not stop the others, is told with its reason, and the exit status tells", async () => {
    await writeFolders(place("bad"), [{ path: "好", requests: 2, late: 1 }, { path: "无此版", requests: 1, late: 0, edition: "1999" }, { path: "缺名单", requests: 1, late: 0 }]);
    await rm(place("bad/缺名单/units.yaml"));
    const { code, out } = await kaoping(["batch", place("bad"), "-o", place("badout")]);
    expect(code).toBe(3);
    expect(out).toContain("3 个文件夹，计分 1 个；1 个单位");
    expect(out).toMatch(/无此版：.*1999.*\[file-missing\]/);
    expect(out).toMatch(/缺名单：units\.yaml \[units-missing\]/);
    const batch = JSON.parse(await readFile(place("badout/batch.json"), "utf8")) as { folders: readonly { path: string; state: string }[] };
    expect(batch.folders.map(({ path, state }) => [path, state])).toEqual([["好", "scored"], ["无此版", "refused"], ["缺名单", "refused"]]);
  }, 60_000);

  it("ends the run with --fail-fast, and where it is the only one", async () => {
    // the largest comes first, whatever it is called
    await writeFolders(place("bad"), [{ path: "龟", requests: 30, late: 0, edition: "1999" }]);
    const { code, err, out } = await kaoping(["batch", place("bad"), "-o", place("failfast"), "--fail-fast", "--jobs", "1"]);
    expect([code, err, out]).toEqual([1, expect.stringMatching(/\[batch-stopped\].*4 个文件夹，做完 1 个/), expect.stringContaining("3 个文件夹还没有做")]);
    const written = await readFile(place("failfast/batch.json"), "utf8");
    expect([faultsOfBatch(JSON.parse(written)), written.includes('"notReached": 3')]).toEqual([[], true]);
    expect(await readFile(place("failfast/batch-run.json"), "utf8")).toContain('"finished": false');
    expect((await kaoping(["batch", place("bad/无此版"), "-o", place("onlybad")])).code).toBe(1);
    // a shard is not all of it
    expect((await kaoping(["batch", place("bad/无此版"), "-o", place("onlybad"), "--shard", "1/1"])).code).toBe(AWAITS);
  }, 60_000);
});

describe("what a batch refuses", () => {
  it("a second run on the same output, and takes over from one that is dead", async () => {
    await cp(place("whole"), place("taken"), { recursive: true });
    const { hostname } = await import("node:os");
    await writeFile(place("taken/.lock"), JSON.stringify({ pid: process.pid, host: hostname() }));
    const { code, err } = await kaoping(["batch", place("in"), "-o", place("taken")]);
    expect([code, err.includes("[output-taken]"), err.includes(`进程 ${String(process.pid)}`)]).toEqual([1, true, true]);
    await writeFile(place("taken/.lock"), JSON.stringify({ pid: 4_000_000, host: hostname() }));
    expect((await kaoping(["batch", place("in"), "-o", place("taken")])).code).toBe(AWAITS);
  }, 60_000);

  it.each([
    ["an output folder that holds something else", async () => { await writeFile(join(await mkdtemp(place("foreign-")), "信.txt"), "x"); return ["batch", place("in"), "-o", (await readdir(work)).filter((name) => name.startsWith("foreign-")).map(place)[0] ?? ""]; }, "output-not-ours", 1],
    ["a root without assessments", async () => ["batch", await mkdtemp(place("empty-")), "-o", place("no")], "file-missing", 1],
    ["an output inside the input", async () => Promise.resolve(["batch", place("in"), "-o", place("in/out")]), "output-in-input", 2],
    ["a list with a line that is no folder", async () => { await writeFile(place("list.txt"), "# 名单\nin/市0/县0\nin/没有\n"); return ["batch", place("list.txt"), "-o", place("no")]; }, "list.txt:3:1 [file-missing]", 1],
    ["shards that contradict each other", async () => {
      await writeFolders(place("other"), [{ path: "市0/县0", requests: 9, late: 3 }]);
      await kaoping(["batch", place("other"), "-o", place("otherout")]);
      return ["merge", place("whole"), place("otherout"), "-o", place("no")];
    }, "merge-differs", 1],
  ])("%s", async (_, args, words, expected) => {
    const { code, err } = await kaoping(await args());
    expect([code, err]).toEqual([expected, expect.stringContaining(words)]);
  }, 60_000);

  it("takes a list of folders", async () => {
    await writeFile(place("good.txt"), "# 名单\nin/市0/县0\n\nin/市1/县1\n");
    const { code, out } = await kaoping(["batch", place("good.txt"), "-o", place("listed")]);
    expect([code, out.includes("2 个文件夹，计分 2 个；2 个单位")]).toEqual([AWAITS, true]);
  }, 60_000);
});
