/** The same input gives the same bytes: in any time zone and language, from any folder, however the engine is asked. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Around, type Ended, filesIn, folderDifferences, kaoping, root, temporary } from "./program.ts";

const { folder, remove } = temporary();
afterAll(remove);

const out = (name: string): string => join(folder, name);

async function score(name: string, more: readonly string[] = [], around: Around = {}): Promise<Ended> {
  return kaoping(["score", join(root, "indicators/2017"), join(root, "samples/2017"), "-o", out(name), ...more], around);
}

let first: Ended;
beforeAll(async () => {
  first = await score("first");
}, 60_000);

const variants: readonly (readonly [name: string, more: readonly string[], around: Around])[] = [
  ["Los Angeles, in Turkish", [], { env: { TZ: "America/Los_Angeles", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" } }],
  ["Shanghai, in Chinese", [], { env: { TZ: "Asia/Shanghai", LANG: "zh_CN.UTF-8", LC_ALL: "zh_CN.UTF-8" } }],
  ["Kiritimati, in C", [], { env: { TZ: "Pacific/Kiritimati", LANG: "C", LC_ALL: "C" } }],
  ["the engine asked for each record", ["--engine", "each"], {}],
  ["another working folder", [], { cwd: folder }],
];

describe("score", () => {
  it("ends with 0 on the sample", () => {
    expect(first).toMatchObject({ exitCode: 0 });
    expect(first.stdout).not.toContain("暂定");
  });

  it.each(variants)("writes the same bytes: %s", async (name, more, around) => {
    const again = await score(name, more, around);
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toBe(first.stdout);
    expect(folderDifferences(filesIn(out("first")), filesIn(out(name)))).toEqual([]);
  });

  it("writes the same bytes whether folders are named absolutely or not", async () => {
    const args = ["score", "indicators/2017", "./samples/2017/", "-o", out("relative")];
    expect((await kaoping(args)).exitCode).toBe(0);
    expect(folderDifferences(filesIn(out("first")), filesIn(out("relative")))).toEqual([]);
  });

  it("prints the very result.json that it writes", async () => {
    const { stdout } = await score("printed", ["--json"]);
    expect(stdout).toBe(filesIn(out("printed")).get("result.json")?.toString("utf8"));
  });

  it("writes no path of this machine, host or moment", () => {
    for (const [path, bytes] of filesIn(out("first"))) {
      const content = bytes.toString("utf8");
      expect(content.includes(root) || content.includes(folder), path).toBe(false);
    }
  });
});
