import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Result, ResultUnit } from "../../src/model/result.ts";
import { add, formatExact, subtract } from "../../src/model/rational.ts";
import { text } from "../../src/model/text.ts";
import { rankUnits } from "../../src/ranking/rank-units.ts";
import { resultDocument } from "../../src/result/result-document.ts";
import { scoreUnit } from "../../src/scores/score-unit.ts";
import { explain } from "../../src/sheets/explain.ts";
import { lostInAreas, lostPoints, movesOfTotal, sumOf } from "../../src/sheets/lost-points.ts";
import { plainTerminal } from "../../src/sheets/palette.ts";
import { addRanges, boundsOf, rangeOf } from "../../src/sheets/points.ts";
import { unitMarkdown } from "../../src/sheets/unit-markdown.ts";
import { unitPage } from "../../src/sheets/unit-page.ts";
import { filesOf, scored } from "../program/scored.ts";
import { openYears, type Year } from "../scores/random-scheme.ts";
import { resultFixture } from "../support/result-fixture.ts";
import { date, findingsOf, unit as oneUnit } from "../support/scheme-builder.ts";

const tracks = (range: { readonly low: Parameters<typeof formatExact>[0]; readonly high: Parameters<typeof formatExact>[0] }): readonly string[] => [formatExact(range.low), formatExact(range.high)];

function expectToAddUp(unit: ResultUnit): void {
  const entries = lostPoints(unit, "zh");
  for (const { id, lost, reasons } of entries) expect([id, ...tracks(sumOf(reasons))]).toEqual([id, ...tracks(lost)]);
  const { full, lost } = lostInAreas(unit);
  expect(tracks(entries.map((entry) => entry.lost).reduce(addRanges, rangeOf("0")))).toEqual(tracks(lost));
  const outside = sumOf(movesOfTotal(unit, "zh"));
  const total = boundsOf({ points: unit.total, ...(unit.range === undefined ? {} : { range: unit.range }) });
  expect([formatExact(subtract(full, add(lost.low, outside.low))), formatExact(subtract(full, add(lost.high, outside.high)))]).toEqual([formatExact(total.high), formatExact(total.low)]);
}

const HASH = "0".repeat(64);

function build({ scheme, findings }: Year): Result {
  const units = [oneUnit()];
  const scores = new Map(units.map((each) => [each.code, scoreUnit({ scheme, unit: each, findings: findingsOf(findings) })]));
  return resultDocument({
    version: "0.1.0", scheme, scores, units, ranks: rankUnits({ scheme, units, scores }), setAside: [], selfAssessments: new Map(), problems: [],
    assessment: { place: text("云泽市", "Yunze"), edition: "test", period: { from: date(2017, 1, 1), to: date(2017, 12, 31) }, asOf: date(2017, 12, 31), cutoff: undefined, purpose: "score", synthetic: true, localClosures: [], submitted: new Map() },
    hashes: { edition: HASH, law: HASH, calendar: HASH, recordTypes: HASH }, calendarYears: [2014, 2026], inputs: [], findings: { path: "findings.ndjson", sha256: HASH, count: 0 },
    labels: { recordTypes: scheme.recordTypes },
  });
}

describe("the points lost", () => {
  it("add up, row by row, to what is said to be lost and to the total, whatever was found", () => {
    fc.assert(
      fc.property(openYears, (year) => {
        for (const unit of build(year).units) expectToAddUp(unit);
      }),
      { numRuns: 300 },
    );
  });

  it.each(resultFixture().units.map((unit) => [unit.name.zh, unit] as const))("add up for %s", (_, unit) => {
    expectToAddUp(unit);
  });
});

