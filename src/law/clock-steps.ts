/**
 * The sentences in which a due date is explained (时限推算过程), for a person to count again.
 *
 * Parts of the clock are handed a `Tell`; they say what they did only when somebody listens, so
 * that a hundred thousand requests are counted without writing a hundred thousand explanations.
 */
import type { ClockStep, ClockStepKind } from "../model/finding.ts";
import type { LawRow } from "../model/law.ts";
import type { PlainDate } from "../model/plain-date.ts";
import { text, type Text } from "../model/text.ts";
import type { LateConfirmation, StartKind } from "./clock-start.ts";
import { dayEn, dayZh, workdaysEn, workdaysZh } from "./clock-words.ts";
import type { Delivery, Known } from "./reply-request.ts";

export type Tell = ((step: () => ClockStep) => void) | undefined;

export const silent: Tell = undefined;

/** Collects what is told. */
export function listener(): { readonly tell: Tell; readonly steps: readonly ClockStep[] } {
  const steps: ClockStep[] = [];
  return { tell: (step) => void steps.push(step()), steps };
}

function step(what: ClockStepKind, date: PlainDate | undefined, zh: string, en: string): ClockStep {
  return { what, date, text: text(zh, en) };
}

const startWords: Readonly<Record<StartKind | "reached", Text>> = {
  handed_in: text("当面提交，以提交之日为准", "handed in: received on that day"),
  signed: text("邮寄签收，以签收之日为准", "signed for: received on the day of signing"),
  confirmed: text("以与申请人确认之日为准", "received on the day it was confirmed with the applicant"),
  reached: text("没有在当日与申请人确认，以到达之日为准", "not confirmed with the applicant on that day: the day it reached the organ counts"),
  system_receipt: text("网络渠道，以系统接收之日为准", "over the internet: received on the day the system took it in"),
  stated: text("以行政机关公开规定的时间为准", "received on the day that the organ has laid down"),
};

const deliveryWords: Readonly<Record<Delivery, Text>> = {
  postal: text("邮政寄送，以交寄之日为答复之日", "by post: the day of posting counts"),
  courier: text("快递寄送，以交寄之日为答复之日", "by courier: the day of posting counts"),
  direct: text("直接送达，以签收之日为答复之日", "handed over: the day of signing counts"),
  entrusted: text("委托送达，以签收之日为答复之日", "handed over by another: the day of signing counts"),
  electronic: text("电子送达，以发出之日为答复之日", "sent electronically: the day of sending counts"),
};

