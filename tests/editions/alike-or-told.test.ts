/**
 * `check` says that an indicator works as it did exactly where `diff` prints nothing that it does otherwise: over our own indicators,
 * changed in random places.
 */
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffEditions } from "../../src/editions/diff-editions.ts";
import { worksAlike } from "../../src/editions/works-alike.ts";
import { readEdition } from "../../src/io/read-edition.ts";
import { loadEdition } from "../../src/load-edition.ts";
import type { FileChanges } from "../../src/model/edition-view.ts";
import { add, equals, ONE, rational, type Rational } from "../../src/model/rational.ts";
import { isRational } from "../../src/model/quantity.ts";
import type { Rule } from "../../src/model/rule.ts";
import type { Combination, Indicator, Part, Scheme } from "../../src/model/scheme.ts";

async function schemeOf(folder: string): Promise<Scheme> {
  const { value, problems } = loadEdition(await readEdition(resolve(import.meta.dirname, folder)));
  if (value === undefined) throw new Error(problems.map(({ message }) => message.zh).join());
  return value.scheme;
}

const own = await schemeOf("../../indicators/2019");
const KINDS = ["02-per-occurrence", "05-tiered", "06-ratio", "07-band", "12-panel", "13-escalation", "15-fraction-of-base", "23-no-double-penalty"];
const schemes = [own, ...(await Promise.all(KINDS.map(async (kind) => schemeOf(join("../rule-kinds", kind)))))];

/** Leaves that say nothing of what is done. */
const WORDS: ReadonlySet<string> = new Set(["wording", "basis", "position", "reads", "id"]);

/** Every leaf but words replaced by what `change` makes of it. */
function mapLeaves(value: unknown, change: (leaf: unknown, key: string) => unknown, skip: ReadonlySet<string>, key = ""): unknown {
  if (isRational(value)) return change(value, key);
  if (Array.isArray(value)) return value.map((one: unknown) => mapLeaves(one, change, skip, key));
  if (value instanceof Map) return new Map([...(value as ReadonlyMap<unknown, unknown>)].map(([name, one]) => [name, mapLeaves(one, change, skip)]));
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, skip.has(name) ? one : mapLeaves(one, change, skip, name)]));
  return change(value, key);
}

/** Kinds that stand in each other's place without anything else being another. */
const OTHER_KIND: ReadonlyMap<unknown, string> = new Map([["all", "any"], ["deduct", "award"], ["award", "deduct"], ["bonus", "penalty"], ["sum", "max"], ["max", "min"], ["min", "latest"], ["month", "quarter"]]);

function otherLeaf(leaf: unknown, key: string): unknown {
  if (key === "kind") return OTHER_KIND.get(leaf) ?? leaf;
  if (isRational(leaf)) return add(leaf, rational(1, 4));
  if (typeof leaf === "number") return leaf + 1;
  if (typeof leaf === "string") return `${leaf}x`;
  return typeof leaf === "boolean" ? !leaf : leaf;
}

/** One random leaf of a rule. */
function withOtherLeaf(rule: Rule, pick: number): Rule {
  let leaves = 0;
  mapLeaves(rule, (leaf) => (leaves += 1, leaf), WORDS);
  let at = 0;
  return mapLeaves(rule, (leaf, key) => (at++ === pick % leaves ? otherLeaf(leaf, key) : leaf), WORDS) as Rule;
}

type Change = (given: { readonly indicator: Indicator; readonly scheme: Scheme }, pick: number) => { readonly indicator: Indicator; readonly scheme: Scheme };

