/** What came to the same for another unit, held against working it out for each. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RuleFindings } from "../../src/model/finding.ts";
import { ZERO } from "../../src/model/rational.ts";
import type { Scheme } from "../../src/model/scheme.ts";
import { findingsKey } from "../../src/scores/findings-key.ts";
import { fullPointsOf } from "../../src/scores/full-points.ts";
import { knownFullPoints, type Applies } from "../../src/scores/known-full-points.ts";
import { scoreEach, scoreUnit } from "../../src/scores/score-unit.ts";
import { adjustment, deduct, finding, findingsOf, indicator, rule, scheme, shown, unit, veto } from "../support/scheme-builder.ts";
import { deductingYears, openYears } from "./random-scheme.ts";

const written = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one instanceof Map ? [...(one as Map<unknown, unknown>)] : one));

const scoredBoth = (one: Scheme, findings: ReadonlyMap<string, RuleFindings>): readonly [string, string] => {
  const input = { scheme: one, unit: unit(), findings };
  return [written(scoreUnit(input)), written(scoreEach(input))];
};

describe("what is known of another unit", () => {
  it("comes to the points, steps and changes of each unit's own findings, whichever unit came before", () => {
    fc.assert(
      fc.property(fc.oneof(openYears, deductingYears), fc.array(fc.nat({ max: 6 }), { minLength: 2, maxLength: 6 }), ({ scheme: one, findings }, lengths) => {
        for (const length of [...lengths, ...lengths]) {
          const own = findingsOf(findings.slice(0, length).map((each) => ({ ...each, records: [] })));
          const [known, anew] = scoredBoth(one, own);
          expect(known).toBe(anew);
        }
      }),
      { numRuns: 100 },
    );
  });

  const late = rule("D2-late", deduct(1), { reads: ["days"] });
  const one = scheme([indicator("D2", 100, [late])]);
  const found = (days: number, more = {}): ReadonlyMap<string, RuleFindings> => findingsOf([{ ...finding(late.id, "R-1"), facts: new Map([["days", days]]), records: [], ...more }]);
  const indicatorOf = (findings: ReadonlyMap<string, RuleFindings>): object | undefined => scoreUnit({ scheme: one, unit: unit(), findings }).areas[0]?.indicators[0];

  it("is the same score, not a like one", () => {
    expect(indicatorOf(found(3))).toBe(indicatorOf(found(3)));
  });

  it("is not mixed up with what differs in a fact, a matter or an outcome", () => {
    const words = [found(3), found(4), found(3, { matter: "R-2" }), found(3, { outcome: "clear" }), found(3, { combineBy: "x" })].map((each) => findingsKey([late], each));
    expect(words).not.toContain(undefined);
    expect(new Set(words).size).toBe(words.length);
  });

  it("is nothing where a finding cites a record", () => {
    const records = [{ id: "R-1", type: "thing", position: { file: "a.csv", line: 2, column: 1 } }];
    expect(findingsKey([late], found(3, { records }))).toBeUndefined();
    expect(indicatorOf(found(3, { records }))).not.toBe(indicatorOf(found(3, { records })));
  });

  it("holds for a unit's areas too, and not where a veto may strike", () => {
    const strikes = rule("V1", veto({ kind: "indicator", indicator: "D2", points: ZERO }));
    const vetoed = scheme([indicator("D2", 100, [late])], { vetoes: [adjustment("V", [strikes])] });
    const findings = (outcome: "triggered" | "no-evidence"): ReadonlyMap<string, RuleFindings> =>
      findingsOf([{ ...finding(late.id, "R-1"), facts: new Map([["days", 3]]), records: [] }, { ...finding("V1", "", { outcome, ...(outcome === "triggered" ? {} : { possible: { triggered: true, clear: true, notApplicable: false, many: false } }) }), records: [] }]);
    const areasOf = (outcome: "triggered" | "no-evidence") => scoreUnit({ scheme: vetoed, unit: unit(), findings: findings(outcome) }).areas;
    expect(areasOf("no-evidence")).toBe(areasOf("no-evidence"));
    expect([areasOf("no-evidence"), areasOf("triggered")].map(([area]) => area === undefined ? "" : shown(area.points))).toEqual(["0..99", "0"]);
  });

  it("gives full points by which indicators apply, in whatever order units come", () => {
    const indicators = ["A1", "A2", "B1"].map((id) => indicator(id, 10, [], { area: id.slice(0, 1), notApplicable: "area" }));
    const three = scheme(indicators);
    const direct = (applies: readonly Applies[]): string =>
      written([...fullPointsOf(indicators.map(({ id, area, points }, at) => ({ id, area, full: points, fate: applies[at] === "no" ? "moves-in-area" : "applies" })), 2)]);
    fc.assert(
      fc.property(fc.array(fc.tuple(...indicators.map(() => fc.constantFrom<Applies>("yes", "open", "no")))), (units) => {
        for (const applies of units) expect(written([...knownFullPoints(three, indicators, applies)])).toBe(direct(applies));
      }),
    );
  });
});
