/**
 * What rules do, apart from their words, so that two editions can be laid beside each other: a shape, the constants that it
 * compares and counts with, and the points apart, because they may move with the full points. The same is done exactly
 * where all three are the same. Whether a relation tells the truth and what `diff` prints are both read off it.
 */
import type { ComparisonCondition } from "../model/condition.ts";
import type { Amount, RuleEffect } from "../model/effect.ts";
import { isQuantity, isRational, toRational } from "../model/quantity.ts";
import { equals, formatExact, multiply, type Rational } from "../model/rational.ts";
import type { Aggregate, Rule } from "../model/rule.ts";
import type { Combination } from "../model/scheme.ts";

export interface Form {
  readonly shape: string;
  /** Everything that facts are compared with or counted by, in the order in which it stands there. */
  readonly constants: readonly FormConstant[];
  /** Every number of points that is written into the rules, in the order in which it stands there. */
  readonly points: readonly Rational[];
}

export interface FormConstant {
  readonly value: string;
  /** It may come from a number of the file, which is told where it changes; false: it is written into the condition. */
  readonly named: boolean;
}

export function isSameForm(a: Form, b: Form): boolean {
  return isSameButPoints(a, b) && a.points.every((one, index) => equals(one, b.points[index] ?? one));
}

/** Whether the same is done, for as many points or for others. */
export function isSameButPoints(a: Form, b: Form): boolean {
  return a.shape === b.shape && a.points.length === b.points.length && a.constants.length === b.constants.length && a.constants.every(({ value }, index) => value === b.constants[index]?.value);
}

export interface FormContext {
  /** Id of the indicator; where a rule names it, it means itself. */
  readonly own: string;
  /** Groups that both editions have: what other groups get is nothing that could have changed. */
  readonly groups: readonly string[];
  readonly probes: ReadonlyMap<string, Rule>;
  /** What stands for the id of a rule: ids themselves do nothing. */
  readonly ruleName: (id: string) => string;
}

export function formOfRules(rules: readonly Rule[], combinations: readonly Combination[], context: FormContext): Form {
  const written = { points: [] as Rational[], constants: [] as FormConstant[] };
  const shapes = rules.map((rule) => ruleShape(rule, { ...context, ...written, nameOf: namesWithin(rule, context) }));
  const joined = combinations.map((one) => combinationShape(one, { ...context, ...written, nameOf: context.ruleName }));
  return { shape: JSON.stringify([shapes, joined]), ...written };
}

interface Pen extends FormContext {
  readonly points: Rational[];
  readonly constants: FormConstant[];
  readonly nameOf: (id: string) => string;
}

/** Facts that only this rule has are called by their place. */
function namesWithin({ facts }: Rule, { ruleName }: FormContext): (id: string) => string {
  const names = new Map(facts.map(({ id }, index) => [id, `#${String(index)}`]));
  return (id) => names.get(id) ?? ruleName(id);
}

function ruleShape({ scope, facts, applies, when, effect, matter, fault, periodBy }: Rule, pen: Pen): unknown {
  return [
    shapeOf(scope, "", pen), facts.map(({ how, type }) => [aggregateShape(how, pen), shapeOf(type, "", pen)]), shapeOf(applies, "", pen), shapeOf(when, "", pen),
    effect === undefined ? null : effectShape(effect, pen), matter ?? null, fault ?? null, periodBy ?? null,
  ];
}

function combinationShape({ how, per, atMost, rules }: Combination, pen: Pen): unknown {
  return [how, shapeOf(per, "", pen), atMost === undefined ? null : pointsShape({ kind: "same", value: atMost }, pen), rules.map(pen.nameOf)];
}

function effectShape(effect: RuleEffect, pen: Pen): unknown {
  switch (effect.kind) {
    case "deduct":
    case "award":
    case "set":
    case "bonus":
    case "penalty":
      return [effect.kind, amountShape(effect.amount, pen)];
    case "limit":
      return [effect.kind, amountShape(effect.to, pen)];
    case "proportion":
      return [effect.kind, pen.nameOf(effect.fact), effect.of === undefined ? null : pointsShape(effect.of, pen)];
    default:
      return shapeOf(effect, "", pen);
  }
}

