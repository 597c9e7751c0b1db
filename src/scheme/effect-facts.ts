/** Names of the facts that an effect reads for its amount. */
import type { Amount, RuleEffect } from "../model/effect.ts";

export function effectFacts(effect: RuleEffect | undefined): readonly string[] {
  if (effect === undefined) return [];
  switch (effect.kind) {
    case "deduct":
    case "award":
    case "set":
    case "bonus":
    case "penalty":
      return amountFacts(effect.amount);
    case "limit":
      return amountFacts(effect.to);
    case "proportion":
      return [effect.fact];
    case "mark":
      return [effect.marks];
    case "veto":
      return effect.consequences.flatMap((consequence) => (consequence.kind === "indicator-of-record" ? [consequence.fact] : []));
    case "scale":
    case "not-applicable":
      return [];
  }
}

function amountFacts(amount: Amount): readonly string[] {
  switch (amount.kind) {
    case "times":
    case "steps":
    case "discretion":
      return [amount.fact];
    case "fixed":
    case "all":
      return [];
  }
}
