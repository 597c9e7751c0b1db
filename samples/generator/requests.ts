/** Disclosure requests of a unit: received, replied to in time, in proper form. */
import type { SampleUnit } from "./city.ts";
import { day, daysAfter } from "./days.ts";
import { rowsOf, type Draft, type Row } from "./draft.ts";
import type { Random } from "./random.ts";

const surnames = ["林", "陈", "黄", "吴", "蔡", "许", "庄", "苏"];
const contents = ["某地块征收批复", "村集体资金使用情况", "道路工程招投标文件", "低保评议记录", "宅基地审批档案", "环境整治经费决算"];
const channels = ["in_person", "post_signed", "online", "post_ordinary", "email", "in_person", "fax", "online"] as const;
const months = [2, 3, 5, 6, 7, 8, 9, 11];

export function requestsOf(draft: Draft, unit: SampleUnit, random: Random): void {
  const count = unit.type === "town" ? 6 : 5;
  for (let n = 0; n < count; n += 1) {
    const reachedOn = day(months[n % months.length] ?? 3, random.between(6, 16));
    rowsOf(draft, "disclosure_request").push(request(unit, n + 1, reachedOn, channels[n % channels.length] ?? "in_person", random));
  }
}

/** A request that reached the organ on a day, replied to by post within ten calendar days. */
export function request(unit: SampleUnit, number: number, reachedOn: string, channel: string, random: Random): Row {
  const id = `${unit.code}-${String(number).padStart(3, "0")}`;
  const starts = ["post_ordinary", "fax"].includes(channel);
  return {
    id,
    applicant: `${random.pick(surnames)}某`,
    contact: "略",
    content: random.pick(contents),
    channel,
    submittedOn: daysAfter(reachedOn, channel.startsWith("post") ? -2 : 0),
    reachedOn,
    signedOn: channel === "post_signed" ? reachedOn : null,
    confirmedOn: starts ? reachedOn : null,
    contactFailed: false,
    systemReceivedOn: channel === "online" || channel === "email" ? reachedOn : null,
    statedStartOn: channel === "other" ? reachedOn : null,
    misdirected: false,
    supplements: [],
    consultations: [],
    extensionApprovedOn: null,
    extensionApprovedBy: null,
    extensionToldOn: null,
    extensionDays: null,
    ...reply(number, daysAfter(reachedOn, random.between(5, 10)), random),
    urgedOn: null,
    withdrawnOn: null,
    archived: ["application", "receipt", "approval", "reply", "delivery"],
    registerGaps: null,
  };
}

/** The fields of a proper reply, posted on a day. */
export function reply(number: number, postedOn: string, random: Random): Row {
  return {
    replyDelivery: "postal",
    postedOn,
    replySignedOn: daysAfter(postedOn, random.between(1, 3)),
    replySentOn: null,
    replyType: random.pick(["disclosed", "disclosed", "partly", "not_exist", "already_public", "not_this_organ"]),
    replyTypeCorrect: true,
    docNo: `〔2017〕${String(number)}号`,
    datedReply: true,
    sealed: true,
    statesReceiptDate: true,
    statesReasons: true,
    statesLegalBasis: true,
    remediesStated: true,
    remedyBodiesStated: true,
    reconsiderationDays: 60,
    litigationMonths: 6,
  };
}

/** The fields of a request that nobody replied to. */
export const noReply: Row = {
  replyDelivery: null,
  postedOn: null,
  replySignedOn: null,
  replySentOn: null,
  replyType: null,
  replyTypeCorrect: null,
  docNo: null,
  datedReply: null,
  sealed: null,
  statesReceiptDate: null,
  statesReasons: null,
  statesLegalBasis: null,
  remediesStated: null,
  remedyBodiesStated: null,
  reconsiderationDays: null,
  litigationMonths: null,
};
