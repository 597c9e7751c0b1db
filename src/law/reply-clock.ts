/**
 * The reply clock (答复期限): by when a disclosure request had to be replied to, and whether it was.
 *
 * The law is that of the day on which the application reached the organ. Everything that nobody
 * filled in and that matters makes what depends on it blank; nothing is guessed.
 */
import { addDays, type PlainDate } from "../model/plain-date.ts";
import type { ClockStep } from "../model/finding.ts";
import { clockStart, type LateConfirmation } from "./clock-start.ts";
import { specialDaySteps } from "./clock-days.ts";
import { listener, say, silent, type Tell } from "./clock-steps.ts";
import { dueWithPauses, pausesOf, type Pause } from "./consultations.ts";
import { extensionDays, extensionState, type ExtensionState } from "./extension.ts";
import type { Law } from "./load-law.ts";
import { replyDay, wasReplied } from "./reply-day.ts";
import { replyLaw, type ReplyLaw } from "./reply-law.ts";
import type { Known, ReplyRequest } from "./reply-request.ts";
import { supplementOutcome, type SupplementOutcome, type SupplementState } from "./supplements.ts";

export interface ClockContext {
  readonly law: Law;
  readonly asOf: PlainDate;
  readonly lateConfirmation: LateConfirmation;
}

/** By a registered notice to amend, or by one that the register holds only as a reply of that type (告知更改补充). */
export type AnsweredBy = "none" | "reply" | "supplement_notice" | "amend_reply";

/** None (`null`) and blank (`undefined`) as in facts. */
export interface ReplyClock {
  /** None: the clock has not started, or it waits for the applicant. */
  readonly dueOn: Known<PlainDate>;
  readonly repliedOn: Known<PlainDate>;
  readonly answered: boolean | undefined;
  readonly answeredBy: AnsweredBy | undefined;
  /** The reply or the first day after the due date, whichever is first; none while neither has come. */
  readonly judgedOn: Known<PlainDate>;
  /** Working days past the due date, to the reply, the withdrawal or asOf; none while not due and unanswered. */
  readonly daysOver: Known<number>;
  readonly late: boolean | undefined;
  readonly extensionState: ExtensionState | undefined;
  readonly supplementState: SupplementState | undefined;
  readonly closedWithoutReply: "none" | "withdrawn" | "abandoned" | undefined;
}

export function replyClock(request: ReplyRequest, context: ClockContext): ReplyClock {
  return run(request, context, silent);
}

/** The same count, told step by step. */
export function explainReplyClock(request: ReplyRequest, context: ClockContext): readonly ClockStep[] {
  const { tell, steps } = listener();
  run(request, context, tell);
  return steps;
}

function run(request: ReplyRequest, context: ClockContext, tell: Tell): ReplyClock {
  const law = lawOf(request, context, tell);
  if (law === undefined) return nothingKnown(request, context, tell);
  const start = clockStart(request, law, context.lateConfirmation, tell);
  const supplements = supplementOutcome(request.supplements, { start, law, calendar: context.law.calendar, asOf: context.asOf }, tell);
  const reply = replyOf(request, law, supplements, tell);
  const due = dueOf(request, context, law, countedFrom(start, supplements), reply.on, tell);
  return clockOf(request, due, reply, supplements, judge(request, context, due.dueOn, reply, tell));
}

function clockOf(request: ReplyRequest, due: Due, reply: Reply, supplements: SupplementOutcome, { judgedOn, daysOver, late }: Lateness): ReplyClock {
  return {
    dueOn: due.dueOn,
    repliedOn: reply.on,
    answered: reply.answered,
    answeredBy: reply.by,
    judgedOn,
    daysOver,
    late,
    extensionState: due.extension,
    supplementState: supplements.state,
    closedWithoutReply: closing(request, reply, supplements),
  };
}

function lawOf(request: ReplyRequest, context: ClockContext, tell: Tell): ReplyLaw | undefined {
  if (typeof request.reachedOn !== "number") return undefined;
  const { reachedOn } = request;
  const law = replyLaw(context.law, reachedOn);
  tell?.(() => say.law(reachedOn, law.limitRow));
  if (!law.limitRow.confirmed) tell?.(() => say.unconfirmed(law.limitRow.source));
  return law;
}

