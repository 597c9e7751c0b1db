/** Sixty counties dealt out to GNU parallel and merged: any scheduler that runs a command per number can do it. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFolders } from "./folders.ts";

const root = resolve(import.meta.dirname, "../..");
const main = join(root, "dist/cli/main.js");
const hasParallel = spawnSync("parallel", ["--version"], { encoding: "utf8" }).stdout?.startsWith("GNU parallel");
if (!hasParallel && process.env["CI"] !== undefined) throw new Error("GNU parallel is missing: .ci/run installs it");
if (!hasParallel) console.warn("SKIPPED: sixty counties were not dealt out, GNU parallel is missing");

async function bytesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(await Promise.all(files.map(async (file) => [relative(folder, file), (await readFile(file)).toString("base64")] as const)));
}

describe.skipIf(!hasParallel)("sixty counties under GNU parallel", () => {
  it("are merged into what one run writes", async () => {
    const work = await mkdtemp(join(tmpdir(), "kaoping-parallel-"));
    try {
      await writeFolders(join(work, "in"), Array.from({ length: 60 }, (_, index) => ({ path: `市${String(index % 7)}/县${String(index)}`, requests: 1 + (index % 5), late: index % 3 })));
      const node = (...args: readonly string[]) => spawnSync(process.execPath, [main, ...args], { cwd: root }).status;
      expect(node("batch", join(work, "in"), "-o", join(work, "whole"))).toBe(3);
      // a shard with open points ends with 3, which parallel counts as one that failed
      const command = `${process.execPath} ${main} batch ${join(work, "in")} -o ${join(work, "shard")}{} --shard {}/4 --jobs 1 || [ $? -eq 3 ]`;
      execFileSync("parallel", ["--will-cite", "-j2", command, ":::", "1", "2", "3", "4"], { cwd: root, stdio: "ignore" });
      expect(node("merge", ...[1, 2, 3, 4].map((part) => join(work, `shard${String(part)}`)), "-o", join(work, "merged"))).toBe(3);
      expect(await bytesOf(join(work, "merged"))).toEqual(await bytesOf(join(work, "whole")));
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }, 180_000);
});
