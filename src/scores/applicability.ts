/**
 * Whether a part of an indicator applies to a unit (是否涉及).
 *
 * It applies where any of its rules found an occasion: something triggered or clear. Rules without
 * effect only sort records, and rules that switch a part off are no occasion either. Nothing found
 * at all, or nothing but "not applicable", means that it does not apply.
 */
import type { FindingKind, RuleFindings } from "../model/finding.ts";
import type { Rule } from "../model/rule.ts";
import { actsOf, type Acts } from "./contribution.ts";

export type Applies = "yes" | "open" | "no";

export function appliesTo(rules: readonly Rule[], findings: ReadonlyMap<string, RuleFindings>): Applies {
  const effective = rules.filter((rule) => rule.effect !== undefined);
  const switches = effective.filter((rule) => rule.effect?.kind === "not-applicable");
  const switchedOff = strongest(switches.flatMap((rule) => (findings.get(rule.id)?.kinds ?? []).map(actsOf)));
  if (switchedOff === "surely") return "no";
  const occasion = occasionIn(effective.filter((rule) => rule.effect?.kind !== "not-applicable"), findings);
  return occasion === "yes" && switchedOff === "perhaps" ? "open" : occasion;
}

/** What holds of several that each apply or not: it is enough that one does. */
export function anyApplies(each: readonly Applies[]): Applies {
  if (each.includes("yes")) return "yes";
  return each.includes("open") ? "open" : "no";
}

function occasionIn(rules: readonly Rule[], findings: ReadonlyMap<string, RuleFindings>): Applies {
  return anyApplies(rules.map((rule) => occasionOf(findings.get(rule.id))));
}

function occasionOf(found: RuleFindings | undefined): Applies {
  if (found === undefined) return "no";
  if (found.counts.triggered > 0 || found.counts.clear > 0) return "yes";
  return anyApplies(found.kinds.filter(({ outcome }) => outcome === "no-evidence").map(occasionOfOpen));
}

function occasionOfOpen({ possible }: FindingKind): Applies {
  if (possible === undefined || possible.many) return "open";
  if (!possible.triggered && !possible.clear) return "no";
  return possible.notApplicable ? "open" : "yes";
}

function strongest(acts: readonly Acts[]): Acts {
  if (acts.includes("surely")) return "surely";
  return acts.includes("perhaps") ? "perhaps" : "never";
}
