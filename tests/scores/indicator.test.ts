import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import type { Indicator } from "../../src/model/scheme.ts";
import { scoreIndicatorAlone } from "../../src/scores/score-indicator.ts";
import {
  award, combination, deduct, finding, findingsOf, indicator, limit, part, points, proportion, rule, same, scale, scheme, set, shown, times,
} from "../support/scheme-builder.ts";

const scored = (one: Indicator, findings: readonly Finding[]): ReturnType<typeof scoreIndicatorAlone> =>
  scoreIndicatorAlone({ indicator: one, scheme: scheme([one]), group: "towns", findings: findingsOf(findings) });
const pointsOf = (one: Indicator, findings: readonly Finding[]): string => shown(scored(one, findings).points);
const clear = (id: string): Finding => finding(id, "m0", { outcome: "clear" });
const open = { triggered: true, clear: true };

describe("effects", () => {
  const late = indicator("D2", 7, [rule("D2-late", deduct(2))]);
  it.each([
    ["nothing found", [clear("D2-late")], "7"],
    ["one deduction", [finding("D2-late", "a")], "5"],
    ["the floor", ["a", "b", "c", "d"].map((matter) => finding("D2-late", matter)), "0"],
    ["an open finding", [finding("D2-late", "a"), finding("D2-late", "b", { possible: open })], "3..5"],
    ["nothing handed in", [finding("D2-late", "", { possible: { ...open, many: true } })], "0..7"],
    ["a finding that cannot trigger", [clear("D2-late"), finding("D2-late", "a", { possible: { clear: true, notApplicable: true } })], "7"],
  ])("deduct: %s", (_, findings, expected) => {
    expect(pointsOf(late, findings)).toBe(expected);
  });

  it.each([
    ["deduct all", [rule("A-1", deduct({ kind: "all" }))], [finding("A-1", "a")], "0"],
    ["times a fact", [rule("A-1", deduct(times("0.5", "missing")))], [finding("A-1", "a", { facts: { missing: 3 } })], "2.5"],
    ["times none", [rule("A-1", deduct(times("0.5", "missing")))], [finding("A-1", "a", { facts: { missing: null } })], "4"],
    ["times a blank", [rule("A-1", deduct(times("0.5", "missing")))], [finding("A-1", "a", { facts: { missing: undefined } })], "0..4"],
    ["times less than nothing", [rule("A-1", deduct(times("0.5", "missing")))], [finding("A-1", "a", { facts: { missing: -3 } })], "4"],
    [
      "times an open number",
      [rule("A-1", deduct(times("0.5", "missing")))],
      [finding("A-1", "a", { facts: { missing: { kind: "open", low: points(1), high: points(3), mayBeNone: false } } })],
      "2.5..3.5",
    ],
    ["set, then deduct", [rule("A-1", set(3)), rule("A-2", deduct(1))], [finding("A-1", "a"), finding("A-2", "a")], "2"],
    ["set open", [rule("A-1", set(3))], [finding("A-1", "a", { possible: open })], "3..4"],
    ["limit, then deduct", [rule("A-1", limit(3)), rule("A-2", deduct("0.5"))], [finding("A-1", "a"), finding("A-2", "a")], "2.5"],
    ["limit above the points", [rule("A-2", deduct(2)), rule("A-1", limit(3))], [finding("A-1", "a"), finding("A-2", "a")], "2"],
    ["scale once, however often", [rule("A-1", scale("0.5"))], [finding("A-1", "a"), finding("A-1", "b")], "2"],
    ["scale open", [rule("A-1", scale("0.5"))], [finding("A-1", "a", { possible: open })], "2..4"],
  ])("%s", (_, rules, findings, expected) => {
    expect(pointsOf(indicator("A", 4, rules), findings)).toBe(expected);
  });

  it.each([
    ["proportion", [rule("A-1", proportion("rate"))], [finding("A-1", "", { facts: { rate: points("2/3") } })], "2.67"],
    ["proportion of a number", [rule("A-1", proportion("rate", 3))], [finding("A-1", "", { facts: { rate: points("1/2") } })], "1.5"],
    ["a share above 1", [rule("A-1", proportion("rate"))], [finding("A-1", "", { facts: { rate: points("3/2") } })], "4"],
    ["award, held to full", [rule("A-1", award(3))], [finding("A-1", "a"), finding("A-1", "b")], "4"],
    ["a clear award", [rule("A-1", award(3))], [clear("A-1")], "0"],
    [
      "full steps beyond a bound",
      [rule("A-1", award({ kind: "steps", each: same(1), per: same(20), above: same(30), fact: "growth" }))],
      [finding("A-1", "", { facts: { growth: 69 } })],
      "1",
    ],
    [
      "discretion within bounds",
      [rule("A-1", award({ kind: "discretion", fact: "given", atLeast: points("0.1"), atMost: points(2) }))],
      [finding("A-1", "", { facts: { given: points("1.3") } })],
      "1.3",
    ],
    [
      "discretion not stated",
      [rule("A-1", award({ kind: "discretion", fact: "given", atLeast: points("0.1"), atMost: points(2) }))],
      [finding("A-1", "", { facts: { given: undefined }, possible: { triggered: true } })],
      "0.1..2",
    ],
  ])("from zero: %s", (_, rules, findings, expected) => {
    expect(pointsOf(indicator("A", 4, rules, { start: "zero" }), findings)).toBe(expected);
  });
});

