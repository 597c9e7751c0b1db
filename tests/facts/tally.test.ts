import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anyTally,
  countTally,
  distinctTally,
  extremeTally,
  marksTally,
  shareOf,
  sumTally,
  type Certainty,
  type Tally,
} from "../../src/facts/tally.ts";
import type { FactValue, OpenNumber } from "../../src/model/fact.ts";
import { NOT_IN_FORCE } from "../../src/model/fact.ts";
import { compareQuantities, isQuantity, toRational } from "../../src/model/quantity.ts";
import { compare, rational } from "../../src/model/rational.ts";

type Entry = readonly [value: FactValue, certainty: Certainty];
const tallied = (tally: Tally, entries: readonly Entry[]): FactValue => {
  for (const [value, certainty] of entries) tally.add(value, certainty);
  return tally.result();
};
const isOpen = (value: FactValue): value is OpenNumber => typeof value === "object" && value !== null && "kind" in value && value.kind === "open";

/** Whether a completion's value lies in what the tally said. */
function covers(fact: FactValue, value: FactValue): boolean {
  if (isOpen(fact)) {
    if (value === null) return fact.mayBeNone;
    if (!isQuantity(value)) return false;
    const exact = toRational(value);
    return compare(fact.low, exact) <= 0 && (fact.high === undefined || compare(exact, fact.high) <= 0);
  }
  if (isQuantity(fact) && isQuantity(value)) return compareQuantities(fact, value) === 0;
  return fact === undefined || fact === value;
}

describe("tallies without anything open", () => {
  const certain = (...values: readonly FactValue[]): readonly Entry[] => values.map((value) => [value, "certain"]);

  it("count, sum, tell apart and find the extremes", () => {
    expect(tallied(countTally(), certain(1, 2, 3))).toBe(3);
    expect(tallied(anyTally(), [])).toBe(false);
    expect(tallied(anyTally(), certain(1))).toBe(true);
    expect(tallied(sumTally(), certain(1, rational(1, 2), null))).toEqual(rational(3, 2));
    expect(tallied(distinctTally(), certain("a", "b", "a", null))).toBe(2);
    expect(tallied(extremeTally("max"), certain(3, 9, null, 4))).toBe(9);
    expect(tallied(extremeTally("min"), [])).toBeNull();
  });

  it("give the marks of a panel in points", () => {
    const levels = new Map([["excellent", rational(10)], ["fair", rational(6)]]);
    expect(tallied(marksTally(levels, rational(2, 5)), certain("excellent", "fair"))).toMatchObject({ marks: [rational(4), rational(12, 5)], open: 0 });
  });

  it("give a share exactly, and none of nothing", () => {
    const count = (n: number): Tally => {
      const tally = countTally();
      for (let i = 0; i < n; i += 1) tally.add(true, "certain");
      return tally;
    };
    expect(shareOf({ kind: "count", tally: count(2) }, { kind: "count", tally: count(3) }, true)).toEqual(rational(2, 3));
    expect(shareOf({ kind: "count", tally: count(0) }, { kind: "count", tally: count(0) }, true)).toBe(NOT_IN_FORCE);
    expect(shareOf({ kind: "count", tally: count(60) }, { kind: "number", value: rational(48) }, false)).toEqual(rational(5, 4));
  });
});

describe("open tallies are sound", () => {
  const makers: readonly (readonly [string, () => Tally])[] = [
    ["count", countTally],
    ["sum", sumTally],
    ["distinct", distinctTally],
    ["max", () => extremeTally("max")],
    ["min", () => extremeTally("min")],
    ["any", anyTally],
  ];
  const entries = fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.constantFrom<Certainty>("certain", "possible")), { maxLength: 8 });

  it.each(makers)("%s: every completion lies in what was said", (_name, make) => {
    fc.assert(
      fc.property(entries, fc.integer(), (list, bits) => {
        const open = tallied(make(), list);
        const completion = list.filter(([, certainty], index) => certainty === "certain" || ((bits >> index) & 1) === 1);
        expect(covers(open, tallied(make(), completion.map(([value]) => [value, "certain"])))).toBe(true);
      }),
    );
  });

  it("share: every completion lies in what was said", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ sure: fc.boolean(), met: fc.constantFrom(true, false, undefined) }), { maxLength: 8 }), fc.integer(), (records, bits) => {
        const build = (list: readonly { readonly sure: boolean; readonly met: boolean | undefined }[]): FactValue => {
          const [top, bottom] = [countTally(), countTally()];
          for (const { sure, met } of list) {
            bottom.add(true, sure ? "certain" : "possible");
            if (met !== false) top.add(true, sure && met === true ? "certain" : "possible");
          }
          return shareOf({ kind: "count", tally: top }, { kind: "count", tally: bottom }, true);
        };
        const completed = records.flatMap((record, index) => {
          const on = (shift: number): boolean => ((bits >> (index * 2 + shift)) & 1) === 1;
          return record.sure || on(0) ? [{ sure: true, met: record.met ?? on(1) }] : [];
        });
        const [said, value] = [build(records), build(completed)];
        if (value === NOT_IN_FORCE) expect(said === NOT_IN_FORCE || (isOpen(said) && said.mayBeNone)).toBe(true);
        else expect(covers(said, value)).toBe(true);
      }),
    );
  });
});
