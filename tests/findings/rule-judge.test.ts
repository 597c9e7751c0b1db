import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/findings/engine.ts";
import { createRuleJudge, type EngineMode, type Judgement } from "../../src/findings/rule-judge.ts";
import type { Condition, Constant, Operator } from "../../src/model/condition.ts";
import type { FactType, FactValue } from "../../src/model/fact.ts";
import { rational } from "../../src/model/rational.ts";
import type { Rule } from "../../src/model/rule.ts";

const types: Readonly<Record<string, FactType>> = {
  days: { kind: "number", mayBeNone: true, whole: true },
  kind: { kind: "enum", mayBeNone: false, values: ["a", "b", "c"] },
  urged: { kind: "boolean", mayBeNone: false },
};
const typeOf = (fact: string): FactType => {
  const type = types[fact];
  if (type === undefined) throw new Error(fact);
  return type;
};
const at = { file: "t.yaml", line: 1, column: 1 };
const leaf = (fact: string, operator: Operator, value: Constant): Condition => ({ kind: "compare", fact, operator, value: { kind: "same", value }, position: at });
const rule = (when: Condition, applies?: Condition): Rule => ({
  id: "T-1",
  wording: "",
  basis: [],
  scope: { kind: "record", type: "t" },
  facts: [],
  applies,
  when,
  effect: undefined,
  matter: undefined,
  fault: undefined,
  periodBy: undefined,
  reads: [],
  position: at,
});
const judgeWith = async (judged: Rule, facts: Readonly<Record<string, FactValue>>, mode: EngineMode = "classes"): Promise<Judgement> =>
  createRuleJudge(judged, "towns", typeOf, mode).judge((fact) => facts[fact]);

const late = leaf("days", "greaterThan", 10);

describe("createRuleJudge", () => {
  it("leaves open only what a blank can change", async () => {
    expect(await judgeWith(rule(late), { days: undefined })).toEqual(new Set(["clear", "triggered"]));
    const either = rule({ kind: "any", of: [late, leaf("urged", "equal", true)] });
    expect(await judgeWith(either, { days: undefined, urged: true })).toBe("triggered");
  });

  it("decides a partly known number where its bounds decide it", async () => {
    const between = (low: number, high: number | undefined): FactValue => ({
      kind: "open",
      low: rational(low),
      high: high === undefined ? undefined : rational(high),
      mayBeNone: false,
    });
    expect(await judgeWith(rule(late), { days: between(11, 20) })).toBe("triggered");
    expect(await judgeWith(rule(late), { days: between(0, 10) })).toBe("clear");
    expect(await judgeWith(rule(late), { days: between(10, 11) })).toEqual(new Set(["clear", "triggered"]));
    expect(await judgeWith(rule(late), { days: between(11, undefined) })).toBe("triggered");
  });

  it("asks the engine once for a class and once more to verify it", async () => {
    const judge = createRuleJudge(rule(late), "towns", typeOf, "classes");
    for (let days = 0; days < 100; days += 1) await judge.judge(() => days);
    expect(judge.asked()).toBe(4);
    const each = createRuleJudge(rule(late), "towns", typeOf, "each");
    for (let days = 0; days < 100; days += 1) await each.judge(() => days);
    expect(each.asked()).toBe(100);
  });

  it("puts in the constant of the unit's group", async () => {
    const values = new Map<string, Constant>([["towns", 5], ["subdistricts", 50]]);
    const byGroup = rule({ kind: "compare", fact: "days", operator: "greaterThan", value: { kind: "by-group", values }, position: at });
    expect(await createRuleJudge(byGroup, "towns", typeOf, "classes").judge(() => 6)).toBe("triggered");
    expect(await createRuleJudge(byGroup, "subdistricts", typeOf, "classes").judge(() => 6)).toBe("clear");
  });
});