describe("the mark of a panel", () => {
  const panel = indicator("F2", 4, [rule("F2-panel", { kind: "mark", marks: "marks", quorum: 3, trimAbove: 5 })], { start: "zero" });
  const marked = (written: readonly string[], openBallots = 0): string =>
    pointsOf(panel, [finding("F2-panel", "", { facts: { marks: { kind: "marks", marks: written.map(points), open: openBallots } } })]);

  it("is the plain mean of few ballots", () => {
    expect(marked(["4", "3.2", "3.2", "2.4", "0"])).toBe("2.56");
  });
  it("drops one highest and one lowest of more than five", () => {
    // 4, 3.2, 3.2, 3.2, 2.4, 0 → (3.2 × 3 + 2.4) / 4 = 3
    expect(marked(["3.2", "0", "3.2", "4", "3.2", "2.4"])).toBe("3");
  });
  it("is open below the quorum", () => {
    expect(marked(["4", "4"])).toBe("0..4");
  });
  it("is held by the ballots that are in", () => {
    // Void: (4+4+2)/3 = 10/3. Valid: (10+0)/4 = 2.5 to (10+4)/4 = 3.5.
    expect(marked(["4", "4", "2"], 1)).toBe("2.5..3.5");
  });
});

describe("combination", () => {
  const rules = [rule("D3-a", deduct("0.5")), rule("D3-b", deduct(1))];
  const per = (how: "sum" | "first" | "highest", more: { per?: "matter" | "field" | "unit"; atMost?: string } = {}): Indicator =>
    indicator("D3", 6, rules, { combinations: [combination(how, ["D3-a", "D3-b"], more)] });
  const both = [finding("D3-a", "r1"), finding("D3-b", "r1"), finding("D3-b", "r2")];

  it.each([
    ["plain sum", indicator("D3", 6, rules), both, "3.5"],
    ["sum with a cap for each matter", per("sum", { atMost: "1.2" }), both, "3.8"],
    ["sum with a cap for the unit", per("sum", { per: "unit", atMost: "2" }), both, "4"],
    ["first for each matter", per("first"), both, "4.5"],
    ["highest for each matter", per("highest"), both, "4"],
    ["highest for the unit", per("highest", { per: "unit" }), both, "5"],
    ["two open findings under one cap", per("sum", { per: "unit", atMost: "1" }), both.map((one) => ({ ...one, outcome: "no-evidence" as const, possible: { triggered: true, clear: true, notApplicable: false, many: false } })), "5..6"],
    ["an open finding under a cap that is reached", per("sum", { per: "unit", atMost: "1" }), [finding("D3-a", "x", { possible: open }), finding("D3-b", "y")], "5"],
    ["first, the earlier open", per("first"), [finding("D3-a", "x", { possible: open }), finding("D3-b", "x")], "5..5.5"],
    ["highest, the larger open", per("highest"), [finding("D3-a", "x"), finding("D3-b", "x", { possible: open })], "5..5.5"],
  ])("%s", (_, one, findings, expected) => {
    expect(pointsOf(one, findings)).toBe(expected);
  });

  it.each([
    ["highest", {}, "5"],
    ["sum", { atMost: "1" }, "5"],
  ] as const)("%s: of one rule's findings on one matter the sure one counts, wherever the open one stands", (how, more, expected) => {
    const faulty = indicator("D3", 6, [rule("D3-b", deduct(1), { fault: "late" })], { combinations: [combination(how, ["D3-b"], more)] });
    const two = [finding("D3-b", "x", { possible: open }), finding("D3-b", "x")];
    expect([pointsOf(faulty, two), pointsOf(faulty, two.toReversed())]).toEqual([expected, expected]);
  });

  it("counts by a field where it is told to", () => {
    const findings = [finding("D3-b", "r1", { combineBy: "x" }), finding("D3-b", "r2", { combineBy: "x" }), finding("D3-b", "r3", { combineBy: "y" })];
    expect(pointsOf(per("highest", { per: "field" }), findings)).toBe("4");
  });

  it("says why a finding costs less than its clause", () => {
    const changes = scored(per("sum", { atMost: "1.2" }), both).rules.flatMap((one) => one.changes);
    expect(changes.map((one) => [shown(one.change), shown(one.nominal), one.waived?.kind])).toEqual([
      ["-0.5", "-0.5", undefined],
      ["-0.7", "-1", "cap"],
      ["-1", "-1", undefined],
    ]);
    const first = scored(per("first"), both).rules.flatMap((one) => one.changes);
    expect(first[1]?.waived).toEqual({ kind: "earlier-rule", rule: "D3-a" });
    const highest = scored(per("highest"), both).rules.flatMap((one) => one.changes);
    expect(highest[0]?.waived).toEqual({ kind: "higher", rule: "D3-b" });
  });

  it("lets a tier stand before effects without an amount", () => {
    const tiers = indicator("F3", 2, [rule("F3-none", set(0)), rule("F3-late", set(1))], { combinations: [combination("first", ["F3-none", "F3-late"], { per: "unit" })] });
    expect(pointsOf(tiers, [finding("F3-none", ""), finding("F3-late", "")])).toBe("0");
    expect(pointsOf(tiers, [finding("F3-late", "")])).toBe("1");
  });
});

