/** Laws of comparing years, over random tables of points. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareResults } from "../../src/comparison/compare-results.ts";
import type { Restated } from "../../src/comparison/compare-pair.ts";
import type { Comparison, UnitChange } from "../../src/model/comparison.ts";
import { add, equals, formatExact, negate, parseExact, sum, type Rational } from "../../src/model/rational.ts";
import type { Result } from "../../src/model/result.ts";
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
