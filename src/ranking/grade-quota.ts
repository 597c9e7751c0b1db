/**
 * A quota on a grade (等次名额): only so large a share of a group's ranked units may hold it.
 *
 * The best-ranked of those whose total earns the grade keep it; places are the share of the ranked
 * units, cut to a whole number. Units that share the last place all keep it, since nothing tells them
 * apart. The others, and units that are not ranked, hold the next grade down. Where ranks are open,
 * both grades stay possible.
 */
import type { Unit } from "../model/assessment.ts";
import { compare, floor, multiply, rational } from "../model/rational.ts";
import type { Scheme } from "../model/scheme.ts";
import type { ScoreStep, UnitScore } from "../model/score.ts";
import { compareDecided, type RankingInput } from "./rank-units.ts";

type Keeps = "yes" | "open" | "no";

/** The scores with grades as the quota leaves them; the same scores where the scheme has no quota. */
export function applyGradeQuota(input: RankingInput): ReadonlyMap<string, UnitScore> {
  const quota = input.scheme.policies.gradeQuota;
  if (quota === undefined) return input.scores;
  const next = gradeBelow(quota.grade, input.scheme);
  return new Map(
    input.units.flatMap((unit) => {
      const score = input.scores.get(unit.code);
      if (score === undefined) return [];
      if (!score.grades.includes(quota.grade) || next === undefined) return [[unit.code, score]];
      return [[unit.code, lowered(score, keeps(unit, score, input), quota.grade, next, input.scheme)]];
    }),
  );
}

function keeps(unit: Unit, mine: UnitScore, input: RankingInput): Keeps {
  const { gradeQuota: quota, tieBreak } = input.scheme.policies;
  if (quota === undefined) return "yes";
  if (!unit.ranked) return "no";
  const peers = input.units.filter((other) => other.ranked && other.group === unit.group);
  const places = Number(floor(multiply(quota.share, rational(peers.length))));
  const rivals = peers.filter((other) => other.code !== unit.code).flatMap((other) => input.scores.get(other.code) ?? []);
  const holders = rivals.filter((other) => other.grades.includes(quota.grade));
  const sure = holders.filter((other) => other.grades.length === 1 && surelyAbove(other, mine, tieBreak)).length;
  const perhaps = holders.filter((other) => perhapsAbove(other, mine, tieBreak)).length;
  if (perhaps < places) return "yes";
  return sure >= places ? "no" : "open";
}

function surelyAbove(other: UnitScore, mine: UnitScore, tieBreak: readonly string[]): boolean {
  return compareDecided(other, mine, tieBreak) < 0 || compare(other.total.low, mine.total.high) > 0;
}

function perhapsAbove(other: UnitScore, mine: UnitScore, tieBreak: readonly string[]): boolean {
  return compareDecided(other, mine, tieBreak) < 0 || compare(other.total.high, mine.total.low) > 0;
}

function lowered(score: UnitScore, keep: Keeps, grade: string, next: string, scheme: Scheme): UnitScore {
  if (keep === "yes") return score;
  const possible = new Set([...score.grades.filter((one) => keep === "open" || one !== grade), next]);
  const grades = scheme.grades.map((band) => band.id).filter((id) => possible.has(id));
  const details = { quota: "yes", atMost: next, sure: keep === "no" ? "yes" : "no", before: score.grades.join("、"), after: grades.join("、") };
  const step: ScoreStep = { what: "grade-minimum", id: "", from: score.total, to: score.total, details };
  const state = grades.length > 1 ? "undecided" : score.state;
  return { ...score, grades, state, steps: [...score.steps, step] };
}

function gradeBelow(grade: string, scheme: Scheme): string | undefined {
  const order = scheme.grades.map((band) => band.id);
  return order[order.indexOf(grade) + 1];
}
