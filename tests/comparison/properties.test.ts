/** Laws of comparing years, over random tables of points. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareResults } from "../../src/comparison/compare-results.ts";
import type { Restated } from "../../src/comparison/compare-pair.ts";
import type { Comparison, UnitChange } from "../../src/model/comparison.ts";
import { add, compare, equals, formatExact, negate, parseExact, sum, type Rational } from "../../src/model/rational.ts";
import type { Result } from "../../src/model/result.ts";
import { text } from "../../src/model/text.ts";
import { relation, tableResult, type TableUnit } from "../support/score-table.ts";

const OLD = { A1: "4", A2: "3", B1: "10", B2: "6", B3: "4" };
const NEW = { A1: "3", A2: "4", A9: "2", B4: "12", B2: "8", B5: "2" };
const CROSSWALK = [{
  edition: "2018", extends: "2017",
  relations: [relation("A1", "reweighted", "A1"), relation("A2", "split", "A2"), relation("A9", "split", "A2"), relation("B4", "merged", "B1", "B3"), relation("B2", "rule-changed", "B2"), relation("B5", "new")],
}];

const hundredths = (most: string): fc.Arbitrary<string> => fc.integer({ min: 0, max: Number(most) * 100 }).map((value) => (value / 100).toFixed(2));
const points = (full: Readonly<Record<string, string>>): fc.Arbitrary<Record<string, string>> =>
  fc.record(Object.fromEntries(Object.entries(full).map(([id, most]) => [id, hundredths(most)])));

/** A random line of a restatement may be open. */
const restatedPoints = (full: Readonly<Record<string, string>>): fc.Arbitrary<Record<string, string>> =>
  fc.record(Object.fromEntries(Object.entries(full).map(([id, most]) => [id, fc.oneof({ weight: 6, arbitrary: hundredths(most) }, { weight: 1, arbitrary: fc.constant(`0..${most}`) })])));

const extras = fc.record({ bonus: fc.option(hundredths("3"), { nil: undefined }), atMost: fc.option(fc.constant("12"), { nil: undefined, freq: 6 }) });
const extrasOf = ({ bonus, atMost }: { bonus: string | undefined; atMost: string | undefined }): Partial<TableUnit> => ({ ...(bonus === undefined ? {} : { bonus }), ...(atMost === undefined ? {} : { atMost }) });

interface Case {
  readonly before: Result;
  readonly after: Result;
  readonly oldUnderNew: Result;
  readonly newUnderOld: Result;
}

const unitArbitrary = fc.record({
  years: fc.constantFrom("both", "both", "both", "before", "after"),
  own: points(OLD), next: points(NEW), oldUnderNew: restatedPoints(NEW), newUnderOld: restatedPoints(OLD),
  extras: fc.tuple(extras, extras, extras, extras),
});
type UnitCase = typeof unitArbitrary extends fc.Arbitrary<infer T> ? T : never;

function caseOf(units: readonly UnitCase[], name: (index: number) => string = (index) => `9${String(index)}`): Case {
  const rows = units.map((unit, index) => ({ ...unit, code: name(index) }));
  const table = (year: number, years: string, of: (unit: UnitCase) => Record<string, string>, extra: number): Result =>
    tableResult({
      year, full: year === 2017 ? OLD : NEW, ...(year === 2017 ? {} : { crosswalk: CROSSWALK }),
      units: rows.filter((unit) => unit.years === "both" || unit.years === years).map((unit) => ({ code: unit.code, name: `名${unit.code}`, points: of(unit), ...extrasOf(unit.extras[extra] ?? { bonus: undefined, atMost: undefined }) })),
    });
  return {
    before: table(2017, "before", (unit) => unit.own, 0),
    after: table(2018, "after", (unit) => unit.next, 1),
    oldUnderNew: table(2018, "before", (unit) => unit.oldUnderNew, 2),
    newUnderOld: table(2017, "after", (unit) => unit.newUnderOld, 3),
  };
}

const done = (result: Result): Restated => ({ done: true, result });
const compared = ({ before, after, oldUnderNew, newUnderOld }: Case): Comparison =>
  compareResults({ version: "0.0.0", results: [before, after], restated: [{ oldUnderNew: done(oldUnderNew), newUnderOld: done(newUnderOld) }], problems: [] });
const changes = (comparison: Comparison): readonly UnitChange[] => comparison.pairs[0]?.units ?? [];

function exact(written: string | null): Rational {
  const value = parseExact(written ?? "");
  if (value === undefined) throw new Error(`not exact: ${String(written)}`);
  return value;
}

