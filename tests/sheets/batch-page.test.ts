/** What an office reads of many assessments: names and not ids, each thing once, every folder's ranking at hand. */
import { describe, expect, it } from "vitest";
import { joinFolders } from "../../src/batch/join-folders.ts";
import type { BatchFolderSummary, BatchRule, BatchUnit } from "../../src/model/batch.ts";
import { text } from "../../src/model/text.ts";
import { batchCsv } from "../../src/sheets/batch/batch-csv.ts";
import { batchPage } from "../../src/sheets/batch/batch-page.ts";
import { terminalBatch } from "../../src/sheets/batch/terminal-batch.ts";

const same = (words: string): string => words;
const terminal = { palette: { heading: same, strong: same, quiet: same, good: same, bad: same, warn: same }, columns: 400, ambiguousWide: false };

const unit = (code: string, over: Partial<BatchUnit> = {}): BatchUnit => ({
  code, name: text("甲镇", "Jia"), type: "town", typeTitle: text("镇", "Town"), group: "towns", groupTitle: text("镇组", "Towns"), state: "scored", total: "90.00", grade: "good", gradeTitle: text("良好", "Good"), gradePlace: 2, rank: 1, of: 1, ranked: true, ...over,
});
const rule = (edition: string, low: string, high: string): BatchRule => ({ edition, indicator: "D2", indicatorTitle: text("时限", "Time"), rule: "D2-late", wording: "逾期答复的", findings: 1, units: 1, taken: { low, high } });
const folder = (path: string, over: Partial<BatchFolderSummary> = {}): BatchFolderSummary => ({
  format: "kaoping/batch-folder@1", path, fingerprint: "f", state: "scored", place: text("鼓楼区", "Gulou"), edition: "2017", editionSha256: null, synthetic: false, provisional: false,
  units: [], rules: [], counts: { findings: 0, error: 0, setAside: 0, warning: 0, note: 0 }, problems: [], ...over,
});
const refused = (path: string, file: string) =>
  folder(path, { state: "refused", place: null, provisional: true, problems: [{ code: "file-unreadable", severity: "error", file, line: 0, column: 0, message: text("无法读取", "cannot be read"), hint: text("请检查权限", "check permissions") }] });

const batch = joinFolders(
  [
    folder("甲市/鼓楼区", { units: [unit("1"), unit("2")], rules: [rule("2017", "2", "2")] }),
    folder("甲市/鼓楼区 副本", { units: [unit("1"), unit("2")] }),
    folder("乙市/<b>&区", { edition: "2018", place: text("乙", "Yi"), units: [unit("1", { total: null, range: { low: "1", high: "2" }, grade: null, gradeTitle: null, gradePlace: null })], rules: [rule("2018", "1", "3")] }),
    refused("丙市", "丙市"),
    refused("丁市/一", "folders/丁市/一"),
  ],
  "1",
  7,
);
const page = batchPage(batch, "zh");
const screen = terminalBatch(batch, "zh", terminal);

describe("the overview of a batch", () => {
  it("calls types, groups and editions by their names", () => {
    for (const shown of [page, screen]) {
      expect(shown).toContain("单位类型 镇");
      expect(shown).toContain("镇组（2017 年度版）");
      expect(shown).not.toMatch(/\btowns?\b/);
    }
    expect([...batchCsv(batch, "zh")].join("")).toContain("镇,镇组");
  });

  it("names a copied folder once and not once a unit", () => {
    for (const shown of [page, screen]) expect(shown.match(/个代码相同/g)).toHaveLength(1);
    expect(screen).toContain("甲市/鼓楼区、甲市/鼓楼区 副本（2017 年度版）：2 个代码相同，如 1、2");
    expect(page).toContain("“鼓楼区”（2017 年度版）：甲市/鼓楼区、甲市/鼓楼区 副本");
    expect(page).toContain("<td>鼓楼区（甲市/鼓楼区）</td>");
  });

  it("says what averages leave out and mix, and what was not reached", () => {
    for (const shown of [page, screen]) for (const words of ["只计已定分的单位", "跨年度版的平均分只供参考", "7 个文件夹还没有做"]) expect(shown).toContain(words);
    expect(terminalBatch(joinFolders([folder("a", { units: [unit("1")] })], "1"), "zh", terminal)).not.toMatch(/只计已定分|跨年度版|还没有做/);
  });

  it("gives the mean's range where totals are open, beside the mean of those that are decided", () => {
    expect(page).toContain('<td class="n"><b>90.00</b><br>72.20～72.40</td>');
    expect(page).toContain('<td class="n">1.00～2.00</td>');
    expect(screen).toMatch(/文件夹 乙市 +1 +0 +1\.00～2\.00 +— /);
    expect(screen).toMatch(/全部 +5 +4 +90\.00 /);
  });

  it("says which edition a clause is of, and its range where points are open", () => {
    expect(screen).toContain("2018 D2-late 逾期答复的：1.00～3.00");
    expect(page).toContain("<b>1.00～3.00</b>");
  });

  it("puts folders that were not scored first, with what to do, and names each once", () => {
    expect(page.indexOf('id="refused"')).toBeLessThan(page.indexOf('id="groupings"'));
    expect(screen).toContain("- 丙市：[file-unreadable] 无法读取。建议：请检查权限");
    expect(screen).toContain("- 丁市/一：folders/丁市/一 [file-unreadable]");
  });

  it("gives a grade one shade on the whole page, and what is open another", () => {
    const pass = { grade: "pass", gradeTitle: text("合格", "Pass"), gradePlace: 3 };
    const open = { total: null, range: { low: "1", high: "2" }, grade: null, gradeTitle: null, gradePlace: null };
    const shown = batchPage(joinFolders([folder("a", { units: [unit("1"), unit("2", pass), unit("3", open)] }), folder("b", { units: [unit("4", pass), unit("5", open)] })], "1"), "zh");
    const shades = (key: string) => [...(new RegExp(`<td>文件夹 ${key} .*?</svg>`, "s").exec(shown)?.[0] ?? "").matchAll(/fill="(#\w+)"/g)].map((match) => match[1]);
    expect(shades("a")).toHaveLength(3);
    expect(shades("b")).toEqual(shades("a").slice(1));
    expect(new Set(shades("a")).size).toBe(3);
  });

  it("leads to each folder's ranking, whatever it is called", () => {
    expect(page).toContain(`href="folders/${encodeURIComponent("乙市")}/%3Cb%3E%26%E5%8C%BA/ranking.csv"`);
    expect(page).not.toContain("<b>&区");
    expect(page).not.toContain(`href="folders/${encodeURIComponent("丙市")}`);
  });
});
