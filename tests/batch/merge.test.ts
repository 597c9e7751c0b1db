/** Shards that do not make one batch are refused with what is missing; a merge that was killed goes on. */
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { joinRuns } from "../../src/batch/join-runs.ts";
import { readFolderFile } from "../../src/batch/read-folder-file.ts";
import { foundOf, runRecord, type RunPlan } from "../../src/batch/run-record.ts";
import { sealFolder } from "../../src/batch/seal-folder.ts";
import { sha256 } from "../../cli/inputs.ts";
import type { BatchFolder } from "../../src/model/batch.ts";
import { filesIn, folderDifferences, kaoping, root } from "../program/program.ts";
import { writeFolders } from "./folders.ts";

const AWAITS = 3;
let work = "";
let count = 0;
const place = (name: string): string => join(work, name);
const shards = [1, 2, 3];
/** The three shards of one test, and where it merges them. */
let own: readonly string[] = [];
let out = "";
const merge = (...from: readonly string[]) => kaoping(["merge", ...from, "-o", out]);
const edit = async (file: string, mend: (content: string) => string): Promise<void> => { await writeFile(file, mend(await readFile(file, "utf8"))); };

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "kaoping-merge-"));
  await writeFolders(place("in"), Array.from({ length: 5 }, (_, index) => ({ path: `市${String(index % 2)}/县${String(index)}`, requests: 2, late: index % 2 })));
  await kaoping(["batch", place("in"), "-o", place("whole")]);
  for (const part of shards) await kaoping(["batch", place("in"), "-o", place(`shard${String(part)}`), "--shard", `${String(part)}/3`]);
}, 60_000);
afterAll(() => rm(work, { recursive: true, force: true }));
beforeEach(async () => {
  const prefix = `${String((count += 1))}-`;
  own = shards.map((part) => place(`${prefix}shard${String(part)}`));
  out = place(`${prefix}out`);
  for (const part of shards) await cp(place(`shard${String(part)}`), own[part - 1] ?? "", { recursive: true });
});

describe("merge refuses", () => {
  it.each<readonly [string, () => Promise<readonly string[]>, string]>([
    ["where a shard is missing", async () => Promise.resolve([own[0]!, own[2]!]), "[shard-missing] 缺第 2/3 份"],
    ["where a shard was not finished", async () => {
      await edit(join(own[1]!, "batch-run.json"), (run) => run.replace('"finished": true', '"finished": false'));
      return own;
    }, "[shard-unfinished] 第 2/3 份没有做完"],
    ["a shard given twice", async () => {
      await cp(own[0]!, `${own[0]!}b`, { recursive: true });
      return [...own, `${own[0]!}b`];
    }, "[merge-differs] 与"],
    ["where one shard found other folders", async () => {
      await rename(place("in/市0/县4"), place("县4"));
      await kaoping(["batch", place("in"), "-o", own[1]!, "--shard", "2/3"]);
      await rename(place("县4"), place("in/市0/县4"));
      return own;
    }, "找到的文件夹不同"],
    ["shards of another version of the program", async () => {
      await edit(join(own[1]!, "batch-run.json"), (run) => run.replace(/"version": "[^"]+"/, '"version": "0.0.1"'));
      return own;
    }, "由 0.0.1 版程序写出"],
    ["shards that were scored with different editions", async () => {
      await cp("indicators", place(`${String(count)}-indicators`), { recursive: true });
      await edit(place(`${String(count)}-indicators/2017/scheme.yaml`), (scheme) => `${scheme}\n# 改过\n`);
      await kaoping(["batch", place("in"), "-o", own[1]!, "--shard", "2/3", "--editions", place(`${String(count)}-indicators`)]);
      return own;
    }, "[editions-differ] 2017 年度版"],
    ["a result that was altered by hand", async () => {
      await edit(join(own[1]!, "folders/市0/县2/ranking.csv"), (csv) => csv.replace("甲镇", "乙镇"));
      return own;
    }, "县2/ranking.csv [result-damaged]"],
    ["a summary that was altered by hand", async () => {
      await edit(join(own[1]!, "folders/市0/县2/batch-folder.json"), (json) => json.replace('"fingerprint"', '"altered": 1, "fingerprint"'));
      return own;
    }, "县2/batch-folder.json [result-damaged]"],
    ["a folder that is gone", async () => {
      await rm(join(own[1]!, "folders/市0/县2"), { recursive: true });
      return own;
    }, "县2/batch-folder.json [file-missing]"],
    ["what is no output of a batch", async () => Promise.resolve([own[0]!, place("in")]), "[file-missing] 这里没有批量计分的输出"],
    ["a run file that is broken", async () => {
      await writeFile(join(own[1]!, "batch-run.json"), "{");
      return own;
    }, "batch-run.json [result-damaged]"],
  ])("%s", async (_, make, words) => {
    const from = await make();
    const { exitCode, stderr } = await merge(...from);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(words)]);
  }, 60_000);

  it("to write into one of the shards", async () => {
    const { exitCode, stderr } = await kaoping(["merge", ...own, "-o", own[0]!]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("[output-in-input]")]);
  });
});

