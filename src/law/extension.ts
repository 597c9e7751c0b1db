/**
 * Extension of the reply limit (延长答复): only if the head of the disclosure office agreed *and* the
 * applicant was told, both before the limit ran out (条例 2008 第二十四条, 2019 第三十三条).
 */
import type { PlainDate } from "../model/plain-date.ts";
import { say, type Tell } from "./clock-steps.ts";
import type { ReplyLaw } from "./reply-law.ts";
import type { Known, ReplyRequest } from "./reply-request.ts";

export type ExtensionState = "none" | "valid" | "unapproved" | "told_late";

/**
 * Judges the extension against the due date without it. Approved, never told and not needed (the
 * reply came in time, or the limit has not run out yet) counts as no extension.
 */
export function extensionState(request: ReplyRequest, dueOn: PlainDate, repliedOn: Known<PlainDate>, asOf: PlainDate): ExtensionState | undefined {
  const { extensionApprovedOn: approvedOn, extensionApprovedBy: approvedBy, extensionToldOn: toldOn } = request;
  if (approvedOn === null && toldOn === null) return "none";
  if (approvedOn === undefined || toldOn === undefined) return undefined;
  if (approvedOn === null || approvedOn > dueOn || approvedBy === "other" || approvedBy === null) return "unapproved";
  if (toldOn === null) {
    const needed = typeof repliedOn === "number" ? repliedOn > dueOn : asOf > dueOn;
    return needed ? "told_late" : "none";
  }
  if (approvedBy === undefined) return undefined;
  return toldOn <= dueOn ? "valid" : "told_late";
}

/** Working days of a valid extension: as told, never more than the law allows. */
export function extensionDays(request: ReplyRequest, law: ReplyLaw, tell: Tell): number | undefined {
  const days = request.extensionDays;
  if (days === undefined) return undefined;
  if (days === null) return law.extension;
  if (days > law.extension) tell?.(() => say.extensionTooLong(days, law.extension));
  return Math.min(days, law.extension);
}
