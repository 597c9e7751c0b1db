/** Groups of records (按月、按季、按字段分组): the key a record falls under, and the keys expected. */
import type { Period } from "../model/assessment.ts";
import type { FactValue } from "../model/fact.ts";
import { dateParts, dayOf, plainDate, type PlainDate } from "../model/plain-date.ts";
import type { GroupBy } from "../model/rule.ts";

/** The record's group; `undefined` where nobody knows, `null` where it falls under none. */
export function groupKey(by: GroupBy, read: (fact: string) => FactValue): string | null | undefined {
  switch (by.kind) {
    case "field": {
      const value = read(by.field);
      return value === undefined || value === null ? value : textOf(value);
    }
    case "month":
    case "quarter": {
      const date = read(by.date);
      if (date === undefined || date === null) return date;
      if (typeof date !== "number") throw new Error(`${by.date} is no date`);
      return by.kind === "month" ? monthKey(dayOf(date)) : quarterKey(dayOf(date));
    }
  }
}

/** Every month ("2017-03") or quarter ("2017-Q1") of a period, in order. */
export function periodKeys(by: "month" | "quarter", period: Period): readonly string[] {
  const first = dateParts(period.from);
  const last = dateParts(period.to);
  const keys: string[] = [];
  for (let month = first.year * 12 + first.month - 1; month <= last.year * 12 + last.month - 1; month += 1) {
    const day = plainDate(Math.floor(month / 12), (month % 12) + 1, 1);
    if (day === undefined) throw new Error("a month outside the calendar");
    keys.push(by === "month" ? monthKey(day) : quarterKey(day));
  }
  return [...new Set(keys)];
}

function monthKey(date: PlainDate): string {
  const { year, month } = dateParts(date);
  return `${String(year)}-${String(month).padStart(2, "0")}`;
}

function quarterKey(date: PlainDate): string {
  const { year, month } = dateParts(date);
  return `${String(year)}-Q${String(Math.ceil(month / 3))}`;
}

function textOf(value: Exclude<FactValue, null | undefined>): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  throw new Error("records cannot be grouped by a list or an open number");
}
