/**
 * A quota on a grade (等次名额): only so large a share of a group's ranked units may hold it.
 *
 * The best-ranked of those whose total earns the grade keep it; places are the share of the ranked
 * units, cut to a whole number. Units that share the last place all keep it, since nothing tells them
 * apart. The others, and units that are not ranked, hold the next grade down. Where ranks are open,
 * both grades stay possible.
 */
import { grouped } from "../model/grouped.ts";
import { floor, multiply, rational } from "../model/rational.ts";
import type { Policies, Scheme } from "../model/scheme.ts";
import type { ScoreStep, UnitScore } from "../model/score.ts";
import type { RankingInput } from "./rank-units.ts";
import { added, contenderOf, reachingAbove, surelyAbove, wonTies } from "./rivals.ts";

type Quota = NonNullable<Policies["gradeQuota"]>;
type Keeps = "yes" | "open" | "no";

/** The scores with grades as the quota leaves them; the same scores where the scheme has no quota. */
export function applyGradeQuota(input: RankingInput): ReadonlyMap<string, UnitScore> {
  const quota = input.scheme.policies.gradeQuota;
  if (quota === undefined) return input.scores;
  const next = gradeBelow(quota.grade, input.scheme);
  if (next === undefined) return scored(input);
  const kept = keptBy(input, quota);
  return new Map(
    [...scored(input)].map(([code, score]) => {
      const keep = kept.get(score) ?? "no";
      return [code, score.grades.includes(quota.grade) ? lowered(score, keep, quota.grade, next, input.scheme) : score];
    }),
  );
}

/** The scores of the units, in their order. */
function scored({ units, scores }: RankingInput): ReadonlyMap<string, UnitScore> {
  return new Map(
    units.flatMap(({ code }) => {
      const score = scores.get(code);
      return score === undefined ? [] : [[code, score]];
    }),
  );
}

/** Of each ranked unit that may hold the grade. Only those who may hold it take places of one another. */
function keptBy(input: RankingInput, { grade, share }: Quota): ReadonlyMap<UnitScore, Keeps> {
  const { tieBreak } = input.scheme.policies;
  const kept = new Map<UnitScore, Keeps>();
  for (const peers of grouped(input.units.filter((unit) => unit.ranked), (unit) => unit.group).values()) {
    const places = Number(floor(multiply(share, rational(peers.length))));
    const scores = peers.flatMap(({ code }) => input.scores.get(code) ?? []).filter(({ grades }) => grades.includes(grade));
    const contenders = new Map(scores.map((score) => [score, contenderOf(score, tieBreak)]));
    const holders = [...contenders.values()];
    const sure = surelyAbove(holders, [...contenders].flatMap(([{ grades }, contender]) => (grades.length === 1 ? [contender] : [])));
    const perhaps = added(reachingAbove(holders, holders), wonTies(holders, holders));
    for (const [score, contender] of contenders) {
      const isKept = (perhaps.get(contender) ?? 0) < places;
      kept.set(score, isKept ? "yes" : (sure.get(contender) ?? 0) >= places ? "no" : "open");
    }
  }
  return kept;
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
