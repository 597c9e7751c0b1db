/** What a rule does, apart from its words, as text that two rules have in common exactly if they do the same. */
import type { ComparisonCondition } from "../model/condition.ts";
import type { Rule } from "../model/rule.ts";

/** The file in which a rule stands. */
interface Home {
  readonly id: string;
  readonly probes: readonly Rule[];
}

/** All that a rule does apart from its words, under the newer indicator's id; what its facts ask of records (`where`) as well. */
export function mechanicsOf(rule: Rule, { id: ownId, probes }: Home, asId: string, numbers: "numbers" | "no-numbers"): string {
  const { wording: _wording, basis: _basis, ...rest } = rule;
  return canonical([rest, probesOf(rule, probes).map(({ when }) => when)], numbers).replaceAll(`"${ownId}-`, `"${asId}-`).replaceAll(`"${ownId}"`, `"${asId}"`);
}

/** Hidden rules that the rule's facts count by, and those that these count by. */
function probesOf({ facts, scope }: Rule, probes: readonly Rule[]): readonly Rule[] {
  const named = JSON.stringify([facts, scope], (_, one: unknown) => (typeof one === "bigint" ? "" : one));
  const own = probes.filter(({ id }) => named.includes(JSON.stringify(id)));
  return own.flatMap((probe) => [probe, ...probesOf(probe, probes.filter((one) => one !== probe))]);
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
