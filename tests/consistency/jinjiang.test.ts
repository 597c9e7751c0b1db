/** What must be found in the real report of 2017, row by row of the research, and nothing else. */
import { describe, expect, test } from "vitest";
import { checkConsistency } from "../../src/consistency/check-consistency.ts";
import type { ConsistencyResult } from "../../src/model/consistency.ts";
import { realStatistics, relationsOf } from "./real-report.ts";

const relations = [...relationsOf("annual-report-form"), ...relationsOf("city-report-2017")];
const results = checkConsistency(relations, realStatistics());

/** Row of the research, relation, its arithmetic. */
const BROKEN: readonly (readonly [string, string, string])[] = [
  ["1", "city-requests-received", "§一(二) 38 ≠ §四 230 = 附表 230"],
  ["2", "city-published-by-category", "733 + 242 + 265 + 176 + 264 + 260 + 502 + 673 + 461 + 757 + 153 = 4486 ≠ 4488"],
  ["3", "city-category-percentages", "其他类信息 153 ÷ 4488 = 3.41% ≠ 3.45%"],
  ["5", "city-reply-percentages", "同意部分公开 2 ÷ 230 = 0.9% ≠ 0.8%"],
  ["6", "city-replies-refused", "§四 101 ≠ 附表 104"],
  ["7", "city-replies-other", "6 + 3 + 9 + 4 + 21 = 43 ≠ 40"],
  ["9", "form-requests-by-channel-cumulative", "189 + 137 + 121 = 447 ≠ 437"],
  ["10", "form-replies-by-type-cumulative", "203 + 23 + 121 + 100 = 447 ≠ 437"],
  ["12", "city-published-cumulative", "§三 53192 ≠ 附表 35685"],
  ["14", "city-published-by-channel", "3999 + 88 + 397 = 4484 ≠ 4488"],
  ["15", "city-interpretations", "§一(一) 10 ≠ §三(三) 103"],
  ["16", "city-press-conferences", "§一(一) 2 ≠ §三(三) 12"],
  ["16", "city-leaders-attending", "§一(一) 2 ≠ §三(三) 10"],
  ["17", "city-complaints", "§一(二) 1 ≠ §五 0 = 附表 0"],
  ["18", "city-requests-measure", "§四 件 ≠ 附表 条"],
  ["19", "city-full-year-figures", "2017-01-01..2017-12-31 = 办结各类违法案件 2017-01-01..2017-12-31 ≠ 受理办结价格举报案件 2017-01-01..2017-10-31"],
];

const TOLERATED: readonly (readonly [string, string, string])[] = [
  ["4", "city-category-percentages-sum", "16.33% + 5.39% + 5.90% + 3.92% + 5.88% + 5.79% + 11.19% + 15% + 10.27% + 16.87% + 3.45% = 99.99% ≈ 100% (±0.55%)"],
  ["5", "city-reply-percentages-sum", "2.6% + 36.5% + 0.8% + 43.9% + 1.3% + 3.9% + 1.7% + 9.1% = 99.8% ≈ 100% (±0.4%)"],
];

const REMARKS: readonly (readonly [string, string, string])[] = [
  ["8", "form-repeated-numbers", "信函、传真申请数 104 / 121 = 不予公开答复数 104 / 121"],
  ["11", "form-requests-history", "(189 - 77) + (137 - 49) + (121 - 104) = 217 ≠ 207 = 437 - 230"],
  ["11", "form-replies-history", "(203 - 84) + (23 - 2) + (121 - 104) + (100 - 40) = 217 ≠ 207 = 437 - 230"],
  ["13", "form-history-in-one-part", "主动公开文件数 35685 - 4488 = 31197；政府网站公开数 35196 - 3999 = 31197；政府公报公开数 88 - 88 = 0"],
  ["22", "city-refusals-one-ground", "98 ÷ 101 = 97.0% > 90.0%"],
  ["22", "form-refusals-against-history", "104 > 3 × (121 - 104 = 17)"],
];

describe("the real report of 2017", () => {
  test.each([
    ["broken", BROKEN],
    ["tolerated", TOLERATED],
    ["remark", REMARKS],
  ] as const)("%s: exactly these", (state, expected) => {
    const found = results.filter((result) => result.state === state).map((result) => [result.relation, result.arithmetic]);
    expect(sorted(found)).toEqual(sorted(expected.map(([, relation, arithmetic]) => [relation, arithmetic])));
  });

  test("everything else holds: nothing is left unassessed, no relation is left out", () => {
    const others = results.filter((result) => !["broken", "tolerated", "remark"].includes(result.state));
    expect(others.filter((result) => result.state !== "holds")).toEqual([]);
    expect(results.map((result) => result.relation)).toEqual(relations.map((relation) => relation.id));
    expect(others).toHaveLength(relations.length - BROKEN.length - TOLERATED.length - REMARKS.length);
  });

  test("the sums of the text that are right are found to hold", () => {
    expect(result("city-discretion-items")).toMatchObject({ state: "holds", arithmetic: "638 + 420 + 7 = 1065" });
    expect(result("city-credit-information")).toMatchObject({ state: "holds", arithmetic: "9980 + 22 + 2317 + 60 + 55 + 20 = 12454" });
    expect(result("city-replies-by-type")).toMatchObject({ state: "holds", arithmetic: "6 + 84 + 2 + 101 + 3 + 9 + 4 + 21 = 230" });
    expect(result("form-replies-by-type")).toMatchObject({ state: "holds", arithmetic: "84 + 2 + 104 + 40 = 230" });
  });

  test("every figure of a result says where it stands", () => {
    for (const { figures } of results) for (const figure of figures) expect(figure.position?.file).toMatch(/^statistic-\d\.csv$/);
  });
});

describe("joint diagnosis of the real report", () => {
  test("153 is likely 155: it would close the sum and agree with its own percentage", () => {
    for (const id of ["city-published-by-category", "city-category-percentages"]) {
      expect(causes(id)).toContain("“其他类信息”若为 155（所印为 153），则合计相符，且 155 ÷ 4488 = 3.45%");
    }
  });

  test("437 is likely 447: two totals miss the same amount", () => {
    for (const id of ["form-requests-by-channel-cumulative", "form-replies-by-type-cumulative", "form-requests-history", "form-replies-history"]) {
      expect(causes(id)).toContain("都印作 437，各自分项合计却都是 447");
    }
  });

  test("3 of another heading: the difference equals a category, and two differences cancel out", () => {
    expect(causes("city-replies-other")).toContain("差额 3 恰等于§四“告知不属于本机关政府信息”");
    for (const id of ["city-replies-other", "city-replies-refused"]) expect(causes(id)).toContain("正好抵消（各 3）");
  });

  test("the rival: two rows with the same two numbers", () => {
    expect(causes("city-replies-refused")).toContain("附表“信函、传真申请数”与附表“不予公开答复数”的两个数完全相同");
  });

  test("0.8% was cut off instead of rounded", () => {
    expect(causes("city-reply-percentages")).toContain("0.8% 可能是直接截去尾数");
  });

  test("nothing is suggested where nothing can be computed", () => {
    expect(causes("city-interpretations")).toBe("");
    expect(causes("city-published-by-channel")).not.toContain("恰等于");
  });
});

function sorted(rows: readonly (readonly (string | undefined)[])[]): readonly string[] {
  return rows.map((row) => row.join(" | ")).toSorted();
}

function result(id: string): ConsistencyResult | undefined {
  return results.find((one) => one.relation === id);
}

function causes(id: string): string {
  return (result(id)?.causes ?? []).map((cause) => cause.zh).join("\n");
}
