import { describe, expect, it } from "vitest";
import type { Result, ResultUnit } from "../../src/model/result.ts";
import { lostPoints } from "../../src/sheets/lost-points.ts";
import { unitPage } from "../../src/sheets/unit-page.ts";
import { elements, type HtmlElement, readHtml, textOf } from "../support/html-outline.ts";
import { hostile } from "../support/hostile-result.ts";
import { resultFixture } from "../support/result-fixture.ts";

const result = resultFixture();
const unitNamed = (name: string, of: Result = result): ResultUnit => {
  const unit = of.units.find(({ name: own }) => own.zh === name);
  if (unit === undefined) throw new Error(name);
  return unit;
};
const read = (unit: ResultUnit, language: "zh" | "en" = "zh"): HtmlElement => readHtml(unitPage(result, unit, language));
const rowOf = (page: HtmlElement, id: string): string => {
  const row = elements(page, ({ tag, attributes, children }) => tag === "tr" && attributes.get("id")?.startsWith("row-") === true && children.some((cell) => typeof cell !== "string" && cell.tag === "th" && textOf(cell).startsWith(`${id} `)))[0];
  if (row === undefined) throw new Error(`no row of ${id}`);
  return textOf(row);
};

describe("unitPage", () => {
  it.each(result.units.map((unit) => [unit.name.zh, unit] as const))("prints all 25 indicators of %s, numbered, under the eight columns", (_, unit) => {
    const page = read(unit);
    const detail = elements(page, ({ tag, attributes }) => tag === "table" && attributes.get("class") === "detail")[0];
    if (detail === undefined) throw new Error("no table");
    expect(elements(detail, ({ tag, attributes }) => tag === "th" && attributes.get("scope") === "col").map(textOf)).toEqual(["序号", "方面", "指标", "分值", "细则", "自评分", "考评得分", "扣分依据及佐证"]);
    expect(elements(detail, ({ tag, attributes }) => tag === "tr" && attributes.has("id"))).toHaveLength(25);
  });

  it.each(result.units.map((unit) => [unit.name.zh, unit] as const))("names wording, record and place for every point that %s lost, in the summary and in the table", (_, unit) => {
    const page = read(unit);
    const summary = elements(page, ({ tag, attributes }) => tag === "table" && attributes.get("class") === "lost").map(textOf).join("");
    for (const { indicator, area, reasons } of lostPoints(unit, "zh")) {
      expect(reasons.length).toBeGreaterThan(0);
      for (const { wording, records } of reasons) {
        expect(summary).toContain(wording);
        for (const record of records.slice(0, 3)) expect(summary).toContain(`${record.id}　${record.file}:${String(record.line)}`);
        for (const record of records) expect(rowOf(page, indicator?.id ?? area.indicators[0]?.id ?? "")).toContain(`${record.file}:${String(record.line)}`);
      }
    }
  });

  it("keeps rows whole but for those with many findings, which may break between two of them", () => {
    const unit = unitNamed("砚池镇");
    const areas = unit.areas.map((area) => ({ ...area, indicators: area.indicators.map((one) => ({ ...one, rules: one.rules.map((rule) => ({ ...rule, findings: rule.findings.flatMap((finding) => Array.from({ length: 40 }, () => finding)), findingsTotal: 300 })) })) }));
    const long = elements(readHtml(unitPage(result, { ...unit, areas }, "zh")), ({ tag, attributes }) => tag === "tr" && attributes.get("class") === "long");
    expect(long.length).toBeGreaterThan(3);
    expect(textOf(long[0] ?? read(unit))).toContain("全部列于 findings.ndjson");
    expect(elements(read(unit), ({ attributes }) => attributes.get("class") === "long")).toEqual([]);
  });

  it("shows how a due date was counted, and a waived deduction at nothing with its reason", () => {
    const row = rowOf(read(unitNamed("砚池镇")), "D2");
    expect(row).toContain("期限计算：适用《政府信息公开条例》（国务院令第492号）第二十四条，答复期限15个工作日；2017-01-18 当面提交");
    expect(row).toContain("R-0040（依申请公开申请，disclosure_request.csv:41）　0.00不再扣分：同一申请同一过错");
    expect(row).toContain("7.00 − 2.00 = 5.00");
    expect(row).toContain("5.00 − 3.50 = 1.50");
  });

  it("marks what does not apply, with both full points where they moved", () => {
    const subdistrict = read(unitNamed("晴岚街道"));
    expect(rowOf(subdistrict, "C2")).toContain("不涉及，原分值 4.00 分按比例并入其他指标");
    expect(rowOf(subdistrict, "C1")).toContain("6.82原 5.00 分");
    expect(rowOf(read(unitNamed("麦舟镇")), "D2")).toContain("无发生事项（无申请、无文件等），按满分 7.00 分计");
  });

  it("shows an undecided indicator as a range with what is missing", () => {
    const row = rowOf(read(unitNamed("晴岚街道")), "D2");
    expect(row).toContain("0.00～5.00待定");
    expect(row).toContain("尚缺：答复日（交邮）");
  });

  it("lists records set aside with file, line and reason", () => {
    expect(textOf(read(unitNamed("晴岚街道")))).toContain("R-0322（disclosure_request.csv:323）：收件日期“2017-02-30”不是日历上的日子");
  });

  it("says on every sheet what it is: invented, reconstructed, provisional", () => {
    for (const unit of result.units) expect(elements(read(unit), ({ tag, attributes }) => tag === "li" && (attributes.get("class") ?? "").startsWith("label-"))).toHaveLength(3);
    const restated = { ...result, assessment: { ...result.assessment, restatement: true, edition: "2016" } };
    expect(unitPage(restated, unitNamed("砚池镇"), "zh")).toContain("换版重算");
  });

  it("has a foot to be signed, and runs the arithmetic to the total", () => {
    const text = textOf(read(unitNamed("听雨镇")));
    for (const label of ["被考核单位意见（章）", "考评组签字", "日期"]) expect(text).toContain(label);
    expect(text).toContain("一票否决 V1：总分最高 59 分，等次为不合格97.65−38.6559.00");
    expect(text).toContain("公开的信息泄露国家秘密的，总分最高59分，等次为不合格");
  });

  it.each(["zh", "en"] as const)("needs nothing from outside and runs nothing (%s)", (language) => {
    for (const unit of result.units) {
      const source = unitPage(result, unit, language);
      const all = elements(readHtml(source));
      expect(all.filter(({ tag }) => ["script", "link", "img", "iframe", "object", "form", "base"].includes(tag))).toEqual([]);
      expect(all.flatMap(({ attributes }) => [...attributes.keys()]).filter((name) => name.startsWith("on") || name === "src" || name === "style")).toEqual([]);
      for (const { attributes } of all.filter((one) => one.attributes.has("href"))) expect(attributes.get("href")).toMatch(/^(#row-\d+|#area-[A-G]|\.\.\/index\.html)$/u);
      expect(source).not.toMatch(/url\(|@import|https?:\/\//u);
      expect(source).toContain("default-src 'none'");
    }
  });

  it("points every link of the summary at a row that exists", () => {
    const page = read(unitNamed("砚池镇"));
    const ids = new Set(elements(page).flatMap(({ attributes }) => attributes.get("id") ?? []));
    for (const { attributes } of elements(page, ({ tag, attributes: own }) => tag === "a" && own.get("href")?.startsWith("#") === true)) expect(ids).toContain(attributes.get("href")?.slice(1));
  });

  it("prints evidence that attacks as text", () => {
    const attacked = hostile(result);
    for (const unit of attacked.units) {
      const page = readHtml(unitPage(attacked, unit, "zh"));
      expect(elements(page, ({ tag }) => ["script", "img", "svg", "a"].includes(tag) && tag !== "a")).toEqual([]);
      expect(textOf(page)).toContain("<script>alert(1)</script>");
      expect(textOf(page)).toContain("〔U+202E〕");
    }
  });

  it("writes English labels throughout; only names and wordings stay Chinese", () => {
    const page = read(unitNamed("晴岚街道"), "en");
    const chinese = elements(page, ({ tag, attributes }) => ["th", "h1", "h2", "b"].includes(tag) || attributes.get("class")?.startsWith("label-") === true)
      .filter(({ attributes }) => attributes.get("lang") !== "zh-CN")
      .map(textOf)
      .filter((text) => /[\u4e00-\u9fff]/u.test(text));
    expect(chinese).toEqual([]);
  });

  it("gives the same page for the same result", () => {
    expect(unitPage(resultFixture(), unitNamed("砚池镇"), "zh")).toBe(unitPage(result, unitNamed("砚池镇"), "zh"));
  });
});
