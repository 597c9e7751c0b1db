/** Random schemes and findings, some of them open, and every way in which the open ones can turn out. */
import fc from "fast-check";
import type { FactValue } from "../../src/model/fact.ts";
import type { RuleEffect } from "../../src/model/effect.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { Rule } from "../../src/model/rule.ts";
import type { Indicator, Scheme } from "../../src/model/scheme.ts";
import { adjustment, award, bonus, combination, deduct, finding, indicator, limit, part, penalty, points, proportion, rule, scale, scheme, set, times, veto } from "../support/scheme-builder.ts";

export interface Year {
  readonly scheme: Scheme;
  readonly findings: readonly Finding[];
}

const amount = fc.constantFrom("0.5", "1", "2", "3.3");
const linear = fc.oneof(amount.map((each) => deduct(each)), amount.map((each) => award(each)), amount.map((each) => deduct(times(each, "n"))));
const anyEffect: fc.Arbitrary<RuleEffect> = fc.oneof(
  { weight: 5, arbitrary: linear },
  { weight: 1, arbitrary: amount.map((each) => set(each)) },
  { weight: 1, arbitrary: amount.map((each) => limit(each)) },
  { weight: 1, arbitrary: fc.constant(scale("0.5")) },
  { weight: 1, arbitrary: fc.constant(proportion("rate")) },
  { weight: 1, arbitrary: fc.constant({ kind: "not-applicable" } as const) },
);

const rules = (id: string, effect: fc.Arbitrary<RuleEffect>): fc.Arbitrary<readonly Rule[]> =>
  fc.array(fc.tuple(effect, fc.option(fc.constant("late"), { nil: undefined })), { minLength: 1, maxLength: 3 }).map((effects) =>
    effects.map(([one, fault], index) => rule(`${id}-${String(index)}`, one, { fault: one.kind === "deduct" ? fault : undefined })),
  );

const combinations = (own: readonly Rule[]): fc.Arbitrary<Indicator["parts"][number]["combinations"]> => {
  const amounts = own.filter((one) => one.effect?.kind === "deduct" || one.effect?.kind === "award").map((one) => one.id);
  return fc.oneof(
    fc.constant([]),
    fc.constantFrom("matter" as const, "unit" as const).map((per) => [combination("sum", amounts, { per, atMost: "2.5" })]),
    fc.constantFrom("matter" as const, "unit" as const).map((per) => [combination("highest", amounts, { per })]),
    fc.constantFrom("matter" as const, "unit" as const).map((per) => [combination("first", own.map((one) => one.id), { per })]),
    fc.constant([combination("highest", amounts), combination("sum", amounts, { per: "unit", atMost: "3" })]),
  );
};

const oneIndicator = (id: string, effect: fc.Arbitrary<RuleEffect>): fc.Arbitrary<Indicator> =>
  fc.tuple(rules(id, effect), rules(`${id}p`, effect), fc.boolean()).chain(([own, others, inParts]) =>
    fc
      .tuple(combinations(own), fc.constantFrom("full" as const, "zero" as const), fc.constantFrom("full" as const, "area" as const, "scheme" as const), fc.constantFrom("indicator" as const, "spill" as const))
      .map(([combined, start, notApplicable, floor]) =>
        indicator(id, 7, own, {
          notApplicable,
          floor,
          start,
          combinations: combined,
          ...(inParts ? { parts: [part("p", 4, own, { start, combinations: combined }), part("q", 3, others)] } : {}),
        }),
      ),
  );

const schemes = (effect: fc.Arbitrary<RuleEffect>): fc.Arbitrary<Scheme> =>
  fc.tuple(oneIndicator("A1", effect), oneIndicator("A2", effect), oneIndicator("B1", effect)).map((indicators) =>
    scheme(indicators, {
      bonuses: [adjustment("H1", [rule("H1-a", bonus(2)), rule("H1-b", bonus(1))], { combinations: [combination("highest", ["H1-a", "H1-b"])] })],
      penalties: [adjustment("P1", [rule("P1-a", penalty(1))])],
      vetoes: [adjustment("V1", [rule("V1-a", veto({ kind: "total-at-most", points: points(5) }, { kind: "indicator", indicator: "A1", points: points(1) }, { kind: "grade-at-most", grade: "fail" }))])],
      policies: { bonusGate: points(8), bonusCap: points(2), tieBreak: ["A"] },
    }),
  );

