/** What the language of relations accepts, and what it says about faults. */
import { describe, expect, test } from "vitest";
import { parseConsistency } from "../../src/scheme/parse-consistency.ts";
import { relationsOf } from "./real-report.ts";
import { relation } from "./small-report.ts";

const HEAD = "title: 表\ntitle_en: form\nsource: 测试\n";

function faults(rest: string): readonly string[] {
  return parseConsistency({ path: "r.yaml", text: HEAD + rest }).problems.map(({ code, position }) => `${code} ${String(position.line)}:${String(position.column)}`);
}

describe("figures", () => {
  test("take their place from themselves, the relation or the file", () => {
    const text = `${HEAD}place: 附表\nrelations:\n  - { id: a, title: 甲, title_en: a, place: §四, same_fact_equal: { of: [受理, 附表 / 受理、登记总数], column: cumulative } }\n  - { id: b, title: 乙, title_en: b, cumulative_ge_year: { of: [受理] } }\n`;
    expect(parseConsistency({ path: "r.yaml", text }).value).toMatchObject([
      { of: [{ place: "§四", label: "受理", column: "cumulative" }, { place: "附表", label: "受理、登记总数", column: "cumulative" }] },
      { of: [{ place: "附表", label: "受理" }] },
    ]);
  });

  test("may be named lists", () => {
    const text = `${HEAD}place: 附表\nlists: { 渠道: [甲, 乙] }\nrelations:\n  - { id: a, title: 甲, title_en: a, sum_equals: { whole: 总数, parts: 渠道 } }\n`;
    expect(parseConsistency({ path: "r.yaml", text }).value).toMatchObject([{ parts: [{ label: "甲" }, { label: "乙" }], whole: { label: "总数" } }]);
    expect(faults(text.slice(HEAD.length).replace("parts: 渠道", "parts: 渠到"))).toEqual(["consistency-list 7:69"]);
  });

  test("must say where they stand, once each, and enough of them", () => {
    expect(faults("relations:\n  - { id: a, title: 甲, title_en: a, cumulative_ge_year: { of: [受理] } }\n")).toEqual(["consistency-figure 5:64"]);
    expect(faults("place: 附表\nrelations:\n  - { id: a, title: 甲, title_en: a, unit_equal: { of: [受理] } }\n")).toHaveLength(1);
    expect(faults("place: 附表\nrelations:\n  - { id: a, title: 甲, title_en: a, sum_equals: { whole: 总数, parts: [甲, 甲] } }\n")).toHaveLength(1);
  });
});

describe("relations", () => {
  test("are faults unless they only look, and the author may say otherwise", () => {
    expect(relation("sum_equals: { whole: 总数, parts: [甲] }").weight).toBe("fault");
    expect(relation("sum_equals: { whole: 总数, parts: [甲] }\nweight: remark").weight).toBe("remark");
    expect(relation("duplicate_pair: { among: [甲, 乙] }")).toMatchObject({ weight: "remark", ignoreBelow: { n: 10n, d: 1n } });
    expect(relation("plausibility: { check: year_against_history, row: 甲, times_at_most: 2.5 }\nweight: fault")).toMatchObject({ weight: "fault", look: { timesAtMost: { n: 5n, d: 2n } } });
  });

  test("state exactly one check", () => {
    expect(faults("place: 附表\nrelations:\n  - { id: a, title: 甲, title_en: a }\n")).toEqual(["consistency-kind 6:5"]);
    expect(faults("place: 附表\nrelations:\n  - { id: a, title: 甲, title_en: a, unit_equal: { of: [甲, 乙] }, same_fact_equal: { of: [甲, 乙] } }\n")).toEqual(["consistency-kind 6:5"]);
  });

  test("have ids of their own", () => {
    const one = "{ id: a, title: 甲, title_en: a, unit_equal: { of: [甲, 乙] } }";
    expect(faults(`place: 附表\nrelations:\n  - ${one}\n  - ${one}\n`)).toEqual(["id-duplicate 7:7"]);
  });

  test.each([
    ["an unknown key", "{ id: a, title: 甲, title_en: a, sum_equal: { whole: 总数, parts: [甲] } }", "unknown-key"],
    ["a missing title", "{ id: a, title_en: a, unit_equal: { of: [甲, 乙] } }", "missing-key"],
    ["an unknown column", "{ id: a, title: 甲, title_en: a, sum_equals: { whole: 总数, parts: [甲], column: year } }", "wrong-value"],
    ["an unknown look", "{ id: a, title: 甲, title_en: a, plausibility: { check: share } }", "wrong-value"],
    ["a look without its bound", "{ id: a, title: 甲, title_en: a, plausibility: { check: share_at_most, part: 甲, whole: 总数 } }", "missing-key"],
    ["a day that does not exist", "{ id: a, title: 甲, title_en: a, period_equal: { of: [甲], period: { from: 2017-02-30, to: 2017-12-31 } } }", "period-invalid"],
    ["a number with an exponent", "{ id: a, title: 甲, title_en: a, duplicate_pair: { among: [甲, 乙], ignore_below: 1e1 } }", "number-not-decimal"],
  ])("%s is one fault", (_, written, code) => {
    const found = faults(`place: 附表\nrelations:\n  - ${written}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(code);
  });
});

test("the relations of 2017 have ids of their own across both files", () => {
  const ids = ["annual-report-form", "city-report-2017"].flatMap((file) => relationsOf(file).map((one) => one.id));
  expect(new Set(ids).size).toBe(ids.length);
});
