/**
 * Units of one kind are alike in most of what was found about them: nothing, or that the same papers are missing. What an
 * indicator's findings come to is worked out for the first of them and stands for the others. The 1st, 4th, 16th … of the
 * others is worked out all the same, and must come to the same.
 */
import { madeOnce } from "../model/made-once.ts";
import type { RuleFindings } from "../model/finding.ts";
import { isLookedAtAgain } from "../model/looked-at.ts";
import { formatExact, type Rational } from "../model/rational.ts";
import { Recent } from "../model/recent.ts";
import type { Rule } from "../model/rule.ts";
import type { Adjustment, Indicator } from "../model/scheme.ts";
import type { IndicatorContributions } from "./double-penalty.ts";
import { assertSame } from "./assert-same.ts";
import { findingsKey } from "./findings-key.ts";
import { contributionsOfIndicator, indicatorPoints, type IndicatorPoints } from "./indicator-points.ts";
import { scoreAdjustment, type AdjustmentResult } from "./score-adjustment.ts";

/** For each indicator and adjustment; a scheme has a few dozen, and what is kept of one takes some kilobytes. */
const REMEMBERED = 16;

/** What the findings of an indicator come to in a group, before other indicators have their say. */
export interface KnownPoints {
  readonly contributions: IndicatorContributions;
  /** Where none of the contributions was waived. */
  readonly points: IndicatorPoints;
  met: number;
}

const ofIndicators = new WeakMap<Indicator, Recent<KnownPoints>>();

/** `undefined` where what was found is the unit's own. */
export function knownPoints(indicator: Indicator, findings: ReadonlyMap<string, RuleFindings>, group: string): KnownPoints | undefined {
  const rules = rulesOf(indicator);
  const key = findingsKey(rules, findings);
  if (key === undefined) return undefined;
  const remembered = remembering(ofIndicators, indicator);
  const word = `${group} ${key}`;
  const known = remembered.get(word);
  if (known === undefined) {
    const own = standingAlone(rules, findings);
    const contributions = contributionsOfIndicator(indicator, own, group);
    const made = { contributions, points: madeOnce(indicatorPoints(indicator, own, group, contributions)), met: 0 };
    remembered.set(word, made);
    return made;
  }
  known.met += 1;
  if (isLookedAtAgain(known.met)) assertSame(known.points, indicatorPoints(indicator, findings, group, contributionsOfIndicator(indicator, findings, group)));
  return known;
}

/** Whether no other indicator took anything from the contributions. */
export function isUntouched({ contributions }: KnownPoints, waived: IndicatorContributions): boolean {
  return contributions.every((part, at) => part.every((one, index) => one === waived[at]?.[index]));
}

interface KnownAdjustment {
  readonly result: AdjustmentResult;
  met: number;
}

const ofAdjustments = new WeakMap<Adjustment, Recent<KnownAdjustment>>();

export function knownAdjustment(adjustment: Adjustment, findings: ReadonlyMap<string, RuleFindings>, setting: { readonly group: string; readonly full: Rational }): AdjustmentResult {
  const key = findingsKey(adjustment.rules, findings);
  if (key === undefined) return scoreAdjustment(adjustment, findings, setting);
  const remembered = remembering(ofAdjustments, adjustment);
  const word = `${setting.group} ${formatExact(setting.full)} ${key}`;
  const known = remembered.get(word);
  if (known === undefined) {
    const result = scoreAdjustment(adjustment, standingAlone(adjustment.rules, findings), setting);
    madeOnce(result.score);
    remembered.set(word, { result, met: 0 });
    return result;
  }
  known.met += 1;
  if (isLookedAtAgain(known.met)) assertSame(known.result, scoreAdjustment(adjustment, findings, setting));
  return known.result;
}

function remembering<Owner extends object, Value>(all: WeakMap<Owner, Recent<Value>>, owner: Owner): Recent<Value> {
  const remembered = all.get(owner) ?? new Recent<Value>(REMEMBERED);
  all.set(owner, remembered);
  return remembered;
}

const rulesOfIndicators = new WeakMap<Indicator, readonly Rule[]>();

function rulesOf(indicator: Indicator): readonly Rule[] {
  const rules = rulesOfIndicators.get(indicator) ?? indicator.parts.flatMap((part) => part.rules);
  rulesOfIndicators.set(indicator, rules);
  return rules;
}

/** Findings that hold on to nothing of the assessment that they were made in. */
function standingAlone(rules: readonly Rule[], findings: ReadonlyMap<string, RuleFindings>): ReadonlyMap<string, RuleFindings> {
  return new Map(
    rules.flatMap(({ id }) => {
      const found = findings.get(id);
      if (found === undefined) return [];
      const { rule, counts, kept, listed, kinds } = found;
      // all of them are listed, so that none stands for others
      const all = found.counted();
      return [[id, { rule, counts, kept, listed, kinds, each: () => all, counted: () => all, firstOpen: undefined }] as const];
    }),
  );
}
