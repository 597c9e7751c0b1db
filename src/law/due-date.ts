/**
 * A statutory due date with its count, asked for by one date: for the command `due`, and for
 * anybody who wants to know a deadline before there is a record.
 */
import type { ClockExplanation, ClockStep } from "../model/finding.ts";
import { formatPlainDate, type PlainDate } from "../model/plain-date.ts";
import { wholeFile } from "../model/position.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";
import { specialDaySteps } from "./clock-days.ts";
import { say } from "./clock-steps.ts";
import { lawOnDate, LawRangeError } from "./law-on-date.ts";
import type { Law } from "./load-law.ts";
import { explainReplyClock, replyClock } from "./reply-clock.ts";
import { replyLaw } from "./reply-law.ts";
import type { Channel, ReplyRequest } from "./reply-request.ts";
import { CalendarRangeError } from "./workday-calendar.ts";

export const dueRules = ["reply", "publish", "interpret"] as const;
export type DueRule = (typeof dueRules)[number];

export interface DueQuestion {
  readonly rule: DueRule;
  /** The day the application reached the organ, the information was formed, or the policy published. */
  readonly date: PlainDate;
  /** Of a request; it is taken to have been signed for or confirmed on the same day. */
  readonly channel: Channel;
  /** Of a request: lawfully extended by the most that the law allows. */
  readonly extended: boolean;
}

/** The answer, or a problem where the calendar or the law does not reach the date. */
export function dueDate(question: DueQuestion, law: Law): Outcome<ClockExplanation> {
  try {
    const value = question.rule === "reply" ? replyDue(question, law) : otherDue(question, law);
    return { value, problems: [] };
  } catch (error) {
    if (error instanceof CalendarRangeError) return { value: undefined, problems: [outsideCalendar(error, law)] };
    if (error instanceof LawRangeError) return { value: undefined, problems: [beforeLaw(error)] };
    throw error;
  }
}

function replyDue({ date, channel, extended }: DueQuestion, law: Law): ClockExplanation {
  const extension = extended ? date : null;
  const request: ReplyRequest = {
    channel,
    reachedOn: date,
    misdirected: null,
    signedOn: date,
    confirmedOn: date,
    contactFailed: null,
    systemReceivedOn: date,
    statedStartOn: date,
    supplements: [],
    consultations: [],
    extensionApprovedOn: extension,
    extensionApprovedBy: extended ? "office_head" : null,
    extensionToldOn: extension,
    extensionDays: null,
    replyDelivery: null,
    postedOn: null,
    replySignedOn: null,
    replySentOn: null,
    replyType: null,
    urgedOn: null,
    withdrawnOn: null,
  };
  const context = { law, asOf: date, lateConfirmation: "confirmed" } as const;
  const told = explainReplyClock(request, context).filter(({ what }) => what !== "result");
  const extensionLimit = replyLaw(law, date).extension;
  // What a record would state is only assumed here, and said to be.
  const steps = told.flatMap((step): readonly ClockStep[] => {
    if (step.what === "extension") return [say.assumedExtension(extensionLimit)];
    return step.what === "start" && channel !== "in_person" ? [step, say.assumedSameDay()] : [step];
  });
  return { dueOn: replyClock(request, context).dueOn ?? undefined, steps };
}

const parameters: Readonly<Record<"publish" | "interpret", string>> = { publish: "disclosure_limit", interpret: "interpretation_limit" };

function otherDue({ rule, date }: DueQuestion, law: Law): ClockExplanation {
  const id = rule === "interpret" ? parameters.interpret : parameters.publish;
  const parameter = law.parameters.get(id);
  if (parameter === undefined) throw new Error(`there is no law parameter ${id}`);
  const row = lawOnDate(parameter, date);
  if (typeof row.value !== "number") return { dueOn: undefined, steps: [say.noLimit(parameter.title, date, row)] };
  const head: readonly ClockStep[] = [say.otherLaw(parameter.title, parameter.selectedBy, row), ...(row.confirmed ? [] : [say.unconfirmed(row.source)])];
  const dueOn = law.calendar.addWorkdays(date, row.value);
  return { dueOn, steps: [...head, say.otherStart(date), say.otherLimit(row.value), ...specialDaySteps(date, dueOn, law.calendar), say.otherDue(dueOn)] };
}

function outsideCalendar(error: CalendarRangeError, law: Law): Problem {
  const date = formatPlainDate(error.date);
  const span = { zh: `${formatPlainDate(law.calendar.from)} 至 ${formatPlainDate(law.calendar.to)}`, en: `${formatPlainDate(law.calendar.from)} to ${formatPlainDate(law.calendar.to)}` };
  const year = date.slice(0, 4);
  return {
    code: "date-outside-calendar",
    severity: "error",
    position: wholeFile(`calendar/${year}.yaml`),
    message: text(`推算要用到 ${date}，工作日历只有 ${span.zh}`, `the count reaches ${date}, the working-day calendar only ${span.en}`),
    hint: text(`请按 ${year} 年的放假通知补上 calendar/${year}.yaml`, `add calendar/${year}.yaml from that year's notice`),
  };
}

function beforeLaw(error: LawRangeError): Problem {
  const date = formatPlainDate(error.date);
  return {
    code: "law-before-first-row",
    severity: "error",
    position: wholeFile(error.parameter),
    message: text(`法定口径 ${error.parameter} 没有 ${date} 适用的一行`, `the law parameter ${error.parameter} has no row for ${date}`),
    hint: text("请核对日期，或在法定口径文件中补写更早的一行", "check the date, or add an earlier row to the law file"),
  };
}
