import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { Result } from "../../src/model/result.ts";
import { rankingCsv } from "../../src/sheets/ranking-csv.ts";
import { resultFixture } from "../support/result-fixture.ts";

const result = resultFixture();
const rows = (of: Result = result, language: "zh" | "en" = "zh"): readonly Record<string, string>[] => parse(rankingCsv(of, language), { bom: true, columns: true });

describe("rankingCsv", () => {
  it("opens in Excel: byte order mark, CRLF, every row as long as the head", () => {
    const csv = rankingCsv(result, "zh");
    expect(csv.startsWith("\uFEFF分组,名次,单位代码,单位,")).toBe(true);
    expect(csv.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/u);
    expect(rows()).toHaveLength(result.units.length);
  });

  it("writes numbers as numbers and ranges as text with both ends beside it", () => {
    expect(rows()[2]).toMatchObject({ 单位: "砚池镇", 名次: "3", 总分: "84.05", 倒扣: "-1", "A 组织机制": "9" });
    expect(rows()[4]).toMatchObject({ 单位: "晴岚街道", 名次: "1～2", 总分: "89～98", 总分下限: "89", 总分上限: "98", 最好名次: "1", 最差名次: "2", 等次: "优秀或良好" });
  });

  it("lets no formula through", () => {
    const names = ["=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", "\t=1"];
    const units = result.units.slice(0, 5).map((unit, index) => ({ ...unit, name: { zh: names[index] ?? "", en: "x" } }));
    for (const row of rows({ ...result, units })) expect(row["单位"]).toMatch(/^('|\s)/u);
  });

  it("keeps a name with commas, quotes and line breaks in its cell", () => {
    const units = result.units.slice(0, 1).map((unit) => ({ ...unit, name: { zh: '甲,"乙"\n丙', en: "x" } }));
    expect(rows({ ...result, units })[0]?.["单位"]).toBe('甲,"乙" ↵ 丙');
  });

  it("has an English head", () => {
    expect(Object.keys(rows(result, "en")[0] ?? {}).join("")).not.toMatch(/[\u4e00-\u9fff]/u);
  });
});
