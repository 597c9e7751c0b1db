/** Evidence scored under another edition than its own is a restatement, and every page says so. */
import { join } from "node:path";
import { expect, it } from "vitest";
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
