/** Each kind of relation: holds, fails, cannot be assessed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkConsistency } from "../../src/consistency/check-consistency.ts";
import { check, relation, statistic, statistics } from "./small-report.ts";

describe("sum_equals", () => {
  const sum = "sum_equals: { whole: 总数, parts: [甲, 乙] }";

  test("holds and fails", () => {
    expect(check(sum, { 总数: { value: "5" }, 甲: { value: "2" }, 乙: { value: "3" } })).toMatchObject({ state: "holds", arithmetic: "2 + 3 = 5" });
    expect(check(sum, { 总数: { value: "6" }, 甲: { value: "2" }, 乙: { value: "3" } })).toMatchObject({ state: "broken", arithmetic: "2 + 3 = 5 ≠ 6" });
  });

  test.each(["", "/", "-", "—", "无"])("a cell with “%s” is not zero", (value) => {
    const result = check(sum, { 总数: { value: "2" }, 甲: { value: "2" }, 乙: { value } });
    expect(result?.state).toBe("not-assessable");
    expect(result?.causes[0]?.zh).toMatch(/不是零|空白/);
  });

  test("a missing row, and a row printed twice with different numbers", () => {
    expect(check(sum, { 总数: { value: "2" }, 甲: { value: "2" } })).toMatchObject({ state: "not-assessable", causes: [{ zh: "没有附表“乙”这一行" }] });
    const twice = checkConsistency([relation(sum)], [...statistics({ 总数: { value: "5" }, 甲: { value: "2" }, 乙: { value: "3" } }), statistic("乙", { value: "4" })]);
    expect(twice[0]).toMatchObject({ state: "not-assessable", causes: [{ zh: "附表“乙”出现多次且数字不同，无法确定用哪一个" }] });
  });

  test("a report without any of the rows is not asked; 其中： and numbering make no difference", () => {
    expect(check(sum, { 别的: { value: "1" } })).toBeUndefined();
    expect(check(sum, { 总数: { value: "5" }, "其中：1.甲": { value: "2" }, "2．乙": { value: "3" } })?.state).toBe("holds");
  });

  test("percentages tolerate the rounding of each part and no more", () => {
    const percents = "sum_equals: { whole: 100, parts: [甲, 乙, 丙], column: percent }";
    expect(check(percents, { 甲: { percent: "33.3%" }, 乙: { percent: "33.3%" }, 丙: { percent: "33.3%" } })?.state).toBe("tolerated");
    expect(check(percents, { 甲: { percent: "33.3%" }, 乙: { percent: "33.3%" }, 丙: { percent: "33.2%" } })?.state).toBe("broken");
    expect(check(percents, { 甲: { percent: "33.3%" }, 乙: { percent: "33.3%" }, 丙: { percent: "33.4%" } })?.state).toBe("holds");
  });
});

describe("part_le_whole", () => {
  const parts = "part_le_whole: { whole: 总数, parts: [甲, 乙] }";

  test("need not be exhaustive", () => {
    expect(check(parts, { 总数: { value: "9" }, 甲: { value: "2" }, 乙: { value: "9" } })?.state).toBe("holds");
    expect(check(parts, { 总数: { value: "9" }, 甲: { value: "2" }, 乙: { value: "10" } })).toMatchObject({ state: "broken", arithmetic: "乙 10 > 9" });
  });

  test("a blank elsewhere neither hides a fault nor counts as none", () => {
    expect(check(parts, { 总数: { value: "9" }, 甲: { value: "" }, 乙: { value: "10" } })?.state).toBe("broken");
    expect(check(parts, { 总数: { value: "9" }, 甲: { value: "" }, 乙: { value: "1" } })?.state).toBe("not-assessable");
  });
});

describe("same_fact_equal", () => {
  const same = "same_fact_equal: { of: [§四 / 受理, 附表 / 受理总数] }";

  test("holds, fails, blank", () => {
    expect(check(same, { 受理: { place: "§四", value: "3" }, 受理总数: { value: "3.0" } })?.state).toBe("holds");
    expect(check(same, { 受理: { place: "§四", value: "3" }, 受理总数: { value: "4" } })).toMatchObject({ state: "broken", arithmetic: "§四 3 ≠ 附表 4" });
    expect(check(same, { 受理: { place: "§四", value: "" }, 受理总数: { value: "0" } })?.state).toBe("not-assessable");
  });

  test("a unit that handed in only one of the places is not asked", () => {
    expect(check(same, { 受理总数: { value: "4" } })).toBeUndefined();
    expect(check(same, { 受理总数: { value: "4" }, 别的: { place: "§四", value: "1" } })?.state).toBe("not-assessable");
  });

  test("full-width brackets in a place make no difference", () => {
    expect(check("same_fact_equal: { of: [§一(二) / 受理, 受理总数] }", { 受理: { place: "§一（二）", value: "3" }, 受理总数: { value: "3" } })?.state).toBe("holds");
  });
});

test("cumulative_ge_year", () => {
  const covers = "cumulative_ge_year: { of: [甲, 乙] }";
  expect(check(covers, { 甲: { value: "2", cumulative: "2" }, 乙: { value: "0", cumulative: "7" } })?.state).toBe("holds");
  expect(check(covers, { 甲: { value: "3", cumulative: "2" }, 乙: { value: "0", cumulative: "7" } })).toMatchObject({ state: "broken", arithmetic: "甲 2 < 3" });
  expect(check(covers, { 甲: { value: "0", cumulative: "" }, 乙: { value: "0", cumulative: "7" } })?.state).toBe("not-assessable");
});

test("cumulative_minus_year_consistent, of all parts and of some", () => {
  const all = "cumulative_minus_year_consistent: { whole: 总数, parts: [甲, 乙], exhaustive: true }";
  const some = "cumulative_minus_year_consistent: { whole: 总数, parts: [甲, 乙], exhaustive: false }";
  const rows = { 总数: { value: "5", cumulative: "15" }, 甲: { value: "2", cumulative: "9" }, 乙: { value: "3", cumulative: "5" } };
  expect(check(all, rows)).toMatchObject({ state: "broken", arithmetic: "(9 - 2) + (5 - 3) = 9 ≠ 10 = 15 - 5" });
  expect(check(some, rows)?.state).toBe("holds");
  expect(check(some, { ...rows, 甲: { value: "2", cumulative: "13" } })?.state).toBe("broken");
  expect(check(all, { ...rows, 甲: { value: "2", cumulative: "10" } })?.state).toBe("holds");
  expect(check(all, { ...rows, 甲: { value: "2", cumulative: "/" } })?.state).toBe("not-assessable");
});

test("carried_over_balance", () => {
  const balance = "carried_over_balance: { carried_in: 上年结转, received: 本年新收, handled: [予以公开, 不予公开], carried_out: 结转下年 }";
  const rows = { 上年结转: { value: "1" }, 本年新收: { value: "9" }, 予以公开: { value: "5" }, 不予公开: { value: "3" }, 结转下年: { value: "2" } };
  expect(check(balance, rows)).toMatchObject({ state: "holds", arithmetic: "1 + 9 = 5 + 3 + 2" });
  expect(check(balance, { ...rows, 结转下年: { value: "0" } })).toMatchObject({ state: "broken", arithmetic: "1 + 9 = 10 ≠ 8 = 5 + 3 + 0" });
  expect(check(balance, { ...rows, 结转下年: { value: "" } })?.state).toBe("not-assessable");
});

test("duplicate_pair remarks on large pairs and leaves small ones alone", () => {
  const pairs = "duplicate_pair: { among: [甲, 乙, 丙] }";
  const rows = { 甲: { value: "104", cumulative: "121" }, 乙: { value: "104", cumulative: "121" }, 丙: { value: "3", cumulative: "4" } };
  expect(check(pairs, rows)).toMatchObject({ state: "remark", arithmetic: "甲 104 / 121 = 乙 104 / 121" });
  expect(check(pairs, { ...rows, 乙: { value: "104", cumulative: "122" } })?.state).toBe("holds");
  expect(check(pairs, { ...rows, 甲: { value: "3", cumulative: "4" } })?.state).toBe("holds");
  expect(check(pairs, { ...rows, 甲: { value: "", cumulative: "4" } })?.state).toBe("not-assessable");
});

test("unit_equal", () => {
  const measure = "unit_equal: { of: [甲, 乙] }";
  expect(check(measure, { 甲: { value: "1", measure: "件" }, 乙: { value: "1", measure: "件" } })?.state).toBe("holds");
  expect(check(measure, { 甲: { value: "1", measure: "件" }, 乙: { value: "1", measure: "条" } })?.state).toBe("broken");
  expect(check(measure, { 甲: { value: "1", measure: "件" }, 乙: { value: "1" } })).toMatchObject({ state: "not-assessable", causes: [{ zh: "附表“乙”没有写明计量单位" }] });
});

test("period_equal, among figures and against a stated period", () => {
  const year = { from: "2017-01-01", to: "2017-12-31" };
  const rows = { 甲: { value: "1", ...year }, 乙: { value: "2", from: "2017-01-01", to: "2017-10-31" } };
  expect(check("period_equal: { of: [甲, 乙] }", rows)?.state).toBe("broken");
  expect(check("period_equal: { of: [甲, 乙] }", { ...rows, 乙: { value: "2", ...year } })?.state).toBe("holds");
  expect(check("period_equal: { of: [甲], period: { from: 2017-01-01, to: 2017-12-31 } }", rows)?.state).toBe("holds");
  expect(check("period_equal: { of: [乙], period: { from: 2017-01-01, to: 2017-12-31 } }", rows)?.state).toBe("broken");
  expect(check("period_equal: { of: [甲, 乙] }", { ...rows, 乙: { value: "2" } })?.state).toBe("not-assessable");
});

test("units_add_up: once, for the unit above; never with a unit missing", () => {
  const units = relation('units_add_up: { figure: 公开数, total: "900", units: 2 }');
  const of = (unit: string, value: string) => statistic("公开数", { unit, value });
  expect(checkConsistency([units], [of("900", "7"), of("1", "3"), of("2", "4")])).toMatchObject([{ unit: "900", state: "holds", arithmetic: "3 + 4 = 7" }]);
  expect(checkConsistency([units], [of("900", "8"), of("1", "3"), of("2", "4")])).toMatchObject([{ state: "broken", arithmetic: "3 + 4 = 7 ≠ 8" }]);
  expect(checkConsistency([units], [of("900", "3"), of("1", "3")])).toMatchObject([{ state: "not-assessable" }]);
  expect(checkConsistency([units], [of("900", "3"), of("1", "3"), of("2", "/")])).toMatchObject([{ state: "not-assessable" }]);
});

describe("plausibility only remarks", () => {
  test("share_at_most", () => {
    const share = "plausibility: { check: share_at_most, part: 甲, whole: 总数, at_most: 0.9 }";
    expect(check(share, { 总数: { value: "101" }, 甲: { value: "98" } })?.state).toBe("remark");
    expect(check(share, { 总数: { value: "100" }, 甲: { value: "90" } })?.state).toBe("holds");
    expect(check(share, { 总数: { value: "3" }, 甲: { value: "3" } })?.state).toBe("holds");
    expect(check(share, { 总数: { value: "0" }, 甲: { value: "0" } })?.state).toBe("holds");
    expect(check(share, { 总数: { value: "" }, 甲: { value: "0" } })?.state).toBe("not-assessable");
  });

  test("year_against_history", () => {
    const history = "plausibility: { check: year_against_history, row: 甲, times_at_most: 3, ignore_below: 20 }";
    expect(check(history, { 甲: { value: "104", cumulative: "121" } })?.state).toBe("remark");
    expect(check(history, { 甲: { value: "30", cumulative: "40" } })?.state).toBe("holds");
    expect(check(history, { 甲: { value: "5", cumulative: "5" } })?.state).toBe("holds");
    expect(check(history, { 甲: { value: "5", cumulative: "" } })?.state).toBe("not-assessable");
  });

  test("history_in_one_part needs another part that begins only now", () => {
    const parts = "plausibility: { check: history_in_one_part, whole: 总数, parts: [网站, 公报] }";
    const rows = { 总数: { value: "4", cumulative: "9" }, 网站: { value: "3", cumulative: "8" }, 公报: { value: "1", cumulative: "1" } };
    expect(check(parts, rows)?.state).toBe("remark");
    expect(check(parts, { ...rows, 公报: { value: "0", cumulative: "0" } })?.state).toBe("holds");
  });
});

test("whatever the other figures are, a sum with a blank cell neither holds nor fails", () => {
  const checks = [
    "sum_equals: { whole: 丁, parts: [甲, 乙, 丙] }",
    "carried_over_balance: { carried_in: 甲, received: 乙, handled: [丙], carried_out: 丁 }",
    "cumulative_minus_year_consistent: { whole: 丁, parts: [甲, 乙, 丙], exhaustive: true }",
  ];
  const labels = ["甲", "乙", "丙", "丁"];
  const figures = fc.array(fc.nat({ max: 3 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(fc.constantFrom(...checks), figures, fc.constantFrom(...labels), fc.constantFrom("", " ", "/", "-", "—", "无"), (written, values, hole, blank) => {
      const rows = Object.fromEntries(labels.map((label, index) => [label, { value: label === hole ? blank : String(values[index]), cumulative: "9" }]));
      expect(check(written, rows)?.state).toBe("not-assessable");
    }),
  );
});
