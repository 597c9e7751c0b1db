/** The traps of json-rules-engine, each shown shut; where an upstream change would be noticed. */
import { Engine } from "json-rules-engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holds, type AskedValue } from "../../src/findings/comparison.ts";
import { askEngine, type Question } from "../../src/findings/engine.ts";
import type { ComparisonCondition, Condition, Constant, Operator } from "../../src/model/condition.ts";
import { rational } from "../../src/model/rational.ts";

const leaf = (fact: string, operator: Operator, value: Constant): ComparisonCondition => ({
  kind: "compare",
  fact,
  operator,
  value: { kind: "same", value },
  position: { file: "test.yaml", line: 1, column: 1 },
});
const question = (when: Condition, applies?: Condition): Question => ({
  rule: "T-1",
  applies,
  when,
  constantOf: ({ value }) => (value.kind === "same" ? value.value : 0),
});
const ask = (when: Condition, facts: Readonly<Record<string, AskedValue>>, applies?: Condition): Promise<string> =>
  askEngine(question(when, applies), new Map(Object.entries(facts)));

describe("askEngine", () => {
  it("tells triggered, clear and not applicable apart", async () => {
    const late = leaf("days", "greaterThan", 0);
    const open = leaf("open", "equal", true);
    expect(await ask(late, { days: 1, open: true }, open)).toBe("triggered");
    expect(await ask(late, { days: 0, open: true }, open)).toBe("clear");
    expect(await ask(late, { days: 1, open: false }, open)).toBe("not-applicable");
  });

  it("compares shares exactly", async () => {
    const below = leaf("share", "lessThan", rational(3n, 5n));
    expect(await ask(below, { share: rational(3n, 5n) })).toBe("clear");
    expect(await ask(below, { share: rational(5_999_999_999_999_999n, 10_000_000_000_000_000n) })).toBe("triggered");
  });

  it("refuses a fact that is not there instead of letting notEqual pass", async () => {
    await expect(ask(leaf("missing", "notEqual", "x"), {})).rejects.toThrow();
  });

  it("refuses text where a number is meant", async () => {
    await expect(ask(leaf("days", "greaterThan", 10), { days: "9" })).rejects.toThrow(TypeError);
    await expect(ask(leaf("days", "equal", 3), { days: "3" })).rejects.toThrow(TypeError);
  });

  it("answers rightly after a question that was rejected", async () => {
    await expect(ask(leaf("missing", "equal", 1), {})).rejects.toThrow();
    expect(await ask(leaf("days", "greaterThan", 0), { days: 1 })).toBe("triggered");
  });

  it("answers concurrent questions without losing a rule", async () => {
    const questions = Array.from({ length: 200 }, (_, days) => ask(leaf("days", "greaterThan", 99), { days }));
    expect((await Promise.all(questions)).filter((answer) => answer === "triggered")).toHaveLength(100);
  });

  it("has no path to follow", async () => {
    const withPath = { ...leaf("list", "equal", "x"), path: "$.a" };
    expect(await ask(withPath, { list: "x" })).toBe("triggered");
  });
});

describe("json-rules-engine itself", () => {
  it("still holds an empty any to be true, which the scheme loader refuses", async () => {
    const engine = new Engine([{ name: "empty", conditions: { any: [] }, event: { type: "t" } }]);
    expect((await engine.run()).results).toHaveLength(1);
  });

  it("still loses rules when runs overlap on one Engine, so each question has its own", async () => {
    const rule = (name: string, priority: number): object => ({
      name,
      priority,
      conditions: { all: [{ fact: "x", operator: "equal", value: 1 }] },
      event: { type: "t" },
    });
    const engine = new Engine([rule("first", 2), rule("second", 1)] as never);
    const slow = engine.run({ x: () => new Promise((resolve) => setTimeout(resolve, 20, 1)) });
    const [late] = await Promise.all([slow, engine.run({ x: 1 })]);
    expect(late.results.length + late.failureResults.length).toBeLessThan(2);
  });

  it("still ignores one of all and any in the same node, which the scheme loader refuses", async () => {
    const both = { all: [{ fact: "x", operator: "equal", value: 1 }], any: [{ fact: "x", operator: "equal", value: 2 }] };
    const engine = new Engine([{ name: "both", conditions: both, event: { type: "t" } }]);
    const { results, failureResults } = await engine.run({ x: 1 });
    expect(results.length + failureResults.length).toBe(1);
  });
});

describe("holds", () => {
  it("keeps none apart from every value", () => {
    expect(holds("equal", null, "x")).toBe(false);
    expect(holds("notEqual", null, "x")).toBe(true);
    expect(holds("lessThan", null, 5)).toBe(false);
    expect(holds("greaterThanInclusive", null, 0)).toBe(false);
    expect(holds("contains", null, "a")).toBe(false);
    expect(holds("doesNotContain", null, "a")).toBe(true);
  });

  it("orders numbers as mathematics does, in whatever form they come", () => {
    fc.assert(
      fc.property(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 50 }), (a, b, d) => {
        const [left, right] = [rational(a, d), rational(b, d)];
        expect(holds("lessThan", left, right)).toBe(a < b);
        expect(holds("equal", left, right)).toBe(a === b);
        expect(holds("greaterThanInclusive", left, right)).toBe(!holds("lessThan", left, right));
      }),
    );
  });
});
