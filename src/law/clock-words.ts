/** Words that clock sentences share: dates with their weekday, counts. */
import { dateParts, formatPlainDate, weekday, type PlainDate } from "../model/plain-date.ts";

const weekdays = [
  ["一", "Mon"],
  ["二", "Tue"],
  ["三", "Wed"],
  ["四", "Thu"],
  ["五", "Fri"],
  ["六", "Sat"],
  ["日", "Sun"],
] as const;

/** `2017年1月18日（星期三）` */
export function dayZh(date: PlainDate): string {
  const { year, month, day } = dateParts(date);
  return `${String(year)}年${String(month)}月${String(day)}日（星期${weekdays[weekday(date) - 1]?.[0] ?? ""}）`;
}

/** `2017-01-18 (Wed)` */
export function dayEn(date: PlainDate): string {
  return `${formatPlainDate(date)} (${weekdays[weekday(date) - 1]?.[1] ?? ""})`;
}

/** `1月27日至2月2日`, with the year in front: `2017年1月27日至2月2日`; one day alone without `至`. */
export function spanZh(from: PlainDate, to: PlainDate): string {
  const [first, last] = [dateParts(from), dateParts(to)];
  const head = `${String(first.year)}年${String(first.month)}月${String(first.day)}日`;
  if (from === to) return head;
  const year = first.year === last.year ? "" : `${String(last.year)}年`;
  return `${head}至${year}${String(last.month)}月${String(last.day)}日`;
}

export function spanEn(from: PlainDate, to: PlainDate): string {
  return from === to ? formatPlainDate(from) : `${formatPlainDate(from)} to ${formatPlainDate(to)}`;
}

export function workdaysZh(count: number): string {
  return `${String(count)}个工作日`;
}

export function workdaysEn(count: number): string {
  return `${String(count)} working day${count === 1 ? "" : "s"}`;
}