/** Conditions of every shape over the three facts. */
const leaves: fc.Arbitrary<Condition> = fc.oneof(
  fc.tuple(fc.constantFrom<Operator>("lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive", "equal", "notEqual"), fc.integer({ min: -3, max: 3 })).map(([operator, value]) => leaf("days", operator, value)),
  fc.tuple(fc.constantFrom<Operator>("equal", "notEqual"), fc.constantFrom("a", "b", "c")).map(([operator, value]) => leaf("kind", operator, value)),
  fc.subarray(["a", "b", "c"]).map((values) => leaf("kind", "in", values)),
  fc.boolean().map((value) => leaf("urged", "equal", value)),
);
const conditions: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, depthIdentifier: "depth" },
    leaves,
    fc.tuple(fc.constantFrom("all" as const, "any" as const), fc.array(tie("node"), { minLength: 1, maxLength: 3 })).map(([kind, of]) => ({ kind, of })),
    tie("node").map((of) => ({ kind: "not" as const, of })),
  ),
})).node;
const factValues = fc.record({
  days: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: -5, max: 5 }) }, fc.constantFrom(null, -600, 511, 1_023, 1_024, 17_500, 25_000_000)),
  kind: fc.constantFrom("a", "b", "c"),
  urged: fc.boolean(),
});

/** A second, plain evaluator that shares nothing with the engine. */
function evaluate(condition: Condition, facts: Readonly<Record<string, number | string | boolean | null>>): boolean {
  if (condition.kind === "all") return condition.of.every((inner) => evaluate(inner, facts));
  if (condition.kind === "any") return condition.of.some((inner) => evaluate(inner, facts));
  if (condition.kind === "not") return !evaluate(condition.of, facts);
  if (condition.kind !== "compare") throw new Error(condition.kind);
  const value = facts[condition.fact];
  const constant = condition.value.kind === "same" ? condition.value.value : 0;
  switch (condition.operator) {
    case "equal":
      return value === constant;
    case "notEqual":
      return value !== constant;
    case "in":
      return (constant as readonly unknown[]).includes(value);
    case "lessThan":
      return typeof value === "number" && value < (constant as number);
    case "lessThanInclusive":
      return typeof value === "number" && value <= (constant as number);
    case "greaterThan":
      return typeof value === "number" && value > (constant as number);
    case "greaterThanInclusive":
      return typeof value === "number" && value >= (constant as number);
    default:
      throw new Error(condition.operator);
  }
}

describe("differential", () => {
  it("agrees with a plain evaluator, by classes and asked for every record", async () => {
    await fc.assert(
      fc.asyncProperty(conditions, fc.option(conditions, { nil: undefined }), fc.array(factValues, { minLength: 5, maxLength: 40 }), async (when, applies, records) => {
        const judged = rule(when, applies);
        const classes = createRuleJudge(judged, "towns", typeOf, "classes");
        const each = createRuleJudge(judged, "towns", typeOf, "each");
        for (const facts of records) {
          const expected: Answer = applies !== undefined && !evaluate(applies, facts) ? "not-applicable" : evaluate(when, facts) ? "triggered" : "clear";
          expect(await classes.judge((fact) => facts[fact as keyof typeof facts])).toBe(expected);
          expect(await each.judge((fact) => facts[fact as keyof typeof facts])).toBe(expected);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("finds every answer that a blank leaves possible, and no other", async () => {
    await fc.assert(
      fc.asyncProperty(conditions, factValues, fc.constantFrom("days", "kind", "urged"), async (when, facts, blank) => {
        const completions = blank === "days" ? [null, ...Array.from({ length: 15 }, (_, index) => index - 7)] : blank === "kind" ? ["a", "b", "c"] : [true, false];
        const expected = new Set(completions.map((value) => (evaluate(when, { ...facts, [blank]: value }) ? "triggered" : "clear")));
        const judged = await createRuleJudge(rule(when), "towns", typeOf, "classes").judge((fact) => (fact === blank ? undefined : facts[fact as keyof typeof facts]));
        expect(typeof judged === "string" ? new Set([judged]) : judged).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });
});
