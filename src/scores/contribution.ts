/**
 * What one finding does, before findings that meet are added up.
 *
 * `surely` acts in every completion of the evidence, `perhaps` in some, `never` in none (it was
 * waived). `change` is the size of the effect, never negative; the rule says which way it goes.
 */
import type { RuleEffect } from "../model/effect.ts";
import type { CountedFinding, FindingKind, RuleFindings } from "../model/finding.ts";
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
  readonly finding: CountedFinding;
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
  return rules.flatMap((rule, ruleIndex) => {
    const found = findings.get(rule.id);
    const { effect } = rule;
    if (found === undefined || effect === undefined) return [];
    const direction = directionOf(effect);
    const alone = new Map(found.kinds.map((kind) => [kind, takenAlone(kind, effect, setting)]));
    return found.counted().flatMap((finding) => {
      const taken = alone.get(finding.kind) ?? takenAlone(finding.kind, effect, setting);
      return taken.acts === "never" ? [] : [{ rule, ruleIndex, finding, direction, ...taken, waived: undefined }];
    });
  });
}

/** What all findings of a kind have in common, worked out once. */
function takenAlone(kind: FindingKind, effect: RuleEffect, setting: AmountSetting): Pick<Contribution, "many" | "acts" | "nominal" | "change"> {
  const acts = actsOf(kind);
  const many = kind.outcome === "no-evidence" && kind.possible?.many === true;
  if (acts === "never") return { many, acts, nominal: NOTHING, change: NOTHING };
  const nominal = many ? { low: ZERO, high: setting.full } : nominalOf(effect, kind, setting);
  return { many, acts, nominal, change: acts === "surely" ? nominal : hull(nominal, NOTHING) };
}

/** Whether the finding triggers its rule in every, some or no completion of the evidence. */
export function actsOf({ outcome, possible }: FindingKind): Acts {
  if (outcome === "triggered") return "surely";
  if (outcome !== "no-evidence") return "never";
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

function nominalOf(effect: RuleEffect, { facts }: FindingKind, setting: AmountSetting): PointsRange {
  switch (effect.kind) {
    case "deduct":
    case "award":
    case "set":
    case "bonus":
    case "penalty":
      return amountOf(effect.amount, facts, setting);
    case "limit":
      return amountOf(effect.to, facts, setting);
    case "proportion": {
      const of = effect.of === undefined ? setting.full : forGroup(effect.of, setting.group);
      return proportionOf(facts.get(effect.fact), of);
    }
    case "mark":
      return panelMean(facts.get(effect.marks), effect, setting.full);
    case "scale":
    case "not-applicable":
    case "veto":
      return NOTHING;
  }
}