export const say = {
  law: (reachedOn: PlainDate, row: LawRow): ClockStep =>
    step("law", reachedOn, `申请于${dayZh(reachedOn)}到达行政机关，适用${row.source}`, `reached the organ on ${dayEn(reachedOn)}: ${row.source} applies`),
  start: (kind: StartKind | "reached", start: PlainDate, reachedOn: PlainDate, source: string): ClockStep => {
    const same = start === reachedOn;
    return step(
      "start",
      start,
      `收到申请之日为${dayZh(start)}${same ? "" : "，晚于到达之日"}，当日不计：${startWords[kind].zh}，依据${source}`,
      `${startWords[kind].en} (${source}): ${dayEn(start)}${same ? "" : ", after it reached the organ"}; that day itself is not counted`,
    );
  },
  otherLaw: (title: Text, selectedBy: Text, row: LawRow): ClockStep =>
    step("law", undefined, `${title.zh}：按${selectedBy.zh}，适用${row.source}`, `${title.en}: by ${selectedBy.en}, ${row.source} applies`),
  noLimit: (title: Text, date: PlainDate, row: LawRow): ClockStep =>
    step("law", date, `${title.zh}：${dayZh(date)}没有期限（${row.source}）`, `${title.en}: no limit was in force on ${dayEn(date)} (${row.source})`),
  otherStart: (date: PlainDate): ClockStep => step("start", date, `自${dayZh(date)}起算，当日不计`, `from ${dayEn(date)}; that day itself is not counted`),
  otherLimit: (limit: number): ClockStep =>
    step("limit", undefined, `期限${workdaysZh(limit)}，周六、周日和放假日不计`, `limit ${workdaysEn(limit)}; weekends and holidays are not counted`),
  otherDue: (dueOn: PlainDate): ClockStep => step("due", dueOn, `期限届满：${dayZh(dueOn)}`, `due on ${dayEn(dueOn)}`),
  unconfirmed: (source: string): ClockStep => step("flag", undefined, `依据尚未核对原文：${source}`, `the source has not been checked against its text: ${source}`),
  startByReached: (): ClockStep =>
    step("flag", undefined, "登记簿写明没有另外的签收或系统接收日期，按收件日期起算", "the register has no other day of signing or system receipt: the day it reached the organ counts"),
  notStarted: (): ClockStep => step("flag", undefined, "尚未与申请人确认，期限没有起算", "not yet confirmed with the applicant: the clock has not started"),
  confirmedLate: (reachedOn: PlainDate, confirmedOn: Known<PlainDate>, setting: LateConfirmation): ClockStep => {
    const found =
      typeof confirmedOn === "number"
        ? text(`应在${dayZh(reachedOn)}当日联系申请人，实际于${dayZh(confirmedOn)}确认`, `should have been confirmed on ${dayEn(reachedOn)}, was on ${dayEn(confirmedOn)}`)
        : text(`应在${dayZh(reachedOn)}当日联系申请人，没有确认日期`, `should have been confirmed on ${dayEn(reachedOn)}; there is no day of confirmation`);
    const effect =
      setting === "reached"
        ? text("按本方案设定，自收件日期起算", "by the scheme's setting the day it reached the organ counts")
        : typeof confirmedOn === "number"
          ? text("仍自确认之日起算", "the day of confirmation counts all the same")
          : text("也没有联系不上的登记，自收件日期起算", "nor was the applicant out of reach: the day it reached the organ counts");
    return step("flag", reachedOn, `${found.zh}；${effect.zh}`, `${found.en}; ${effect.en}`);
  },
  limit: (limit: number): ClockStep =>
    step("limit", undefined, `答复期限${workdaysZh(limit)}，周六、周日和放假日不计`, `limit ${workdaysEn(limit)}; weekends and holidays are not counted`),
  pause: (after: PlainDate, to: PlainDate, days: number): ClockStep =>
    step(
      "pause",
      after,
      `${dayZh(after)}发出征求意见书，至${dayZh(to)}，期间${workdaysZh(days)}不计入期限`,
      `consultation after ${dayEn(after)} up to ${dayEn(to)}: ${workdaysEn(days)} not counted`,
    ),
  organNotCounted: (sentOn: PlainDate): ClockStep =>
    step("flag", sentOn, `${dayZh(sentOn)}征求其他机关意见：2008年条例只扣除征求第三方意见的时间，不停止计算`, `consulting another organ on ${dayEn(sentOn)} does not stop the clock under the 2008 regulations`),
  openConsultation: (sentOn: PlainDate, end: PlainDate): ClockStep =>
    step("flag", sentOn, `${dayZh(sentOn)}征求意见尚无答复，暂计至${dayZh(end)}，须由人员核实`, `the consultation of ${dayEn(sentOn)} has no answer; counted up to ${dayEn(end)}, to be checked by a person`),
  consultationCut: (sentOn: PlainDate, latest: PlainDate, days: number): ClockStep =>
    step("flag", sentOn, `${dayZh(sentOn)}征求意见满${workdaysZh(days)}未答复，只停止计算到${dayZh(latest)}`, `the consultation of ${dayEn(sentOn)} was not answered within ${workdaysEn(days)}: it stops the clock up to ${dayEn(latest)} only`),
  restart: (noticedOn: PlainDate, suppliedOn: PlainDate): ClockStep =>
    step("restart", suppliedOn, `${dayZh(noticedOn)}告知补正，${dayZh(suppliedOn)}收到补正申请，期限自该日重新起算，当日不计`, `asked to correct on ${dayEn(noticedOn)}; the correction came on ${dayEn(suppliedOn)}, from which day the clock runs anew`),
  noticeIsReply: (noticedOn: PlainDate, supplied: boolean): ClockStep =>
    step(
      "flag",
      noticedOn,
      `${dayZh(noticedOn)}告知更改、补充，本身即为答复（2008年条例第二十一条第四项）${supplied ? "；补正后的申请应作为新申请另行登记" : ""}`,
      `the notice of ${dayEn(noticedOn)} to amend the application is itself a reply (2008 regulations, art. 21(4))${supplied ? "; the corrected application has to be registered as a new request" : ""}`,
    ),
  noticeFromReply: (repliedOn: PlainDate | undefined): ClockStep =>
    step(
      "flag",
      repliedOn,
      `答复类型为告知更改、补充，补正情况没有登记这次告知${repliedOn === undefined ? "，也没有登记告知日期" : `，以答复之日${dayZh(repliedOn)}为告知之日`}；告知本身即为答复（2008年条例第二十一条第四项）`,
      `the reply is of the type “asked to amend”, and no such notice is registered${repliedOn === undefined ? ", nor the day of it" : `: it is taken to be of the day of the reply, ${dayEn(repliedOn)}`}; the notice is itself a reply (2008 regulations, art. 21(4))`,
    ),
  noticeLate: (noticedOn: PlainDate, limit: number): ClockStep =>
    step("flag", noticedOn, `${dayZh(noticedOn)}才告知补正，超过${workdaysZh(limit)}，原期限照常计算`, `asked to correct only on ${dayEn(noticedOn)}, after more than ${workdaysEn(limit)}: the clock runs on`),
  waiting: (noticedOn: PlainDate, lastDay: PlainDate): ClockStep =>
    step("flag", noticedOn, `${dayZh(noticedOn)}告知补正，申请人可补正至${dayZh(lastDay)}，期限暂不计算`, `asked to correct on ${dayEn(noticedOn)}; the applicant has until ${dayEn(lastDay)}, the clock waits`),
  unsupplied: (noticedOn: PlainDate): ClockStep =>
    step("flag", noticedOn, `${dayZh(noticedOn)}告知补正，未收到补正申请，补正期限没有登记`, `asked to correct on ${dayEn(noticedOn)}, no correction came, and the period allowed is not registered`),
  abandoned: (noticedOn: PlainDate, lastDay: PlainDate | undefined): ClockStep =>
    step(
      "flag",
      lastDay,
      `${dayZh(noticedOn)}告知补正，申请人${lastDay === undefined ? "" : `至${dayZh(lastDay)}`}未补正，视为放弃申请`,
      `asked to correct on ${dayEn(noticedOn)}; no correction came${lastDay === undefined ? "" : ` by ${dayEn(lastDay)}`}: the application is given up`,
    ),
  extension: (toldOn: PlainDate, days: number): ClockStep =>
    step("extension", toldOn, `经信息公开工作机构负责人同意延长${workdaysZh(days)}，并于${dayZh(toldOn)}告知申请人`, `extended by ${workdaysEn(days)} with the approval of the head of the disclosure office, the applicant told on ${dayEn(toldOn)}`),
  assumedExtension: (days: number): ClockStep =>
    step("extension", undefined, `依法延长${workdaysZh(days)}（以期满前已经批准并告知申请人为前提）`, `lawfully extended by ${workdaysEn(days)} (approved and told to the applicant before the limit ran out)`),
  assumedSameDay: (): ClockStep => step("flag", undefined, "以签收、系统接收或者确认均在当日为前提", "on the assumption that signing, system receipt or confirmation were on the same day"),
  extensionTooLong: (days: number, most: number): ClockStep =>
    step("flag", undefined, `告知延长${workdaysZh(days)}，超过法定的${workdaysZh(most)}，按${workdaysZh(most)}计`, `told an extension of ${workdaysEn(days)}; the law allows ${workdaysEn(most)}, which is counted`),
  extensionVoid: (state: "unapproved" | "told_late", dueOn: PlainDate): ClockStep =>
    state === "unapproved"
      ? step("flag", dueOn, `延长答复未经信息公开工作机构负责人在${dayZh(dueOn)}前同意，不予认可`, `the extension was not approved by the head of the disclosure office by ${dayEn(dueOn)}: it does not count`)
      : step("flag", dueOn, `延长答复没有在${dayZh(dueOn)}前告知申请人，不予认可`, `the applicant was not told of the extension by ${dayEn(dueOn)}: it does not count`),
  due: (dueOn: PlainDate): ClockStep => step("due", dueOn, `答复期限届满：${dayZh(dueOn)}`, `due on ${dayEn(dueOn)}`),
  replied: (repliedOn: PlainDate, delivery: Known<Delivery>): ClockStep => {
    const how = delivery === null || delivery === undefined ? text("", "") : deliveryWords[delivery];
    return step("replied", repliedOn, `答复之日：${dayZh(repliedOn)}${how.zh === "" ? "" : `（${how.zh}）`}`, `replied on ${dayEn(repliedOn)}${how.en === "" ? "" : ` (${how.en})`}`);
  },
  unlawful: (delivery: "courier"): ClockStep =>
    step("flag", undefined, "应由邮政企业寄送，快递寄送属答复不规范，不影响是否逾期", `sent by ${delivery} instead of the postal enterprise: an irregular reply, not a late one`),
  repliedUnknown: (): ClockStep => step("flag", undefined, "已答复，但送达方式或日期未登记，无法认定答复之日", "replied, but how or when is not registered: the day of the reply is not known"),
  inTime: (): ClockStep => step("result", undefined, "在期限内答复", "replied in time"),
  late: (daysOver: number, end: PlainDate, replied: boolean): ClockStep =>
    replied
      ? step("result", end, `逾期${workdaysZh(daysOver)}答复`, `replied ${workdaysEn(daysOver)} late`)
      : step("result", end, `至${dayZh(end)}未答复，已逾期${workdaysZh(daysOver)}`, `not replied by ${dayEn(end)}: ${workdaysEn(daysOver)} overdue`),
  notDue: (asOf: PlainDate): ClockStep => step("result", asOf, `至${dayZh(asOf)}尚未届满，转下年度认定`, `not yet due on ${dayEn(asOf)}: carried over`),
  withdrawn: (withdrawnOn: PlainDate): ClockStep => step("result", withdrawnOn, `申请人于${dayZh(withdrawnOn)}撤回申请`, `withdrawn by the applicant on ${dayEn(withdrawnOn)}`),
  unknownDue: (): ClockStep => step("flag", undefined, "起算或停止计算所需的登记项目未填写，无法认定期限", "fields that start or stop the clock are blank: the due date is not known"),
  skipped: (zh: string, en: string, from: PlainDate): ClockStep => step("skipped", from, zh, en),
  worked: (zh: string, en: string, date: PlainDate): ClockStep => step("worked", date, zh, en),
} as const;