describe("merge", () => {
  it("takes what belongs to the shards and says what does not", async () => {
    await cp(join(own[0]!, "folders/市0/县0"), join(own[0]!, "folders/市0/旧县"), { recursive: true });
    await writeFile(join(own[1]!, "folders/市0/县2/签字.pdf"), "签字");
    const { exitCode, stderr } = await merge(...own);
    expect([exitCode, stderr]).toEqual([AWAITS, expect.stringMatching(/\[batch-left-over\].*市0\/旧县.*\[batch-left-over\].*签字\.pdf/s)]);
    expect(folderDifferences(filesIn(place("whole")), filesIn(out))).toEqual([]);
  }, 60_000);

  it("that broke off goes on where it stopped, and is not done until it says so", async () => {
    const file = join(own[2]!, "folders/市0/县4/ranking.csv");
    if (!(await readFile(file, "utf8").catch(() => "")).includes("甲镇")) throw new Error("the third shard has another folder");
    const whole = await readFile(file);
    await writeFile(file, "x");
    expect((await merge(...own)).exitCode).toBe(1);
    expect(await readFile(join(out, "batch-run.json"), "utf8")).toContain('"finished": false');
    expect((await kaoping(["merge", out, "-o", `${out}2`])).stderr).toContain("[shard-unfinished]");
    await writeFile(file, whole);
    expect((await merge(...own)).exitCode).toBe(AWAITS);
    expect(folderDifferences(filesIn(place("whole")), filesIn(out))).toEqual([]);
  }, 60_000);

  it("that was killed at any moment ends with the same bytes", async () => {
    const main = join(root, "dist/cli/main.js");
    for (let moment = 0; moment < 12; moment += 1) spawnSync(process.execPath, [main, "merge", ...own, "-o", out], { cwd: root, timeout: 120 + moment * 25, killSignal: "SIGKILL" });
    expect((await merge(...own)).exitCode).toBe(AWAITS);
    expect(folderDifferences(filesIn(place("whole")), filesIn(out))).toEqual([]);
  }, 60_000);

  it("carries on what a shard could not write", async () => {
    await rm(own[1]!, { recursive: true });
    await cp(place("shard2"), own[1]!, { recursive: true });
    await rm(join(own[1]!, "folders/市0/县2"), { recursive: true });
    await writeFile(join(own[1]!, "folders/市0/县2"), "somebody's");
    await kaoping(["batch", place("in"), "-o", own[1]!, "--shard", "2/3"]);
    const { exitCode, stdout } = await merge(...own);
    expect([exitCode, stdout]).toEqual([AWAITS, expect.stringContaining("市0/县2：folders/市0/县2 [output-not-ours]")]);
  }, 60_000);

  it("writes around what somebody put into its output", async () => {
    expect((await merge(...own)).exitCode).toBe(AWAITS);
    await writeFile(join(out, "folders/市0/县2/签字.pdf"), "签字");
    await writeFile(join(out, "folders/市0/县2/ranking.csv"), "altered");
    const { exitCode, stdout } = await merge(...own);
    expect([exitCode, stdout]).toEqual([AWAITS, expect.stringContaining("市0/县2：folders/市0/县2 [output-not-ours]")]);
    expect(await readFile(join(out, "folders/市0/县2/签字.pdf"), "utf8")).toBe("签字");
  }, 60_000);
});

