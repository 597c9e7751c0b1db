/**
 * Policies of a whole edition that change how an indicator counts. What a policy is only the default for stands in the
 * indicator itself by then; here is what no indicator says: rounding, and where the clock of a reply starts.
 */
import type { Amount } from "../model/effect.ts";
import type { SchemeChange } from "../model/edition-view.ts";
import { equals, roundHalfUp, type Rational } from "../model/rational.ts";
import type { RationalByGroup, Rule } from "../model/rule.ts";
import type { Indicator, Scheme } from "../model/scheme.ts";
import { schemeSettings } from "./settings.ts";

/** Those that differ between the editions and that the indicator's points depend on. */
export function feltPolicies(indicator: Indicator, { older, newer }: { readonly older: Scheme; readonly newer: Scheme }): readonly SchemeChange[] {
  const felt: Readonly<Record<string, () => boolean>> = {
    rounding: () => mayBeRounded(indicator, Math.min(older.policies.roundingPlaces, newer.policies.roundingPlaces)),
    late_confirmation: () => readsReplyClock(indicator, newer),
  };
  const before = new Map(schemeSettings(older).map((setting) => [setting.key, setting]));
  return schemeSettings(newer).flatMap(({ key, title, value }) => {
    const old = before.get(key);
    return old !== undefined && old.value.zh !== value.zh && felt[key]?.() === true ? [{ what: title, older: old.value, newer: value }] : [];
  });
}

/** Whether its points can have more decimals than are kept. Points that others leave to it are not looked at: they may, in any indicator. */
function mayBeRounded({ parts }: Indicator, places: number): boolean {
  const fits = (value: Rational): boolean => equals(roundHalfUp(value, places), value);
  return parts.some(({ rules, points, combinations }) => !fits(points) || combinations.some(({ atMost }) => atMost !== undefined && !fits(atMost)) || rules.some((rule) => mayBreak(rule, fits)));
}

function mayBreak(rule: Rule, fits: (value: Rational) => boolean): boolean {
  const { effect } = rule;
  switch (effect?.kind) {
    case "proportion":
    case "scale":
    case "mark":
      return true;
    case "deduct":
    case "award":
    case "set":
    case "bonus":
    case "penalty":
      return amountMayBreak(effect.amount, rule, fits);
    case "limit":
      return amountMayBreak(effect.to, rule, fits);
    default:
      return false;
  }
}

function amountMayBreak(amount: Amount, { facts }: Rule, fits: (value: Rational) => boolean): boolean {
  switch (amount.kind) {
    case "all":
      return false;
    case "discretion":
      return true;
    case "fixed":
      return !valuesOf(amount.points).every(fits);
    case "steps":
      return !valuesOf(amount.each).every(fits);
    case "times": {
      const counted = facts.find(({ id }) => id === amount.fact)?.how.kind;
      return (counted !== "count" && counted !== "distinct") || !valuesOf(amount.each).every(fits);
    }
  }
}

function valuesOf(value: RationalByGroup): readonly Rational[] {
  return value.kind === "same" ? [value.value] : [...value.values.values()];
}

function readsReplyClock({ parts, probes }: Indicator, { recordTypes }: Scheme): boolean {
  const clocked = [...recordTypes.values()].filter(({ derivations }) => derivations.includes("reply_clock"));
  const facts = new Set(clocked.flatMap((type) => [...(type.derivationFacts?.keys() ?? []), ...type.facts.map(({ id }) => id)]));
  return [...parts.flatMap(({ rules }) => rules), ...probes].some(({ reads, facts: own }) => [...reads, ...own.flatMap(({ how }) => ("field" in how ? [how.field] : []))].some((fact) => facts.has(fact)));
}
