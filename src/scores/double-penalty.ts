/**
 * No double penalty (同一过错不重复扣分，就高不就低).
 *
 * Deductions with the same (matter, fault) in different indicators are compared as they stand after
 * combination and before any floor: the larger stays, of two equal ones that of the earlier
 * indicator. Within one indicator its own combination decides. Where an open amount leaves the
 * comparison open, each of the two may be waived.
 */
import { compare } from "../model/rational.ts";
import type { PointsRange } from "../model/score.ts";
import type { Contribution } from "./contribution.ts";
import { hull, NOTHING, plus } from "./points-range.ts";

/** The contributions of an indicator, part by part. */
export type IndicatorContributions = readonly (readonly Contribution[])[];

interface Claim {
  readonly indicator: number;
  readonly amount: PointsRange;
  /** The first rule that claims, to be named where another is waived. */
  readonly rule: string;
}

type Verdict = { readonly kind: "stays" } | { readonly kind: "open" } | { readonly kind: "waived"; readonly rule: string };

/** The same contributions, indicators in the order of the scheme, with double deductions waived. */
export function waiveDoublePenalties(indicators: readonly IndicatorContributions[]): readonly IndicatorContributions[] {
  const claims = collectClaims(indicators);
  const manyBy = indicatorsWithMany(indicators);
  return indicators.map((parts, indicator) =>
    parts.map((contributions) =>
      contributions.map((one) => {
        const fault = faultOf(one);
        if (fault === undefined || one.many) return one;
        const verdict = judge(claims.get(keyOf(one, fault)) ?? [], indicator);
        if (verdict.kind === "waived") {
          return { ...one, change: NOTHING, waived: { kind: "double-penalty" as const, rule: verdict.rule, matter: one.finding.matter } };
        }
        const unknownRival = [...(manyBy.get(fault) ?? [])].some((other) => other !== indicator);
        return verdict.kind === "open" || unknownRival ? { ...one, change: hull(one.change, NOTHING) } : one;
      }),
    ),
  );
}

/** Whether the finding's deduction may be waived for a fault that another indicator punishes. */
export function mayBeWaived(one: Contribution): boolean {
  return faultOf(one) !== undefined;
}

function judge(claims: readonly Claim[], indicator: number): Verdict {
  const mine = claims.find((claim) => claim.indicator === indicator);
  if (mine === undefined) return { kind: "stays" };
  const others = claims.filter((claim) => claim !== mine);
  const winner = others.find((other) => !outweighs(mine.amount.high, indicator, other.amount.low, other.indicator));
  if (winner !== undefined) return { kind: "waived", rule: strongest(others).rule };
  const sure = others.every((other) => outweighs(mine.amount.low, indicator, other.amount.high, other.indicator));
  return { kind: sure ? "stays" : "open" };
}

function outweighs(mine: PointsRange["low"], indicator: number, theirs: PointsRange["low"], other: number): boolean {
  const difference = compare(mine, theirs);
  return difference > 0 || (difference === 0 && indicator < other);
}

/** The claim that stays among those that outweigh mine: the largest, the earlier of two equal ones. */
function strongest(claims: readonly Claim[]): Claim {
  return claims.reduce((best, claim) => (compare(claim.amount.low, best.amount.low) > 0 ? claim : best));
}

function collectClaims(indicators: readonly IndicatorContributions[]): ReadonlyMap<string, readonly Claim[]> {
  const claims = new Map<string, Claim[]>();
  for (const [indicator, parts] of indicators.entries()) {
    for (const one of parts.flat()) {
      const fault = faultOf(one);
      if (fault === undefined || one.many) continue;
      const key = keyOf(one, fault);
      const found = claims.get(key) ?? [];
      claims.set(key, found);
      const last = found.at(-1);
      if (last?.indicator === indicator) found[found.length - 1] = { ...last, amount: plus(last.amount, one.change) };
      else found.push({ indicator, amount: one.change, rule: one.rule.id });
    }
  }
  return claims;
}

function indicatorsWithMany(indicators: readonly IndicatorContributions[]): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const [indicator, parts] of indicators.entries()) {
    for (const one of parts.flat()) {
      const fault = faultOf(one);
      if (fault === undefined || !one.many) continue;
      found.set(fault, (found.get(fault) ?? new Set<number>()).add(indicator));
    }
  }
  return found;
}

function faultOf(one: Contribution): string | undefined {
  return one.rule.effect?.kind === "deduct" && one.acts !== "never" ? one.rule.fault : undefined;
}

/** JSON keeps (fault, matter) apart whatever characters a matter holds. */
function keyOf(one: Contribution, fault: string): string {
  return JSON.stringify([fault, one.finding.matter]);
}
