/** The rules of a plan bound to one unit: each with the log of its findings and what counts them. */
import type { SourceEntry } from "../facts/aggregates.ts";
import type { Certainty } from "../facts/tally.ts";
import type { Answer } from "../findings/engine.ts";
import type { Judgement } from "../findings/rule-judge.ts";
import { NOT_IN_FORCE } from "../model/fact.ts";
import type { Count, Counting } from "./counting.ts";
import { outsideBounds } from "./discretion.ts";
import { outcomeOf, possibleOf, type FindingsLog, type RuleLog } from "./findings-log.ts";
import type { Case } from "./kept-findings.ts";
import type { PlannedRule } from "./plan.ts";

export interface BoundRule {
  readonly planned: PlannedRule;
  readonly log: RuleLog;
  /** What counts its findings of that outcome. */
  readonly triggered: Count | undefined;
  readonly clear: Count | undefined;
}

export function bindRule(planned: PlannedRule, log: FindingsLog, counting: Counting): BoundRule {
  const { id, scope } = planned.rule;
  const type = scope.kind === "record" ? scope.type : undefined;
  const count = (outcome: "triggered" | "clear"): Count | undefined => counting.of({ kind: "findings", rule: id, outcome, type });
  return { planned, log: log.of(id), triggered: count("triggered"), clear: count("clear") };
}

/** What the rule says of a case; a promise only where the engine has to be asked. */
export function decide({ planned }: BoundRule, { read }: Pick<Case, "read">): Judgement | Promise<Judgement> {
  for (const fact of planned.lawful) if (read(fact) === NOT_IN_FORCE) return "not-applicable";
  const judged = planned.judge.judge(read);
  if (planned.rule.effect === undefined || !outsideBounds(planned.rule, read)) return judged;
  return judged === "triggered" ? new Set<Answer>(["triggered"]) : judged;
}

/** Logs the finding and hands it to the facts that count it. */
export function conclude(bound: BoundRule, about: Case, judgement: Judgement, certainty: Certainty): void {
  if (certainty === "certain" && typeof judgement === "string") {
    bound.log.add(about, judgement);
    count(bound, judgement, about, certainty);
    return;
  }
  if (certainty === "certain") {
    const { outcome, possible } = outcomeOf(judgement);
    bound.log.add(about, outcome, possible);
  } else {
    const possible = possibleOf(new Set([...answersOf(judgement), "clear"]), certainty === "many");
    if (possible.triggered || possible.notApplicable) bound.log.add(about, "no-evidence", possible);
  }
  const decided = certainty !== "certain" || typeof judgement === "string" ? certainty : "possible";
  for (const answer of answersOf(judgement)) count(bound, answer, about, decided);
}

function count(bound: BoundRule, answer: Answer, { read, records }: Case, certainty: Certainty): void {
  if (answer === "not-applicable") return;
  const counted = answer === "triggered" ? bound.triggered : bound.clear;
  const entry: SourceEntry = { read, certainty };
  counted?.(entry, records[0]);
}

function answersOf(judgement: Judgement): readonly Answer[] {
  return typeof judgement === "string" ? [judgement] : [...judgement];
}
