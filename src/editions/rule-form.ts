/**
 * What rules do, apart from their words, so that two editions can be laid beside each other: a shape that is the same
 * exactly if the same is done, and the points apart, because they may move with the full points.
 */
import type { Amount, RuleEffect } from "../model/effect.ts";
import { multiply, type Rational } from "../model/rational.ts";
import type { Aggregate, Rule } from "../model/rule.ts";
import type { Combination } from "../model/scheme.ts";

export interface Form {
  readonly shape: string;
  /** Every number of points that is written into the rules, in the order in which it stands there. */
  readonly points: readonly Rational[];
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
  const points: Rational[] = [];
  const shapes = rules.map((rule) => ruleShape(rule, { ...context, points, nameOf: namesWithin(rule, context) }));
  const joined = combinations.map((one) => combinationShape(one, { ...context, points, nameOf: context.ruleName }));
  return { shape: JSON.stringify([shapes, joined]), points };
}

interface Pen extends FormContext {
  readonly points: Rational[];
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
function eachGroup<T>(value: ByGroup<T>, groups: readonly string[]): readonly T[] {
  if (value.kind === "same") return groups.length === 0 ? [value.value] : groups.map(() => value.value);
  if (groups.length > 0) return groups.flatMap((group) => value.values.get(group) ?? []);
  return [...new Map([...value.values.values()].map((one) => [written(one), one])).values()];
}

function written(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? one.toString() : one));
}

/** Keys under which ids of rules and of facts stand. */
const NAMES: ReadonlySet<string> = new Set(["rule", "fact", "marks"]);

function shapeOf(value: unknown, key: string, pen: Pen): unknown {
  if (value === undefined) return null;
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "string") return NAMES.has(key) ? pen.nameOf(value) : value === pen.own ? "#own" : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => shapeOf(one, key, pen));
  if (value instanceof Map) return [...(value as ReadonlyMap<unknown, unknown>)].map(([name, one]) => [name, shapeOf(one, "", pen)]);
  if (isByGroup(value)) return eachGroup(value, pen.groups).map((one) => shapeOf(one, "", pen));
  const probe = "rule" in value && typeof value.rule === "string" ? pen.probes.get(value.rule) : undefined;
  // a hidden rule is named by its place, so that what it asks must stand here
  const own = probe === undefined ? value : { ...value, rule: "", scope: probe.scope, when: probe.when };
  const named = "operator" in value ? UNSAID_IN_COMPARISONS : UNSAID;
  return Object.entries(own).filter(([name]) => !named.has(name)).map(([name, one]) => [name, shapeOf(one, name, pen)]);
}

const UNSAID: ReadonlySet<string> = new Set(["position"]);
/** The name of a number says nothing about what is done. */
const UNSAID_IN_COMPARISONS: ReadonlySet<string> = new Set(["position", "number"]);

function isByGroup(value: object): value is ByGroup<unknown> {
  return "kind" in value && ((value.kind === "same" && "value" in value) || (value.kind === "by-group" && "values" in value));
}