function amountShape(amount: Amount, pen: Pen): unknown {
  switch (amount.kind) {
    case "fixed":
      return [amount.kind, pointsShape(amount.points, pen)];
    case "times":
      return [amount.kind, pen.nameOf(amount.fact), pointsShape(amount.each, pen)];
    case "steps":
      return [amount.kind, pen.nameOf(amount.fact), pointsShape(amount.each, pen), shapeOf(amount.per, "", pen), shapeOf(amount.above, "", pen)];
    case "discretion":
      return [amount.kind, pen.nameOf(amount.fact), [amount.atLeast, amount.atMost].map((value) => pointsShape({ kind: "same", value }, pen))];
    case "all":
      return [amount.kind];
  }
}

/** A mark is worth what its value says as often as `times` says: together they are points. */
function aggregateShape(how: Aggregate, pen: Pen): unknown {
  if (how.kind !== "marks") return shapeOf(how, "", pen);
  const { of, field, values, times } = how;
  const each = values === undefined ? [["", times] as const] : [...values].map(([key, value]) => [key, multiply(value, times)] as const);
  return [how.kind, shapeOf(of, "", pen), field, each.map(([key, value]) => [key, pointsShape({ kind: "same", value }, pen)])];
}

function pointsShape(value: ByGroup<Rational>, pen: Pen): unknown {
  const each = eachGroup(value, pen.groups);
  pen.points.push(...each);
  return ["points", each.length];
}

type ByGroup<T> = { readonly kind: "same"; readonly value: T } | { readonly kind: "by-group"; readonly values: ReadonlyMap<string, T> };

/** What each group has; editions that have no group in common are compared by the values alone. */
export function eachGroup<T>(value: ByGroup<T>, groups: readonly string[]): readonly T[] {
  if (value.kind === "same") return groups.length === 0 ? [value.value] : groups.map(() => value.value);
  if (groups.length > 0) return groups.flatMap((group) => value.values.get(group) ?? []);
  return [...new Map([...value.values.values()].map((one) => [written(one), one])).values()];
}

/** Equal numbers are written alike, as an integer or as a fraction. */
function written(value: unknown): string {
  return isQuantity(value) ? formatExact(toRational(value)) : JSON.stringify(Array.isArray(value) ? value.map(written) : value);
}

/** Keys under which ids of rules and of facts stand. */
const NAMES: ReadonlySet<string> = new Set(["rule", "fact", "marks"]);

function shapeOf(value: unknown, key: string, pen: Pen): unknown {
  if (value === undefined) return null;
  if (typeof value === "string") return NAMES.has(key) ? pen.nameOf(value) : value === pen.own ? "#own" : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => shapeOf(one, key, pen));
  if (value instanceof Map) return [...(value as ReadonlyMap<unknown, unknown>)].map(([name, one]) => [name, shapeOf(one, "", pen)]);
  if (isRational(value)) return constants([value], true, pen);
  if (isByGroup(value)) return constants(eachGroup(value, pen.groups), true, pen);
  if (isComparison(value)) return [pen.nameOf(value.fact), value.operator, constants(eachGroup(value.value, pen.groups), value.number !== undefined, pen)];
  const probe = "rule" in value && typeof value.rule === "string" ? pen.probes.get(value.rule) : undefined;
  // a hidden rule is named by its place, so that what it asks must stand here
  const own = probe === undefined ? value : { ...value, rule: "", scope: probe.scope, when: probe.when };
  return Object.entries(own).filter(([name]) => name !== "position").map(([name, one]) => [name, shapeOf(one, name, pen)]);
}

function constants(values: readonly unknown[], named: boolean, pen: Pen): unknown {
  const itself = (value: unknown): unknown => (Array.isArray(value) ? value.map(itself) : value === pen.own ? "#own" : value);
  pen.constants.push(...values.map((value) => ({ value: written(itself(value)), named })));
  return ["constants", values.length];
}

function isComparison(value: object): value is ComparisonCondition {
  return "kind" in value && value.kind === "compare";
}

function isByGroup(value: object): value is ByGroup<unknown> {
  return "kind" in value && ((value.kind === "same" && "value" in value) || (value.kind === "by-group" && "values" in value));
}