const cases = fc.array(unitArbitrary, { minLength: 1, maxLength: 6 });

describe("comparing years", () => {
  it("parts of points add up to the change, and so do the lines", () => {
    fc.assert(fc.property(cases, (units) => {
      for (const { change, points: parts } of changes(compared(caseOf(units)))) {
        if (!parts.done) throw new Error("totals are decided");
        const whole = sum([exact(parts.performance), exact(parts.rule), exact(parts.unattributed)]);
        expect(formatExact(whole)).toBe(formatExact(exact(change)));
        expect(formatExact(sum(parts.lines.map((line) => exact(line.change))))).toBe(formatExact(exact(change)));
        for (const part of ["performance", "rule"] as const) {
          const lines = parts.lines.flatMap((line) => line[part] ?? []);
          expect(formatExact(sum(lines.map(exact)))).toBe(formatExact(exact(parts[part])));
        }
        for (const line of parts.lines) {
          if (line.performance === null) expect(line.reasons).not.toEqual([]);
          else expect(formatExact(add(exact(line.performance), exact(line.rule)))).toBe(formatExact(exact(line.change)));
        }
      }
    }));
  });

  it("parts of a rank add up to the printed change", () => {
    fc.assert(fc.property(cases, (units) => {
      for (const { rank } of changes(compared(caseOf(units)))) {
        if (!rank.done) throw new Error("ranks are decided");
        expect(formatExact(sum([rank.performance, rank.rule, rank.pool, rank.unattributed].map(exact)))).toBe(rank.change);
        expect(rank.change).toBe(String(rank.before - rank.after));
      }
    }));
  });

  it("the other way round every part has the other sign", () => {
    fc.assert(fc.property(cases, (units) => {
      const there = caseOf(units);
      const back = { before: there.after, after: there.before, oldUnderNew: there.newUnderOld, newUnderOld: there.oldUnderNew };
      const returning = new Map(changes(compared(back)).map((one) => [one.after, one]));
      for (const one of changes(compared(there))) {
        const other = returning.get(one.before);
        if (!one.points.done || other?.points.done !== true || !one.rank.done || !other.rank.done) throw new Error("decided");
        for (const part of ["performance", "rule", "unattributed"] as const) expect(equals(exact(one.points[part]), negate(exact(other.points[part])))).toBe(true);
        for (const part of ["performance", "rule", "pool", "unattributed"] as const) expect(equals(exact(one.rank[part]), negate(exact(other.rank[part])))).toBe(true);
      }
    }));
  });

  it("a year beside itself has changed nothing", () => {
    fc.assert(fc.property(cases, (units) => {
      const { before } = caseOf(units);
      const comparison = compareResults({ version: "0.0.0", results: [before, before], restated: [], problems: [] });
      for (const { points: parts, rank } of changes(comparison)) {
        if (!parts.done || !rank.done) throw new Error("decided");
        expect([parts.performance, parts.rule, parts.unattributed]).toEqual(["0.00", "0.00", "0.00"]);
        expect([rank.performance, rank.rule, rank.pool, rank.unattributed]).toEqual(["0", "0", "0", "0"]);
        expect(parts.lines.every((line) => line.change === "0.00" && line.performance === "0.00")).toBe(true);
      }
      expect(comparison.pairs[0]?.fates).toEqual([]);
    }));
  });

  it("under one edition the rules have no effect, and everything can be attributed", () => {
    fc.assert(fc.property(cases, cases, (units, others) => {
      const before = caseOf(units).before;
      const after = { ...caseOf(others).before, assessment: { ...before.assessment, period: { from: "2018-01-01", to: "2018-12-31" } } };
      const comparison = compareResults({ version: "0.0.0", results: [before, after], restated: [], problems: [] });
      for (const { change, points: parts, rank } of changes(comparison)) {
        if (!parts.done || !rank.done) throw new Error("decided");
        expect([parts.performance, parts.rule, parts.unattributed]).toEqual([change, "0.00", "0.00"]);
        expect([rank.rule, rank.unattributed]).toEqual(["0", "0"]);
      }
    }));
  });

  it("other codes and names change nothing else", () => {
    fc.assert(fc.property(cases, fc.uniqueArray(fc.integer({ min: 100, max: 999 }), { minLength: 6, maxLength: 6 }), (units, codes) => {
      const names = (index: number): string => String(codes[index] ?? index);
      const bare = (comparison: Comparison): unknown => changes(comparison).map(({ totals, change, restated, points: parts, rank }) => ({ totals, change, restated, parts, rank }));
      expect(bare(compared(caseOf(units, names)))).toEqual(bare(compared(caseOf(units))));
    }));
  });

  it("what cannot be restated stands as unattributed, and nothing else does", () => {
    fc.assert(fc.property(cases, (units) => {
      for (const { points: parts } of changes(compared(caseOf(units)))) {
        if (!parts.done) throw new Error("decided");
        const loose = parts.lines.filter((line) => line.oldUnderNew === null || line.newUnderOld === null);
        expect(loose.every((line) => line.performance === null && line.rule === null)).toBe(true);
        expect(formatExact(sum(loose.map((line) => exact(line.change))))).toBe(formatExact(exact(parts.unattributed)));
      }
    }));
  });

  it("parts of a rank are whole sixths", () => {
    fc.assert(fc.property(cases, (units) => {
      for (const { rank } of changes(compared(caseOf(units)))) {
        if (!rank.done) throw new Error("decided");
        for (const part of [rank.performance, rank.rule, rank.pool]) expect((exact(part).n * 6n) % exact(part).d).toBe(0n);
      }
    }));
  });
});

