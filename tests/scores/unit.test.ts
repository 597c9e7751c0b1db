import { describe, expect, it } from "vitest";
import type { VetoConsequence } from "../../src/model/effect.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { Scheme } from "../../src/model/scheme.ts";
import type { UnitScore } from "../../src/model/score.ts";
import { scoreUnit } from "../../src/scores/score-unit.ts";
import {
  adjustment, award, bonus, combination, deduct, finding, findingsOf, indicator, part, penalty, points, proportion, rule, scheme, set, shown, times, unit, veto,
} from "../support/scheme-builder.ts";

const score = (one: Scheme, findings: readonly Finding[]): UnitScore => scoreUnit({ scheme: one, unit: unit(), findings: findingsOf(findings) });
const clear = (id: string): Finding => finding(id, "m0", { outcome: "clear" });
const open = { triggered: true, clear: true };
const indicatorIn = (result: UnitScore, id: string): UnitScore["areas"][number]["indicators"][number] => {
  const found = result.areas.flatMap((area) => area.indicators).find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const lines = (result: UnitScore): readonly string[] => result.steps.map((one) => `${one.what} ${one.id} ${shown(one.from)} > ${shown(one.to)}`);

describe("the order of operations, done by hand", () => {
  /*
   * Area A (40): A1 30 full, rule A1-late −5 each, fault late; A2 10 award by proportion.
   * Area B (60): B1 60, rule B1-fix −8 (fault late), rule B1-other −10.
   *
   * Findings: A1-late on request r1 and r2; B1-fix on r1 (same fault); B1-other once; A2 share 2/3.
   *   no double penalty: r1 costs 5 in A1 and 8 in B1 → A1's is waived
   *   A1: 30 − 0 − 5 = 25             A2: 0 + 2/3 × 10 = 20/3, rounded 6.67
   *   B1: 60 − 8 − 10 = 42
   *   area A 31.67, area B 42, base 73.67
   * Bonus 3 + 4, cap 5 → 78.67; gate 70 reached. Penalty −1 → 77.67. Veto: penalty −5 → 72.67,
   * total at most 59 → 59, which is 不合格 (below 60); grade at most 合格 changes nothing more.
   */
  const whole = scheme(
    [
      indicator("A1", 30, [rule("A1-late", deduct(5), { fault: "late" })]),
      indicator("A2", 10, [rule("A2-share", proportion("rate"))], { start: "zero" }),
      indicator("B1", 60, [rule("B1-fix", deduct(8), { fault: "late" }), rule("B1-other", deduct(10))]),
    ],
    {
      bonuses: [adjustment("H1", [rule("H1-a", bonus(3))]), adjustment("H2", [rule("H2-a", bonus(4))])],
      penalties: [adjustment("P1", [rule("P1-a", penalty(1))])],
      vetoes: [adjustment("V1", [rule("V1-a", veto({ kind: "total-at-most", points: points(59) }, { kind: "grade-at-most", grade: "pass" }, { kind: "penalty", points: points(5) }))])],
      policies: { bonusGate: points(70), bonusCap: points(5) },
    },
  );
  const findings = [
    finding("A1-late", "r1"), finding("A1-late", "r2"), finding("A2-share", "", { facts: { rate: points("2/3") } }),
    finding("B1-fix", "r1"), finding("B1-other", "x"), finding("H1-a", "h"), finding("H2-a", "h"), finding("P1-a", "p"), finding("V1-a", "v"),
  ];
  const result = score(whole, findings);

  it("prints every line from the areas to the grade", () => {
    expect(lines(result)).toEqual([
      "area A 0 > 31.67",
      "area B 31.67 > 73.67",
      "bonus H1 73.67 > 76.67",
      "bonus H2 76.67 > 80.67",
      "bonus-cap  80.67 > 78.67",
      "penalty P1 78.67 > 77.67",
      "penalty V1 77.67 > 72.67",
      "veto V1-a 72.67 > 59",
      "grade fail 59 > 59",
      "grade-veto V1-a 59 > 59",
    ]);
    expect([shown(result.total), result.grades, result.state]).toEqual(["59", ["fail"], "vetoed"]);
  });
  it("waives the smaller of two deductions for one fault, and names the other", () => {
    expect(indicatorIn(result, "A1").rules[0]?.changes.map((one) => [shown(one.change), one.waived])).toEqual([
      ["0", { kind: "double-penalty", rule: "B1-fix", matter: "r1" }],
      ["-5", undefined],
    ]);
  });
  it("rounds once, on a line of its own", () => {
    expect(indicatorIn(result, "A2").steps.map((one) => `${one.what} ${shown(one.from)} > ${shown(one.to)}`)).toEqual(["start 0 > 0", "rule 0 > 20/3", "rounding 20/3 > 6.67"]);
  });
  it("uses up a cap alike whichever row stands first, where another indicator punishes one of the matters", () => {
    const capped = scheme([
      indicator("A1", 7, [rule("A1-x", deduct("3.3"), { fault: "late" })], { combinations: [combination("sum", ["A1-x"], { per: "unit", atMost: "3" })] }),
      indicator("B1", 7, [rule("B1-x", deduct("0.5"), { fault: "late" })]),
    ]);
    const rows = [finding("A1-x", "m1"), finding("A1-x", "m3"), finding("B1-x", "m1")];
    const results = [rows, rows.toReversed()].map((some) => score(capped, some));
    expect(results.map((one) => [shown(indicatorIn(one, "A1").points), shown(indicatorIn(one, "B1").points)])).toEqual([["4", "7"], ["4", "7"]]);
  });
  it("ends the steps of an indicator on its points, also where no part surely applies", () => {
    const parts = [part("p", 4, [rule("p-set", set(4))]), part("q", 3, [rule("q-away", { kind: "not-applicable" })])];
    const partly = scheme([indicator("A1", 7, [], { parts })]);
    const one = indicatorIn(score(partly, [finding("p-set", "m", { possible: { clear: true, notApplicable: true } })]), "A1");
    expect([one.points, one.steps.at(-1)?.to].map((each) => each && shown(each))).toEqual(["7", "7"]);
  });
  it("keeps an equal deduction with the earlier indicator", () => {
    const even = scheme([indicator("A1", 5, [rule("A1-x", deduct(2), { fault: "f" })]), indicator("B1", 5, [rule("B1-x", deduct(2), { fault: "f" })])]);
    const tied = score(even, [finding("B1-x", "m"), finding("A1-x", "m")]);
    expect([shown(indicatorIn(tied, "A1").points), shown(indicatorIn(tied, "B1").points)]).toEqual(["3", "5"]);
  });
  it("leaves both open where the comparison is open", () => {
    const two = scheme([indicator("A1", 5, [rule("A1-x", deduct(3), { fault: "f" })]), indicator("B1", 5, [rule("B1-x", deduct(2), { fault: "f" })])]);
    const result = score(two, [finding("A1-x", "m", { possible: open }), finding("B1-x", "m")]);
    expect([shown(indicatorIn(result, "A1").points), shown(indicatorIn(result, "B1").points)]).toEqual(["2..5", "3..5"]);
  });
});

describe("indicators that do not apply", () => {
  const three = (notApplicable: "full" | "area" | "scheme"): Scheme =>
    scheme([
      indicator("A1", 3, [rule("A1-x", deduct(1))]),
      indicator("A2", 3, [rule("A2-x", deduct(1))]),
      indicator("A3", 4, [rule("A3-x", award(4))], { notApplicable, start: "zero" }),
      indicator("B1", 90, [rule("B1-x", deduct(1))]),
    ]);
  const rest = [finding("A1-x", "a"), clear("A2-x"), clear("B1-x")];
  const shownAll = (result: UnitScore): readonly string[] =>
    result.areas.flatMap((area) => area.indicators).map((one) => `${one.id} ${shown(one.points)} of ${shown({ low: one.full, high: one.full })}`);

  it("keep full points, marked", () => {
    const result = score(three("full"), rest);
    expect(shownAll(result)).toEqual(["A1 2 of 3", "A2 3 of 3", "A3 4 of 4", "B1 90 of 90"]);
    expect(indicatorIn(result, "A3").state).toBe("not-applicable");
  });
  it("hand their points to the area in proportion", () => {
    // 4 points to two indicators of 3: 5 each; A1 has 2/3 of 5 = 10/3.
    const result = score(three("area"), rest);
    expect(shownAll(result)).toEqual(["A1 3.33 of 5", "A2 5 of 5", "A3 0 of 0", "B1 90 of 90"]);
    expect(indicatorIn(result, "A1").steps.map((one) => one.what)).toEqual(["start", "rule", "redistribute", "rounding"]);
  });
  it("hand their points to all indicators of the scheme", () => {
    // 4 points over 96: A1 3 × 100/96 = 3.125, B1 93.75. Areas 6.25 and 93.75; A1 3.13, A2 3.12.
    const result = score(three("scheme"), [finding("A1-x", "a"), clear("A2-x"), clear("B1-x")]);
    expect(shownAll(result)).toEqual(["A1 2.09 of 3.13", "A2 3.12 of 3.12", "A3 0 of 0", "B1 93.75 of 93.75"]);
    // 2 × 3.125/3 = 25/12 → 2.08; by the printed 3.13 it is 2.0867 → 2.09: the remainder.
    expect(indicatorIn(result, "A1").steps.at(-1)?.what).toBe("remainder");
  });
  it("hand their points to other areas from an area that is empty", () => {
    const one = scheme([indicator("A1", 10, [rule("A1-x", award(10))], { start: "zero", notApplicable: "area" }), indicator("B1", 60, [rule("B1-x", deduct(1))]), indicator("C1", 30, [rule("C1-x", deduct(1))])]);
    const result = score(one, [clear("B1-x"), clear("C1-x")]);
    expect(shownAll(result)).toEqual(["A1 0 of 0", "B1 66.67 of 66.67", "C1 33.33 of 33.33"]);
    expect(shown(result.total)).toBe("100");
  });
  it("keep everything where nothing applies", () => {
    const result = score(three("area"), []);
    expect(shown(result.total)).toBe("100");
  });
  it("count both ways where it is open", () => {
    // A3 applies: 2 + 3 and 0 to 4. It does not: 10/3 rounded, and 5. Sound, though in truth A3 has 4 where it applies.
    const result = score(three("area"), [...rest, finding("A3-x", "q", { possible: { triggered: true, notApplicable: true } })]);
    expect(shownAll(result)).toEqual(["A1 2..3.33 of 3", "A2 3..5 of 3", "A3 0..4 of 4", "B1 90 of 90"]);
    expect(shown(result.areas[0]?.points ?? { low: points(0), high: points(0) })).toBe("5..9");
    expect(shown(result.total)).toBe("95..99");
  });
  it("stay within the widest bounds beyond ten open questions", () => {
    const many = scheme(Array.from({ length: 12 }, (_, index) => indicator(`A${String(index + 1)}`, 10, [rule(`A${String(index + 1)}-x`, deduct(1))], { notApplicable: "area" })));
    const findings = Array.from({ length: 12 }, (_, index) => finding(`A${String(index + 1)}-x`, "q", { possible: { triggered: true, notApplicable: true } }));
    expect(shown(score(many, findings).total)).toBe("0..120");
  });
});

describe("areas and the total", () => {
  const simple = (more: Parameters<typeof scheme>[1] = {}): Scheme => scheme([indicator("A1", 40, [rule("A1-x", deduct(10))]), indicator("B1", 60, [rule("B1-x", deduct(10))])], more);
  const both = [clear("A1-x"), clear("B1-x")];
  const lost = (count: number): readonly Finding[] => Array.from({ length: count }, (_, index) => finding("B1-x", `m${String(index)}`));

  it("floor a spilling indicator at the area", () => {
    const spilling = scheme([indicator("A1", 4, [rule("A1-x", deduct(3))], { floor: "spill" }), indicator("A2", 3, [rule("A2-x", deduct(1))]), indicator("B1", 93, [rule("B1-x", deduct(1))])]);
    expect(shown(score(spilling, [finding("A1-x", "a"), finding("A1-x", "b"), clear("A2-x"), clear("B1-x")]).total)).toBe("94");
    const deep = score(spilling, ["a", "b", "c"].map((matter) => finding("A1-x", matter)).concat(clear("A2-x"), clear("B1-x")));
    expect(deep.areas[0]?.steps.map((one) => `${one.what} ${shown(one.from)} > ${shown(one.to)}`)).toEqual(["indicator 0 > -5", "indicator -5 > -2", "spill -2 > 0"]);
  });
  it("cap the grade where an area is below its minimum", () => {
    const gated = simple({ areas: { B: { minimum: { points: points(45), gradeAtMost: "fail" } } } });
    expect(score(gated, [clear("A1-x"), ...lost(2)]).grades).toEqual(["fail"]);
    expect(score(gated, [clear("A1-x"), ...lost(1)]).grades).toEqual(["excellent"]);
    expect(score(gated, [clear("A1-x"), ...lost(1), finding("B1-x", "q", { possible: open })]).grades).toEqual(["excellent", "good", "fail"]);
  });
  it("weigh areas and round them on a line of their own", () => {
    const weighted = scheme([indicator("A1", 100, [rule("A1-x", deduct("0.03"))]), indicator("B1", 100, [rule("B1-x", deduct(10))])], {
      total: points(100), areas: { A: { weight: points("0.85") }, B: { weight: points("0.15") } },
    });
    const result = score(weighted, [finding("A1-x", "a"), finding("B1-x", "b")]);
    expect(lines(result).slice(0, 4)).toEqual(["weight A 99.97 > 84.97", "area A 0 > 84.97", "weight B 90 > 13.5", "area B 84.97 > 98.47"]);
  });
  it("count no bonus below the gate, and leave it open where the gate is", () => {
    const gated = simple({ bonuses: [adjustment("H1", [rule("H1-x", bonus(3))])], policies: { bonusGate: points(80) } });
    expect(shown(score(gated, [clear("A1-x"), ...lost(3), finding("H1-x", "h")]).total)).toBe("70");
    expect(shown(score(gated, [clear("A1-x"), ...lost(2), finding("H1-x", "h")]).total)).toBe("83");
    expect(shown(score(gated, [clear("A1-x"), ...lost(2), finding("B1-x", "q", { possible: open }), finding("H1-x", "h")]).total)).toBe("70..83");
  });
  it("hold the total under a ceiling, above zero, and convert it apart", () => {
    const held = simple({ bonuses: [adjustment("H1", [rule("H1-x", bonus(3))])], policies: { totalAtMost: points(100), conversion: { to: points(5), title: { zh: "折算分", en: "converted" } } } });
    const result = score(held, [...both, finding("H1-x", "h")]);
    expect(shown(result.total)).toBe("100");
    expect(lines(result)).toContain("conversion  100 > 5");
    const punished = simple({ penalties: [adjustment("P1", [rule("P1-x", penalty(70))])] });
    expect(shown(score(punished, [...both, finding("P1-x", "p"), finding("P1-x", "q")]).total)).toBe("0");
  });
  it("take only the highest bonus of one matter, and bound what nobody handed in", () => {
    const rules = [rule("H1-n", bonus(3)), rule("H1-p", bonus(2))];
    const honours = simple({ bonuses: [adjustment("H1", rules, { combinations: [combination("highest", ["H1-n", "H1-p"])] })], policies: { bonusCap: points(5) } });
    expect(shown(score(honours, [...both, finding("H1-n", "h"), finding("H1-p", "h")]).total)).toBe("103");
    expect(shown(score(honours, [...both, finding("H1-n", "", { possible: { ...open, many: true } })]).total)).toBe("100..105");
  });
  it("ask a bonus to be proved under zero", () => {
    const honours = simple({ bonuses: [adjustment("H1", [rule("H1-n", bonus(3))], { missingEvidence: "zero" })] });
    expect(shown(score(honours, [...both, finding("H1-n", "h", { possible: open })]).total)).toBe("100");
  });
  it("strike areas and indicators, named or named by the record", () => {
    const struck = (...consequences: readonly VetoConsequence[]): Scheme => simple({ vetoes: [adjustment("V1", [rule("V1-x", veto(...consequences))])] });
    const hit = (facts: Readonly<Record<string, string | undefined>> = {}): Finding => finding("V1-x", "v", { facts });
    const area = score(struck({ kind: "area", area: "A", points: points(0) }), [...both, hit()]);
    expect([shown(area.total), area.state]).toEqual(["60", "vetoed"]);
    const named = score(struck({ kind: "indicator", indicator: "A1", points: points(10) }), [...both, hit()]);
    expect([shown(named.total), indicatorIn(named, "A1").state]).toEqual(["70", "vetoed"]);
    const record = struck({ kind: "indicator-of-record", fact: "indicator", points: points(0) });
    expect(shown(score(record, [...both, hit({ indicator: "B1" })]).total)).toBe("40");
    expect(shown(score(record, [...both, hit({ indicator: undefined })]).total)).toBe("0..100");
  });
  it("leave a grade open where a veto is", () => {
    const vetoed = simple({ vetoes: [adjustment("V1", [rule("V1-x", veto({ kind: "grade-at-most", grade: "pass" }))])] });
    const result = score(vetoed, [...both, finding("V1-x", "v", { possible: open })]);
    expect([result.grades, result.state, shown(result.total)]).toEqual([["excellent", "pass"], "undecided", "100"]);
  });
  it.each([
    ["90", ["excellent"]], ["89.99", ["good"]], ["80", ["good"]], ["60", ["pass"]], ["59.99", ["fail"]],
  ])("grade %s", (total, grades) => {
    const one = scheme([indicator("A1", 100, [rule("A1-x", deduct(times(1, "lost")))])]);
    const missing = points(100);
    expect(score(one, [finding("A1-x", "a", { facts: { lost: { n: missing.n * 100n - points(total).n * (100n / points(total).d), d: 100n } } })]).grades).toEqual(grades);
  });
  it("score only the indicators of the unit's profile", () => {
    const two = simple({ profiles: [{ id: "town", title: { zh: "镇", en: "Town" }, unitTypes: ["town"], indicators: ["B1"] }] });
    const result = score(two, both);
    expect([result.areas.map((one) => one.id), shown(result.total)]).toEqual([["B"], "60"]);
  });
  it("know numbers by group", () => {
    const one = scheme([indicator("A1", 100, [rule("A1-x", deduct({ kind: "fixed", points: { kind: "by-group", values: new Map([["towns", points(7)]]) } }))])]);
    expect(shown(score(one, [finding("A1-x", "a")]).total)).toBe("93");
  });
  it("keep parts with their own start side by side", () => {
    const one = scheme([indicator("G2", 4, [], { parts: [part("panel", "2.5", [rule("G2-p", award(2))], { start: "zero" }), part("tasks", "1.5", [rule("G2-t", deduct("0.3"))])] })]);
    expect(shown(score(one, [finding("G2-p", ""), finding("G2-t", "t")]).total)).toBe("3.2");
  });
});
