/**
 * The day of the reply (答复之日): by post the day of posting, by hand the day the applicant signed,
 * electronically the day of sending. Source: 国办公开办函〔2016〕235号.
 */
import type { PlainDate } from "../model/plain-date.ts";
import type { Known, ReplyRequest } from "./reply-request.ts";

/** None: not replied. Blank: replied, but nobody knows when. */
export function replyDay(request: ReplyRequest): Known<PlainDate> {
  const { replyDelivery: delivery, postedOn, replySignedOn, replySentOn } = request;
  const own = ownDay(request);
  if (delivery !== null && delivery !== undefined && own !== null) return own;
  // No carrier, or no day of this carrier: a day of another one says that there was a reply.
  return postedOn === null && replySignedOn === null && replySentOn === null ? null : undefined;
}

function ownDay({ replyDelivery, postedOn, replySignedOn, replySentOn }: ReplyRequest): Known<PlainDate> {
  switch (replyDelivery) {
    case "postal":
    case "courier":
      return postedOn;
    case "direct":
    case "entrusted":
      return replySignedOn;
    case "electronic":
      return replySentOn;
    case null:
    case undefined:
      return undefined;
  }
}

/** Whether there was a reply at all; blank where no field says so. */
export function wasReplied(request: ReplyRequest): boolean | undefined {
  if (typeof request.postedOn === "number" || typeof request.replySignedOn === "number" || typeof request.replySentOn === "number") return true;
  return replyDay(request) === null ? false : undefined;
}
