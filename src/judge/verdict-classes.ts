/**
 * Classes of records: those of one type whose facts no rule of a plan can tell apart get the same verdict,
 * so that it is worked out for the first of them and kept. A verdict reads of a record nothing but the
 * facts that its class is made of: what the conditions compare, the dates that place findings, and the
 * few questions at the end of `questionsOf`.
 *
 * That is looked at again and again, in production: the fourth, sixteenth, sixty-fourth … record of a
 * class is judged as if there were no classes, and must get the same verdict.
 */
import type { FactReader, RecordFacts } from "../facts/record-facts.ts";
import type { Answer } from "../findings/engine.ts";
import { NO_CLASS, ValueClasses } from "../findings/value-classes.ts";
import type { Period } from "../model/assessment.ts";
import type { FactValue } from "../model/fact.ts";
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

/** One thing that a verdict depends on. */
interface Question {
  readonly ask: (reader: FactReader) => (facts: RecordFacts) => FactValue;
  readonly classes: ValueClasses;
}

/** The classes that the questions before this one leave open, by the class of its answer. */
interface Branch {
  readonly next: (Branch | undefined)[];
  end: VerdictClass | undefined;
}

/** Finds the class of a record; `undefined` where it has none. */
export type FindClass = (facts: RecordFacts) => VerdictClass | undefined;

/** The classes of one type under one plan, kept from one assessment to the next. */
export class VerdictClasses {
  readonly #questions: readonly Question[];
  readonly #root: Branch = { next: [], end: undefined };
  readonly #all: VerdictClass[] = [];

  constructor(rules: readonly PlannedRule[], placedBy: string | undefined, period: Period) {
    this.#questions = questionsOf(rules, placedBy, period);
  }

  /** By their numbers. */
  get all(): readonly VerdictClass[] {
    return this.#all;
  }

  /** For records whose facts come from that reader. */
  finder(reader: FactReader): FindClass {
    const asked = this.#questions.map(({ ask }) => ask(reader));
    return (facts) => {
      try {
        return this.#find(facts, asked);
      } catch {
        // a fact cannot be worked out, which no rule may ever ask for: judging says so where one does
        return undefined;
      }
    };
  }

  #find(facts: RecordFacts, asked: readonly ((facts: RecordFacts) => FactValue)[]): VerdictClass | undefined {
    const questions = this.#questions;
    let branch = this.#root;
    for (let index = 0; index < questions.length; index += 1) {
      const number = questions[index]?.classes.classOf(asked[index]?.(facts)) ?? NO_CLASS;
      if (number === NO_CLASS) return undefined;
      branch = branch.next[number] ??= { next: [], end: undefined };
    }
    return (branch.end ??= this.#begin());
  }

  #begin(): VerdictClass {
    const begun: VerdictClass = { id: this.#all.length, seen: 0, verdict: undefined, effects: [], counts: [] };
    this.#all.push(begun);
    return begun;
  }
}

/** Whether the next record of the class is judged on its own: the first, and then the 4th, 16th, 64th … */
export function isLookedAt({ seen, verdict }: VerdictClass): boolean {
  const number = seen + 1;
  return verdict === undefined || ((number & seen) === 0 && (number & 0x5555_5555) !== 0);
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

function questionsOf(rules: readonly PlannedRule[], placedBy: string | undefined, period: Period): readonly Question[] {
  const dates = new Set([placedBy, ...rules.map((planned) => planned.placedBy)].filter((date) => date !== undefined));
  const comparisons = rules.flatMap(({ judge }) => judge.comparisons);
  const facts = new Set([...dates, ...comparisons.map(({ fact }) => fact), ...rules.flatMap(({ lawful }) => lawful)]);
  const ofFacts = [...facts].map((fact): Question => {
    const holds = comparisons.filter((comparison) => comparison.fact === fact).map((comparison) => comparison.holds);
    return { ask: (reader) => reader.of(fact), classes: new ValueClasses(holds, dates.has(fact) ? [(value) => placementOf(fact, value, period)] : []) };
  });
  const discretions = rules.flatMap(({ rule }) => (rule.effect !== undefined && "amount" in rule.effect && rule.effect.amount.kind === "discretion" ? [(facts: RecordFacts) => outsideBounds(rule, facts.read)] : []));
  return [...ofFacts, closedQuestion, noticeQuestion, ...discretions.map((question) => yesOrNo(() => question))];
}

function yesOrNo(ask: Question["ask"]): Question {
  return { ask, classes: new ValueClasses([(value) => value === true], []) };
}

const closedQuestion = yesOrNo((reader) => {
  const closing = reader.of("closedWithoutReply");
  return (facts) => closesMatter(closing(facts));
});

const noticeQuestion = yesOrNo((reader) => {
  const answeredBy = reader.of("answeredBy");
  return (facts) => answeredBy(facts) === "supplement_notice" && repliesAfterNotice(facts);
});