interface Reply {
  readonly on: Known<PlainDate>;
  readonly answered: boolean | undefined;
  readonly by: AnsweredBy | undefined;
}

/**
 * Under the older law a notice to amend is a reply, and the earlier of the two is the one that counts. A register may
 * hold the notice only as the reply and its type: it is the same notice, and where its day is missing it was still given.
 */
function replyOf(request: ReplyRequest, law: ReplyLaw, { effect }: SupplementOutcome, tell: Tell): Reply {
  const on = replyDay(request);
  if (effect.kind === "reply" && (typeof on !== "number" || effect.on <= on)) return { on: effect.on, answered: true, by: "supplement_notice" };
  if (law.supplement === undefined && request.replyType === "to_amend") {
    tell?.(() => say.noticeFromReply(on ?? undefined));
    return { on: on ?? undefined, answered: true, by: "amend_reply" };
  }
  return plainReply(request, on);
}

function plainReply(request: ReplyRequest, on: Known<PlainDate>): Reply {
  const answered = wasReplied(request);
  return { on, answered, by: answered === undefined ? undefined : answered ? "reply" : "none" };
}

/** The day from which the limit runs; none where it does not run, blank where nobody knows. */
function countedFrom(start: Known<PlainDate>, { effect }: SupplementOutcome): Known<PlainDate> {
  switch (effect.kind) {
    case "restart":
      return effect.on;
    case "waiting":
    case "abandoned":
    case "unsupplied":
      return null;
    case "unknown":
      return undefined;
    case "none":
    case "reply":
      return start;
  }
}

interface Due {
  readonly dueOn: Known<PlainDate>;
  readonly extension: ExtensionState | undefined;
}

function dueOf(request: ReplyRequest, context: ClockContext, law: ReplyLaw, from: Known<PlainDate>, repliedOn: Known<PlainDate>, tell: Tell): Due {
  const { calendar } = context.law;
  const noExtension = request.extensionApprovedOn === null && request.extensionToldOn === null;
  if (typeof from !== "number") return { dueOn: from, extension: noExtension ? "none" : undefined };
  tell?.(() => say.limit(law.limit));
  const pauses = pausesOf(request.consultations, law, calendar, { repliedOn, asOf: context.asOf }, tell);
  if (pauses === undefined) return { dueOn: undefined, extension: noExtension ? "none" : undefined };
  const plain = dueWithPauses(from, law.limit, pauses, calendar);
  const extension = extensionState(request, plain.dueOn, repliedOn, context.asOf);
  const days = extension === "valid" ? extensionDays(request, law, tell) : 0;
  if (extension === undefined || days === undefined) {
    // An extension can only move the date onwards: what is in time without it stays in time.
    const inTime = typeof repliedOn === "number" ? repliedOn <= plain.dueOn : repliedOn === null && context.asOf <= plain.dueOn;
    return { dueOn: inTime ? plain.dueOn : undefined, extension };
  }
  const due = days === 0 ? plain : dueWithPauses(from, law.limit + days, pauses, calendar);
  if (tell !== silent) tellDue(request, from, due.dueOn, due.pauses, { extension, days, plainDueOn: plain.dueOn }, context, tell);
  return { dueOn: due.dueOn, extension };
}

function tellDue(
  request: ReplyRequest,
  from: PlainDate,
  dueOn: PlainDate,
  pauses: readonly Pause[],
  extended: { readonly extension: ExtensionState; readonly days: number; readonly plainDueOn: PlainDate },
  context: ClockContext,
  tell: Tell,
): void {
  const { calendar } = context.law;
  for (const { after, to } of pauses) tell?.(() => say.pause(after, to, calendar.workdaysBetween(after, to)));
  const { extension, days, plainDueOn } = extended;
  const toldOn = request.extensionToldOn;
  if (extension === "valid" && typeof toldOn === "number") tell?.(() => say.extension(toldOn, days));
  if (extension === "unapproved" || extension === "told_late") tell?.(() => say.extensionVoid(extension, plainDueOn));
  for (const step of specialDaySteps(from, dueOn, calendar)) tell?.(() => step);
  tell?.(() => say.due(dueOn));
}

