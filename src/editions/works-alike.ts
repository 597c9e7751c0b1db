/** Whether an indicator asks what its predecessor asked, in the way it asked, whatever its words, sources and ids are. */
import { divide, equals, multiply, type Rational } from "../model/rational.ts";
import type { Indicator, Scheme } from "../model/scheme.ts";
import { feltPolicies } from "./felt-policies.ts";
import { formOfRules, isSameButPoints, type Form } from "./rule-form.ts";
import { indicatorSettings } from "./settings.ts";

export interface Editions {
  readonly older: Scheme;
  readonly newer: Scheme;
}

/**
 * The same rules, joined and counted in the same way, with the same numbers. Where the full points are others, the points
 * in the rules may stay as they were, or may all have moved in the same proportion.
 */
export function worksAlike(older: Indicator, newer: Indicator, editions: Editions): boolean {
  const times = divide(newer.points, older.points);
  const groups = commonGroups(editions);
  return sameText(settingsOf(older), settingsOf(newer)) && feltPolicies(newer, editions).length === 0 && partsAlike(older, newer, times) && formsAlike(formOfIndicator(older, groups), formOfIndicator(newer, groups), times);
}

export function commonGroups({ older, newer }: Editions): readonly string[] {
  return newer.groups.map(({ id }) => id).filter((id) => older.groups.some((group) => group.id === id)).toSorted();
}

/** A rule is known by its place. */
function formOfIndicator({ id, parts, probes }: Indicator, groups: readonly string[]): Form {
  const places = new Map(parts.flatMap(({ rules }) => rules).map((rule, index) => [rule.id, `rule ${String(index)}`]));
  const context = { own: id, groups, probes: new Map(probes.map((probe) => [probe.id, probe])), ruleName: (name: string) => places.get(name) ?? name };
  const forms = parts.map(({ rules, combinations }) => formOfRules(rules, combinations, context));
  return { shape: JSON.stringify(forms.map(({ shape }) => shape)), constants: forms.flatMap(({ constants }) => constants), points: forms.flatMap(({ points }) => points) };
}

function formsAlike(older: Form, newer: Form, times: Rational): boolean {
  if (!isSameButPoints(older, newer)) return false;
  const all = (factor: (old: Rational) => Rational): boolean => newer.points.every((own, index) => equals(own, factor(older.points[index] ?? own)));
  return all((old) => old) || all((old) => multiply(old, times));
}

function partsAlike(older: Indicator, newer: Indicator, times: Rational): boolean {
  return older.parts.length === newer.parts.length && newer.parts.every((own, index) => {
    const old = older.parts[index];
    return old?.start === own.start && equals(multiply(old.points, times), own.points);
  });
}

function settingsOf(indicator: Indicator): readonly string[] {
  return indicatorSettings(indicator).map(({ key, value }) => `${key} ${value.zh}`);
}

function sameText(a: readonly unknown[], b: readonly unknown[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
