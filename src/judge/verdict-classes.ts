/**
 * Classes of records: those of one type whose facts no rule of a plan can tell apart get the same verdict,
 * so that it is worked out for the first of them and kept. A verdict reads of a record nothing but the
 * facts that its class is made of: what the conditions compare, the dates that place findings, whether the
 * matter is closed, and the few questions of `wideQuestions`.
 *
 * That is looked at again and again, in production: the fourth, sixteenth, sixty-fourth … record of a
 * class is judged as if there were no classes, and must get the same verdict.
 */
import type { FactReader, RecordFacts } from "../facts/record-facts.ts";
import type { Answer } from "../findings/engine.ts";
import { NO_CLASS, ValueClasses } from "../findings/value-classes.ts";
import type { Period } from "../model/assessment.ts";
import type { FactValue } from "../model/fact.ts";
import { isLookedAtAgain } from "../model/looked-at.ts";
import { isKept } from "./findings-log.ts";
import type { BoundRule } from "./bound-rules.ts";
import { closesMatter } from "./carry-over.ts";
import { outsideBounds } from "./discretion.ts";
import type { PlannedRule } from "./plan.ts";
import { placementOf } from "./placement.ts";
import { repliesAfterNotice } from "./reply-after-notice.ts";
import { sameVerdict, type RuleJudgement, type Verdict } from "./verdict.ts";

/** A class that was met, and what is known of it. */
export interface VerdictClass {
  /** Its number among the classes of its type and plan. */
  readonly id: number;
  seen: number;
  verdict: Verdict | undefined;
  /** Judgements that do more than raise a count. */
  readonly effects: RuleJudgement[];
  /** Judgements that raise a count and nothing else. */
  readonly counts: { readonly rule: number; readonly outcome: Answer }[];
}

/** A fact that a verdict depends on. */
interface FactQuestion {
  readonly fact: string;
  readonly classes: ValueClasses;
}

/** A question of yes or no that takes more than one fact. */
type WideQuestion = (reader: FactReader) => (facts: RecordFacts) => boolean;

/** The classes that the questions before this one leave open, by the class of its answer. */
interface Branch {
  readonly next: (Branch | undefined)[];
  end: VerdictClass | undefined;
}

/** Finds the class of a record; `undefined` where it has none. */
export type FindClass = (facts: RecordFacts) => VerdictClass | undefined;

/** No value is the same as this one. */
const UNMET: FactValue = { kind: "marks", marks: [], open: 0 };

/** The classes of one type under one plan, kept from one assessment to the next. */
export class VerdictClasses {
  readonly #questions: readonly FactQuestion[];
  readonly #wide: readonly WideQuestion[];
  readonly #all: VerdictClass[] = [];
  /** Of the record before, fact by fact: its value and the class of that. */
  readonly #values: FactValue[];
  readonly #numbers: number[];
  /** The branch that each question stands at, of the first so many questions; one more than those is that behind them. */
  readonly #branches: Branch[];
  #settled = 0;

  constructor(rules: readonly PlannedRule[], placedBy: string | undefined, period: Period) {
    this.#questions = factQuestions(rules, placedBy, period);
    this.#wide = wideQuestions(rules);
    this.#values = this.#questions.map(() => UNMET);
    this.#numbers = this.#questions.map(() => NO_CLASS);
    this.#branches = [{ next: [], end: undefined }];
  }

  /** By their numbers. */
  get all(): readonly VerdictClass[] {
    return this.#all;
  }

