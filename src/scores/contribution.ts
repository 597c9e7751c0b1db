/**
 * What one finding does, before findings that meet are added up.
 *
 * `surely` acts in every completion of the evidence, `perhaps` in some, `never` in none (it was
 * waived). `change` is the size of the effect, never negative; the rule says which way it goes.
 */
import type { RuleEffect } from "../model/effect.ts";
import type { Finding, RuleFindings } from "../model/finding.ts";
import { ZERO } from "../model/rational.ts";
import type { Rule } from "../model/rule.ts";
import type { PointsRange, WaiveReason } from "../model/score.ts";
import { amountOf, forGroup, proportionOf, type AmountSetting } from "./amount.ts";
import { panelMean } from "./panel-mean.ts";
import { hull, NOTHING } from "./points-range.ts";

export type Acts = "surely" | "perhaps" | "never";

/** Which way the amount of a rule goes; rules without one set, scale or limit. */
export type Direction = "up" | "down" | "other";

export interface Contribution {
  readonly rule: Rule;
  /** Place of the rule among the rules of its part. */
  readonly ruleIndex: number;
  readonly findingIndex: number;
  readonly finding: Finding;
  readonly direction: Direction;
  /** Stands for any number of findings that nobody handed in. */
  readonly many: boolean;
  readonly acts: Acts;
  /** The amount if it acts alone. */
  readonly nominal: PointsRange;
  /** The amount after combination and waiving; 0 at the low end where it only perhaps acts. */
  readonly change: PointsRange;
  readonly waived: WaiveReason | undefined;
}

/**
 * The contributions of a part's rules, in the order of rules, and within a rule in the order of matters:
 * where a cap is used up and a fault is punished elsewhere, points would else depend on which row stands first.
 */
export function contributionsOf(
  rules: readonly Rule[],
  findings: ReadonlyMap<string, RuleFindings>,
  setting: AmountSetting,
): readonly Contribution[] {
  return rules.flatMap((rule, ruleIndex) =>
    inOrderOfMatters(findings.get(rule.id)?.findings ?? []).flatMap(({ finding, findingIndex }) => {
      const acts = actsOf(finding);
      if (rule.effect === undefined || acts === "never") return [];
      const many = finding.outcome === "no-evidence" && finding.possible?.many === true;
      const nominal = many ? { low: ZERO, high: setting.full } : nominalOf(rule.effect, finding, setting);
      const change = acts === "surely" ? nominal : hull(nominal, NOTHING);
      return [{ rule, ruleIndex, findingIndex, finding, direction: directionOf(rule.effect), many, acts, nominal, change, waived: undefined }];
    }),
  );
}

function inOrderOfMatters(findings: readonly Finding[]): readonly { readonly finding: Finding; readonly findingIndex: number }[] {
  const order = (a: Finding, b: Finding): number => (a.matter < b.matter ? -1 : a.matter > b.matter ? 1 : 0);
  return findings.map((finding, findingIndex) => ({ finding, findingIndex })).sort((a, b) => order(a.finding, b.finding));
}

/** Whether the finding triggers its rule in every, some or no completion of the evidence. */
export function actsOf(finding: Finding): Acts {
  if (finding.outcome === "triggered") return "surely";
  if (finding.outcome !== "no-evidence") return "never";
  const possible = finding.possible;
  if (possible === undefined || possible.many) return "perhaps";
  if (!possible.triggered) return "never";
  return possible.clear || possible.notApplicable ? "perhaps" : "surely";
}

export function directionOf(effect: RuleEffect): Direction {
  switch (effect.kind) {
    case "deduct":
    case "penalty":
      return "down";
    case "award":
    case "proportion":
    case "mark":
    case "bonus":
      return "up";
    case "set":
    case "scale":
    case "limit":
    case "not-applicable":
    case "veto":
      return "other";
  }
}

function nominalOf(effect: RuleEffect, finding: Finding, setting: AmountSetting): PointsRange {
  switch (effect.kind) {
    case "deduct":
    case "award":
    case "set":
    case "bonus":
    case "penalty":
      return amountOf(effect.amount, finding.facts, setting);
    case "limit":
      return amountOf(effect.to, finding.facts, setting);
    case "proportion": {
      const of = effect.of === undefined ? setting.full : forGroup(effect.of, setting.group);
      return proportionOf(finding.facts.get(effect.fact), of);
    }
    case "mark":
      return panelMean(finding.facts.get(effect.marks), effect, setting.full);
    case "scale":
    case "not-applicable":
    case "veto":
      return NOTHING;
  }
}
