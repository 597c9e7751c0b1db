/** Groups of records (按月、按季、按字段分组): the key that a record falls under. */
import type { FactValue } from "../model/fact.ts";
import { spanKey } from "../model/period-keys.ts";
import { dayOf } from "../model/plain-date.ts";
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
      return spanKey(by.kind, dayOf(date));
    }
  }
}

function textOf(value: Exclude<FactValue, null | undefined>): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  throw new Error("records cannot be grouped by a list or an open number");
}