const ofIndicator = (change: (indicator: Indicator, pick: number) => Indicator): Change => ({ indicator, scheme }, pick) => ({ indicator: change(indicator, pick), scheme });
const ofPart = (change: (part: Part, pick: number) => Part): Change => ofIndicator((indicator, pick) => ({ ...indicator, parts: indicator.parts.map((part, index) => (index === pick % indicator.parts.length ? change(part, Math.floor(pick / indicator.parts.length)) : part)) }));
const ofRule = (change: (rule: Rule, pick: number) => Rule): Change => ofPart((part, pick) => ({ ...part, rules: part.rules.map((rule, index) => (index === pick % part.rules.length ? change(rule, Math.floor(pick / part.rules.length)) : rule)) }));
const ofCombination = (change: (one: Combination, pick: number) => readonly Combination[]): Change => ofPart((part, pick) => ({ ...part, combinations: part.combinations.flatMap((one, index) => (index === pick % part.combinations.length ? change(one, pick) : [one])) }));
const pairAt = <T>(list: readonly T[], pick: number): readonly T[] => {
  const at = list.length < 2 ? -1 : pick % (list.length - 1);
  return list.map((one, index) => (index === at ? (list[at + 1] ?? one) : index === at + 1 && at >= 0 ? (list[at] ?? one) : one));
};

const CHANGES: Readonly<Record<string, Change>> = {
  leaf: ofRule(withOtherLeaf),
  wording: ofRule((rule) => ({ ...rule, wording: `${rule.wording}。`, basis: [...rule.basis, "别的依据"] })),
  rename: ofIndicator((indicator, pick) => {
    const rules = indicator.parts.flatMap((part) => part.rules);
    const id = rules[pick % rules.length]?.id ?? "";
    return { ...indicator, parts: mapLeaves(indicator.parts, (leaf) => (leaf === id ? `${id}-renamed` : leaf), new Set(["position", "wording"])) as readonly Part[] };
  }),
  exchangedIds: ofPart((part, pick) => {
    const [a, b] = [part.rules[pick % part.rules.length]?.id, part.rules[(pick + 1) % part.rules.length]?.id];
    return mapLeaves(part, (leaf) => (leaf === a ? b : leaf === b ? a : leaf), new Set(["position", "wording"])) as Part;
  }),
  order: ofPart((part, pick) => ({ ...part, rules: pairAt(part.rules, pick) })),
  dropped: ofPart((part, pick) => ({ ...part, rules: part.rules.filter((_, index) => index !== pick % part.rules.length) })),
  doubled: ofPart((part, pick) => ({ ...part, rules: part.rules.flatMap((rule, index) => (index === pick % part.rules.length ? [rule, { ...rule, id: `${rule.id}-again` }] : [rule])) })),
  otherPart: ofIndicator((indicator, pick) => {
    const [first, second, ...rest] = indicator.parts;
    const moved = first?.rules[pick % first.rules.length];
    if (first === undefined || second === undefined || moved === undefined) return indicator;
    return { ...indicator, parts: [{ ...first, rules: first.rules.filter((rule) => rule !== moved) }, { ...second, rules: [moved, ...second.rules] }, ...rest] };
  }),
  start: ofPart((part) => ({ ...part, start: part.start === "full" ? "zero" : "full" })),
  how: ofCombination((one) => [{ ...one, how: one.how === "highest" ? "first" : "highest" }]),
  per: ofCombination((one) => [{ ...one, per: one.per.kind === "unit" ? { kind: "matter" } : { kind: "unit" } }]),
  atMost: ofCombination((one) => [{ ...one, atMost: one.atMost === undefined ? ONE : add(one.atMost, ONE) }]),
  combinedOrder: ofCombination((one, pick) => [{ ...one, rules: pairAt(one.rules, pick) }]),
  apart: ofCombination(() => []),
  joined: ofPart((part) => ({ ...part, combinations: [...part.combinations, { how: "sum", per: { kind: "unit" }, atMost: ONE, rules: part.rules.map(({ id }) => id) }] })),
  floor: ofIndicator((indicator) => ({ ...indicator, floor: indicator.floor === "indicator" ? "spill" : "indicator" })),
  missingEvidence: ofIndicator((indicator) => ({ ...indicator, missingEvidence: indicator.missingEvidence === "zero" ? "undecided" : "zero" })),
  notApplicable: ofIndicator((indicator) => ({ ...indicator, notApplicable: indicator.notApplicable === "full" ? "area" : "full" })),
  number: ofIndicator((indicator, pick) => {
    const number = indicator.numbers[pick % indicator.numbers.length];
    if (number === undefined || !isRational(number.value)) return indicator;
    const value: Rational = number.value;
    const moved = add(value, rational(1, 4));
    const parts = mapLeaves(indicator.parts, (leaf) => (isRational(leaf) && equals(leaf, value) ? moved : leaf), new Set([...WORDS, "points"])) as readonly Part[];
    return { ...indicator, numbers: indicator.numbers.map((one) => (one === number ? { ...one, value: moved } : one)), parts };
  }),
  rounding: ({ indicator, scheme }) => ({ indicator, scheme: { ...scheme, policies: { ...scheme.policies, roundingPlaces: 1 } } }),
  lateConfirmation: ({ indicator, scheme }) => ({ indicator, scheme: { ...scheme, policies: { ...scheme.policies, lateConfirmation: scheme.policies.lateConfirmation === "confirmed" ? "reached" : "confirmed" } } }),
};