describe("parts", () => {
  const budget = part("budget", "2.5", [rule("C1-b", deduct(1))]);
  const final = part("final", "2.5", [rule("C1-f", deduct(1))]);
  const both = indicator("C1", 5, [], { parts: [budget, final] });

  it("floors each part for itself", () => {
    expect(pointsOf(both, ["a", "b", "c", "d"].map((matter) => finding("C1-b", matter)).concat(clear("C1-f")))).toBe("2.5");
  });
  it("hands the points of a part that does not apply to the others", () => {
    expect(pointsOf(both, [finding("C1-b", "a")])).toBe("3");
  });
  it("counts both ways where a part's applicability is open", () => {
    // final applies and is clear: 1.5 + 2.5 = 4; it does not apply: 1.5 × 2 = 3
    expect(pointsOf(both, [finding("C1-b", "a"), finding("C1-f", "x", { possible: { clear: true, notApplicable: true } })])).toBe("3..4");
  });
  it("does not apply if no part does", () => {
    const result = scored(both, []);
    expect([result.state, shown(result.points)]).toEqual(["not-applicable", "5"]);
  });
  it("scales another part's points", () => {
    const scaling = indicator("C9", 5, [], { parts: [part("documents", 4, [rule("C9-a", deduct(1))]), part("interpretation", 1, [rule("C9-none", scale("0.5", "documents"))])] });
    const result = scored(scaling, [finding("C9-a", "a"), finding("C9-none", "")]);
    expect(shown(result.points)).toBe("2.5");
    expect(result.rules.map((one) => [one.rule, shown(one.change)])).toEqual([["C9-a", "-1"], ["C9-none", "-1.5"]]);
  });
  it("switches itself off by a rule", () => {
    const off = indicator("F3", 2, [rule("F3-off", { kind: "not-applicable" }), rule("F3-a", deduct(1))]);
    expect(scored(off, [finding("F3-off", ""), finding("F3-a", "a")]).state).toBe("not-applicable");
    expect(pointsOf(off, [finding("F3-off", "", { possible: open }), finding("F3-a", "a")])).toBe("1..2");
  });
});

describe("missing evidence and states", () => {
  const zero = indicator("G1", 4, [rule("G1-a", deduct(1))], { missingEvidence: "zero" });
  it("gives nothing under zero, and says so", () => {
    const result = scored(zero, [finding("G1-a", "", { possible: { ...open, many: true } })]);
    expect([shown(result.points), result.state, result.steps.at(-1)?.what]).toEqual(["0", "scored", "missing-evidence"]);
  });
  it("keeps decided points under zero", () => {
    expect(pointsOf(zero, [finding("G1-a", "a")])).toBe("3");
  });
  it("is undecided where points are open", () => {
    const one = indicator("G1", 4, [rule("G1-a", deduct(1))]);
    expect(scored(one, [finding("G1-a", "a", { possible: open })]).state).toBe("undecided");
  });
  it("does not count rules without effect as occasions", () => {
    const one = indicator("A3", 3, [rule("A3-sorts", undefined), rule("A3-share", proportion("rate"))], { start: "zero" });
    expect(scored(one, [finding("A3-sorts", "a")]).state).toBe("not-applicable");
  });
  it("lets an indicator fall below zero under spill, and no part rise above full", () => {
    const one = indicator("B2", 4, [rule("B2-a", deduct(3))], { floor: "spill" });
    expect(pointsOf(one, [finding("B2-a", "a"), finding("B2-a", "b")])).toBe("-2");
  });
});
