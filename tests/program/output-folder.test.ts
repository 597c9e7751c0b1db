/** Where the result goes: nobody's papers are overwritten, an older result of ours is replaced whole. */
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { filesIn, kaoping, root, temporary } from "./program.ts";

const { folder, remove } = temporary();
afterAll(remove);

const score = (output: string) => kaoping(["score", "indicators/2017", "samples/2017", "-o", output]);

describe("the output folder", () => {
  it("is refused where it holds something else, which stays as it was", async () => {
    const output = join(folder, "papers");
    mkdirSync(output);
    writeFileSync(join(output, "会议纪要.txt"), "原有文件");
    const { exitCode, stdout, stderr } = await score(output);
    expect(exitCode).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("output-not-ours");
    expect([...filesIn(output)].map(([path, bytes]) => [path, bytes.toString("utf8")])).toEqual([["会议纪要.txt", "原有文件"]]);
    expect(readdirSync(folder)).toEqual(["papers"]);
  });

  it("is refused where a file stands in its place", async () => {
    const output = join(folder, "file");
    writeFileSync(output, "原有文件");
    expect((await score(output)).exitCode).toBe(1);
    expect(filesIn(folder).get("file")?.toString("utf8")).toBe("原有文件");
  });

  it("is refused where its result.json is not ours", async () => {
    const output = join(folder, "other");
    mkdirSync(output);
    writeFileSync(join(output, "result.json"), '{"format":"another/result@1"}');
    expect((await score(output)).exitCode).toBe(1);
    expect([...filesIn(output).keys()]).toEqual(["result.json"]);
  });

  it("is made where it is missing, and replaced whole where it is ours", async () => {
    const output = join(folder, "new/deep");
    expect((await score(output)).exitCode).toBe(0);
    const first = [...filesIn(output).keys()];
    expect(first).toContain("result.json");
    writeFileSync(join(output, "sheets", "旧表.html"), "left over");
    expect((await score(output)).exitCode).toBe(0);
    expect([...filesIn(output).keys()]).toEqual(first);
    expect(readdirSync(join(folder, "new"))).toEqual(["deep"]);
  });

  it("of a comparison is refused in the folder of a result, and in its place", async () => {
    const years = join(root, "tests/comparison/years");
    const results = ["2017", "2018"].map((year) => join(folder, `year-${year}`));
    for (const [index, year] of ["2017", "2018"].entries()) await kaoping(["score", join(years, year), join(years, "evidence", year), "-o", results[index] ?? ""]);
    const before = [...filesIn(results[0] ?? "").keys()];
    for (const [output, refusal] of [["year-2017/cmp", [2, "output-in-input"]], ["year-2018/a/b", [2, "output-in-input"]], ["year-2017", [1, "output-not-ours"]]] as const) {
      const { exitCode, stderr } = await kaoping(["compare", ...results.map((path) => join(path, "result.json")), "-o", join(folder, output)]);
      expect([exitCode, /output-[a-z-]+/u.exec(stderr)?.[0]]).toEqual(refusal);
    }
    expect([...filesIn(results[0] ?? "").keys()]).toEqual(before);
    // copies that somebody collected are in nobody's way
    const collected = join(folder, "collected");
    mkdirSync(collected);
    for (const [index, path] of results.entries()) cpSync(join(path, "result.json"), join(collected, `${String(index)}.json`));
    expect((await kaoping(["compare", join(collected, "0.json"), join(collected, "1.json"), "-o", join(collected, "cmp")])).exitCode).toBe(0);
  }, 60_000);

  it("is refused inside the folders that are read, also by way of a link", async () => {
    cpSync("samples/2017", join(folder, "input"), { recursive: true });
    symlinkSync(join(folder, "input"), join(folder, "link"));
    for (const output of ["input/out", "link/a/b"]) {
      const { exitCode, stderr } = await kaoping(["score", "indicators/2017", join(folder, "input"), "-o", join(folder, output)]);
      expect([exitCode, stderr.includes("output-in-input")]).toEqual([2, true]);
    }
    expect([...filesIn(join(folder, "input")).keys()]).toEqual([...filesIn("samples/2017").keys()]);
  });

  it("is left alone where nothing was scored", async () => {
    const output = join(folder, "nothing");
    expect((await kaoping(["score", "indicators/2017", "samples/none", "-o", output])).exitCode).toBe(1);
    expect(readdirSync(folder)).not.toContain("nothing");
  });
});
