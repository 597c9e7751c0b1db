/**
 * Judges many units by their own figures: every one by classes, a sample of them by one engine.run a unit of all rules.
 * `judge-units UNITS SAMPLE RULES`
 */
import { Engine } from "json-rules-engine";
import { createRuleJudge } from "../../src/findings/rule-judge.ts";
import type { Condition } from "../../src/model/condition.ts";
import type { FactType } from "../../src/model/fact.ts";
import { wholeFile } from "../../src/model/position.ts";
import type { Rule } from "../../src/model/rule.ts";
import { figures, unitRules, type Figures, type UnitRule } from "./rules.ts";

export interface UnitsJudged {
  readonly asked: number;
  /** Microseconds a unit, on the processor. */
  readonly ours: number;
  readonly theirs: number;
  readonly differences: readonly string[];
}

const [units = 0, sample = 0, count = 0] = process.argv.slice(2).map(Number);
const rules = unitRules(count, 1);
const all = [...figures(units, 2)];

const cpu = (from?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(from);
  return user + system;
};

const judges = rules.map((rule) => createRuleJudge(asRule(rule), "towns", typeOf(rule), "classes"));
const ourStart = process.cpuUsage();
const ours: string[] = [];
for (const unit of all) ours.push(await byClasses(unit));
const ourTime = cpu(ourStart) / units;

const engine = new Engine(rules.map(({ id, how, leaves }) => ({ name: id, conditions: how === "all" ? { all: [...leaves] } : { any: [...leaves] }, event: { type: id } })));
const asked = all.slice(0, sample);
const theirStart = process.cpuUsage();
const theirs: string[] = [];
for (const unit of asked) {
  const { events } = await engine.run({ ...unit });
  const triggered = new Set(events.map(({ type }) => type));
  theirs.push(rules.map(({ id }) => (triggered.has(id) ? "1" : "0")).join(""));
}
const theirTime = cpu(theirStart) / sample;

const differences = theirs.flatMap((answers, at) => (answers === ours[at] ? [] : [`unit ${String(at)}: ${ours[at] ?? ""} and ${answers}`]));
const judged: UnitsJudged = { asked: judges.reduce((sum, judge) => sum + judge.asked(), 0), ours: ourTime, theirs: theirTime, differences };
process.stdout.write(JSON.stringify(judged));

/** A letter a rule: triggered or not; put together as those of the others are. */
async function byClasses(unit: Figures): Promise<string> {
  const read = (fact: string) => unit[fact];
  const answers: string[] = [];
  for (const judge of judges) {
    const answer = judge.judge(read);
    answers.push((answer instanceof Promise ? await answer : answer) === "triggered" ? "1" : "0");
  }
  return answers.join("");
}

function asRule({ id, how, leaves }: UnitRule): Rule {
  const position = wholeFile("bench");
  const when: Condition = { kind: how, of: leaves.map(({ fact, operator, value }) => ({ kind: "compare", fact, operator, value: { kind: "same", value }, position })) };
  return { id, wording: id, basis: [], scope: { kind: "unit" }, facts: [], applies: undefined, when, effect: undefined, matter: undefined, fault: undefined, periodBy: undefined, reads: [], position };
}

function typeOf({ leaves }: UnitRule): (fact: string) => FactType {
  return (fact) => (typeof leaves.find((leaf) => leaf.fact === fact)?.value === "boolean" ? { kind: "boolean", mayBeNone: false } : { kind: "number", mayBeNone: false, whole: true });
}