describe.each(["2017", "2017-faulty"])("samples/%s", (sample) => {
  let result: Result;
  const unitNamed = (name: string): ResultUnit => {
    const unit = result.units.find((one) => one.name.zh === name);
    if (unit === undefined) throw new Error(name);
    return unit;
  };
  const explained = (name: string, indicator?: string): string => {
    const explanation = explain(result, name, indicator, "zh", { ...plainTerminal, columns: 400 }, "out/result.json");
    return explanation.kind === "explained" ? explanation.text : "";
  };
  beforeAll(async () => {
    ({ result } = await scored(await filesOf(sample)));
  }, 60_000);

  it("adds up for every unit", () => {
    for (const unit of result.units) expectToAddUp(unit);
  });

  it("names only rules that took points, each with its amount and what stands behind it", () => {
    for (const unit of result.units) {
      for (const { reasons } of lostPoints(unit, "zh")) {
        for (const { wording, lost } of reasons) {
          expect(wording).not.toBe("");
          expect(tracks(lost)).not.toEqual(["0", "0"]);
        }
      }
    }
  });

  it("says 无相应佐证材料 nowhere, and no id of a type, field or group", () => {
    for (const unit of result.units) {
      for (const sheet of [unitMarkdown(result, unit, "zh"), unitPage(result, unit, "zh")]) {
        expect(sheet).not.toContain("无相应佐证材料");
        expect(sheet).not.toMatch(/事项 (?:staff|leader|office|rule_|\d{4}-\d\d\b|\d{4}-Q)/u);
      }
    }
  });

  it("names a veto of an area with clause, record and amount in summary, table and explain", () => {
    const unit = unitNamed("柳岸街道");
    const entry = lostPoints(unit, "zh").find(({ number }) => number === undefined);
    expect(entry).toMatchObject({ id: "F", reasons: [{ note: expect.stringContaining("一票否决V4") as unknown, records: [{ id: "900002-1" }] }] });
    const markdown = unitMarkdown(result, unit, "zh");
    const page = unitPage(result, unit, "zh");
    for (const text of [markdown, page, explained("柳岸街道"), explained("柳岸街道", "F1"), explained("柳岸街道", "V4")]) {
      expect(text).toContain("自办网站在普查、抽查中出现单项否决情形的，“平台载体”方面计零分");
      expect(text).toContain("900002-1");
      expect(text).toContain("8.80 − 8.80 = 0.00".slice(0, 4));
    }
    expect(explained("柳岸街道")).toContain("82.00 + 0.00 = 82.00  计入“平台载体”（一票否决V4");
  });

  it("names vetoes of indicators, caps of the total and penalties likewise", () => {
    for (const [name, wording, record] of [["沙鸥镇", "报送的佐证材料弄虚作假的", "900112-1"], ["月塘镇", "公开的信息被认定泄露国家秘密的", "否决情形认定.csv"], ["九曲桥镇", "通报批评", "通报批评.csv"]] as const) {
      const summary = unitMarkdown(result, unitNamed(name), "zh").split("## 逐项评分")[0] ?? "";
      expect(summary).toContain(wording);
      expect(summary).toContain(record);
    }
  });

  it("says of a panel's mark what was earned of what, with the ballots", () => {
    const row = lostPoints(unitNamed("松坪岭镇"), "zh").find(({ id }) => id === "F2")?.reasons;
    expect(row).toHaveLength(1);
    expect(row?.[0]?.note).toMatch(/^得2\.00分，满分4\.00分，相差2\.00分：4份有效评分/u);
    expect(row?.[0]?.records).toHaveLength(4);
  });

  it("says in words what is missing", () => {
    expect(explained("松坪岭镇")).toContain("缺“工作人员”材料（机构与制度材料）");
    expect(explained("云门镇", "C3")).toContain("2017年第三季度没有");
    if (sample === "2017-faulty") {
      expect(explained("南埭街道")).toContain("没有报送“主动公开信息”");
      expect(explained("南埭街道", "B1")).toContain("没有报送“主动公开信息”");
    }
  });

  it("counts a due date once for an indicator and ends with a command that can be typed", () => {
    const text = explained("松坪岭镇", "D2");
    expect(text).toContain("期限计算：同上（900108-001）");
    expect(text.split("900108-003").length).toBeGreaterThan(2);
    expect(explained("松坪岭镇")).toContain("npx kaoping explain out/result.json 松坪岭镇 D2");
  });
});
