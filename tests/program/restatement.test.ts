/** Evidence scored under another edition than its own is a restatement, and every page says so. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Comparison } from "../../src/model/comparison.ts";
import { filesIn, kaoping, root, temporary } from "./program.ts";

it("says on every page that points are restated", async () => {
  const { folder, remove } = temporary();
  try {
    const years = join(root, "tests/comparison/years");
    const { stdout } = await kaoping(["score", join(years, "2018"), join(years, "evidence/2017"), "-o", join(folder, "out")]);
    expect(stdout).toContain("【换版重算】本考核任务按 2017 年度版制定，本表按 2018 年度版重新计算。");
    const pages = [...filesIn(join(folder, "out"))].filter(([path]) => /\.(?:html|md)$|^ranking\.csv$/u.test(path));
    expect(pages.length).toBeGreaterThan(9);
    expect(pages.filter(([, content]) => !content.toString("utf8").includes("换版重算")).map(([path]) => path)).toEqual([]);
  } finally {
    await remove();
  }
});

it("attributes nothing to work or scheme where the other year was not asked, or its records name an indicator that is gone", async () => {
  const { folder, remove } = temporary();
  try {
    for (const year of ["2017", "2018"]) await kaoping(["score", `indicators/${year}`, `samples/${year}`, "-o", join(folder, year)]);
    const given = ["2017", "2018"].flatMap((year) => ["--edition", `indicators/${year}`, "--evidence", `samples/${year}`]);
    await kaoping(["compare", join(folder, "2017/result.json"), join(folder, "2018/result.json"), ...given, "-o", join(folder, "out")]);
    const { pairs } = JSON.parse(readFileSync(join(folder, "out/comparison.json"), "utf8")) as Comparison;
    const lineOf = (unit: string, id: string): unknown => {
      const points = pairs[0]?.units.find(({ name }) => name.zh === unit)?.points;
      const line = points?.done === true ? points.lines.find((one) => one.id === id) : undefined;
      return line && [line.change, line.performance, line.rule];
    };
    // training, decisions and flow charts were first asked for in 2018; each year looks at another annual report
    expect(["A4", "B6", "D7", "G1"].map((id) => lineOf("枕溪镇", id))).toEqual([["3.00", null, null], ["4.00", null, null], ["2.00", null, null], ["0.00", null, null]]);
    // a veto for falsified evidence took all of C4; two of the three fields of C5 were first asked for in 2018; a finding of a supervisor names B5
    expect([lineOf("沙鸥镇", "C4→C6"), lineOf("枕溪镇", "C4→C6"), lineOf("枕溪镇", "C5"), lineOf("星桥街道", "B4+B5→B7")]).toEqual([["2.00", null, null], ["-1.00", "0.00", "-1.00"], ["3.00", null, null], ["-1.70", null, null]]);
  } finally {
    await remove();
  }
}, 60_000);