/** One unit whose own points may be open in any year and any line; every total is as open as its lines. */
const openPoints = (full: Readonly<Record<string, string>>): fc.Arbitrary<Record<string, string>> =>
  fc.record(Object.fromEntries(Object.entries(full).map(([id, most]) => [id, fc.oneof({ weight: 3, arbitrary: hundredths(most) }, { weight: 1, arbitrary: fc.tuple(hundredths(most), hundredths(most)).map(([a, b]) => (Number(a) < Number(b) ? `${a}..${b}` : `${b}..${a}`)) })])));
const isOpen = (one: string): boolean => one.includes("..") && one.split("..")[0] !== one.split("..")[1];

/** Every line is restated; where a year's own line is open, so may its restatement be. */
const openUnit: fc.Arbitrary<UnitCase> = fc.record({
  years: fc.constantFrom("both", "both", "before", "after"), own: openPoints(OLD), next: openPoints(NEW), oldUnderNew: openPoints(NEW), newUnderOld: openPoints(OLD), extras: fc.tuple(extras, extras, extras, extras),
});
const closedUnit: fc.Arbitrary<UnitCase> = fc.record({ years: fc.constantFrom("both", "both", "both", "before", "after"), own: points(OLD), next: points(NEW), oldUnderNew: points(NEW), newUnderOld: points(OLD), extras: fc.tuple(extras, extras, extras, extras) });

/** The same units with every open line at a value inside its range. */
function completed(unit: UnitCase, at: (line: string) => number): UnitCase {
  const closed = (all: Record<string, string>, which: string): Record<string, string> => Object.fromEntries(Object.entries(all).map(([id, one]) => {
    const [low = "0", high = low] = one.split("..");
    const [from, to] = [Math.round(Number(low) * 100), Math.round(Number(high) * 100)];
    return [id, ((from + Math.floor((to - from) * at(`${which} ${id}`))) / 100).toFixed(2)];
  }));
  return { ...unit, own: closed(unit.own, "own"), next: closed(unit.next, "next"), oldUnderNew: closed(unit.oldUnderNew, "old"), newUnderOld: closed(unit.newUnderOld, "new") };
}

/** The units of one line of the comparison open or close together in all its states, as the same blank would have it. */
const LINES_TOGETHER = [[["A1"], ["A1"]], [["A2"], ["A2", "A9"]], [["B1", "B3"], ["B4"]], [["B2"], ["B2"]], [[], ["B5"]]] as const;
function blanksOfOneCause(unit: UnitCase): UnitCase {
  const shut = (all: Record<string, string>, ids: readonly string[]): Record<string, string> => Object.fromEntries(Object.entries(all).map(([id, one]) => [id, ids.includes(id) ? (one.split("..")[0] ?? one) : one]));
  let [old, now] = [unit.oldUnderNew, unit.newUnderOld];
  for (const [before, after] of LINES_TOGETHER) {
    if (!before.some((id) => isOpen(unit.own[id] ?? ""))) old = shut(old, after);
    if (!after.some((id) => isOpen(unit.next[id] ?? ""))) now = shut(now, before);
  }
  return { ...unit, oldUnderNew: old, newUnderOld: now };
}

