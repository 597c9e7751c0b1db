/** The numbers of the sentence that explains a rule's line of arithmetic. */
import { NOT_IN_FORCE, type FactValue } from "../model/fact.ts";
import type { RuleFindings } from "../model/finding.ts";
import { isQuantity, toRational } from "../model/quantity.ts";
import { formatExact } from "../model/rational.ts";
import type { Rule } from "../model/rule.ts";
import type { Contribution } from "./contribution.ts";
import { isMarkList, isTrimmed } from "./panel-mean.ts";
import { times, total } from "./points-range.ts";
import { noFindings } from "./rule-score.ts";
import { printed } from "./steps.ts";

/**
 * - `effect`: kind of the effect; `triggered`, `open`, `clear`, `notApplicable`: counts of findings
 * - `amount`: what the findings come to; `nominal`: before combination, where that is another number
 * - `waived`: how many findings cost less than their clause says
 * - `value`: the amount set, the ceiling, the fraction left, the share, or the marks of the panel
 */
export function ruleDetails(
  rule: Rule,
  input: { readonly findings: ReadonlyMap<string, RuleFindings> },
  contributions: readonly Contribution[],
): Readonly<Record<string, string>> {
  const { counts } = input.findings.get(rule.id) ?? noFindings(rule.id);
  const acting = contributions.filter((one) => one.acts !== "never");
  const amount = printed(total(acting.map((one) => times(one.change, one.finding.times))));
  const nominal = printed(total(contributions.map((one) => times(one.nominal, one.finding.times))));
  const waived = contributions.reduce((sum, one) => (one.waived === undefined ? sum : sum + one.finding.times), 0);
  return {
    effect: rule.effect?.kind ?? "",
    triggered: String(counts.triggered),
    open: String(counts.noEvidence),
    clear: String(counts.clear),
    notApplicable: String(counts.notApplicable),
    amount,
    ...(nominal === amount ? {} : { nominal }),
    ...(waived === 0 ? {} : { waived: String(waived) }),
    ...valueOf(rule, acting),
  };
}

function valueOf(rule: Rule, acting: readonly Contribution[]): Readonly<Record<string, string>> {
  const first = acting[0];
  const effect = rule.effect;
  if (first === undefined || effect === undefined) return {};
  switch (effect.kind) {
    case "set":
    case "limit":
      return { value: printed(first.nominal) };
    case "scale":
      return { value: formatExact(effect.by), ...(effect.part === undefined ? {} : { part: effect.part }) };
    case "proportion":
      return numberOf(first.finding.kind.facts.get(effect.fact));
    case "mark":
      return marksOf(first.finding.kind.facts.get(effect.marks), effect);
    case "deduct":
    case "award":
    case "bonus":
    case "penalty":
    case "not-applicable":
    case "veto":
      return {};
  }
}

function numberOf(fact: FactValue): Readonly<Record<string, string>> {
  return isQuantity(fact) ? { value: formatExact(toRational(fact)) } : {};
}

function marksOf(fact: FactValue, rule: { readonly quorum: number; readonly trimAbove: number }): Readonly<Record<string, string>> {
  if (fact === NOT_IN_FORCE || !isMarkList(fact)) return { quorum: String(rule.quorum) };
  return {
    value: fact.marks.map(formatExact).join("、"),
    marks: String(fact.marks.length),
    openBallots: String(fact.open),
    quorum: String(rule.quorum),
    trimmed: isTrimmed(fact.marks.length, rule.trimAbove) ? "yes" : "no",
  };
}
