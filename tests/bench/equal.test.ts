/** The bench's checks of equality can fail: each kind of difference is named. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { check } from "../../bench/bench.ts";
import { differentFiles } from "../../bench/different-files.ts";
import { differences, RULES, total, type UnitTally } from "../../bench/register/tally.ts";

const tally = (unit: string, more: Partial<UnitTally> = {}): UnitTally => ({ unit, tally: Object.fromEntries(RULES.map((rule, at) => [rule, at])), d2: 7, d3: 5.5, d5: 3, ...more });

describe("tallies", () => {
  const expected = [tally("900101"), tally("900102")];

  it("that are equal have no differences, in any order", () => {
    expect(differences(expected, [...expected].reverse())).toEqual([]);
  });

  it("with another count are told apart", () => {
    expect(differences(expected, [tally("900101"), tally("900102", { tally: { ...tally("").tally, "D2-late": 99 } })])).toEqual(["900102 D2-late: 2 and 99"]);
  });

  it("without a count are told apart", () => {
    expect(differences(expected, [tally("900101"), tally("900102", { tally: {} })])).toHaveLength(RULES.length);
  });

  it("with other points are told apart, and points that one side does not work out are not compared", () => {
    expect(differences(expected, [tally("900101", { d3: 5 }), tally("900102")])).toEqual(["900101 d3: 5.5 and 5 points"]);
    expect(differences(expected, [{ unit: "900101", tally: tally("").tally }, tally("900102")])).toEqual([]);
  });

  it("of fewer or more units are told apart", () => {
    expect(differences(expected, [tally("900101")])).toEqual(["2 units and 1", "900102: missing"]);
    expect(differences(expected, [...expected, tally("900103")])).toEqual(["2 units and 3"]);
  });

  it("add up over units", () => {
    expect(total(expected)["D3-remedies"]).toBe(12);
  });
});

describe("folders", () => {
  const desk = mkdtempSync(join(tmpdir(), "kaoping-equal-"));
  const [one, other] = [join(desk, "one"), join(desk, "other")];
  afterAll(() => { rmSync(desk, { recursive: true }); });
  beforeEach(() => {
    for (const folder of [one, other]) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(join(folder, "units"), { recursive: true });
      writeFileSync(join(folder, "units/a.md"), "甲镇\n");
      writeFileSync(join(folder, "result.json"), "{}\n");
    }
  });

  it("with the same bytes are equal", () => {
    expect(differentFiles(one, other)).toEqual([]);
  });

  it("with another byte, or a file more on either side, are not", () => {
    writeFileSync(join(other, "units/a.md"), "乙镇\n");
    writeFileSync(join(one, "b"), "");
    writeFileSync(join(other, "c"), "");
    expect(differentFiles(one, other)).toEqual(["b", "c", "units/a.md"]);
  });

  it("with nothing in them prove nothing", () => {
    expect(differentFiles(join(desk, "no"), join(desk, "none"))).toEqual(["nothing was written"]);
  });
});

it("of many differences ten are named, and how many more there are", () => {
  const { differences: named } = check("all", Array.from({ length: 25 }, (_, at) => String(at)));
  expect(named).toHaveLength(11);
  expect(named.at(-1)).toBe("and 15 more");
});
