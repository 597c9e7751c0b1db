/**
 * The rules engine: every condition is decided here, by json-rules-engine, and nowhere else.
 *
 * Its traps are shut out one by one: facts are never undefined; the operators are our own, strictly
 * typed; there is no `path` (its resolver runs code); priorities and `stop` are not used. An Engine
 * shares its status between runs, so that concurrent runs, or a run after a rejected one, silently
 * lose rules: each question gets a new Engine, and that all rules answered is asserted.
 */
import { Engine, Fact, type TopLevelCondition } from "json-rules-engine";
import { operators, type Condition, type ComparisonCondition, type Constant } from "../model/condition.ts";
import { holds, type AskedValue } from "./comparison.ts";

/** What one rule answers for one set of facts. */
export type Answer = "triggered" | "clear" | "not-applicable";

/** A rule's conditions with the constants of one group put in. */
export interface Question {
  readonly rule: string;
  readonly applies: Condition | undefined;
  readonly when: Condition | undefined;
  readonly constantOf: (leaf: ComparisonCondition) => Constant;
}

type EngineCondition =
  | { readonly all: EngineCondition[] }
  | { readonly any: EngineCondition[] }
  | { readonly not: EngineCondition }
  | { readonly fact: string; readonly operator: string; readonly value: Constant };

/** Asks json-rules-engine whether a rule applies and whether it is triggered. */
export async function askEngine(question: Question, facts: ReadonlyMap<string, AskedValue>): Promise<Answer> {
  const rules = [
    { part: "applies" as const, condition: question.applies },
    { part: "when" as const, condition: question.when },
  ].filter((entry) => entry.condition !== undefined);
  if (rules.length === 0) return "triggered";
  const engine = newEngine();
  for (const { part, condition } of rules) {
    if (condition === undefined) continue;
    engine.addRule({ name: part, conditions: topLevel(condition, question), event: { type: part } });
  }
  const { results, failureResults } = await engine.run(engineFacts(facts));
  if (results.length + failureResults.length !== rules.length) {
    throw new Error(`json-rules-engine lost a rule of ${question.rule}`);
  }
  const failed = new Set(failureResults.map((result) => result.name));
  if (failed.has("applies")) return "not-applicable";
  return failed.has("when") ? "clear" : "triggered";
}

/** Values, not computations: the engine need not work out keys under which to remember them. */
function engineFacts(facts: ReadonlyMap<string, AskedValue>): Readonly<Record<string, Fact>> {
  return Object.fromEntries([...facts].map(([name, value]) => [name, new Fact(name, value, { cache: false })]));
}

function newEngine(): Engine {
  const engine = new Engine([], {
    allowUndefinedFacts: false,
    pathResolver: () => {
      throw new Error("path is not allowed in a condition");
    },
  });
  for (const operator of operators) {
    engine.addOperator<AskedValue, Constant>(operator, (fact, constant) => holds(operator, fact, constant));
  }
  return engine;
}

function topLevel(condition: Condition, question: Question): TopLevelCondition {
  const translated = translate(condition, question);
  return ("fact" in translated ? { all: [translated] } : translated);
}

function translate(condition: Condition, question: Question): EngineCondition {
  switch (condition.kind) {
    case "all":
      return { all: condition.of.map((inner) => translate(inner, question)) };
    case "any":
      return { any: condition.of.map((inner) => translate(inner, question)) };
    case "not":
      return { not: translate(condition.of, question) };
    case "compare":
      return { fact: condition.fact, operator: condition.operator, value: question.constantOf(condition) };
  }
}
