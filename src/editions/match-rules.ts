/**
 * Which rule of a file was which rule before, and whether they still do the same. A rule that does what one did before is that
 * one, whatever it is called; of the others each is the one that has its name, the id without the indicator's.
 */
import type { Rule } from "../model/rule.ts";
import type { Combination } from "../model/scheme.ts";
import { explains, type ChangedNumbers } from "./changed-numbers.ts";
import { formOfRules, isSameForm, type Form, type FormContext } from "./rule-form.ts";

export interface RuleHome {
  readonly id: string;
  readonly probes: readonly Rule[];
  /** Of each part, or of the whole where there are none. */
  readonly parts: readonly { readonly rules: readonly Rule[]; readonly combinations: readonly Combination[] }[];
}

export interface HomedRule {
  readonly home: RuleHome;
  readonly rule: Rule;
}

export interface MatchedRules {
  /** The rules of the newer file in its order, each with what it was before; a new one was nothing. */
  readonly living: readonly { readonly own: HomedRule; readonly old: HomedRule | undefined }[];
  readonly removed: readonly HomedRule[];
  /** Whether something else is done now that no change of a number tells. */
  readonly isOther: (old: HomedRule, own: Rule, numbers: ChangedNumbers) => boolean;
  readonly isSameCombination: (old: readonly HomedCombination[], own: readonly HomedCombination[]) => boolean;
  /** The newer id of an older rule that has one. */
  readonly newerId: (older: string) => string | undefined;
}

export interface HomedCombination {
  readonly home: RuleHome;
  readonly combination: Combination;
}

export function rulesOf(home: RuleHome): readonly HomedRule[] {
  return home.parts.flatMap(({ rules }) => rules.map((rule) => ({ home, rule })));
}

export function combinationsOf(home: RuleHome): readonly HomedCombination[] {
  return home.parts.flatMap(({ combinations }) => combinations.map((combination) => ({ home, combination })));
}

/** `groups`: those that both editions have. */
export function matchRules(olders: readonly RuleHome[], newer: RuleHome, groups: readonly string[]): MatchedRules {
  const pairs: { readonly old: HomedRule; readonly own: HomedRule }[] = [];
  const newerIds = new Map<string, string>();
  const [before, after] = [olders.flatMap(rulesOf), rulesOf(newer)];
  const pair = (isSame: (old: HomedRule, own: HomedRule) => boolean): boolean => {
    const left = { before: before.filter((old) => !pairs.some((one) => one.old === old)), after: after.filter((own) => !pairs.some((one) => one.own === own)) };
    const taken = new Set<HomedRule>();
    for (const own of left.after) {
      const old = left.before.find((one) => !taken.has(one) && isSame(one, own));
      if (old === undefined) continue;
      taken.add(old);
      pairs.push({ old, own });
    }
    for (const { old, own } of pairs) newerIds.set(old.rule.id, own.rule.id);
    return taken.size > 0;
  };
  // what a rule is called by others: the rule that it is now, or its name while that is not known; fields are called what they are
  const contextOf = (home: RuleHome, isOlder: boolean): FormContext => ({
    own: home.id, groups, probes: new Map(home.probes.map((probe) => [probe.id, probe])),
    ruleName: (id) => (isOlder ? (newerIds.get(id) ?? (id.startsWith(`${home.id}-`) ? `${newer.id}${tailOf(id, home)}` : id)) : id),
  });
  const formOf = ({ home, rule }: HomedRule, isOlder: boolean): Form => formOfRules([rule], [], contextOf(home, isOlder));
  const doesTheSame = (old: HomedRule, own: HomedRule): boolean => isSameForm(formOf(old, true), formOf(own, false));
  const hasTheName = (old: HomedRule, own: HomedRule): boolean => tailOf(old.rule.id, old.home) === tailOf(own.rule.id, own.home);
  pair((old, own) => hasTheName(old, own) && doesTheSame(old, own));
  // a rule that counts by another does the same once that one is known
  while (pair(doesTheSame));
  pair(hasTheName);
  while (pair(doesTheSame));
  const formOfCombination = ({ home, combination }: HomedCombination, isOlder: boolean): Form => formOfRules([], [combination], contextOf(home, isOlder));
  return {
    living: after.map((own) => ({ own, old: pairs.find((one) => one.own === own)?.old })),
    removed: before.filter((old) => !pairs.some((one) => one.old === old)),
    isOther: (old, rule, numbers) => !explains(formOf(old, true), formOf({ home: newer, rule }, false), numbers),
    isSameCombination: (old, own) => old.length === own.length && own.every((one, index) => isAlike(old[index], one, formOfCombination)),
    newerId: (older) => newerIds.get(older),
  };
}

function isAlike<T>(old: T | undefined, own: T, formOf: (of: T, isOlder: boolean) => Form): boolean {
  return old !== undefined && isSameForm(formOf(old, true), formOf(own, false));
}

/** `-late` of `D2-late`. */
function tailOf(rule: string, { id }: RuleHome): string {
  return rule.slice(id.length);
}
