import type { FactValue } from "../model/fact.ts";
import { isQuantity, toRational } from "../model/quantity.ts";
import { compare } from "../model/rational.ts";
import type { Rule } from "../model/rule.ts";

/**
 * Whether an inspector gave an amount outside the bounds that the clause allows (酌情扣分超出幅度):
 * such a finding has no evidence, because nobody may deduct what the scheme does not allow.
 */
export function outsideBounds(rule: Rule, read: (fact: string) => FactValue): boolean {
  const { effect } = rule;
  if (effect === undefined || !("amount" in effect) || effect.amount.kind !== "discretion") return false;
  const given = read(effect.amount.fact);
  if (!isQuantity(given)) return false;
  const amount = toRational(given);
  return compare(amount, effect.amount.atLeast) < 0 || compare(amount, effect.amount.atMost) > 0;
}
