/** A year like 2017, lived again some years later: the same days of the month, numbers and report years moved on. */
import type { Draft, Row } from "./draft.ts";

export function redated(draft: Draft, years: number): Draft {
  return new Map([...draft].map(([type, rows]) => [type, rows.map((row) => moved(row, years) as Row)]));
}

function moved(value: unknown, years: number, field = ""): unknown {
  if (Array.isArray(value)) return value.map((entry) => moved(entry, years));
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, moved(one, years, key)]));
  if (field === "reportYear" && typeof value === "number") return value + years;
  return typeof value === "string" ? movedText(value, years) : value;
}

const later = (year: string, years: number): string => String(Number(year) + years);

function movedText(value: string, years: number): string {
  return value
    .replace(/^(\d{4})(?=-\d{2}-\d{2})/, (year) => later(year, years))
    .replace(/(?<=〔)(\d{4})(?=〕)/, (year) => later(year, years))
    .replace(/(?<=-)(\d{4})(?=-\d{5}$)/, (year) => later(year, years))
    // numbers of requests: 900101-001 is of 2017, 900101-2018-001 of the year after
    .replace(/^(\d{6})-(\d{3})(?=$|-)/, (_, unit: string, number: string) => `${unit}-${String(2017 + years)}-${number}`);
}

/** A date of a year from month and day. */
export function dayOf(year: number): (month: number, dayOfMonth: number) => string {
  return (month, dayOfMonth) => `${String(year)}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
}
