/** From the base total to the total: bonus gate and cap, penalties, floor, ceiling, vetoes, conversion. */
import { compare, divide, formatExact, ZERO } from "../model/rational.ts";
import type { Policies, Scheme } from "../model/scheme.ts";
import type { AdjustmentScore, PointsRange, ScoreStep } from "../model/score.ts";
import { atLeast, atMost, hull, NOTHING, plus, rounded, sameRange, scaled, total } from "./points-range.ts";
import type { AdjustmentResult } from "./score-adjustment.ts";
import { step, stepIfMoved } from "./steps.ts";
import { vetoTotal, type VetoHit } from "./veto-hits.ts";

export interface TotalInput {
  readonly scheme: Scheme;
  readonly base: PointsRange;
  readonly bonuses: readonly AdjustmentResult[];
  readonly penalties: readonly AdjustmentResult[];
  readonly vetoes: readonly AdjustmentResult[];
}

export interface TotalResult {
  readonly points: PointsRange;
  readonly steps: readonly ScoreStep[];
}

export function scoreTotal(input: TotalInput): TotalResult {
  const { policies } = input.scheme;
  const steps: ScoreStep[] = [];
  const withBonus = addBonuses(input.base, scoresOf(input.bonuses), policies, steps);
  const lowered = addPenalties(withBonus, [...scoresOf(input.penalties), ...scoresOf(input.vetoes)], steps);
  const floored = atLeast(lowered, ZERO);
  steps.push(...stepIfMoved("floor", "", lowered, floored));
  const ceiling = policies.totalAtMost;
  const held = ceiling === undefined ? floored : atMost(floored, ceiling);
  steps.push(...stepIfMoved("ceiling", "", floored, held, { atMost: ceiling === undefined ? "" : formatExact(ceiling) }));
  const vetoed = vetoTotal(held, hitsOf(input.vetoes));
  steps.push(...vetoed.steps);
  return { points: vetoed.points, steps: [...steps, ...conversion(vetoed.points, input.scheme)] };
}

export function hitsOf(vetoes: readonly AdjustmentResult[]): readonly VetoHit[] {
  return vetoes.flatMap((veto) => veto.hits);
}

function scoresOf(results: readonly AdjustmentResult[]): readonly AdjustmentScore[] {
  return results.map((result) => result.score);
}

function addBonuses(base: PointsRange, bonuses: readonly AdjustmentScore[], policies: Policies, steps: ScoreStep[]): PointsRange {
  const earned = total(bonuses.map((bonus) => bonus.points));
  if (sameRange(earned, NOTHING)) return base;
  const gate = policies.bonusGate;
  const details = { gate: gate === undefined ? "" : formatExact(gate) };
  if (gate !== undefined && compare(base.high, gate) < 0) {
    steps.push(step("bonus-gate", "", base, base, { ...details, passed: "no" }));
    return base;
  }
  let points = base;
  for (const bonus of bonuses.filter((one) => !sameRange(one.points, NOTHING))) {
    const next = plus(points, bonus.points);
    steps.push(step("bonus", bonus.id, points, next));
    points = next;
  }
  const capped = policies.bonusCap === undefined ? points : plus(base, atMost(earned, policies.bonusCap));
  steps.push(...stepIfMoved("bonus-cap", "", points, capped, { cap: policies.bonusCap === undefined ? "" : formatExact(policies.bonusCap) }));
  if (gate === undefined || compare(base.low, gate) >= 0) return capped;
  const either = hull(base, capped);
  steps.push(step("bonus-gate", "", capped, either, { ...details, passed: "open" }));
  return either;
}

function addPenalties(points: PointsRange, penalties: readonly AdjustmentScore[], steps: ScoreStep[]): PointsRange {
  let now = points;
  for (const penalty of penalties.filter((one) => !sameRange(one.points, NOTHING))) {
    const next = plus(now, penalty.points);
    steps.push(step("penalty", penalty.id, now, next));
    now = next;
  }
  return now;
}

/** Only a line for the outer assessment: rank and grade go by the total. */
function conversion(points: PointsRange, scheme: Scheme): readonly ScoreStep[] {
  const { conversion: outer, roundingPlaces } = scheme.policies;
  if (outer === undefined) return [];
  const converted = rounded(scaled(points, divide(outer.to, scheme.total)), roundingPlaces);
  return [step("conversion", "", points, converted, { to: formatExact(outer.to), total: formatExact(scheme.total), places: String(roundingPlaces) })];
}
