/**
 * Judging as `score` does it: the class of a record is found among those of its type, a new class is decided by the rules,
 * and so is the 4th, 16th, 64th … record of each. Only years are left out, because the others of this bench know none.
 */
import type { FactReader, RecordFacts } from "../../src/facts/record-facts.ts";
import { bindRule } from "../../src/judge/bound-rules.ts";
import { startCounting } from "../../src/judge/counting.ts";
import { emptyLog } from "../../src/judge/findings-log.ts";
import { planRules, type Judges } from "../../src/judge/plan.ts";
import { SharedTexts } from "../../src/judge/shared-texts.ts";
import { isLookedAt, learn, VerdictClasses, type VerdictClass } from "../../src/judge/verdict-classes.ts";
import { verdictOn, type TypeQuestions } from "../../src/judge/verdict.ts";
import type { FactValue } from "../../src/model/fact.ts";
import { wholeFile } from "../../src/model/position.ts";
import type { Rule } from "../../src/model/rule.ts";
import type { Scheme } from "../../src/model/scheme.ts";
import type { RuleId } from "../register/tally.ts";
import { FACTS, type RequestFacts, type Tally } from "./facts.ts";

const TYPE = "disclosure_request";

export function judgeByClasses(facts: readonly RequestFacts[], rules: readonly Rule[], scheme: Scheme, judges: Judges): (add: Tally["add"]) => Promise<void> {
  const { period } = scheme;
  const plan = planRules(rules, scheme, "towns", period, judges);
  const planned = (plan.byType.get(TYPE) ?? []).map((rule) => ({ ...rule, placedBy: undefined }));
  const log = emptyLog("", planned, { shared: new SharedTexts() });
  const counting = startCounting(plan);
  const questions: TypeQuestions = { rules: planned.map((rule) => bindRule(rule, log, counting)), period, placedBy: undefined, placesItself: false, isCounted: false };
  const classes = new VerdictClasses(planned, undefined, period);
  const find = classes.finder(reader);
  const records = facts.map((record) => new GivenFacts(record));
  /** What is added up for a record of a class, by the class's number. */
  const triggered: (readonly RuleId[])[] = [];

  const decide = async (found: VerdictClass, record: GivenFacts): Promise<void> => {
    const verdict = await verdictOn(record, questions);
    learn(found, verdict, questions.rules);
    triggered[found.id] = verdict.judgements.flatMap(({ rule, judgement }) => (judgement === "triggered" ? [planned[rule]?.rule.id as RuleId] : []));
  };
  return async (add) => {
    for (const record of records) {
      const found = find(record);
      if (found === undefined) throw new Error("a record without a class");
      if (isLookedAt(found)) await decide(found, record);
      found.seen += 1;
      for (const rule of triggered[found.id] ?? []) add(record.record.unit, rule);
    }
  };
}

const places: ReadonlyMap<string, number> = new Map(FACTS.map((fact, place) => [fact, place]));

/** Facts of a record in a row, as the reader of facts gives them. */
class GivenFacts implements RecordFacts {
  readonly record: RecordFacts["record"];
  readonly parent = undefined;
  readonly happened = true;
  readonly row: readonly FactValue[];
  readonly clock = (): undefined => undefined;

  constructor(facts: RequestFacts) {
    this.record = { id: "", type: TYPE, unit: facts.unit, position: wholeFile(""), values: new Map() };
    this.row = FACTS.map((fact) => (fact === "archived" ? listOf(facts.archived) : facts[fact]));
  }

  get read(): RecordFacts["read"] {
    return (fact) => this.row[places.get(fact) ?? FACTS.length];
  }
}

/** One list for each way in which it is written, as the reader of cells keeps them. */
const lists = new Map<string, readonly string[]>();

function listOf(codes: readonly string[]): readonly string[] {
  const written = codes.join(";");
  const known = lists.get(written) ?? codes;
  lists.set(written, known);
  return known;
}

const rowOf = (facts: RecordFacts): readonly FactValue[] => (facts instanceof GivenFacts ? facts.row : []);

const reader: FactReader = Object.assign(
  (): RecordFacts => {
    throw new Error("the facts are given");
  },
  {
    of(fact: string) {
      const place = places.get(fact) ?? FACTS.length;
      return (facts: RecordFacts) => rowOf(facts)[place];
    },
    row(names: readonly string[]) {
      const from = names.map((name) => places.get(name) ?? FACTS.length);
      const into: FactValue[] = names.map(() => undefined);
      return (facts: RecordFacts) => {
        const row = rowOf(facts);
        for (let index = 0; index < into.length; index += 1) into[index] = row[from[index] ?? row.length];
        return into;
      };
    },
  },
);
