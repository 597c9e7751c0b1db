/**
 * From which day the reply clock runs (收到申请之日), by channel.
 *
 * Source: 国办公开办函〔2015〕207号第一条; from 2019-05-15 条例（国令711号）第三十一条, where an application
 * over the internet starts on confirmation and no longer on the mail system's receipt.
 */
import type { PlainDate } from "../model/plain-date.ts";
import { say, type Tell } from "./clock-steps.ts";
import type { ReplyLaw } from "./reply-law.ts";
import type { Known, ReplyRequest } from "./reply-request.ts";

/** What the office does when it rang the applicant of an ordinary letter later than it should have. */
export type LateConfirmation = "confirmed" | "reached";

/** What starts the clock of a channel. */
export type StartKind = "handed_in" | "signed" | "confirmed" | "system_receipt" | "stated";

/** The first day, which is not counted itself. None: not started yet. Blank: nobody knows. */
export function clockStart(request: ReplyRequest, law: ReplyLaw, setting: LateConfirmation, tell: Tell): Known<PlainDate> {
  const kind = startKind(request, law);
  if (kind === undefined) return undefined;
  const day = startDay(kind, request, setting, tell);
  const said = kind === "confirmed" && day !== request.confirmedOn ? "reached" : kind;
  if (typeof day === "number") tell?.(() => say.start(said, day, request.reachedOn ?? day, law.onlineRow.source));
  if (kind === "system_receipt" && !law.onlineRow.confirmed) tell?.(() => say.unconfirmed(law.onlineRow.source));
  if (day === null) tell?.(() => say.notStarted());
  return day;
}

function startKind(request: ReplyRequest, law: ReplyLaw): StartKind | undefined {
  if (request.misdirected === true) return "confirmed";
  switch (request.channel) {
    case "in_person":
      return request.misdirected === undefined ? undefined : "handed_in";
    case "post_signed":
      return request.misdirected === undefined ? undefined : "signed";
    case "online":
    case "email":
      return law.onlineStart;
    case "post_ordinary":
    case "fax":
      return "confirmed";
    case "other":
      return request.statedStartOn === null ? "confirmed" : request.statedStartOn === undefined ? undefined : "stated";
    case null:
    case undefined:
      return undefined;
  }
}

function startDay(kind: StartKind, request: ReplyRequest, setting: LateConfirmation, tell: Tell): Known<PlainDate> {
  switch (kind) {
    case "handed_in":
      return request.reachedOn;
    case "signed":
      return orReached(request.signedOn, request, tell);
    case "system_receipt":
      return orReached(request.systemReceivedOn, request, tell);
    case "stated":
      return request.statedStartOn;
    case "confirmed":
      return confirmedDay(request, setting, tell);
  }
}

/** 无 in the register: there is no other day than the one it reached the organ. */
function orReached(day: Known<PlainDate>, request: ReplyRequest, tell: Tell): Known<PlainDate> {
  if (day !== null) return day;
  tell?.(() => say.startByReached());
  return request.reachedOn;
}

/**
 * The office rings on the day of receipt; where it rang later without need, a setting decides. Where it could have rung
 * and never did, there is no confirmation that could count: a clock that waited for it would never make anybody late.
 */
function confirmedDay(request: ReplyRequest, setting: LateConfirmation, tell: Tell): Known<PlainDate> {
  const { reachedOn, confirmedOn, contactFailed } = request;
  const mail = request.misdirected === true || request.channel === "post_ordinary";
  if (!mail || typeof reachedOn !== "number") return confirmedOn;
  if (contactFailed === true || (typeof confirmedOn === "number" && confirmedOn <= reachedOn)) return confirmedOn;
  if (confirmedOn === null && contactFailed === undefined) return undefined;
  if (setting === "reached" || confirmedOn === null) {
    tell?.(() => say.confirmedLate(reachedOn, confirmedOn, setting));
    return reachedOn;
  }
  if (typeof confirmedOn === "number") tell?.(() => say.confirmedLate(reachedOn, confirmedOn, setting));
  return confirmedOn;
}
