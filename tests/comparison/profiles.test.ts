/**
 * In 2018 training is asked of bureaus only, towns have another indicator in its place; in 2019 towns are asked too. The
 * years beside this file with `pilot/` over them.
 */
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ComparedPair, Comparison, LineChange } from "../../src/model/comparison.ts";
import { changeOf, comparisonOf, inputOf, pairOf, yearsWith } from "./years.ts";

const home = yearsWith("pilot");
let comparison: Comparison;
let pair: ComparedPair;
beforeAll(async () => {
  comparison = await comparisonOf(await inputOf([2018, 2019], {}, home));
  pair = pairOf(comparison, "2018", "2019");
});
afterAll(() => { rmSync(home, { recursive: true }); });

function lineOf(name: string, id: string): LineChange | undefined {
  const { points } = changeOf(pair, name);
  return points.done ? points.lines.find((line) => line.id === id) : undefined;
}

describe("an indicator that another profile had before", () => {
  it("was never asked of the others, and is not attributed to them", () => {
    expect(lineOf("星渚镇", "D1")).toMatchObject({ before: "0.00", after: "10.00", oldUnderNew: null, performance: null, rule: null });
    expect(lineOf("甲局", "D1")).toMatchObject({ before: "5.00", after: "10.00", performance: "5.00", rule: "0.00" });
  });

  it("moves nobody's other points", () => {
    // one correction less or none, and stamps as the year before: by the rules of either year
    expect(["A1", "C1"].map((id) => lineOf("星渚镇", id)?.performance)).toEqual(["0.00", "0.00"]);
  });

  it("is not in the common core of those that have it in one year only", () => {
    const shares = new Map(comparison.units.map(({ name, core }) => [name.zh, core.map((one) => one?.full)]));
    expect([shares.get("星渚镇"), shares.get("甲局")]).toEqual([["50.00", "50.00"], ["60.00", "60.00"]]);
    expect(pair.core).toEqual({ before: "50.00~60.00", after: "50.00~60.00" });
  });
});
