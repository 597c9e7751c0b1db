/** What the rules of its type say of one record: everything that judging it does to its unit, and nothing of whose it is. */
import type { RecordFacts } from "../facts/record-facts.ts";
import type { Certainty } from "../facts/tally.ts";
import type { Judgement } from "../findings/rule-judge.ts";
import type { Period } from "../model/assessment.ts";
import { decide, type BoundRule } from "./bound-rules.ts";
import { rulesToCome } from "./carry-over.ts";
import { placement } from "./placement.ts";
import { repliesAfterNotice } from "./reply-after-notice.ts";

export interface Verdict {
  /** Whether the record is one of those that are counted. */
  readonly counted: Extract<Certainty, "certain" | "possible"> | undefined;
  readonly judgements: readonly RuleJudgement[];
  /** Rules that are still to judge it, where the matter is carried over. */
  readonly carried: readonly string[];
  /** Whether nothing counts or judges it in this period. */
  readonly unscored: boolean;
  readonly repliedAgain: boolean;
}

export interface RuleJudgement {
  /** Its place among the rules of the type. */
  readonly rule: number;
  readonly judgement: Judgement;
  readonly certainty: Extract<Certainty, "certain" | "possible">;
}

/** What all records of a type are asked. */
export interface TypeQuestions {
  readonly rules: readonly BoundRule[];
  readonly period: Period;
  /** The date that places the records themselves. */
  readonly placedBy: string | undefined;
  /** A record that begins after the period is next year's own, not a matter left open by this one. */
  readonly placesItself: boolean;
  readonly isCounted: boolean;
}

/** A promise only where the engine has to be asked. */
export function verdictOn(facts: RecordFacts, questions: TypeQuestions): Verdict | Promise<Verdict> {
  const whole = placement(questions.placedBy, facts.read, questions.period);
  const isWithin = whole === "in" || whole === "unknown";
  const draft: Draft = {
    facts,
    questions,
    beginsLater: whole === "later" && questions.placesItself,
    counted: questions.isCounted && isWithin ? (whole === "in" ? "certain" : "possible") : undefined,
    judgements: [],
    notYet: [],
    later: [],
  };
  const pending = judgeRules(draft, 0);
  return pending === undefined ? finished(draft) : pending.then(() => finished(draft));
}

interface Draft {
  readonly facts: RecordFacts;
  readonly questions: TypeQuestions;
  readonly beginsLater: boolean;
  readonly counted: Verdict["counted"];
  readonly judgements: RuleJudgement[];
  readonly notYet: string[];
  readonly later: string[];
}

function judgeRules(draft: Draft, from: number): undefined | Promise<void> {
  const { rules } = draft.questions;
  for (let index = from; index < rules.length; index += 1) {
    const pending = judgeRule(draft, index);
    if (pending !== undefined) return pending.then(() => judgeRules(draft, index + 1));
  }
  return undefined;
}

function judgeRule({ facts, questions, beginsLater, judgements, notYet, later }: Draft, rule: number): undefined | Promise<void> {
  const bound = questions.rules[rule];
  if (bound === undefined) return undefined;
  const { planned } = bound;
  const where = placement(planned.placedBy, facts.read, questions.period);
  if (where === "earlier") return undefined;
  if (where === "later" || where === "not-yet") {
    if (planned.rule.effect !== undefined && !beginsLater) (where === "later" ? later : notYet).push(planned.rule.id);
    return undefined;
  }
  const certainty = where === "in" ? "certain" : "possible";
  const judged = decide(bound, facts);
  if (judged instanceof Promise) return judged.then((judgement) => { judgements.push({ rule, judgement, certainty }); });
  judgements.push({ rule, judgement: judged, certainty });
  return undefined;
}

function finished({ facts, counted, judgements, notYet, later }: Draft): Verdict {
  const isUsed = counted !== undefined || judgements.length > 0;
  const carried = rulesToCome(facts, notYet, later);
  return { counted, judgements, carried, unscored: !isUsed && carried.length === 0, repliedAgain: isUsed && repliesAfterNotice(facts) };
}

/** Whether two verdicts do the same. */
export function sameVerdict(one: Verdict, other: Verdict): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function plain({ judgements, ...rest }: Verdict): unknown {
  return { ...rest, judgements: judgements.map(({ rule, judgement, certainty }) => [rule, typeof judgement === "string" ? judgement : [...judgement].toSorted(), certainty]) };
}
