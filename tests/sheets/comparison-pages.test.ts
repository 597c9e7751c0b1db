/** Pages of a comparison: whole, without scripts or addresses, marked, and safe from what names hold. */
import { beforeAll, describe, expect, it } from "vitest";
import type { ComparedPair, Comparison } from "../../src/model/comparison.ts";
import { comparisonFiles } from "../../src/sheets/comparison/comparison-files.ts";
import { places } from "../../src/sheets/comparison/numbers.ts";
import { terminalComparison } from "../../src/sheets/comparison/terminal-comparison.ts";
import { storyOf } from "../../src/sheets/comparison/unit-story.ts";
import { plainTerminal } from "../../src/sheets/palette.ts";
import { comparisonOf, inputOf } from "../comparison/years.ts";
import { ATTACK } from "../support/hostile-result.ts";
import { elements, readHtml, textOf } from "../support/html-outline.ts";

let comparison: Comparison;
beforeAll(async () => {
  comparison = await comparisonOf(await inputOf([2017, 2018, 2019]));
});

const page = (of: Comparison, path: string, language: "zh" | "en" = "zh"): string => comparisonFiles(of, language).find((file) => file.path === path)?.content ?? "";

describe("the page of a comparison", () => {
  it.each(["zh", "en"] as const)("is whole, without scripts or addresses (%s)", (language) => {
    const root = readHtml(page(comparison, "index.html", language));
    expect(elements(root, ({ tag }) => ["script", "link", "img", "iframe"].includes(tag))).toEqual([]);
    expect(elements(root, ({ attributes }) => [...attributes.keys()].some((name) => name.startsWith("on") || name === "href" || name === "src"))).toEqual([]);
  });

  it("draws ranks, a waterfall for each decomposed unit, and a heat map for each pair", () => {
    const pictures = elements(readHtml(page(comparison, "index.html")), ({ tag }) => tag === "svg");
    const waterfalls = comparison.pairs.flatMap(({ units }) => units.filter(({ points }) => points.done)).length;
    expect(pictures).toHaveLength(1 + waterfalls + comparison.pairs.length);
    expect(pictures.every((picture) => textOf(picture).trim() !== "")).toBe(true);
  });

  it("has a folded section for each unit that is compared, so that only those opened are printed", () => {
    const folded = elements(readHtml(page(comparison, "index.html")), ({ tag }) => tag === "details");
    const moved = comparison.units.filter((unit) => comparison.pairs.some((pair) => pair.units.some(({ after }) => unit.years.some((year, at) => year?.code === after && comparison.years[at]?.label === pair.after))));
    expect(folded.map((one) => textOf(elements(one, ({ tag }) => tag === "b")[0] ?? one))).toEqual(expect.arrayContaining(moved.map(({ name }) => name.zh)));
    expect(folded).toHaveLength(moved.length);
    expect(folded.some(({ attributes }) => attributes.has("open"))).toBe(false);
  });

  it("has each id once", () => {
    const ids = elements(readHtml(page(comparison, "index.html"))).flatMap(({ attributes }) => attributes.get("id") ?? []);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it.each(["index.html", "comparison.md", "changes.csv", "lines.csv", "rates.csv"])("%s says that data are invented and points restated", (path) => {
    expect(page(comparison, path)).toContain("合成数据");
    expect(page(comparison, path)).toContain("换版重算");
  });

  it("lets no name become markup or a formula", () => {
    const text = { zh: ATTACK, en: ATTACK };
    const hostile: Comparison = {
      ...comparison, place: text, units: comparison.units.map((unit) => ({ ...unit, name: text, years: unit.years.map((year) => (year === null ? null : { ...year, name: text })), notes: [text] })),
      pairs: comparison.pairs.map((pair) => ({ ...pair, units: pair.units.map((unit) => ({ ...unit, name: text, after: ATTACK })), relations: pair.relations.map((one) => ({ ...one, title: text })) })),
    };
    const root = readHtml(page(hostile, "index.html"));
    expect(elements(root, ({ tag }) => tag === "script" || tag === "img")).toEqual([]);
    expect(page(hostile, "comparison.md")).not.toContain("<script");
    expect(terminalComparison(hostile, "zh", plainTerminal)).not.toContain("\u202e");
  });
});

describe("the story of a unit", () => {
  const stories = (of: Comparison): readonly (readonly [ComparedPair["units"][number], readonly string[]])[] => of.pairs.flatMap((pair) => pair.units.map((unit) => [unit, storyOf(unit, pair, of, "zh")] as const));

  it("names who stands before it in one year alone: as many as the places that it moved", () => {
    const counted = (sentences: readonly string[], words: string): number => Number(sentences.find((one) => one.startsWith(words))?.match(/\d+/u)?.[0] ?? "0");
    for (const [unit, sentences] of stories(comparison)) {
      if (unit.rank.done) expect(counted(sentences, "原来在前、现在不在前的") - counted(sentences, "新排到前面的"), unit.name.zh).toBe(unit.rank.before - unit.rank.after);
    }
    expect(stories(comparison).flatMap(([, sentences]) => sentences)).toContain("新排到前面的 1 个：芦滩镇（—→1）。");
  });

  it("sets what cannot be attributed beside the others of its group", () => {
    // D1 of 2018: 10, 10, 5 (麦舟镇) and none, because it did not apply, so that 7.67 moved elsewhere
    const [, sentences] = stories(comparison).find(([{ name }]) => name.zh === "麦舟镇") ?? [undefined, []];
    expect(sentences.filter((one) => one.startsWith("同组单位的中位数") || one.startsWith("不可归因的指标里"))).toEqual([
      "同组单位的中位数：工作 +1.00，方案 −8.50，不可归因 +8.835。",
      "不可归因的指标里，比同组中位数少的：D1 业务培训 −2.50。",
    ]);
  });
});

describe("an open total", () => {
  const open = (): Comparison => {
    const range = { low: "20.00", high: "87.00" };
    const code = comparison.pairs[0]?.units[0]?.after ?? "";
    return {
      ...comparison,
      units: comparison.units.map((unit) => (unit.years[1]?.code === code ? { ...unit, years: unit.years.map((year, at) => (at === 1 && year !== null ? { ...year, total: null, range } : year)) } : unit)),
      pairs: comparison.pairs.map((pair, at) => (at === 0 ? { ...pair, units: pair.units.map((unit) => (unit.after === code ? { ...unit, totals: { ...unit.totals, after: null }, change: null, points: { done: false, reason: { zh: "总分待定", en: "open" } }, rank: { done: false, reason: { zh: "总分待定", en: "open" } } } : unit)) } : pair)),
    };
  };

  it("is printed as a range in the tables of changes too", () => {
    const [markdown, html, terminal] = [page(open(), "comparison.md"), page(open(), "index.html"), terminalComparison(open(), "zh", plainTerminal)];
    const rows = markdown.split("\n").filter((line) => line.startsWith("| ") && line.includes("20.00～87.00"));
    expect(rows).toHaveLength(2);
    // beside both tables it heads the unit's own section
    expect(html.split("20.00～87.00")).toHaveLength(4);
    expect(terminal).toContain("20.00～87.00");
  });

  it("is named beside the ranks that it leaves untold, on every page", () => {
    const openRivals = [{ code: "900199", name: { zh: "待定镇", en: "Daiding Zhen" } }];
    const beside: Comparison = { ...comparison, pairs: comparison.pairs.map((pair) => ({ ...pair, units: pair.units.map((unit) => (unit.rank.done ? { ...unit, rank: { ...unit.rank, openRivals } } : unit)) })) };
    const sentence = "待定镇得分待定，与之孰先孰后说不清，由此而来的进退计入不可归因";
    for (const path of ["index.html", "comparison.md", "changes.csv"]) expect(page(beside, path), path).toContain(sentence);
    expect(terminalComparison(beside, "zh", plainTerminal).replaceAll(/\s/gu, "")).toContain(sentence);
    expect(page(comparison, "comparison.md")).not.toContain("孰先孰后");
  });

  it("may wrap in its cell", () => {
    const cells = elements(readHtml(page(open(), "index.html")), ({ tag, attributes }) => tag === "td" && attributes.get("class")?.split(" ").includes("range") === true);
    expect(cells.map(textOf).filter((cell) => cell === "20.00～87.00")).toHaveLength(2);
    expect(page(open(), "index.html")).toMatch(/\.compared td\.range \{ white-space: normal/u);
  });
});

describe("the terminal", () => {
  it("says why a rank has no parts", () => {
    const moved: Comparison = { ...comparison, pairs: comparison.pairs.map((pair) => ({ ...pair, units: pair.units.map((unit, at) => (at === 0 ? { ...unit, rank: { done: false, reason: { zh: "所在分组变了，名次不可比", en: "another group" } } } : unit)) })) };
    expect(terminalComparison(moved, "zh", plainTerminal)).toContain(`* 名次：所在分组变了，名次不可比：${comparison.pairs[0]?.units[0]?.name.zh ?? ""}`);
  });

  it("has English plurals and brackets in English", () => {
    const text = terminalComparison(comparison, "en", plainTerminal).replaceAll(/【[^】]*】/gu, "");
    expect(text).toMatch(/\b1 clause in years running/u);
    expect(text).not.toMatch(/\b1 clauses|\b1 units|\b1 findings|[（）：]/u);
    expect(text).toMatch(/In all \d+ notes\./u);
  });
});

describe("places of a rank", () => {
  it.each([["2", "+2"], ["-1", "−1"], ["0", "0"], ["7/6", "+1⅙"], ["-1/3", "−⅓"], ["-2.5", "−2½"]])("%s is printed %s", (written, printed) => {
    expect(places(written)).toBe(printed);
  });
});
