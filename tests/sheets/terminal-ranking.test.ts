import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import type { Result } from "../../src/model/result.ts";
import { wrapped } from "../../src/sheets/display-width.ts";
import { plainPalette, plainTerminal } from "../../src/sheets/palette.ts";
import { terminalRanking } from "../../src/sheets/terminal-ranking.ts";
import { textTable } from "../../src/sheets/text-table.ts";
import { hostile } from "../support/hostile-result.ts";
import { resultFixture } from "../support/result-fixture.ts";

const result = resultFixture();
const print = (columns: number, language: "zh" | "en" = "zh", ambiguousWide = false, of: Result = result): string => terminalRanking(of, language, { ...plainTerminal, columns, ambiguousWide });

/** The tables: a rule under the head, and the lines down to the next line without a gap column. */
function tables(text: string, ambiguousIsNarrow: boolean): readonly (readonly number[])[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    if (!/^(─+|-+)( {2}(─+|-+))+$/u.test(line)) return [];
    const below = lines.slice(index + 1, index + 5).filter((one) => /(镇|街道|zhu|zhou|chi|yu|lan|guang) {2}/u.test(one));
    return [[lines[index - 1] ?? "", line, ...below].map((one) => stringWidth(one, { ambiguousIsNarrow }))];
  });
}

describe("terminalRanking", () => {
  it.each([
    [140, "zh", false],
    [80, "zh", false],
    [140, "en", false],
    [80, "en", false],
    [140, "zh", true],
    [80, "zh", true],
  ] as const)("gives all rows of a table one width at %i columns in %s (ambiguous wide: %s)", (columns, language, ambiguousWide) => {
    const found = tables(print(columns, language, ambiguousWide), !ambiguousWide);
    expect(found.length).toBeGreaterThanOrEqual(2);
    for (const widths of found) {
      expect(widths.length).toBeGreaterThan(3);
      expect(new Set(widths).size).toBe(1);
    }
  });

  it.each(["zh", "en"] as const)("stays within 80 columns in %s, but for words that cannot break", (language) => {
    expect(print(80, language).split("\n").filter((line) => stringWidth(line) > 80 && !line.includes("2017"))).toEqual([]);
  });

  it("keeps the groups apart and prints ties, ranges, vetoes and what is not ranked", () => {
    const text = print(160);
    expect(text.indexOf("镇组（4 个单位）")).toBeLessThan(text.indexOf("街道组（3 个单位）"));
    expect(text).toMatch(/ 1 {2}星渚镇 .*99\.20 {2}优秀/u);
    expect(text).toMatch(/ 1 {2}麦舟镇 .*99\.20 {2}优秀/u);
    expect(text).toMatch(/1～2 {2}晴岚街道 .*89\.00～98\.00 {2}优秀或良好 .*待定2项、搁置2条/u);
    expect(text).toMatch(/听雨镇 .*59\.00 {2}不合格 .*一票否决/u);
    expect(text).toMatch(/不排名 {2}未明开发区/u);
  });

  it("says what awaits a person, by unit, and what to do", () => {
    const text = print(160);
    expect(text).toContain("需人工处理：涉及 1 个单位");
    expect(text).toContain("D2 按期答复：待定，可能得 0.00～5.00 分；R-0318（disclosure_request.csv:319） 尚缺：答复日（交邮）");
    expect(text).toContain("建议：补交或填写所缺佐证后重新评分");
    expect(text).toContain("搁置：依申请公开申请 R-0322（disclosure_request.csv:323）");
  });

  it("carries the labels of the result", () => {
    const restated = { ...result, assessment: { ...result.assessment, restatement: true } };
    for (const label of ["【合成数据】", "【重建方案】", "【暂定】", "【换版重算】"]) expect(print(100, "zh", false, restated)).toContain(label);
  });

  it("says nothing of labels and of waiting where there is nothing to say", () => {
    const units = result.units.filter(({ state, setAside }) => state === "scored" && setAside.length === 0);
    const done: Result = { ...result, units, problems: [], provisional: false, assessment: { ...result.assessment, synthetic: false }, edition: { ...result.edition, provenance: { kind: "official", known: [], ours: [] } } };
    expect(print(100, "zh", false, done)).not.toMatch(/【|需人工处理/u);
  });

  it("draws frames and bars in ASCII where ambiguous letters are wide", () => {
    expect(print(160, "zh", true)).not.toMatch(/[─█░]/u);
  });

  it("lets no control code of the evidence through", () => {
    expect(print(100, "zh", false, hostile(result))).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/u);
  });

  it("keeps widths when the palette colours cells", () => {
    const red = (text: string): string => `\u001B[31m${text}\u001B[39m`;
    const palette = { ...plainPalette, strong: red, good: red, bad: red, warn: red };
    const coloured = terminalRanking(result, "zh", { ...plainTerminal, columns: 160, palette });
    for (const widths of tables(coloured.replaceAll("\u001B[31m", "").replaceAll("\u001B[39m", ""), true)) expect(new Set(widths).size).toBe(1);
  });
});

describe("textTable", () => {
  it("aligns rare letters, emoji and combining marks", () => {
    const lines = textTable([{ title: "单位", align: "left" }, { title: "n", align: "right" }], [[{ text: "𠮷" }, { text: "1" }], [{ text: "e\u0301😀" }, { text: "10" }], [{ text: "" }, { text: "" }]], plainTerminal);
    expect(new Set(lines.map((line) => stringWidth(line)))).toEqual(new Set([8]));
  });
});

describe("wrapped", () => {
  it("breaks Chinese anywhere, but not before closing or after opening marks", () => {
    const lines = wrapped("逾期答复的，每件扣2分（经催办“后”答复的，加倍）。", 10, plainTerminal);
    for (const line of lines) {
      expect(line).not.toMatch(/^[，。）”]/u);
      expect(line).not.toMatch(/[（“]$/u);
    }
    expect(lines.join("")).toBe("逾期答复的，每件扣2分（经催办“后”答复的，加倍）。");
  });

  it("keeps words whole that fit a line", () => {
    expect(wrapped("late replies cost points", 12, plainTerminal)).toEqual(["late replies", "cost points"]);
  });
});
