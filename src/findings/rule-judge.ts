/**
 * Judges one rule for the units of one group: asks the engine once for each class of fact values.
 *
 * A rule sees its facts only through its comparisons. Facts for which every comparison comes out
 * alike are one class, so the engine is asked for the first of a class and its answer kept. The
 * second, different member of a class is asked too and must agree: a check that stays on in
 * production. With `each`, the engine is asked each time and nothing is kept.
 */
import type { ComparisonCondition, Condition, Constant } from "../model/condition.ts";
import type { FactType, FactValue } from "../model/fact.ts";
import type { Rule } from "../model/rule.ts";
import { holds, isAskedValue, type AskedValue } from "./comparison.ts";
import { askEngine, type Answer, type Question } from "./engine.ts";
import { FactPattern } from "./fact-pattern.ts";
import { UNMET } from "./known-values.ts";
import { possibleNumbers, possibleValues } from "./possible-values.ts";

/** Combinations of values of blank facts that are tried; beyond it every outcome is possible. */
const MAXIMUM_COMBINATIONS = 4_096;

/** What a rule says of one record, group or unit: one answer, or all that are still possible. */
export type Judgement = Answer | ReadonlySet<Answer>;

export interface RuleJudge {
  /** All that the rule asks about its facts. */
  readonly comparisons: readonly AskedComparison[];
  /** Answers at once where the class is known; otherwise after asking the engine. */
  readonly judge: (read: (fact: string) => FactValue) => Judgement | Promise<Judgement>;
  /** How often the engine was asked. */
  readonly asked: () => number;
}

/** A comparison of a rule's conditions, with the constant of its group put in. */
export interface AskedComparison {
  readonly fact: string;
  readonly holds: (value: AskedValue) => boolean;
}

export type EngineMode = "classes" | "each";

/** Which comparisons hold, a bit each; as text where there are more than a number has bits. */
type ClassKey = number | string;

interface Class {
  readonly answer: Answer;
  readonly representative: readonly AskedValue[];
  verified: boolean;
}

/** Up to so many comparisons a class is a whole number. */
const BITS = 30;

/** Up to so many it is a place in a list. */
const LISTED_BITS = 8;

const ALL_ANSWERS: ReadonlySet<Answer> = new Set<Answer>(["triggered", "clear", "not-applicable"]);

