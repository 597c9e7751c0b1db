/**
 * Asking the applicant to correct the application (补正).
 *
 * Until 2019-05-14 such a notice is itself a reply (告知更改、补充, 条例 2008 第二十一条第四项) and the
 * corrected application is a new request. From 2019-05-15 (条例第三十条) the first notice, within
 * 7 working days, stops the clock, which runs anew when the correction arrives; an applicant who
 * does not correct in time has given the application up.
 */
import type { PlainDate } from "../model/plain-date.ts";
import { say, type Tell } from "./clock-steps.ts";
import type { ReplyLaw } from "./reply-law.ts";
import type { Known, Supplement } from "./reply-request.ts";
import type { WorkdayCalendar } from "./workday-calendar.ts";

export type SupplementState = "none" | "proper" | "repeated" | "late";

/** What the notices do to the clock. */
export type SupplementEffect =
  /** `unsupplied`: no correction came, and nobody knows whether the applicant still had time. */
  | { readonly kind: "none" | "waiting" | "abandoned" | "unsupplied" | "unknown" }
  | { readonly kind: "reply" | "restart"; readonly on: PlainDate };

export interface SupplementOutcome {
  readonly state: SupplementState | undefined;
  readonly effect: SupplementEffect;
}

export interface SupplementContext {
  readonly start: Known<PlainDate>;
  readonly law: ReplyLaw;
  readonly calendar: WorkdayCalendar;
  readonly asOf: PlainDate;
}

export function supplementOutcome(supplements: readonly Supplement[] | undefined, context: SupplementContext, tell: Tell): SupplementOutcome {
  if (supplements === undefined) return { state: undefined, effect: { kind: "unknown" } };
  const first = supplements[0];
  if (first === undefined) return NO_NOTICE;
  const { supplement: limit } = context.law;
  if (limit === undefined) {
    tell?.(() => say.noticeIsReply(first.noticedOn, typeof first.suppliedOn === "number"));
    return { state: repetition(supplements), effect: { kind: "reply", on: first.noticedOn } };
  }
  if (context.start === undefined) return { state: undefined, effect: { kind: "unknown" } };
  if (context.start !== null && first.noticedOn > context.calendar.addWorkdays(context.start, limit)) {
    tell?.(() => say.noticeLate(first.noticedOn, limit));
    return { state: "late", effect: { kind: "none" } };
  }
  return { state: repetition(supplements), effect: effectOf(first, context, tell) };
}

const NO_NOTICE: SupplementOutcome = { state: "none", effect: { kind: "none" } };

/** Everything is to be asked for at once: a second notice, or one that did not say all, is a fault. */
function repetition(supplements: readonly Supplement[]): SupplementState | undefined {
  if (supplements.length > 1 || supplements.some(({ onceOnly }) => onceOnly === false || onceOnly === null)) return "repeated";
  return supplements.some(({ onceOnly }) => onceOnly === undefined) ? undefined : "proper";
}

function effectOf(first: Supplement, { calendar, asOf }: SupplementContext, tell: Tell): SupplementEffect {
  const { noticedOn, suppliedOn, allowedDays } = first;
  if (suppliedOn === undefined) return { kind: "unknown" };
  if (suppliedOn !== null) {
    tell?.(() => say.restart(noticedOn, suppliedOn));
    return { kind: "restart", on: suppliedOn };
  }
  if (allowedDays === undefined) {
    tell?.(() => say.unsupplied(noticedOn));
    return { kind: "unsupplied" };
  }
  const lastDay = allowedDays === null ? undefined : calendar.addWorkdays(noticedOn, allowedDays);
  if (lastDay !== undefined && asOf <= lastDay) {
    tell?.(() => say.waiting(noticedOn, lastDay));
    return { kind: "waiting" };
  }
  tell?.(() => say.abandoned(noticedOn, lastDay));
  return { kind: "abandoned" };
}
