import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import { add, compare, ZERO } from "../../src/model/rational.ts";
import type { Scheme } from "../../src/model/scheme.ts";
import type { IndicatorScore, PointsRange, UnitScore } from "../../src/model/score.ts";
import { scoreUnit } from "../../src/scores/score-unit.ts";
import { finding, findingsOf, unit } from "../support/scheme-builder.ts";
import { allRules, completionsOf, countCompletions, decidedYears, deductingYears, openYears } from "./random-scheme.ts";

const score = (scheme: Scheme, findings: readonly Finding[]): UnitScore => scoreUnit({ scheme, unit: unit(), findings: findingsOf(findings) });
const indicatorsIn = (result: UnitScore): readonly IndicatorScore[] => result.areas.flatMap((area) => area.indicators);
const holds = (range: PointsRange, inner: PointsRange): boolean => compare(range.low, inner.low) <= 0 && compare(range.high, inner.high) >= 0;
const sumOf = (ranges: readonly PointsRange[]): PointsRange =>
  ranges.reduce((sum, one) => ({ low: add(sum.low, one.low), high: add(sum.high, one.high) }), { low: ZERO, high: ZERO });

describe("laws of scoring", () => {
  it("decided findings give decided points between 0 and full", () => {
    fc.assert(
      fc.property(decidedYears, ({ scheme, findings }) => {
        const result = score(scheme, findings);
        expect(compare(result.total.low, result.total.high)).toBe(0);
        for (const area of result.areas) expect(holds({ low: ZERO, high: area.full }, area.points)).toBe(true);
        for (const one of indicatorsIn(result)) {
          expect(compare(one.points.low, one.points.high)).toBe(0);
          expect(compare(one.points.high, one.full)).toBeLessThanOrEqual(0);
          const spills = scheme.indicators.some((each) => each.id === one.id && each.floor === "spill");
          if (!spills) expect(compare(one.points.low, ZERO)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("full points always add up to the total of the scheme", () => {
    fc.assert(
      fc.property(decidedYears, ({ scheme, findings }) => {
        const fulls = indicatorsIn(score(scheme, findings)).map((one) => one.full);
        expect(compare(fulls.reduce(add, ZERO), scheme.total)).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it("the order of findings does not matter", () => {
    const shuffled = decidedYears.chain(({ scheme, findings }) => fc.shuffledSubarray([...findings], { minLength: findings.length }).map((other) => ({ scheme, findings, other })));
    fc.assert(
      fc.property(shuffled, ({ scheme, findings, other }) => {
        const [a, b] = [score(scheme, findings), score(scheme, other)];
        expect([a.total, a.grades, a.areas.map((one) => one.points)]).toEqual([b.total, b.grades, b.areas.map((one) => one.points)]);
      }),
      { numRuns: 100 },
    );
  });

  it("in whatever order open findings stand, the ranges hold a common truth", () => {
    const shuffled = openYears.chain(({ scheme, findings }) => fc.shuffledSubarray([...findings], { minLength: findings.length }).map((other) => ({ scheme, findings, other })));
    fc.assert(
      fc.property(shuffled, ({ scheme, findings, other }) => {
        const [a, b] = [score(scheme, findings).total, score(scheme, other).total];
        expect(compare(a.low, b.high) <= 0 && compare(b.low, a.high) <= 0).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("one more triggered deduction never raises points", () => {
    fc.assert(
      fc.property(deductingYears, fc.nat(), fc.constantFrom("m1", "m4"), ({ scheme, findings }, which, matter) => {
        const rules = allRules(scheme).filter((one) => one.effect?.kind === "deduct");
        // A first tier may stand before a dearer one, and a rule that applies for the first time may move points.
        const settled = scheme.indicators.every((one) => one.parts.every((part) => part.combinations.every((each) => each.how !== "first")));
        const base = [...findings, ...rules.map((one) => finding(one.id, "m0", { outcome: "clear" }))];
        const rule = rules[which % rules.length];
        if (!settled || rule === undefined || rule.fault !== undefined) return;
        const more = score(scheme, [...base, finding(rule.id, matter)]);
        expect(compare(more.total.low, score(scheme, base).total.low)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 100 },
    );
  });

  it("every completion lies inside the range", () => {
    fc.assert(
      fc.property(openYears, ({ scheme, findings }) => {
        fc.pre(countCompletions(findings) <= 60);
        const range = score(scheme, findings);
        for (const completion of completionsOf(findings)) {
          const done = score(scheme, completion);
          expect(holds(range.total, done.total)).toBe(true);
          expect(range.grades).toEqual(expect.arrayContaining([...done.grades]));
          for (const [index, area] of done.areas.entries()) expect(holds(range.areas[index]?.points ?? area.points, area.points)).toBe(true);
          for (const [index, one] of indicatorsIn(done).entries()) expect(holds(indicatorsIn(range)[index]?.points ?? one.points, one.points)).toBe(true);
        }
      }),
      { numRuns: 120 },
    );
  });

  it("printed parts add up to the printed total", () => {
    fc.assert(
      fc.property(openYears, ({ scheme, findings }) => {
        const result = score(scheme, findings);
        for (const area of result.areas) {
          const added = area.steps.filter((one) => one.what === "indicator").at(-1)?.to;
          expect(added).toEqual(sumOf(area.indicators.map((one) => one.points)));
          expect(area.steps.at(-1)?.to).toEqual(area.points);
        }
        const added = result.steps.filter((one) => one.what === "area").at(-1)?.to;
        expect(added).toEqual(sumOf(result.areas.map((one) => one.points)));
        expect(result.steps.filter((one) => one.what === "grade").at(-1)?.to).toEqual(result.total);
        for (const one of indicatorsIn(result)) expect(one.steps.at(-1)?.to).toEqual(one.points);
      }),
      { numRuns: 100 },
    );
  });

  it("each line of the total begins where the one before ended", () => {
    fc.assert(
      fc.property(openYears, ({ scheme, findings }) => {
        let last: PointsRange = { low: ZERO, high: ZERO };
        for (const one of score(scheme, findings).steps) {
          expect(one.from).toEqual(last);
          last = one.to;
        }
      }),
      { numRuns: 100 },
    );
  });
});
