/** Facts that a record type declares over its fields (期间、超期、是否填写…): what each formula makes of one record. */
import { lawOnDate } from "../law/law-on-date.ts";
import type { EvidenceRecord, FieldValue } from "../model/evidence.ts";
import { NOT_IN_FORCE, type FactValue } from "../model/fact.ts";
import { dayOf, type PlainDate } from "../model/plain-date.ts";
import { isQuantity, toQuantity, toRational } from "../model/quantity.ts";
import { floor, rational, subtract } from "../model/rational.ts";
import type { DerivedFact, FactFormula, Limit, TimeUnit } from "../model/record-type.ts";
import type { FactContext } from "./record-facts.ts";

type Read = (fact: string) => FactValue;

/** Whether its value is at hand in a field, so that keeping it would take longer than finding it again. */
export function isAtHand({ how }: DerivedFact): boolean {
  return how.kind === "given" || how.kind === "size";
}

/** The facts of a record, and its fields as of the assessment's day. */
interface Evaluated {
  readonly values: ReadonlyMap<string, FieldValue>;
  readonly read: Read;
}

/** What a declared fact is for one record. */
export function evaluate({ how }: DerivedFact, facts: Evaluated, context: FactContext): FactValue {
  if (how.kind === "given") return given(facts, how.field);
  return how.kind === "size" ? size(facts, how.field) : workedOut(how, facts, context);
}

function workedOut(how: Exclude<FactFormula, { readonly kind: "given" | "size" }>, { values, read }: Evaluated, context: FactContext): FactValue {
  switch (how.kind) {
    case "elapsed":
      return elapsed(how.unit, read(how.from), read(how.to), context);
    case "over":
      return over(read(how.value), how.limit, read, context);
    case "settled":
      return settled(how, read, context);
    case "latest":
    case "earliest":
    case "distinct":
      return overList(how.kind, values.get(how.list), how.field);
  }
}

/** The first day is not counted; hours keep their minutes. */
function elapsed(unit: TimeUnit, from: FactValue, to: FactValue, context: FactContext): FactValue {
  if (from === undefined || to === undefined) return undefined;
  if (typeof from !== "number" || typeof to !== "number") return null;
  switch (unit) {
    case "working_days":
      return context.law.calendar.workdaysBetween(from as PlainDate, to as PlainDate);
    case "calendar_days":
      return to - from;
    case "hours":
      return toQuantity(rational(to - from, 60));
  }
}

function over(value: FactValue, limit: Limit, read: Read, context: FactContext): FactValue {
  if (value === undefined || value === null || !isQuantity(value)) return value;
  const bound = limitOf(limit, read, context);
  return isQuantity(bound) ? toQuantity(subtract(toRational(value), toRational(bound))) : bound;
}

/** The event if it came within the limit, otherwise the first day after it, once that day has come. */
function settled(how: Extract<FactFormula, { readonly kind: "settled" }>, read: Read, context: FactContext): FactValue {
  const from = read(how.from);
  if (from === undefined || typeof from !== "number") return from === undefined ? undefined : null;
  const limit = limitOf(how.limit, read, context);
  if (limit === NOT_IN_FORCE) return dayOf(from);
  if (!isQuantity(limit)) return limit;
  const event = read(how.event);
  if (event === undefined) return undefined;
  const due = endOfLimit(from, Number(floor(toRational(limit))), how.counted, context);
  if (typeof event === "number" && event <= due) return dayOf(event);
  const after = dayOf(due + 1);
  return after <= context.asOf ? after : null;
}

/** The last date, or minute, on which the event is still in time. */
function endOfLimit(from: number, limit: number, counted: TimeUnit, context: FactContext): number {
  switch (counted) {
    case "working_days":
      return context.law.calendar.addWorkdays(from as PlainDate, limit);
    case "calendar_days":
      return from + limit;
    case "hours":
      return from + limit * 60;
  }
}

function limitOf(limit: Limit, read: Read, context: FactContext): FactValue {
  if (limit.kind === "number") return toQuantity(limit.value);
  const on = read(limit.on);
  if (on === undefined || on === null) return on;
  const parameter = context.law.parameters.get(limit.parameter);
  if (parameter === undefined || typeof on !== "number") throw new Error(`law parameter ${limit.parameter} cannot be read`);
  const row = lawOnDate(parameter, dayOf(on));
  return typeof row.value === "number" ? row.value : NOT_IN_FORCE;
}

function given(facts: Evaluated, field: string): FactValue {
  const list = facts.values.get(field);
  if (isRecordList(list)) return list.length > 0;
  const value = list === undefined ? facts.read(field) : list;
  return value === undefined ? undefined : value !== null;
}

function size(facts: Evaluated, field: string): FactValue {
  const value = facts.values.get(field) ?? facts.read(field);
  if (value === undefined) return undefined;
  return Array.isArray(value) ? value.length : 0;
}

function overList(how: "latest" | "earliest" | "distinct", list: FieldValue, field: string): FactValue {
  if (list === undefined) return undefined;
  const entries = isRecordList(list) ? list : [];
  const found = entries.map((entry) => entry.values.get(field));
  if (found.includes(undefined)) return undefined;
  const values = found.filter((value) => value !== null);
  if (how === "distinct") return new Set(values).size;
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length === 0) return null;
  return how === "latest" ? Math.max(...numbers) : Math.min(...numbers);
}

/** A list of records is no fact of its own; formulas look into it. */
export function fieldFact(value: FieldValue): FactValue {
  return isRecordList(value) ? undefined : value;
}

function isRecordList(value: FieldValue): value is readonly EvidenceRecord[] {
  return Array.isArray(value) && typeof value[0] === "object";
}
