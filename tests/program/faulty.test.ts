/** The faulty twin: what is wrong with it opens a range where it matters and moves nothing else. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Assessed } from "../../src/assess.ts";
import type { ResultRange } from "../../src/model/result.ts";
import { filesOf, scored, standing } from "./scored.ts";

let good: Assessed;
let faulty: Assessed;
beforeAll(async () => {
  good = await scored(await filesOf("2017"));
  faulty = await scored(await filesOf("2017-faulty"));
}, 60_000);

/** Units that a fault of the twin touches. */
const touched = ["900102", "900103", "900105", "900106", "900006"];

describe("the faulty twin", () => {
  it("is provisional, and sets aside what cannot be read", () => {
    expect(faulty.result.provisional).toBe(true);
    const reasons = faulty.evidence.setAside.map(({ unit, position, reasons: [first] }) => [unit, position.file, /\[(.*?)\]/.exec(first ?? "")?.[1]]);
    expect(reasons).toEqual([
      ["900102", "依申请公开申请.csv", "date-invalid"],
      [undefined, "考评组/网上栏目检查.csv", "unit-unknown"],
      ["900105", "考评组/网上栏目检查.csv", "value-invalid"],
      ["900106", "财政预决算公开.csv", "record-conflict"],
      ["900106", "财政预决算公开.csv", "record-conflict"],
    ]);
  });

  it("leaves the points of every other unit as they are", () => {
    const points = (assessed: Assessed) => assessed.result.units.map(standing).filter(({ code }) => !touched.includes(code))
      .map(({ code, total, range, grade, indicators }) => ({ code, total, range, grade, indicators })).toSorted((a, b) => (a.code < b.code ? -1 : 1));
    expect(points(faulty)).toEqual(points(good));
  });

  it("has the total of the good year inside each open range", () => {
    for (const unit of faulty.result.units) {
      const total = Number(good.result.units.find(({ code }) => code === unit.code)?.total);
      const { low, high }: ResultRange = unit.range ?? { low: unit.total ?? "", high: unit.total ?? "" };
      expect(total).toBeGreaterThanOrEqual(Number(low));
      // ballots that were taken out of the twin could have been lower than those that stayed
      expect(unit.code === "900006" || total <= Number(high)).toBe(true);
    }
  });

  it("gives a rank only where the ranges allow no other", () => {
    for (const unit of faulty.result.units) {
      const rivals = faulty.result.units.filter(({ group, code }) => group === unit.group && code !== unit.code);
      const low = (one: typeof unit) => Number(one.range?.low ?? one.total);
      const high = (one: typeof unit) => Number(one.range?.high ?? one.total);
      const best = 1 + rivals.filter((rival) => low(rival) > high(unit)).length;
      const worst = 1 + rivals.filter((rival) => high(rival) > low(unit)).length;
      if (best === worst && unit.range === undefined) expect(unit.rank).not.toBeNull();
      if (unit.rankRange !== undefined) expect([unit.code, ...unit.rankRange]).toEqual([unit.code, best, worst]);
    }
  });

  it("names findings without evidence, and counts an identical duplicate once", () => {
    const counts = faulty.result.units.flatMap((unit) => unit.areas.flatMap((area) => area.indicators.flatMap(({ rules }) => rules)));
    expect(counts.some((rule) => rule.counts.noEvidence > 0)).toBe(true);
    expect(faulty.result.problems.map(({ code }) => code)).toContain("record-duplicate");
  });
});
