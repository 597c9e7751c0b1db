/** Consequences of vetoes (一票否决) as they strike one unit. */
import { ZERO, type Rational } from "../model/rational.ts";
import type { VetoConsequence } from "../model/effect.ts";
import { numberOf } from "../model/numbered.ts";
import type { PointsRange, ScoreStep } from "../model/score.ts";
import type { Contribution } from "./contribution.ts";
import { atMost, exactly, hull, NOTHING, opposite, plus } from "./points-range.ts";
import { step } from "./steps.ts";

export interface VetoHit {
  /** Id of the rule that vetoes. */
  readonly rule: string;
  /** Strikes in every completion of the evidence, or only in some. */
  readonly sure: boolean;
  readonly consequence: VetoConsequence;
  /** The indicator that the record names; `undefined` where none is known to be meant. */
  readonly indicator: string | undefined;
}

/** Each consequence once for each rule, however many findings trigger it; named indicators one by one. */
export function vetoHitsOf(contributions: readonly Contribution[]): readonly VetoHit[] {
  const acting = contributions.filter((one) => one.acts !== "never" && one.rule.effect?.kind === "veto");
  const rules = new Map(acting.map((one) => [one.rule.id, one.rule]));
  return [...rules.values()].flatMap((rule) => {
    const ofRule = acting.filter((one) => one.rule.id === rule.id);
    const consequences = rule.effect?.kind === "veto" ? rule.effect.consequences : [];
    return consequences.flatMap((consequence) => hitsOf(rule.id, consequence, ofRule));
  });
}

function hitsOf(rule: string, consequence: VetoConsequence, acting: readonly Contribution[]): readonly VetoHit[] {
  if (consequence.kind !== "indicator-of-record") {
    const sure = acting.some((one) => one.acts === "surely");
    return [{ rule, sure, consequence, indicator: consequence.kind === "indicator" ? consequence.indicator : undefined }];
  }
  return acting.map((one) => {
    const named = one.finding.kind.facts.get(consequence.fact);
    const indicator = typeof named === "string" ? named : undefined;
    return { rule, sure: one.acts === "surely" && indicator !== undefined, consequence, indicator };
  });
}

/** The points that the vetoes leave an indicator, one line each. A veto never raises points. */
export function vetoIndicator(id: string, points: PointsRange, hits: readonly VetoHit[]): { readonly points: PointsRange; readonly steps: readonly ScoreStep[] } {
  return strike(points, hitsOn(id, hits));
}

export function vetoArea(id: string, points: PointsRange, hits: readonly VetoHit[]): { readonly points: PointsRange; readonly steps: readonly ScoreStep[] } {
  return strike(points, hits.filter((hit) => hit.consequence.kind === "area" && hit.consequence.area === id));
}

export function vetoTotal(points: PointsRange, hits: readonly VetoHit[]): { readonly points: PointsRange; readonly steps: readonly ScoreStep[] } {
  return strike(points, hits.filter((hit) => hit.consequence.kind === "total-at-most"));
}

/** A record that names no indicator may mean any. */
function meansIndicator(hit: VetoHit, id: string): boolean {
  if (hit.consequence.kind === "indicator") return hit.indicator === id;
  return hit.consequence.kind === "indicator-of-record" && (hit.indicator === undefined || hit.indicator === id);
}

/** Those that strike the indicator, or may. */
export function hitsOn(id: string, hits: readonly VetoHit[]): readonly VetoHit[] {
  return hits.filter((hit) => meansIndicator(hit, id));
}

/** All that hits do, as a word: a consequence belongs to one rule of one scheme. */
export function wordOfHits(hits: readonly VetoHit[]): string {
  return hits.map(({ consequence, sure, indicator }) => `${String(numberOf(consequence))}${sure ? "!" : "?"}${JSON.stringify(indicator ?? null)}`).join(" ");
}

export function isVetoed(id: string, hits: readonly VetoHit[]): boolean {
  return hits.some((hit) => hit.sure && meansIndicator(hit, id));
}

/** What a veto takes off as a penalty: 0 or less. */
export function penaltyOf(hits: readonly VetoHit[]): PointsRange {
  return hits.reduce((sum, hit) => {
    if (hit.consequence.kind !== "penalty") return sum;
    const taken = opposite(exactly(hit.consequence.points));
    return plus(sum, hit.sure ? taken : hull(taken, NOTHING));
  }, NOTHING);
}

function strike(points: PointsRange, hits: readonly VetoHit[]): { readonly points: PointsRange; readonly steps: readonly ScoreStep[] } {
  let now = points;
  const steps: ScoreStep[] = [];
  for (const hit of hits) {
    const struck = atMost(now, ceilingOf(hit.consequence));
    const next = hit.sure ? struck : hull(now, struck);
    steps.push(step("veto", hit.rule, now, next, { consequence: hit.consequence.kind, sure: hit.sure ? "yes" : "no" }));
    now = next;
  }
  return { points: now, steps };
}

function ceilingOf(consequence: VetoConsequence): Rational {
  switch (consequence.kind) {
    case "total-at-most":
    case "area":
    case "indicator":
    case "indicator-of-record":
      return consequence.points;
    case "grade-at-most":
    case "penalty":
      return ZERO;
  }
}