function judge(request: ReplyRequest, context: ClockContext, dueOn: Known<PlainDate>, reply: Reply, tell: Tell): Lateness {
  const repliedOn = reply.on;
  if (typeof repliedOn === "number") {
    tell?.(() => say.replied(repliedOn, reply.by === "reply" ? request.replyDelivery : null));
    if (reply.by === "reply" && request.replyDelivery === "courier") tell?.(() => say.unlawful("courier"));
  }
  if (dueOn === undefined) tell?.(say.unknownDue);
  else if (repliedOn === undefined) tell?.(say.repliedUnknown);
  else if (repliedOn !== null && withdrawnBefore(request, repliedOn)) {
    const silence = judgeSilence(dueOn, request.withdrawnOn, context, tell);
    return silence.judgedOn === null ? { ...silence, judgedOn: request.withdrawnOn } : silence;
  } else if (repliedOn !== null) return judgeReply(dueOn, repliedOn, context, tell);
  else if (request.withdrawnOn !== undefined || dueOn === null || context.asOf <= dueOn) return judgeSilence(dueOn, request.withdrawnOn, context, tell);
  const notYetLate = typeof dueOn === "number" && context.asOf <= dueOn;
  return { judgedOn: undefined, daysOver: notYetLate ? 0 : undefined, late: notYetLate ? false : undefined };
}

/** The duty to reply ended with the withdrawal; a letter after it only closes the file. */
function withdrawnBefore({ withdrawnOn }: ReplyRequest, repliedOn: PlainDate): boolean {
  return typeof withdrawnOn === "number" && withdrawnOn < repliedOn;
}

type Lateness = Pick<ReplyClock, "judgedOn" | "daysOver" | "late">;

function judgeReply(dueOn: PlainDate | null, repliedOn: PlainDate, context: ClockContext, tell: Tell): Lateness {
  if (dueOn === null || repliedOn <= dueOn) {
    tell?.(say.inTime);
    return { judgedOn: repliedOn, daysOver: 0, late: false };
  }
  const daysOver = context.law.calendar.workdaysBetween(dueOn, repliedOn);
  tell?.(() => say.late(daysOver, repliedOn, true));
  return { judgedOn: addDays(dueOn, 1), daysOver, late: true };
}

/** Without a reply. A withdrawal after the due date ends the lateness, it does not undo it. */
function judgeSilence(dueOn: PlainDate | null, withdrawnOn: Known<PlainDate>, context: ClockContext, tell: Tell): Lateness {
  const end = withdrawnOn ?? context.asOf;
  const late = dueOn !== null && end > dueOn;
  const daysOver = late ? context.law.calendar.workdaysBetween(dueOn, end) : null;
  if (daysOver !== null) tell?.(() => say.late(daysOver, end, false));
  if (typeof withdrawnOn === "number") tell?.(() => say.withdrawn(withdrawnOn));
  else if (dueOn !== null && !late) tell?.(() => say.notDue(context.asOf));
  return { judgedOn: late ? addDays(dueOn, 1) : null, daysOver, late };
}

function closing(request: ReplyRequest, reply: Reply, { effect }: SupplementOutcome): ReplyClock["closedWithoutReply"] {
  if (reply.answered === true) return "none";
  if (request.withdrawnOn === undefined || reply.answered === undefined) return undefined;
  if (request.withdrawnOn !== null) return "withdrawn";
  if (effect.kind === "unsupplied" || effect.kind === "unknown") return undefined;
  return effect.kind === "abandoned" ? "abandoned" : "none";
}

/** Without the day of receipt there is no law to go by. */
function nothingKnown(request: ReplyRequest, context: ClockContext, tell: Tell): ReplyClock {
  const reply = plainReply(request, replyDay(request));
  const supplements: SupplementOutcome = { state: undefined, effect: { kind: "unknown" } };
  return clockOf(request, { dueOn: undefined, extension: undefined }, reply, supplements, judge(request, context, undefined, reply, tell));
}
