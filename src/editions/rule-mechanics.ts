/** What a rule does, apart from its words, as text that two rules have in common exactly if they do the same. */
import type { ComparisonCondition } from "../model/condition.ts";
import type { Rule } from "../model/rule.ts";

/** All that a rule does apart from its words, under the newer indicator's id. */
export function mechanicsOf(rule: Rule, ownId: string, asId: string, numbers: "numbers" | "no-numbers"): string {
  const { wording: _wording, basis: _basis, ...rest } = rule;
  return canonical(rest, numbers).replaceAll(`"${ownId}-`, `"${asId}-`).replaceAll(`"${ownId}"`, `"${asId}"`);
}

function canonical(value: unknown, numbers: "numbers" | "no-numbers"): string {
  return JSON.stringify(value, (key, one: unknown) => {
    if (key === "position") return undefined;
    if (typeof one === "bigint") return numbers === "numbers" ? one.toString() : "";
    if (one instanceof Map) return [...(one as ReadonlyMap<unknown, unknown>)];
    return isComparison(one) ? comparisonWords(one, numbers) : one;
  });
}

function isComparison(one: unknown): one is ComparisonCondition {
  return typeof one === "object" && one !== null && "kind" in one && one.kind === "compare";
}

/** The name of a number says nothing about what is done; a constant written into the condition always does. */
function comparisonWords({ fact, operator, value, number }: ComparisonCondition, numbers: "numbers" | "no-numbers"): readonly unknown[] {
  return [fact, operator, number !== undefined && numbers === "no-numbers" ? "" : (JSON.parse(canonical(value, "numbers")) as unknown)];
}
