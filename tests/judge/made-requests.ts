/** Requests as a register may have them, at random: most of them usual, some with blanks, odd words or ids that come twice. */
import fc from "fast-check";
import { addDays, formatPlainDate, parsePlainDate } from "../../src/model/plain-date.ts";

const start = parsePlainDate("2016-11-01");
const dayAfter = (days: number): string => (start === undefined ? "" : formatPlainDate(addDays(start, days)));
const first = fc.integer({ min: 0, max: 430 });
const usually = <T>(value: T, ...others: readonly T[]): fc.Arbitrary<T> => fc.oneof({ weight: 12, arbitrary: fc.constant(value) }, { weight: others.length, arbitrary: fc.constantFrom(...others) });

/** What a day after the receipt may be; blank and none among them. */
const later = (...days: readonly number[]) => fc.oneof({ weight: 6, arbitrary: fc.constantFrom<number | string>(...days) }, { weight: 1, arbitrary: fc.constantFrom<number | string>("", "无") });
export const request = fc.record({
  unit: fc.constantFrom("1", "2", "甲镇"),
  id: fc.oneof({ weight: 20, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.constantFrom("R-1", "R-2", "") }),
  reachedOn: first,
  channel: usually("当面", "网络", "平信", "邮寄签收", "传真", "", "其他"),
  signedOn: later(0, 1, 3),
  confirmedOn: later(0, 2, 9),
  systemReceivedOn: later(0, 1),
  misdirected: usually("否", "是", ""),
  contactFailed: usually("否", "是"),
  extensionApprovedOn: usually<number | string>("无", 5, 12, 40),
  extensionApprovedBy: usually("无", "信息公开工作机构负责人", "其他人员", ""),
  extensionToldOn: usually<number | string>("无", 6, 14, 41),
  replyDelivery: usually("邮政寄送", "快递寄送", "直接送达", "无", ""),
  postedOn: later(3, 14, 20, 22, 24, 31, 45, 80),
  replySignedOn: later(5, 20, 60),
  urgedOn: usually<number | string>("无", 10, 23, 30, ""),
  withdrawnOn: usually<number | string>("无", 8, 40),
  replyType: usually("信息不存在", "告知更改补充", "同意公开", "", "无", "不予公开（三类内部事务信息）"),
  docNo: usually("〔2017〕3号", "无", ""),
  sealed: usually("是", "否", "", "盖了"),
  datedReply: usually("是", "否", "无"),
  replyTypeCorrect: usually("是", "否", ""),
  statesReceiptDate: usually("是", "否", ""),
  statesReasons: usually("是", "否", ""),
  statesLegalBasis: usually("是", "否", ""),
  remediesStated: usually("是", "否", ""),
  remedyBodiesStated: usually("是", "否"),
  reconsiderationDays: usually("60", "90", "", "无"),
  litigationMonths: usually("6", "3", ""),
  archived: usually("申请表；受理回执；审批单；答复书；送达回证", "申请表；答复书", "", "无"),
  recordedOn: usually<number | string>("", 20, 500),
});
type Request = Readonly<Record<string, string | number>>;

/** A request in which there is nothing to find fault with. */
export const faultless: fc.Arbitrary<Request> = fc.record({
  unit: fc.constant("1"),
  id: fc.uuid(),
  reachedOn: fc.integer({ min: 70, max: 400 }),
  channel: fc.constant("当面"),
  signedOn: fc.constant("无"),
  confirmedOn: fc.constant("无"),
  systemReceivedOn: fc.constant("无"),
  misdirected: fc.constant("否"),
  contactFailed: fc.constant("否"),
  extensionApprovedOn: fc.constant("无"),
  extensionApprovedBy: fc.constant("无"),
  extensionToldOn: fc.constant("无"),
  replyDelivery: fc.constant("邮政寄送"),
  postedOn: fc.constantFrom(3, 6),
  replySignedOn: fc.constant(8),
  urgedOn: fc.constant("无"),
  withdrawnOn: fc.constant("无"),
  replyType: fc.constant("信息不存在"),
  docNo: fc.constant("〔2017〕3号"),
  sealed: fc.constant("是"),
  datedReply: fc.constant("是"),
  replyTypeCorrect: fc.constant("是"),
  statesReceiptDate: fc.constant("是"),
  statesReasons: fc.constant("是"),
  statesLegalBasis: fc.constant("是"),
  remediesStated: fc.constant("是"),
  remedyBodiesStated: fc.constant("是"),
  reconsiderationDays: fc.constant("60"),
  litigationMonths: fc.constant("6"),
  archived: fc.constant("申请表；受理回执；审批单；答复书；送达回证"),
  recordedOn: fc.constant(""),
});

/** As cells by the ids of their columns. */
export function cellsOf({ reachedOn, ...rest }: Request): Readonly<Record<string, string>> {
  const day = Number(reachedOn);
  return Object.fromEntries(Object.entries({ ...rest, reachedOn: 0 }).map(([key, value]) => [key, typeof value === "number" ? dayAfter(day + value) : value]));
}

export function tableOf(rows: readonly Readonly<Record<string, string>>[]): readonly string[] {
  const keys = Object.keys(rows[0] ?? {});
  return [keys.join(","), ...rows.map((row) => keys.map((key) => row[key] ?? "").join(","))];
}

/** `more`: what else stands in the record, with a comma before it. */
export function lineOf(cells: Readonly<Record<string, string>>, more: string): string {
  const given = Object.entries(cells).filter(([, value]) => value !== "");
  return `{${given.map(([key, value]) => `${JSON.stringify(key)}:${value === "无" ? "null" : JSON.stringify(value)}`).join(",")}${more}}`;
}

export const entries = fc.constantFrom("", ',"supplements":[]', ',"supplements":[{"noticedOn":"2017-03-05","onceOnly":true,"allowedDays":null,"suppliedOn":null}]', ',"consultations":[{"party":"third_party","sentOn":"2017-03-06","receivedOn":"2017-03-07","answeredOn":null}]');
