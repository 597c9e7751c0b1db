import { describe, expect, it } from "vitest";
import { explain } from "../../src/sheets/explain.ts";
import { plainTerminal } from "../../src/sheets/palette.ts";
import { hostile } from "../support/hostile-result.ts";
import { resultFixture } from "../support/result-fixture.ts";

const result = resultFixture();
const text = (unit: string, indicator?: string, language: "zh" | "en" = "zh"): string => {
  const explanation = explain(result, unit, indicator, language, { ...plainTerminal, columns: 200 });
  if (explanation.kind !== "explained") throw new Error(explanation.message.zh);
  return explanation.text;
};

describe("explain", () => {
  it("goes from the clause over the record and its due date to the points", () => {
    const lines = text("砚池镇", "D2").split("\n").map((line) => line.trim());
    const order = ["D2 按期答复：1.50 / 7.00", "D2-r1  逾期答复的，每件扣2分", "−2.00  R-0012（依申请公开申请，disclosure_request.csv:13）", "认定事实：超期工作日 3；经催办 否", "- 应于 2017-02-13 前答复", "5.00 − 3.50 = 1.50  1 件合计 -3.50 分"].map((line) => lines.indexOf(line));
    expect(order).not.toContain(-1);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
  });

  it.each(["900103", "砚池镇", "Yanchi", " 砚池镇 "])("finds the unit by %j", (query) => {
    expect(text(query)).toContain("砚池镇（900103）");
  });

  it("finds an indicator in small letters or by its title, and bonuses and vetoes too", () => {
    expect(text("砚池镇", "d2")).toBe(text("砚池镇", "按期答复"));
    expect(text("砚池镇", "H1")).toContain("受到设区市级表彰");
    expect(text("听雨镇", "V1")).toContain("97.65 − 38.65 = 59.00");
  });

  it("shows without an indicator where the points went, dearest first", () => {
    const overview = text("砚池镇");
    expect(overview.indexOf("5.50  D2 按期答复")).toBeLessThan(overview.indexOf("3.00  B2 公开时限"));
    expect(overview).toContain("85.05 − 1.00 = 84.05  P1 通报批评");
  });

  it("names the nearest word on a miss, and what there is", () => {
    expect(explain(result, "砚地镇", undefined, "zh", plainTerminal)).toMatchObject({ kind: "not-found", message: { zh: "结果中没有单位“砚地镇”，是否指“砚池镇”？" } });
    expect(explain(result, "砚池镇", "D9", "zh", plainTerminal)).toMatchObject({ kind: "not-found", hint: { zh: expect.stringContaining("D1, D2") as unknown } });
    expect(explain(result, "\u001B[2J", undefined, "zh", plainTerminal)).toMatchObject({ message: { zh: "结果中没有单位“〔U+001B〕[2J”" } });
  });

  it("takes a part of a name for the only name that holds it", () => {
    expect(explain(result, "砚池", undefined, "zh", plainTerminal)).toMatchObject({ message: { zh: expect.stringContaining("是否指“砚池镇”？") as unknown } });
    expect(explain(result, "砚池镇", "按期", "zh", plainTerminal)).toMatchObject({ message: { zh: expect.stringContaining("是否指“按期答复”？") as unknown } });
    expect(explain(result, "镇", undefined, "zh", plainTerminal)).toMatchObject({ message: { zh: "结果中没有单位“镇”" } });
  });

  it("lists of many units those nearest to what was asked for", () => {
    const [unit] = result.units;
    if (unit === undefined) throw new Error("the fixture has units");
    const many = { ...result, units: Array.from({ length: 500 }, (_, index) => ({ ...unit, code: `9${String(index).padStart(5, "0")}`, name: { zh: `第${String(index)}镇`, en: `Town ${String(index)}` } })) };
    const missed = explain(many, "第1234镇", undefined, "zh", plainTerminal);
    if (missed.kind !== "not-found") throw new Error("there is no such unit");
    expect(missed.hint.zh.split("、")).toHaveLength(20);
    expect(missed.hint.zh).toContain("第123镇");
    expect(missed.hint.zh).toContain("共 500 个单位");
  });

  it("says in an open indicator what is missing", () => {
    expect(text("晴岚街道", "D2")).toContain("尚缺：答复日（交邮）");
    expect(text("晴岚街道", "D2")).toContain("−2.00～0.00  R-0318");
  });

  it("lets no control code of the evidence through", () => {
    const explanation = explain(hostile(result), "900103", "D2", "zh", plainTerminal);
    expect(explanation.kind === "explained" && explanation.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/u);
  });
});
