import { describe, expect, it } from "vitest";
import { lostPoints } from "../../src/sheets/lost-points.ts";
import { unitMarkdown } from "../../src/sheets/unit-markdown.ts";
import { hostile } from "../support/hostile-result.ts";
import { resultFixture } from "../support/result-fixture.ts";

const result = resultFixture();

describe("unitMarkdown", () => {
  it.each(result.units.map((unit) => [unit.name.zh, unit] as const))("keeps every table of %s rectangular, with all indicators", (_, unit) => {
    const lines = unitMarkdown(result, unit, "zh").split("\n");
    const cells = (line: string): number => line.split("|").length;
    lines.forEach((line, index) => {
      if (line.startsWith("|") && lines[index - 1]?.startsWith("|") === true) expect(cells(line)).toBe(cells(lines[index - 1] ?? ""));
    });
    expect(lines.filter((line) => /^\| \d+ \| (组织机制|主动公开|重点领域|依申请公开|解读回应|平台载体|监督保障) \|/u.test(line))).toHaveLength(25);
  });

  it.each(result.units.map((unit) => [unit.name.zh, unit] as const))("names wording and record for every point that %s lost", (_, unit) => {
    const markdown = unitMarkdown(result, unit, "zh");
    for (const { reasons } of lostPoints(unit, "zh")) {
      for (const { wording, records } of reasons) {
        expect(markdown).toContain(wording);
        for (const record of records) expect(markdown).toContain(`${record.id} ${record.file}:${String(record.line)}`);
      }
    }
  });

  it("lets no markup of the evidence through", () => {
    const attacked = hostile(result);
    for (const unit of attacked.units) {
      const plain = unitMarkdown(attacked, unit, "zh").replaceAll("<br>", "").replace(/&#?\w+;/gu, "");
      expect(plain).not.toMatch(/<|\]\(|`|\u202e/u);
    }
  });

  it("keeps Chinese out of its English heads", () => {
    for (const unit of result.units) {
      const heads = unitMarkdown(result, unit, "en").split("\n").filter((line, index, all) => line.startsWith("#") || all[index + 1]?.startsWith("| ---") === true);
      expect(heads.join("\n")).not.toMatch(/[\u4e00-\u9fff]/u);
    }
  });
});
