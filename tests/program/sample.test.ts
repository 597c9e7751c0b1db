/** What samples/2017 is for: every rule, outcome and turn of the order of operations is seen at work in it. */
import { beforeAll, describe, expect, it } from "vitest";
import { loadEdition } from "../../src/load-edition.ts";
import type { Assessed } from "../../src/assess.ts";
import type { ResultRule, ResultUnit } from "../../src/model/result.ts";
import { outputFiles } from "../../src/output-files.ts";
import { edition, filesOf, scored } from "./scored.ts";
import { textOf } from "../support/outputs.ts";

let assessed: Assessed;
beforeAll(async () => {
  assessed = await scored(await filesOf("2017"));
}, 60_000);

function rulesOf(unit: ResultUnit): readonly ResultRule[] {
  const adjustments = [...unit.bonus, ...unit.penalties, ...unit.vetoes];
  return [...unit.areas.flatMap((area) => area.indicators).flatMap((indicator) => indicator.rules), ...adjustments.flatMap((adjustment) => adjustment.rules)];
}

describe("the sample year", () => {
  it("is complete: nothing waits for a person", () => {
    expect(assessed.result.provisional).toBe(false);
    expect(assessed.evidence.setAside).toEqual([]);
    expect(assessed.result.problems.map(({ severity }) => severity)).not.toContain("set-aside");
  });

  it("has 13 towns and 6 subdistricts, 7 areas, 25 indicators, 100 points", () => {
    const { units } = assessed.result;
    expect(units.filter(({ group }) => group === "towns")).toHaveLength(13);
    expect(units.filter(({ group }) => group === "subdistricts")).toHaveLength(6);
    for (const { areas } of units) {
      expect(areas).toHaveLength(7);
      expect(areas.flatMap(({ indicators }) => indicators)).toHaveLength(25);
      expect(areas.flatMap(({ indicators }) => indicators).reduce((sum, { schemeFull }) => sum + Math.round(Number(schemeFull) * 100), 0)).toBe(10_000);
    }
  });

  it("triggers every rule of the edition at least once", () => {
    const triggered = new Map<string, number>();
    for (const unit of assessed.result.units) {
      for (const { id, counts } of rulesOf(unit)) triggered.set(id, (triggered.get(id) ?? 0) + counts.triggered);
    }
    const scheme = loadEdition(edition).value?.scheme;
    const adjustments = [...(scheme?.bonuses ?? []), ...(scheme?.penalties ?? []), ...(scheme?.vetoes ?? [])];
    const rules = [...(scheme?.indicators ?? []).flatMap(({ parts }) => parts.flatMap((part) => part.rules)), ...adjustments.flatMap((adjustment) => adjustment.rules)];
    const declared = rules.map((rule) => rule.id);
    expect(declared.length).toBeGreaterThan(70);
    expect(declared.filter((id) => !((triggered.get(id) ?? 0) > 0))).toEqual([]);
  });

  it("shows each outcome but 缺佐证, and each grade", () => {
    const counts = assessed.result.units.flatMap((unit) => rulesOf(unit)).map((rule) => rule.counts);
    expect(counts.some(({ triggered }) => triggered > 0)).toBe(true);
    expect(counts.some(({ clear }) => clear > 0)).toBe(true);
    expect(counts.some(({ notApplicable }) => notApplicable > 0)).toBe(true);
    expect(counts.every(({ noEvidence }) => noEvidence === 0)).toBe(true);
    const grades = new Set(assessed.result.units.map(({ grade }) => grade));
    expect([...grades].toSorted()).toEqual(assessed.result.edition.grades.map(({ id }) => id).toSorted());
  });

  it("has a tie that is shared and a tie that area D breaks", () => {
    const pairs = assessed.result.units.flatMap((unit, index) =>
      assessed.result.units.slice(index + 1).flatMap((other) => (other.group === unit.group && other.total === unit.total ? [[unit, other] as const] : [])),
    );
    const pointsIn = (unit: ResultUnit, id: string) => unit.areas.find((area) => area.id === id)?.points;
    expect(pairs.some(([a, b]) => a.rank === b.rank)).toBe(true);
    expect(pairs.some(([a, b]) => a.rank !== b.rank && pointsIn(a, "D") !== pointsIn(b, "D"))).toBe(true);
    for (const [a, b] of pairs) expect(a.rank === b.rank).toBe(pointsIn(a, "D") === pointsIn(b, "D") && pointsIn(a, "B") === pointsIn(b, "B"));
  });

  it("has vetoes, a bonus, a penalty, and indicators that do not apply, kept full and moved", () => {
    const { units } = assessed.result;
    expect(units.some((unit) => unit.vetoes.some(({ state }) => state === "applied"))).toBe(true);
    expect(units.some((unit) => unit.bonus.some(({ state }) => state === "applied"))).toBe(true);
    expect(units.some((unit) => unit.penalties.some(({ state }) => state === "applied"))).toBe(true);
    const notApplicable = units.flatMap((unit) => unit.areas.flatMap((area) => area.indicators)).filter(({ state }) => state === "not-applicable");
    expect(notApplicable.some(({ points, full }) => points === full && Number(full) > 0)).toBe(true);
    expect(notApplicable.some(({ full }) => Number(full) === 0)).toBe(true);
  });

  it("has a ballot whose inspector stood back", () => {
    const ballots = [...assessed.evidence.byUnit.values()].flatMap((unit) => unit.records.get("panel_rating") ?? []);
    expect(ballots.some((ballot) => ballot.values.get("recused") === true)).toBe(true);
  });

  it("says on every page that data are synthetic and the scheme is reconstructed", () => {
    for (const language of ["zh", "en"] as const) {
      const [synthetic, reconstruction] = language === "zh" ? ["合成数据", "重建"] : ["synthetic", "reconstruct"];
      const pages = [...outputFiles(assessed, language)].filter(({ path }) => /\.(md|html)$/.test(path));
      expect(pages).toHaveLength(39);
      for (const { path, content } of pages) {
        expect(textOf(content).toLowerCase().includes(synthetic), `${path} ${synthetic}`).toBe(true);
        expect(textOf(content).toLowerCase().includes(reconstruction), `${path} ${reconstruction}`).toBe(true);
      }
    }
  });

  it("prints parts that add up to the printed total", () => {
    const hundredths = (points: string | null): number => Math.round(Number(points) * 100);
    for (const unit of assessed.result.units) {
      for (const area of unit.areas) {
        const sum = area.indicators.reduce((total, { points }) => total + hundredths(points), 0);
        const capped = area.steps.some(({ what }) => what.includes("veto"));
        if (!capped) expect([unit.code, area.id, sum]).toEqual([unit.code, area.id, hundredths(area.points)]);
      }
    }
  });
});
