/** Names of months (`2017-03`) and quarters (`2017-Q1`), as groups of records are keyed by them. */
import type { Period } from "./assessment.ts";
import { dateParts, type PlainDate } from "./plain-date.ts";

export type Span = "month" | "quarter";

/** The month or quarter in which a day lies. */
export function spanKey(span: Span, date: PlainDate): string {
  const { year, month } = dateParts(date);
  return keyOf(span, year, month);
}

/** Every month or quarter that the period touches, in order. */
export function spanKeys(span: Span, period: Period): readonly string[] {
  const from = dateParts(period.from);
  const to = dateParts(period.to);
  const keys: string[] = [];
  for (let month = from.year * 12 + from.month - 1; month <= to.year * 12 + to.month - 1; month += 1) {
    keys.push(keyOf(span, Math.floor(month / 12), (month % 12) + 1));
  }
  return [...new Set(keys)];
}

function keyOf(span: Span, year: number, month: number): string {
  return span === "month" ? `${String(year)}-${String(month).padStart(2, "0")}` : `${String(year)}-Q${String(Math.ceil(month / 3))}`;
}
