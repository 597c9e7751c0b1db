/** A disk that is full, or a limit of the system: said in a sentence, and the next run goes on. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesIn, folderDifferences, kaoping } from "../program/program.ts";
import { writeFolders } from "./folders.ts";

const main = resolve(import.meta.dirname, "../../dist/cli/main.js");
let work = "";
const place = (name: string): string => join(work, name);

/** Only a superuser may mount, and not in every container. */
const canMount = ((): boolean => {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  return spawnSync("unshare", ["--mount", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt"]).status === 0;
})();
if (!canMount) console.warn("SKIPPED: no disk was filled, because none can be mounted here");

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "kaoping-full-"));
  await writeFolders(place("in"), ["甲", "乙", "丙"].map((path) => ({ path, requests: 3, late: 1 })));
  await kaoping(["batch", place("in"), "-o", place("whole")]);
}, 60_000);
afterAll(() => rm(work, { recursive: true, force: true }));

describe.skipIf(!canMount)("a full disk", () => {
  it("ends the run with what is done, and the next one goes on", async () => {
    await mkdir(place("disk"));
    const size = Math.ceil([...filesIn(place("whole"))].reduce((sum, [, { length }]) => sum + Math.ceil(length / 4096) * 4, 0) * 0.6);
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${String(size)}k`, "tmpfs", place("disk")]);
    try {
      const { exitCode, stderr } = await kaoping(["batch", place("in"), "-o", place("disk/out"), "--jobs", "1"]);
      expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/\[disk-full\] 结果没有写出：磁盘空间不足.*\[batch-stopped\] .*3 个文件夹，做完 [12] 个/s)]);
      expect(await readFile(place("disk/out/batch-run.json"), "utf8")).toContain('"finished": false');
      execFileSync("mount", ["-o", "remount,size=64m", place("disk")]);
      const { exitCode: again, stderr: said } = await kaoping(["batch", place("in"), "-o", place("disk/out")]);
      expect([again, said]).toEqual([3, expect.stringMatching(/其中 [12] 个先前已完成/)]);
      expect(folderDifferences(filesIn(place("whole")), filesIn(place("disk/out")))).toEqual([]);
      execFileSync("mount", ["-o", "remount,ro", place("disk")]);
      const { exitCode: readOnly, stderr: why } = await kaoping(["batch", place("in"), "-o", place("disk/out")]);
      expect([readOnly, why]).toEqual([1, expect.stringContaining("[output-unwritable] 结果没有写出：磁盘是只读的")]);
    } finally {
      execFileSync("umount", [place("disk")]);
    }
  }, 60_000);
});

describe.skipIf(process.platform === "win32")("a limit on the size of files", () => {
  it("stops the folders that run into it, and says so", async () => {
    // in blocks of 1024 bytes: room for batch.json and not for a result
    const { status, stdout } = spawnSync("bash", ["-c", `ulimit -f 32; exec "${process.execPath}" "${main}" batch "${place("in")}" -o "${place("limited")}"`], { encoding: "utf8", timeout: 60_000 });
    expect([status, stdout]).toEqual([1, expect.stringMatching(/甲：folders\/甲 \[output-unwritable\] 结果没有写出：文件超过系统允许的大小/)]);
    const { exitCode } = await kaoping(["batch", place("in"), "-o", place("limited")]);
    expect([exitCode, folderDifferences(filesIn(place("whole")), filesIn(place("limited")))]).toEqual([3, []]);
  }, 90_000);
});

describe("a register without line ends", () => {
  it("is told with its place, and the others are scored", async () => {
    await writeFolders(place("long"), ["好", "长"].map((path) => ({ path, requests: 1, late: 0 })));
    await writeFile(place("long/长/依申请公开申请.csv"), `编号,单位\n${"甲镇,".repeat(1_500_000)}`);
    const { exitCode, stdout } = await kaoping(["batch", place("long"), "-o", place("longout")]);
    expect([exitCode, stdout]).toEqual([3, expect.stringMatching(/长：依申请公开申请\.csv:2 \[line-too-long\]/)]);
  }, 60_000);
});