/** Whether something is printed that the indicator does otherwise; of numbers only that they are others. */
function tellsMore({ rules, others }: FileChanges): boolean {
  return rules.some((rule) => rule.kind !== "changed" || rule.mechanics) || others.some(({ what }) => what.zh !== "名称" && what.zh !== "考核内容");
}

interface Said {
  readonly alike: boolean;
  readonly tells: boolean;
  readonly numbers: boolean;
}

function said(scheme: Scheme, before: Indicator, steps: readonly (readonly [change: string, pick: number])[]): Said {
  const changed = steps.reduce((given, [change, pick]) => CHANGES[change]?.(given, pick) ?? given, { indicator: before, scheme });
  const newer: Scheme = { ...changed.scheme, relations: [], indicators: [changed.indicator] };
  const found = diffEditions([{ ...scheme, relations: [], indicators: [before] }, newer], true).indicators.find((one) => one.newer?.id === before.id);
  if (found === undefined) throw new Error(`no ${before.id}`);
  return { alike: worksAlike(before, changed.indicator, { older: scheme, newer }), tells: tellsMore(found.changes), numbers: found.changes.numbers.length > 0 };
}

const indicators = schemes.flatMap((scheme) => scheme.indicators.map((indicator) => ({ scheme, indicator })));
const indicatorAt = (which: number): (typeof indicators)[number] => {
  const found = indicators[which];
  if (found === undefined) throw new Error(`no indicator ${String(which)}`);
  return found;
};
const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(CHANGES)), fc.nat(2000)), { maxLength: 3 });

describe("an indicator changed in random places", () => {
  it("is said to work alike exactly where diff prints nothing that it does otherwise", () => {
    fc.assert(fc.property(fc.constantFrom(...indicators.keys()), steps, (which, changes) => {
      const { scheme, indicator } = indicatorAt(which);
      const { alike, tells, numbers } = said(scheme, indicator, changes);
      if (alike) expect(tells, "alike, and yet told").toBe(false);
      else expect(tells || numbers, "other, and nothing told").toBe(true);
    }), { numRuns: 1500 });
  });

  it("meets both answers by every single change that does something", () => {
    const met = new Map(Object.keys(CHANGES).map((change) => [change, new Set<boolean>()]));
    for (const { scheme, indicator } of indicators) for (const change of met.keys()) for (const pick of [0, 7]) met.get(change)?.add(said(scheme, indicator, [[change, pick]]).alike);
    const never = [...met].filter(([, answers]) => !answers.has(false)).map(([change]) => change);
    expect(never).toEqual(["wording", "rename", "exchangedIds"]);
  });
});
