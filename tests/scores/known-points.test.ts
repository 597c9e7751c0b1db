/** What came to the same for another unit, held against working it out for each. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RuleFindings } from "../../src/model/finding.ts";
import type { Scheme } from "../../src/model/scheme.ts";
import { findingsKey } from "../../src/scores/findings-key.ts";
import { scoreEach, scoreUnit } from "../../src/scores/score-unit.ts";
import { deduct, finding, findingsOf, indicator, rule, scheme, unit } from "../support/scheme-builder.ts";
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
});
