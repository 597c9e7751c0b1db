/** Candidate causes are computed from the figures at hand, whatever report they stand in. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkConsistency } from "../../src/consistency/check-consistency.ts";
import type { ConsistencyRelation } from "../../src/model/consistency.ts";
import { check, relation, statistics, type Row } from "./small-report.ts";

function named(id: string, written: string): ConsistencyRelation {
  return { ...relation(written), id };
}

function causes(relations: readonly ConsistencyRelation[], rows: Readonly<Record<string, Row>>): ReadonlyMap<string, string> {
  return new Map(checkConsistency(relations, statistics(rows)).map((result) => [result.relation, result.causes.map((cause) => cause.zh).join("\n")]));
}

describe("a slip that explains a sum and a percentage", () => {
  const relations = [named("sum", "sum_equals: { whole: 总数, parts: [甲, 乙] }"), named("share", "percent_recompute: { whole: 总数, parts: [甲, 乙] }")];

  test("is named for both", () => {
    const found = causes(relations, { 总数: { value: "200" }, 甲: { value: "150", percent: "70.0%" }, 乙: { value: "60", percent: "30.0%" } });
    for (const id of ["sum", "share"]) expect(found.get(id)).toContain("附表“甲”若为 140（所印为 150），则合计相符");
    expect(found.get("sum")).not.toContain("“乙”若为");
  });

  test("is not named where the percentage agrees with the printed value", () => {
    const found = causes(relations, { 总数: { value: "200" }, 甲: { value: "150", percent: "75.0%" }, 乙: { value: "60", percent: "30.0%" } });
    expect(found.get("sum")).toBe("");
  });
});

describe("a difference that is as large as a part", () => {
  const sum = "sum_equals: { whole: 总数, parts: [甲, 乙] }";
  test("left out of the total, or counted twice", () => {
    expect(check(sum, { 总数: { value: "7" }, 甲: { value: "7" }, 乙: { value: "2" } })?.causes[0]?.zh).toBe("差额 2 恰等于附表“乙”，总数可能没有计入这一项");
    expect(check(sum, { 总数: { value: "11" }, 甲: { value: "7" }, 乙: { value: "2" } })?.causes[0]?.zh).toBe("差额 2 恰等于附表“乙”，总数可能重复计入这一项");
    expect(check(sum, { 总数: { value: "12" }, 甲: { value: "7" }, 乙: { value: "2" } })?.causes).toEqual([]);
  });
});

describe("totals that miss the same amount", () => {
  const relations = [named("one", "sum_equals: { whole: 受理, parts: [甲, 乙] }"), named("two", "sum_equals: { whole: 答复, parts: [丙, 丁] }")];
  const rows = { 受理: { value: "90" }, 甲: { value: "60" }, 乙: { value: "40" }, 答复: { value: "90" }, 丙: { value: "99" }, 丁: { value: "1" } };

  test("are likely misprinted alike", () => {
    for (const id of ["one", "two"]) expect(causes(relations, rows).get(id)).toContain("都印作 90，各自分项合计却都是 100");
  });

  test("unless they are printed differently, or miss different amounts", () => {
    expect(causes(relations, { ...rows, 丁: { value: "2" } }).get("one")).toBe("");
    expect(causes(relations, { ...rows, 答复: { value: "80" }, 丁: { value: "1" }, 丙: { value: "89" } }).get("one")).toBe("");
  });
});

test("differences between two places that cancel out", () => {
  const relations = [
    named("refused", "same_fact_equal: { of: [§四 / 不予公开, 附表 / 不予公开答复数] }"),
    named("other", "sum_equals: { whole: 附表 / 其他答复数, parts: [§四 / 不存在, §四 / 其他途径] }"),
  ];
  const inText = { place: "§四" };
  const rows = {
    不予公开: { ...inText, value: "10" }, 不存在: { ...inText, value: "4" }, 其他途径: { ...inText, value: "9" },
    不予公开答复数: { value: "14" }, 其他答复数: { value: "9" },
  };
  const found = causes(relations, rows);
  for (const id of ["refused", "other"]) expect(found.get(id)).toContain("正好抵消（各 4），总数不受影响，可能是归类不同，差额恰等于§四“不存在”");
  expect(causes(relations, { ...rows, 其他答复数: { value: "10" } }).get("refused")).toBe("");
});

test("a relation that holds hears of no causes, not even the author's", () => {
  const holding = "same_fact_equal: { of: [甲, 乙] }\ncauses: [{ zh: 口径, en: scope }]";
  expect(check(holding, { 甲: { value: "1" }, 乙: { value: "1" } })?.causes).toEqual([]);
  expect(check(holding, { 甲: { value: "1" }, 乙: { value: "2" } })?.causes).toEqual([{ zh: "口径", en: "scope" }]);
});

test("percentages of parts that do add up are never more than tolerated", () => {
  const written = "sum_equals: { whole: 100, parts: [甲, 乙, 丙], column: percent }";
  const printed = (part: number, whole: number): Row => ({ percent: `${String(Math.round((part / whole) * 1000) / 10)}%` });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (a, b, c) => {
      const whole = a + b + c;
      const rows = { 甲: printed(a, whole), 乙: printed(b, whole), 丙: printed(c, whole) };
      expect(["holds", "tolerated"]).toContain(check(written, rows)?.state);
    }),
  );
});

test("the order in which figures were handed in changes nothing but the order of reports", () => {
  const relations = [relation("sum_equals: { whole: 总数, parts: [甲, 乙] }")];
  const rows = statistics({ 总数: { value: "5" }, 甲: { value: "2" }, 乙: { value: "4" } });
  expect(checkConsistency(relations, rows.toReversed())).toEqual(checkConsistency(relations, rows));
});
