/**
 * Where a unit's points went (失分一览): what an official looks for first on a sheet.
 * Bonus and penalties stand outside the indicators and are not lost points.
 */
import type { ResultIndicator, ResultRecordRef, ResultRule, ResultStep, ResultUnit } from "../model/result.ts";
import { compare, ZERO } from "../model/rational.ts";
import type { PointsRange } from "../model/score.ts";
import type { Language } from "../model/text.ts";
import { costsPoints } from "./finding-text.ts";
import { boundsOf, exact, lostOf } from "./points.ts";

export interface LostPoints {
  /** Number of the indicator in the sheet's table, from 1. */
  readonly number: number;
  readonly indicator: ResultIndicator;
  readonly lost: PointsRange;
  readonly reasons: readonly LossReason[];
}

export interface LossReason {
  readonly wording: string;
  readonly rule: ResultRule | undefined;
  /** How many findings of the rule cost points. */
  readonly count: number;
  readonly records: readonly ResultRecordRef[];
}

/** Indicators below their full points, the dearest first; equal losses in the order of the scheme. */
export function lostPoints(unit: ResultUnit, language: Language): readonly LostPoints[] {
  const indicators = unit.areas.flatMap((area) => area.indicators.map((indicator) => ({ indicator, areaSteps: area.steps })));
  const losses = indicators.map(({ indicator, areaSteps }, index) => ({
    number: index + 1,
    indicator,
    lost: lostOf(exact(indicator.full), boundsOf(indicator)),
    reasons: reasonsOf(indicator, unit, areaSteps, language),
  }));
  return losses
    .filter(({ lost }) => compare(lost.high, ZERO) > 0)
    .sort((a, b) => compare(b.lost.high, a.lost.high) || compare(b.lost.low, a.lost.low) || a.number - b.number);
}

function reasonsOf(indicator: ResultIndicator, unit: ResultUnit, areaSteps: readonly ResultStep[], language: Language): readonly LossReason[] {
  const costing = indicator.rules.map((rule) => reasonOf(rule)).filter(({ count }) => count > 0);
  const vetoes = [...indicator.steps, ...areaSteps].filter(({ what }) => what === "veto").map((step) => vetoReason(step, unit, language));
  if (costing.length + vetoes.length > 0) return [...costing, ...vetoes];
  // Marks of a panel, bands and shares award less than all without any finding that failed.
  return indicator.rules.map((rule) => ({ ...reasonOf(rule), records: rule.findings.flatMap(({ records }) => records) }));
}

function reasonOf(rule: ResultRule): LossReason {
  const costing = rule.findings.filter(costsPoints);
  const unlisted = rule.findingsTotal - rule.findings.length;
  const count = costing.length === 0 ? 0 : costing.length + unlisted;
  return { wording: rule.wording, rule, count, records: costing.flatMap(({ records }) => records) };
}

function vetoReason(step: ResultStep, unit: ResultUnit, language: Language): LossReason {
  const findings = unit.vetoes.filter(({ state }) => state === "applied").flatMap(({ rules }) => rules.flatMap((rule) => rule.findings));
  return { wording: step.why[language], rule: undefined, count: 1, records: findings.flatMap(({ records }) => records) };
}