/** A judge for the units of one group, whose constants are put in. */
export function createRuleJudge(rule: Rule, group: string, typeOf: (fact: string) => FactType, mode: EngineMode): RuleJudge {
  const leaves = [...leavesOf(rule.applies), ...leavesOf(rule.when)];
  const constants = new Map(leaves.map((leaf) => [leaf, constantFor(leaf, group)]));
  const constantOf = (leaf: ComparisonCondition): Constant => constants.get(leaf) ?? constantFor(leaf, group);
  const question: Question = { rule: rule.id, applies: rule.applies, when: rule.when, constantOf };
  const facts = [...new Set(leaves.map((leaf) => leaf.fact))];
  const comparisons = leaves.map((leaf): AskedComparison => {
    const constant = constantOf(leaf);
    return { fact: leaf.fact, holds: (value) => holds(leaf.operator, value, constant) };
  });
  const places = leaves.map((leaf) => facts.indexOf(leaf.fact));
  const patterns = leaves.length > BITS ? undefined : facts.map((fact) => new FactPattern(comparisons.flatMap((comparison, index) => (comparison.fact === fact ? [{ bit: 1 << index, holds: comparison.holds }] : []))));
  const listed: (Class | undefined)[] | undefined = leaves.length > LISTED_BITS ? undefined : Array.from({ length: 1 << leaves.length });
  const classes = new Map<ClassKey, Class>();
  let asked = 0;

  const ask = async (values: readonly AskedValue[]): Promise<Answer> => {
    asked += 1;
    return askEngine(question, new Map(facts.map((fact, index) => [fact, values[index] ?? null])));
  };

  /** Which comparisons hold: the class of these values. */
  const classOf = (values: readonly AskedValue[]): ClassKey => {
    if (patterns === undefined) return comparisons.map((comparison, index) => (comparison.holds(values[places[index] ?? 0] ?? null) ? "1" : "0")).join("");
    let key = 0;
    for (let index = 0; index < patterns.length; index += 1) key |= patterns[index]?.of(values[index] ?? null) ?? 0;
    return key;
  };

  /** The values may be read only until it returns. */
  const answerFor = (values: readonly AskedValue[]): Answer | Promise<Answer> => {
    if (mode === "each") return ask([...values]);
    const key = classOf(values);
    const known = listed === undefined ? classes.get(key) : listed[Number(key)];
    if (known === undefined) return askFirst(key, [...values]);
    return known.verified || sameValues(known.representative, values) ? known.answer : verify(known, [...values]);
  };

  const askFirst = async (key: ClassKey, values: readonly AskedValue[]): Promise<Answer> => {
    const answer = await ask(values);
    const first: Class = { answer, representative: values, verified: false };
    if (listed === undefined) classes.set(key, first);
    else listed[Number(key)] = first;
    return answer;
  };

  const verify = async (known: Class, values: readonly AskedValue[]): Promise<Answer> => {
    const answer = await ask(values);
    if (answer !== known.answer) throw new Error(`two cases of one class differ under rule ${rule.id}`);
    known.verified = true;
    return answer;
  };

  const judgeOpen = async (read: (fact: string) => FactValue): Promise<Judgement> => {
    const choices = facts.map((fact) => valuesOf(fact, read(fact)));
    if (choices.reduce((product, values) => product * values.length, 1) > MAXIMUM_COMBINATIONS) return ALL_ANSWERS;
    const answers = new Set<Answer>();
    for (const combination of combinations(choices)) {
      answers.add(await answerFor(combination));
    }
    const [only] = answers;
    return answers.size === 1 && only !== undefined ? only : answers;
  };

  const valuesOf = (fact: string, value: FactValue): readonly AskedValue[] => {
    if (isAskedValue(value)) return [value];
    const compared = leaves.filter((leaf) => leaf.fact === fact).map(constantOf);
    const type = typeOf(fact);
    if (value !== undefined && value.kind === "open") {
      return possibleNumbers(value, type.kind === "date" || (type.kind === "number" && type.whole), compared);
    }
    return possibleValues(type, compared);
  };

  const values: AskedValue[] = [];
  const judgeValues = (read: (fact: string) => FactValue): Judgement | Promise<Judgement> => {
    for (let index = 0; index < facts.length; index += 1) {
      const value = read(facts[index] ?? "");
      if (!isAskedValue(value)) return judgeOpen(read);
      values[index] = value;
    }
    return answerFor(values);
  };

  /** Nearly always all values were met before, in a class whose answer was held against a second member. */
  const judgeKnown = (read: (fact: string) => FactValue, among: readonly FactPattern[], answers: readonly (Class | undefined)[]): Judgement | Promise<Judgement> => {
    let key = 0;
    for (let index = 0; index < among.length; index += 1) {
      const pattern = among[index]?.find(read(facts[index] ?? "")) ?? UNMET;
      if (pattern === UNMET) return judgeValues(read);
      key |= pattern;
    }
    const known = answers[key];
    return known?.verified === true ? known.answer : judgeValues(read);
  };

  return {
    comparisons,
    judge: mode === "each" || patterns === undefined || listed === undefined ? judgeValues : (read) => judgeKnown(read, patterns, listed),
    asked: () => asked,
  };
}

/** Whether a rule compares with numbers that differ between groups: otherwise its answers serve all groups. */
export function differsByGroup(rule: Rule): boolean {
  return [...leavesOf(rule.applies), ...leavesOf(rule.when)].some(({ value }) => value.kind === "by-group");
}

function constantFor(leaf: ComparisonCondition, group: string): Constant {
  if (leaf.value.kind === "same") return leaf.value.value;
  const constant = leaf.value.values.get(group);
  if (constant === undefined) throw new Error(`no constant for group ${group} at ${leaf.position.file}:${String(leaf.position.line)}`);
  return constant;
}

function leavesOf(condition: Condition | undefined): readonly ComparisonCondition[] {
  if (condition === undefined) return [];
  if (condition.kind === "compare") return [condition];
  return condition.kind === "not" ? leavesOf(condition.of) : condition.of.flatMap(leavesOf);
}

function* combinations(choices: readonly (readonly AskedValue[])[]): Generator<readonly AskedValue[]> {
  const [first, ...rest] = choices;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const value of first) for (const others of combinations(rest)) yield [value, ...others];
}

function sameValues(some: readonly AskedValue[], others: readonly AskedValue[]): boolean {
  return some.every((value, index) => sameValue(value, others[index]));
}

/** Of two equal numbers that are no whole numbers it may say that they differ: then the engine is asked once more. */
function sameValue(one: AskedValue, other: AskedValue | undefined): boolean {
  if (one === other) return true;
  return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((entry, index) => entry === (other as readonly string[])[index]);
}
