import type { Rational } from "../model/rational.ts";
import type { Adjustment, Scheme } from "../model/scheme.ts";

/** The most that a bonus can add or a penalty take: what bounds records that nobody handed in. */
export function adjustmentFull(adjustment: Adjustment, scheme: Scheme): Rational {
  const adds = adjustment.rules.some((rule) => rule.effect?.kind === "bonus");
  return adds ? (scheme.policies.bonusCap ?? scheme.total) : scheme.total;
}