  /** For records whose facts come from that reader. */
  finder(reader: FactReader): FindClass {
    const read = reader.row(this.#questions.map(({ fact }) => fact));
    const wide = this.#wide.map((ask) => ask(reader));
    return (facts) => {
      try {
        const branch = this.#branchOf(read(facts));
        return branch === undefined ? undefined : this.#classAt(branch, facts, wide);
      } catch {
        // a fact cannot be worked out, which no rule may ever ask for: judging says so where one does
        return undefined;
      }
    };
  }

  /** Records say much the same as the one before: only from where the class of a value is another one are branches looked up. */
  #branchOf(given: readonly FactValue[]): Branch | undefined {
    const questions = this.#questions;
    const [values, numbers, branches] = [this.#values, this.#numbers, this.#branches];
    const { length } = questions;
    for (let index = 0; index < length; index += 1) {
      const value = given[index];
      if (value === values[index]) continue;
      const number = questions[index]?.classes.classOf(value) ?? NO_CLASS;
      if (number === NO_CLASS) return undefined;
      values[index] = value;
      if (number === numbers[index]) continue;
      numbers[index] = number;
      if (index < this.#settled) this.#settled = index;
    }
    for (let index = this.#settled; index < length; index += 1) branches[index + 1] = nextOf(branches[index], numbers[index]);
    this.#settled = length;
    return branches[length];
  }

  #classAt(branch: Branch, facts: RecordFacts, wide: readonly ((facts: RecordFacts) => boolean)[]): VerdictClass {
    let last = branch;
    for (let index = 0; index < wide.length; index += 1) last = nextOf(last, wide[index]?.(facts) === true ? 1 : 0);
    return (last.end ??= this.#begin());
  }

  #begin(): VerdictClass {
    const begun: VerdictClass = { id: this.#all.length, seen: 0, verdict: undefined, effects: [], counts: [] };
    this.#all.push(begun);
    return begun;
  }
}

/** Whether the next record of the class is judged on its own: the first, and then the 4th, 16th, 64th … */
export function isLookedAt({ seen, verdict }: VerdictClass): boolean {
  return verdict === undefined || isLookedAtAgain(seen + 1);
}

/** Keeps the verdict of a class, or holds the one that was kept against it. */
export function learn(found: VerdictClass, verdict: Verdict, rules: readonly BoundRule[]): void {
  if (found.verdict !== undefined) {
    if (!sameVerdict(found.verdict, verdict)) throw new Error("two records of one class were judged differently");
    return;
  }
  found.verdict = verdict;
  for (const judged of verdict.judgements) {
    const outcome = countedOnly(judged, rules[judged.rule]);
    if (outcome === undefined) found.effects.push(judged);
    else found.counts.push({ rule: judged.rule, outcome });
  }
}

/** The outcome of a judgement that does nothing but raise its count. */
function countedOnly({ judgement, certainty }: RuleJudgement, bound: BoundRule | undefined): Answer | undefined {
  if (bound === undefined || typeof judgement !== "string" || certainty !== "certain") return undefined;
  const counted = judgement === "triggered" ? bound.triggered : judgement === "clear" ? bound.clear : undefined;
  return counted === undefined && !isKept(bound.planned, judgement) ? judgement : undefined;
}

function nextOf(branch: Branch | undefined, number = NO_CLASS): Branch {
  if (branch === undefined || number === NO_CLASS) throw new Error("a question without an answer");
  return (branch.next[number] ??= { next: [], end: undefined });
}

/** One for each fact: what the rules compare it with, where it places findings, whether it closes the matter. */
function factQuestions(rules: readonly PlannedRule[], placedBy: string | undefined, period: Period): readonly FactQuestion[] {
  const dates = new Set([placedBy, ...rules.map((planned) => planned.placedBy)].filter((date) => date !== undefined));
  const comparisons = rules.flatMap(({ judge }) => judge.comparisons);
  const facts = new Set([...dates, ...comparisons.map(({ fact }) => fact), ...rules.flatMap(({ lawful }) => lawful), CLOSED]);
  return [...facts].map((fact): FactQuestion => {
    const holds = comparisons.filter((comparison) => comparison.fact === fact).map((comparison) => comparison.holds);
    const places = dates.has(fact) ? [(value: FactValue) => placementOf(fact, value, period)] : [];
    const closes = fact === CLOSED ? [(value: FactValue) => (closesMatter(value) ? "closed" : "open")] : [];
    return { fact, classes: new ValueClasses(holds, [...places, ...closes]) };
  });
}

const CLOSED = "closedWithoutReply";

function wideQuestions(rules: readonly PlannedRule[]): readonly WideQuestion[] {
  const discretions = rules.flatMap(({ rule }): readonly WideQuestion[] => (rule.effect !== undefined && "amount" in rule.effect && rule.effect.amount.kind === "discretion" ? [() => (facts) => outsideBounds(rule, facts.read)] : []));
  return [afterNotice, ...discretions];
}

const afterNotice: WideQuestion = (reader) => {
  const answeredBy = reader.of("answeredBy");
  return (facts) => answeredBy(facts) === "supplement_notice" && repliesAfterNotice(facts);
};
