/** The records of one type of one unit: what they are judged by, and how many of each class there were. */
import type { Answer } from "../findings/engine.ts";
import type { Period } from "../model/assessment.ts";
import { bindRule, type BoundRule } from "./bound-rules.ts";
import type { Count, Counting } from "./counting.ts";
import type { FindingsLog } from "./findings-log.ts";
import type { PlannedType } from "./planned-types.ts";
import type { TypeQuestions } from "./verdict.ts";

/** What the records of one type are judged by, and what came of them. */
export interface TypeInProgress extends PlannedType, TypeQuestions {
  readonly count: Count | undefined;
  /** How many records of each class there were, by its number. */
  readonly times: (number | undefined)[];
}

export function typeInProgress(planned: PlannedType, period: Period, log: FindingsLog, counting: Counting): TypeInProgress {
  const count = counting.of({ kind: "records", type: planned.type.id });
  return { ...planned, rules: planned.planned.map((rule) => bindRule(rule, log, counting)), count, isCounted: count !== undefined, period, times: [] };
}

/** Adds up the counts of records that had only to be counted. */
export function settleCounts(own: TypeInProgress): void {
  for (const { rule, outcome, times } of takeCounts(own)) rule.log.count(outcome, times);
}

interface RuleCount {
  readonly rule: BoundRule;
  readonly outcome: Answer;
  readonly times: number;
}

/** Takes out what was counted by class: one number for each rule and outcome, in the order of the rules. */
export function takeCounts({ classes, times, rules }: TypeInProgress): readonly RuleCount[] {
  if (times.length === 0) return [];
  const sums = rules.map(() => new Map<Answer, number>());
  for (const [id, number] of times.splice(0).entries()) {
    if (number === undefined) continue;
    for (const { rule, outcome } of classes?.all[id]?.counts ?? []) sums[rule]?.set(outcome, (sums[rule].get(outcome) ?? 0) + number);
  }
  return rules.flatMap((rule, index) =>
    COUNTED.flatMap((outcome) => {
      const sum = sums[index]?.get(outcome) ?? 0;
      return sum === 0 ? [] : [{ rule, outcome, times: sum }];
    }),
  );
}

const COUNTED: readonly Answer[] = ["triggered", "clear", "not-applicable"];
