import { describe, expect, it } from "vitest";
import { costlyRules } from "../../src/sheets/costly-rules.ts";
import { indexPage } from "../../src/sheets/index-page.ts";
import { sheetFiles } from "../../src/sheets/sheet-files.ts";
import { elements, type HtmlElement, readHtml, textOf } from "../support/html-outline.ts";
import { hostile } from "../support/hostile-result.ts";
import { resultFixture } from "../support/result-fixture.ts";

const result = resultFixture();
const page = readHtml(indexPage(result, "zh"));
const byClass = (of: HtmlElement, name: string): readonly HtmlElement[] => elements(of, ({ attributes }) => attributes.get("class") === name);

describe("indexPage", () => {
  it("ranks the groups apart", () => {
    const tables = byClass(page, "ranking");
    expect(tables).toHaveLength(2);
    expect(tables.map((table) => elements(table, ({ tag }) => tag === "tr").length)).toEqual([5, 4]);
    expect(textOf(tables[1] ?? page)).toContain("1～2晴岚街道");
  });

  it("links to a sheet that is written for every unit, by code only", () => {
    const paths = new Set([...sheetFiles(result, "zh")].map(({ path }) => path));
    const links = elements(page, ({ tag }) => tag === "a").map(({ attributes }) => attributes.get("href") ?? "");
    expect(links.length).toBeGreaterThanOrEqual(result.units.length);
    for (const link of links) expect(paths).toContain(link);
    expect([...paths].every((path) => /^(ranking\.csv|index\.html|sheets\/\d+\.(md|html))$/u.test(path))).toBe(true);
  });

  it("draws each group with title, description and a bar for each unit", () => {
    const charts = elements(page, ({ tag, attributes }) => tag === "svg" && attributes.get("role") === "img");
    expect(charts).toHaveLength(2);
    for (const chart of charts) {
      const labels = (chart.attributes.get("aria-labelledby") ?? "").split(" ");
      expect(elements(chart, ({ attributes }) => labels.includes(attributes.get("id") ?? "")).map(({ tag }) => tag)).toEqual(["title", "desc"]);
    }
    expect(textOf(charts[1] ?? page)).toContain("自 89.00 分至 99.20 分");
    for (const { attributes } of elements(page, ({ tag }) => tag === "rect")) expect(attributes.get("width") ?? "0").toMatch(/^\d+(\.\d{1,2})?$/u);
  });

  it("counts grades, open ones apart", () => {
    const [table] = byClass(page, "grades");
    expect(textOf(table ?? page)).toContain("镇组21010");
    expect(textOf(table ?? page)).toContain("街道组20001");
  });

  it("orders the rules by what they cost, waived deductions not counted", () => {
    const costly = costlyRules(result, 10);
    expect(costly[0]).toMatchObject({ units: 2, findings: 3 });
    expect(costly.map(({ rule }) => rule.id).slice(0, 3)).toEqual(["D2-r1", "D2-r2", "D4-r2"]);
  });

  it("says where the scheme comes from and how to read it", () => {
    const text = textOf(page);
    for (const words of ["公开资料载明的", "七个方面、25个指标", "本项目自行设计的", "怎样读本结果", "总分相同的，依次比较 D、B 方面得分", result.edition.sha256]) expect(text).toContain(words);
  });

  it.each(["zh", "en"] as const)("needs nothing from outside, also with hostile names (%s)", (language) => {
    for (const one of [result, hostile(result)]) {
      const all = elements(readHtml(indexPage(one, language)));
      expect(all.filter(({ tag }) => ["script", "link", "img", "iframe", "object", "form", "base"].includes(tag))).toEqual([]);
      expect(all.flatMap(({ attributes }) => [...attributes.keys()]).filter((name) => name.startsWith("on") || name === "src" || name === "style")).toEqual([]);
    }
  });

  it("has English labels throughout; wordings are marked as Chinese", () => {
    const english = readHtml(indexPage(result, "en"));
    const chinese = elements(english, ({ tag, attributes }) => ["th", "td", "h1", "h2", "h3", "desc", "text"].includes(tag) && attributes.get("lang") !== "zh-CN").map(textOf).filter((text) => /[\u4e00-\u9fff]/u.test(text));
    expect(chinese).toEqual([]);
  });
});
