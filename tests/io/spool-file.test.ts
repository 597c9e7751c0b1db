/** Bytes that wait on the disk, and the runs that need them. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { assessmentAt, editionAt, sha256 } from "../../cli/inputs.ts";
import { assess } from "../../src/assess.ts";
import { spoolBeside, spoolIn, SpoolError, withSpool } from "../../src/io/spool-file.ts";
import type { Result } from "../../src/model/result.ts";
import { writeFolders } from "../batch/folders.ts";
import { kaoping } from "../program/program.ts";

const main = resolve(import.meta.dirname, "../../dist/cli/main.js");
const edition = resolve(import.meta.dirname, "../../indicators/2017");
let home = "";

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "kaoping-spool-"));
  return () => rm(home, { recursive: true, force: true });
});

const pieces = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 30 });

describe("a spool", () => {
  it("gives back what was put there, in any order and again and again, and leaves nothing", () => {
    fc.assert(fc.property(pieces, pieces, fc.nat(60), (before, after, held) => {
      const spool = spoolIn(home, held);
      for (const bytes of before) spool.put(bytes);
      spool.clear();
      const reads = after.map((bytes, index) => {
        const read = spool.put(bytes);
        if (index % 3 === 0) expect(read()).toEqual(bytes);
        return read;
      });
      expect(reads.map((read) => read()).toReversed()).toEqual(after.toReversed());
      expect(reads.map((read) => read())).toEqual(after);
      spool.close();
    }), { numRuns: 60 });
  });

  it.skipIf(process.platform === "win32")("has no name on the disk, so that a run that is killed leaves nothing", async () => {
    const spool = spoolIn(home, 4);
    const read = spool.put(new Uint8Array(10).fill(7));
    expect(await readdir(home)).toEqual([]);
    expect(read()).toEqual(new Uint8Array(10).fill(7));
    spool.close();
    expect(read).toThrow("closed");
  });

  it("makes no file where little waits, and no folder ever", async () => {
    const spool = spoolBeside(join(home, "not/there/yet"));
    expect(spool.put(new Uint8Array(1000))()).toHaveLength(1000);
    spool.close();
    expect(await readdir(home)).toEqual([]);
  });

  it("says what the system says where it cannot write", async () => {
    const { value, problems } = await withSpool(spoolIn(join(home, "gone"), 4), "out", (store) => Promise.resolve({ value: store.put(new Uint8Array(10)), problems: [] }));
    expect([value, problems.map(({ code, position }) => [code, position.file])]).toEqual([undefined, [["output-unwritable", "out"]]]);
    const broken = withSpool(spoolIn(home), "out", () => Promise.reject(new Error("a fault of ours")));
    await expect(broken).rejects.toThrow("a fault of ours");
    const full = new SpoolError(Object.assign(new Error("no space"), { code: "ENOSPC" }));
    expect((await withSpool(spoolIn(home), "out", () => Promise.reject(full))).problems[0]?.code).toBe("disk-full");
  });
});

describe("a register whose findings do not stay in memory", () => {
  let work = "";
  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), "kaoping-spooled-"));
    await writeFolders(join(work, "in"), [{ path: "甲", requests: 24_000, late: 24_000 }]);
  });
  afterAll(() => rm(work, { recursive: true, force: true }));

  it("is scored as it is where they do", async () => {
    const { exitCode } = await kaoping(["score", edition, join(work, "in/甲"), "-o", join(work, "out")]);
    expect([exitCode, await readdir(work)]).toEqual([3, ["in", "out"]]);
    const findings = await readFile(join(work, "out/findings.ndjson"));
    expect(findings.length).toBeGreaterThan(5_000_000);
    const { value } = await assess({ edition: await editionAt(edition), files: (await assessmentAt(join(work, "in/甲"))).value ?? [], mode: "classes", version: "test", sha256 });
    expect(findings.equals(Buffer.concat([...(value?.findings ?? [])]))).toBe(true);
    const { findings: stated } = JSON.parse(await readFile(join(work, "out/result.json"), "utf8")) as Result;
    expect([stated.sha256, stated.count]).toEqual([sha256(findings), value?.result.findings.count]);
  }, 60_000);

  it.skipIf(process.platform === "win32")("that meets a limit of the system is refused in a sentence, and nothing is left", async () => {
    // in blocks of 1024 bytes
    const { status, stderr } = spawnSync("bash", ["-c", `ulimit -f 1000; exec "${process.execPath}" "${main}" score "${edition}" "${join(work, "in/甲")}" -o "${join(work, "limited")}"`], { encoding: "utf8", timeout: 60_000 });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/limited \[output-unwritable\] 结果没有写出：文件超过系统允许的大小/)]);
    expect((await readdir(work)).filter((name) => !["in", "out"].includes(name))).toEqual([]);
  }, 60_000);

  it("that fills the disk is refused in a sentence, alone and in a batch", async ({ skip }) => {
    const disk = join(work, "disk");
    await mkdir(disk);
    // only a superuser may mount, and not in every container
    if (process.platform !== "linux" || process.getuid?.() !== 0 || spawnSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", disk]).status !== 0) return skip();
    try {
      const alone = await kaoping(["score", edition, join(work, "in/甲"), "-o", join(disk, "out")]);
      expect([alone.exitCode, alone.stderr, await readdir(disk)]).toEqual([1, expect.stringMatching(/out \[disk-full\] 结果没有写出：磁盘空间不足/), []]);
      const batch = await kaoping(["batch", join(work, "in"), "-o", join(disk, "batch"), "--jobs", "1"]);
      expect([batch.exitCode, batch.stderr]).toEqual([1, expect.stringMatching(/\[disk-full\] 结果没有写出：磁盘空间不足.*\[batch-stopped\]/s)]);
    } finally {
      execFileSync("umount", [disk]);
    }
  }, 60_000);
});