const plan = (over: Partial<RunPlan> = {}): RunPlan => ({ version: "1", language: "zh", sheets: false, shard: null, found: foundOf(["甲", "乙"], sha256), ...over });
const folder = (path: string): BatchFolder =>
  sealFolder({ format: "kaoping/batch-folder@1", path, fingerprint: path, state: "scored", place: null, edition: null, editionSha256: null, synthetic: true, provisional: false, units: [], rules: [], counts: { findings: 0, error: 0, setAside: 0, warning: 0, note: 0 }, problems: [] }, [], sha256);
const joined = (...runs: readonly (readonly [RunPlan, readonly string[]])[]) =>
  joinRuns(runs.map(([one, paths], index) => ({ from: `out/${String(index + 1)}`, run: runRecord(one, { written: paths.map(folder), notWritten: [] }) })), "1", sha256);
const shard = (part: number, of: number) => plan({ shard: { part, of } });

describe("joinRuns", () => {
  it("gives the run that would have done all", () => {
    expect(joined([shard(1, 2), ["乙"]], [shard(2, 2), ["甲"]])).toEqual({ value: plan(), problems: [] });
    expect(joined([plan(), ["甲", "乙"]], [plan(), ["丙"]]).value?.found.count).toBe(3);
  });

  it.each([
    ["shards and wholes", [[shard(1, 1), ["甲"]], [plan(), ["乙"]]], "merge-differs"],
    ["shards of two divisions", [[shard(1, 2), ["甲"]], [shard(2, 3), ["乙"]]], "merge-differs"],
    ["languages", [[shard(1, 2), ["甲"]], [{ ...shard(2, 2), language: "en" as const }, ["乙"]]], "merge-differs"],
    ["with sheets and without", [[shard(1, 2), ["甲"]], [{ ...shard(2, 2), sheets: true }, ["乙"]]], "merge-differs"],
    ["shards that lost a folder", [[shard(1, 2), ["甲"]], [shard(2, 2), []]], "merge-differs"],
    ["outputs of which one holds an assessment inside another's", [[plan(), ["甲"]], [plan(), ["甲/一"]]], "assessment-nested"],
  ] satisfies readonly (readonly [string, readonly (readonly [RunPlan, readonly string[]])[], string])[])("refuses %s", (_, runs, code) => {
    const { value, problems } = joined(...runs);
    expect([value, problems.map((problem) => problem.code)]).toEqual([undefined, expect.arrayContaining([code])]);
  });
});

describe("readFolderFile", () => {
  const unit = { code: "1", name: { zh: "甲", en: "甲" }, type: "town", typeTitle: { zh: "镇", en: "Town" }, group: "towns", groupTitle: { zh: "镇", en: "towns" }, state: "undecided", total: null, range: { low: "1.50", high: "8/3" }, grade: null, gradeTitle: null, gradePlace: null, rank: null, rankRange: [1, 2], of: 2, ranked: true } as const;
  const read = (units: readonly object[]) => {
    const { files: _files, sha256: _seal, ...summary } = folder("甲");
    const sealed = sealFolder({ ...summary, units: units as BatchFolder["units"] }, [], sha256);
    return readFolderFile({ path: "f", text: JSON.stringify(sealed) }, sha256).problems.map(({ code }) => code);
  };

  it("takes what is written, and nothing that could not be summed", () => {
    expect(read([unit])).toEqual([]);
    for (const over of [{ range: { low: "abc", high: "1" } }, { range: { low: "1", high: "1/0" } }, { range: undefined }, { total: "x" }, { gradeTitle: 5 }, { rankRange: [1] }, { state: "?" }]) expect([over, read([{ ...unit, ...over }])]).toEqual([over, ["result-damaged"]]);
  });
});
