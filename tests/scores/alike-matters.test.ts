/** Scoring one of many matters that are alike, held against scoring each of them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding, FindingKind, RuleFindings } from "../../src/model/finding.ts";
import { mergeAlike } from "../../src/scores/alike-matters.ts";
import { scoreEach, scoreUnit } from "../../src/scores/score-unit.ts";
import { combination, deduct, finding, findingsOf, indicator, rule, scheme, set, unit } from "../support/scheme-builder.ts";
import { deductingYears, openYears } from "./random-scheme.ts";

const written = (value: unknown): string => JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one instanceof Map ? [...(one as Map<unknown, unknown>)] : one));

/** With findings of a rule that are alike of one kind, as judging makes them. */
function found(findings: readonly Finding[], listed: number): ReadonlyMap<string, RuleFindings> {
  const kinds = new Map<string, FindingKind>();
  return findingsOf(findings, listed, ({ rule: id, outcome, possible, facts }) => {
    const key = written([id, outcome, possible, facts]);
    const kind = kinds.get(key) ?? { outcome, possible, facts };
    kinds.set(key, kind);
    return kind;
  });
}

/** Each matter again and again, under other names. */
const copied = (findings: readonly Finding[], copies: readonly number[]): readonly Finding[] =>
  findings.flatMap((one) => Array.from({ length: copies[Number(one.matter.slice(1)) - 1] ?? 1 }, (_, copy) => ({ ...one, matter: `${one.matter} ${String(copy)}` })));

const scoredFindings = (findings: ReadonlyMap<string, RuleFindings>): number => [...findings.values()].reduce((sum, { counted }) => sum + counted().length, 0);

describe("matters that are alike", () => {
  it("come to the same points, steps and changes as each for itself", () => {
    let merged = 0;
    fc.assert(fc.property(fc.oneof(openYears, deductingYears), fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 3, maxLength: 3 }), fc.integer({ min: 0, max: 3 }), ({ scheme: one, findings }, copies, listed) => {
      const all = found(copied(findings, copies), listed);
      const input = { scheme: one, unit: unit(), findings: all };
      const plain = (value: unknown): string => JSON.stringify(value, (key, inner: unknown) => (key === "findings" ? undefined : typeof inner === "bigint" ? String(inner) : inner));
      expect(plain(scoreUnit(input))).toBe(plain(scoreEach(input)));
      merged += scoredFindings(all) - scoredFindings(mergeAlike(one, all));
    }), { numRuns: 400 });
    expect(merged).toBeGreaterThan(400);
  });

  const late = rule("D2-late", deduct(1));
  const matters = Array.from({ length: 50 }, (_, index) => finding(late.id, `R-${String(index)}`));

  it("are scored once, but for those that are listed", () => {
    const capped = scheme([indicator("D2", 100, [late], { combinations: [combination("sum", [late.id], { atMost: "0.5" })] })]);
    const merged = mergeAlike(capped, found(matters, 3));
    const scored = merged.get(late.id)?.counted() ?? [];
    expect(scored.filter(({ listed }) => listed !== undefined).map(({ times }) => times)).toEqual([1, 1, 1]);
    expect(scored.filter(({ listed }) => listed === undefined).map(({ times }) => times)).toEqual([47]);
  });

  it("leave nothing in the score but those that are listed", () => {
    const { areas } = scoreUnit({ scheme: scheme([indicator("D2", 100, [late])]), unit: unit(), findings: found(matters, 3) });
    const [score] = areas.flatMap(({ indicators }) => indicators.flatMap(({ rules }) => rules));
    expect(Object.keys(score?.findings ?? {}).toSorted()).toEqual(["counts", "firstOpen", "kept", "listed", "rule"]);
    expect([score?.findings.kept, score?.findings.listed.length]).toEqual([50, 3]);
  });

  it("are scored each for itself where something else than the matter joins them", () => {
    const byUnit = scheme([indicator("D2", 100, [late], { combinations: [combination("sum", [late.id], { per: "unit", atMost: "0.5" })] })]);
    expect(scoredFindings(mergeAlike(byUnit, found(matters, 3)))).toBe(50);
    const setting = rule(late.id, set(1));
    expect(scoredFindings(mergeAlike(scheme([indicator("D2", 100, [setting])]), found(matters, 3)))).toBe(50);
  });
});