describe("a unit with open points", () => {
  const withOpen = fc.tuple(openUnit.map(blanksOfOneCause), fc.array(closedUnit, { minLength: 1, maxLength: 5 })).map(([open, closed]) => [open, ...closed]);
  /** Published ranks where the open ranges allow no other, as ranking gives them. */
  const ranked = (result: Result): Result => ({
    ...result,
    units: result.units.map((unit) => {
      const bounds = (one: typeof unit): readonly [Rational, Rational] => [exact(one.total ?? one.range?.low ?? null), exact(one.total ?? one.range?.high ?? null)];
      const [low, high] = bounds(unit);
      const others = result.units.filter((one) => one !== unit && one.group === unit.group).map(bounds);
      const [best, worst] = [1 + others.filter(([least]) => compare(least, high) > 0).length, 1 + others.filter(([, most]) => compare(most, low) > 0).length];
      const { rankRange: _, ...rest } = unit;
      return { ...rest, rank: best === worst ? best : null, ...(best === worst ? {} : { rankRange: [best, worst] as const }) };
    }),
  });
  const caseWith = (units: readonly UnitCase[]): Case => {
    const made = caseOf(units);
    return { ...made, before: ranked(made.before), after: ranked(made.after) };
  };

  it("leaves parts that add up to the change of rank", () => {
    fc.assert(fc.property(withOpen, (units) => {
      for (const { rank } of changes(compared(caseWith(units)))) {
        if (!rank.done) continue;
        expect(formatExact(sum([rank.performance, rank.rule, rank.pool, rank.unattributed].map(exact)))).toBe(rank.change);
      }
    }));
  });

  it("changes nothing of the parts that are told without a name, whatever it turns out to be", () => {
    fc.assert(fc.property(withOpen, fc.func(fc.double({ min: 0, max: 1, noNaN: true })), (units, at) => {
      const given = changes(compared(caseWith(units)));
      const later = new Map(changes(compared(caseWith(units.map((unit) => completed(unit, at))))).map((one) => [one.after, one]));
      for (const { after, rank } of given) {
        const settled = later.get(after)?.rank;
        if (!rank.done || rank.openRivals !== undefined) continue;
        if (settled?.done !== true) throw new Error("everything is decided");
        expect([rank.change, rank.performance, rank.rule, rank.pool]).toEqual([settled.change, settled.performance, settled.rule, settled.pool]);
      }
    }), { numRuns: 300 });
  });

  it("is named where a rank is not told", () => {
    fc.assert(fc.property(withOpen, (units) => {
      for (const { points: parts, rank } of changes(compared(caseWith(units)))) if (parts.done && !rank.done) expect(rank.reason.zh).toContain("名90总分待定");
    }));
  });
});

describe("the parts of a rank beside an open rival", () => {
  const table = (year: number, open: string, more: readonly TableUnit[] = []): Result => tableResult({
    year, full: year === 2017 ? { A1: "40", B1: "40" } : { A1: "30", B1: "50" }, ...(year === 2017 ? {} : { crosswalk: [{ edition: "2018", extends: "2017", relations: [relation("A1", "reweighted", "A1"), relation("B1", "reweighted", "B1")] }] }),
    units: [{ code: "1", name: "甲", points: year === 2017 ? { A1: "40", B1: "20" } : { A1: "30", B1: "20" } }, { code: "2", name: "乙", points: year === 2017 ? { A1: "20", B1: "30" } : { A1: "15", B1: "45" } }, { code: "3", name: "丙", points: { A1: "1", B1: open } }, ...more],
  });
  const ranksOf = (result: Result, ranks: readonly (number | null)[]): Result => ({ ...result, units: result.units.map((unit, index) => ({ ...unit, rank: ranks[index] ?? null })) });
  const rankOf = (open2017: string, code: string): UnitChange["rank"] | undefined => {
    const [before, after] = [ranksOf(table(2017, open2017), [1, 2, null]), ranksOf(table(2018, "5"), [2, 1, 3])];
    return changes(compared({ before, after, oldUnderNew: table(2018, open2017), newUnderOld: table(2017, "5") })).find((one) => one.after === code)?.rank;
  };

  it("are those without it where it lies behind whatever it is", () => {
    // 丙 has 1 to 11 points of 80, 甲 and 乙 never fewer than 50
    expect(rankOf("0..10", "1")).toEqual(rankOf("10", "1"));
    expect(rankOf("0..10", "1")).toMatchObject({ done: true, change: "-1", unattributed: "0" });
  });

  it("name it where it may lie before or behind in one of the cases, and take nothing else from the parts", () => {
    // 丙 has 1 to 61 points of 2017, 乙 50: what stands between 甲 and 乙 is told as before
    const { openRivals, ...parts } = { openRivals: undefined, ...rankOf("0..60", "2") };
    expect(openRivals).toEqual([{ code: "3", name: text("丙", "丙") }]);
    expect(parts).toEqual(rankOf("10", "2"));
  });
});
