/** Printed percentages: what rounds to them agrees, nothing else does. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, divide, formatFixed, multiply, rational, roundHalfUp, type Rational } from "../../src/model/rational.ts";
import { check } from "./small-report.ts";

const percents = "percent_recompute: { whole: 总数, parts: [甲] }";

function state(part: bigint, whole: bigint, printed: Rational, places: number): string | undefined {
  return check(percents, { 总数: { value: whole.toString() }, 甲: { value: part.toString(), percent: `${formatFixed(printed, places)}%` } })?.state;
}

const figures = fc.record({ part: fc.bigInt(0n, 9_999n), rest: fc.bigInt(1n, 9_999n), places: fc.integer({ min: 0, max: 3 }) });

function printedOf(part: bigint, whole: bigint, places: number): Rational {
  return roundHalfUp(divide(multiply(rational(part), rational(100n)), rational(whole)), places);
}

describe("percent_recompute", () => {
  test("a true ratio printed to any number of places holds", () => {
    fc.assert(
      fc.property(figures, ({ part, rest, places }) => {
        const whole = part + rest;
        expect(state(part, whole, printedOf(part, whole, places), places)).toBe("holds");
      }),
      { numRuns: 300 },
    );
  });

  test("changed in its last place, it never does", () => {
    fc.assert(
      fc.property(figures, fc.bigInt(1n, 50n), ({ part, rest, places }, steps) => {
        const whole = part + rest;
        const changed = add(printedOf(part, whole, places), rational(steps, 10n ** BigInt(places)));
        expect(state(part, whole, changed, places)).toBe("broken");
      }),
      { numRuns: 300 },
    );
  });

  test("changed by more than half a unit in the last place, written with more places, it never does", () => {
    fc.assert(
      fc.property(figures, fc.bigInt(51n, 400n), ({ part, rest, places }, hundredths) => {
        const whole = part + rest;
        const exact = roundHalfUp(divide(multiply(rational(part), rational(100n)), rational(whole)), places + 2);
        const changed = add(exact, rational(hundredths, 10n ** BigInt(places + 2)));
        expect(state(part, whole, changed, places + 2)).toBe("broken");
      }),
      { numRuns: 300 },
    );
  });

  test("half a unit rounds up (四舍五入)", () => {
    expect(state(1n, 8n, rational(125n, 10n), 1)).toBe("holds");
    expect(state(1n, 8n, rational(13n), 0)).toBe("holds");
    expect(state(1n, 8n, rational(12n), 0)).toBe("broken");
  });

  test("a blank is not 0%, and 0 has no percentages", () => {
    expect(check(percents, { 总数: { value: "9" }, 甲: { value: "0", percent: "" } })?.state).toBe("not-assessable");
    expect(check(percents, { 总数: { value: "9" }, 甲: { value: "/", percent: "0%" } })?.state).toBe("not-assessable");
    expect(check(percents, { 总数: { value: "0" }, 甲: { value: "0", percent: "0%" } })).toMatchObject({ state: "not-assessable", causes: [{ zh: "总数为 0，没有百分比可言" }] });
  });

  test("causes: cut off, or the value that the percentage implies", () => {
    const cut = check(percents, { 总数: { value: "230" }, 甲: { value: "2", percent: "0.8%" } });
    expect(cut?.causes.map((cause) => cause.zh)).toEqual(["附表“甲”的 0.8% 可能是直接截去尾数，没有四舍五入"]);
    const slip = check(percents, { 总数: { value: "4488" }, 甲: { value: "153", percent: "3.45%" } });
    expect(slip?.causes.map((cause) => cause.zh)).toEqual(["按所印 3.45% 倒推，附表“甲”应为 155"]);
    const coarse = check(percents, { 总数: { value: "90000" }, 甲: { value: "153", percent: "3%" } });
    expect(coarse?.causes).toEqual([]);
  });
});