function findingArbitrary(one: Rule, mayBeOpen: boolean): fc.Arbitrary<Finding> {
  const openNumber = fc.constantFrom<FactValue>(1, 2, { kind: "open", low: points(1), high: points(3), mayBeNone: false });
  const openRate = fc.constantFrom<FactValue>(points("1/3"), { kind: "open", low: points("1/4"), high: points(1), mayBeNone: false });
  return fc
    .tuple(fc.constantFrom("m1", "m2", "m3"), fc.nat(mayBeOpen ? 4 : 1), fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), mayBeOpen ? openNumber : fc.constant(2), mayBeOpen ? openRate : fc.constant(points("1/3")))
    .map(([matter, kind, [triggered, clear, notApplicable], n, rate]) => {
      const facts = { n, rate };
      if (kind === 0) return finding(one.id, matter, { outcome: "clear", facts });
      if (kind < 4) return finding(one.id, matter, { facts });
      return finding(one.id, matter, { facts, possible: triggered || clear || notApplicable ? { triggered, clear, notApplicable } : { triggered: true, clear: true } });
    });
}

export function allRules(one: Scheme): readonly Rule[] {
  const adjustments = [...one.bonuses, ...one.penalties, ...one.vetoes];
  return [...one.indicators.flatMap((each) => each.parts.flatMap((own) => own.rules)), ...adjustments.flatMap((each) => each.rules)];
}

const years = (effect: fc.Arbitrary<RuleEffect>, mayBeOpen: boolean): fc.Arbitrary<Year> =>
  schemes(effect).chain((one) =>
    fc.array(fc.constantFrom(...allRules(one)).chain((each) => findingArbitrary(each, mayBeOpen)), { maxLength: 9 }).map((findings) => ({ scheme: one, findings })),
  );

export const decidedYears = years(anyEffect, false);
export const openYears = years(anyEffect, true);
/** Nothing but deductions inside indicators. */
export const deductingYears = years(amount.map((each) => deduct(each)), false);

/** How many completions there are: nine open findings have more than memory holds. */
export function countCompletions(findings: readonly Finding[]): number {
  return findings.reduce((ways, one) => ways * completionsOfOne(one).length, 1);
}

/** Every completion of the open findings and of open facts, at their bounds and between. */
export function completionsOf(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  return findings.reduce<readonly (readonly Finding[])[]>(
    (ways, one) => ways.flatMap((way) => completionsOfOne(one).map((done) => [...way, ...done])),
    [[]],
  );
}

function completionsOfOne(one: Finding): readonly (readonly Finding[])[] {
  const decided = factsOf(one);
  if (one.outcome !== "no-evidence") return decided.map((facts) => [{ ...one, facts }]);
  const possible = one.possible;
  return [
    ...(possible?.triggered === true ? decided.map((facts) => [{ ...one, facts, outcome: "triggered" as const, possible: undefined }]) : []),
    ...(possible?.clear === true ? [[{ ...one, outcome: "clear" as const, possible: undefined }]] : []),
    ...(possible?.notApplicable === true ? [[{ ...one, outcome: "not-applicable" as const, possible: undefined }]] : []),
  ];
}

function factsOf(one: Finding): readonly Finding["facts"][] {
  return [...one.facts].reduce<readonly Finding["facts"][]>(
    (ways, [name, value]) => ways.flatMap((way) => valuesOf(value, name).map((decided) => new Map([...way, [name, decided]]))),
    [new Map()],
  );
}

function valuesOf(value: FactValue, name: string): readonly FactValue[] {
  if (typeof value !== "object" || value === null || !("kind" in value) || value.kind !== "open") return [value];
  return name === "rate" ? [value.low, points("1/2"), value.high ?? points(1)] : [value.low, points(2), value.high ?? points(3)];
}
