import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KnownValues, UNMET } from "../../src/findings/known-values.ts";
import { NOT_IN_FORCE, type FactValue } from "../../src/model/fact.ts";

const list = ["a"];
const value = fc.oneof(
  fc.integer({ min: -2_000, max: 3_000 }),
  fc.constantFrom<FactValue>(true, false, null, undefined, "1", "", "甲", NOT_IN_FORCE, list, 0, -0, 0.5, 17_167, 17_532, 25_000_000, Number.MAX_SAFE_INTEGER),
);

describe("KnownValues", () => {
  it("keeps what a map would keep", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, fc.boolean()), { maxLength: 200 }), (steps) => {
        const known = new KnownValues(1_000);
        const map = new Map<FactValue, number>();
        for (const [index, [one, isKept]] of steps.entries()) {
          expect(known.find(one)).toBe(map.get(one) ?? UNMET);
          if (!isKept) continue;
          known.keep(one, index);
          map.set(one, index);
        }
      }),
    );
  });

  it("keeps no more texts than it was told to", () => {
    const known = new KnownValues(2);
    for (const [index, text] of ["a", "b", "c"].entries()) known.keep(text, index);
    expect(["a", "b", "c"].map((text) => known.find(text))).toEqual([0, 1, UNMET]);
  });
});
