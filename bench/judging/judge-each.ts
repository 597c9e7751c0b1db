/** Judging with `--engine each`: every rule is asked about every record. */
import type { Judges } from "../../src/judge/plan.ts";
import type { FactValue } from "../../src/model/fact.ts";
import type { Rule } from "../../src/model/rule.ts";
import type { RuleId } from "../register/tally.ts";
import type { RequestFacts, Tally } from "./facts.ts";

export function judgeEach(facts: readonly RequestFacts[], rules: readonly Rule[], judges: Judges): (add: Tally["add"]) => Promise<void> {
  const asked = rules.map((rule) => ({ id: rule.id as RuleId, judge: judges.of(rule, "towns") }));
  return async (add) => {
    for (const record of facts) {
      const read = (fact: string): FactValue => (record as unknown as Readonly<Record<string, FactValue>>)[fact];
      for (const { id, judge } of asked) {
        const answer = judge.judge(read);
        if ((answer instanceof Promise ? await answer : answer) === "triggered") add(record.unit, id);
      }
    }
  };
}
