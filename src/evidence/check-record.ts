/** What only a whole record can be asked: its schema, and the order of its dates. */
import { formatDateTime, formatPlainDate, MINUTES_PER_DAY, type DateTime, type PlainDate } from "../model/plain-date.ts";
import type { FieldValue } from "../model/evidence.ts";
import type { Problem } from "../model/problem.ts";
import type { Field } from "../model/record-type.ts";
import { positionOf, writtenOf, type Draft } from "./record-draft.ts";
import { missingValue, schemaFault, wrongOrder } from "./record-faults.ts";

/** Fields that are faulty already are not blamed twice. */
export function checkSchema(draft: Draft): void {
  const { readers, validate, indexOf } = draft.compiled;
  const values: Record<string, FieldValue> = {};
  for (let index = 0; index < readers.length; index += 1) {
    const id = readers[index]?.field.id;
    if (id !== undefined) values[id] = draft.values[index];
  }
  if (validate(values)) return;
  for (const error of validate.errors ?? []) {
    const missing: unknown = error.params["missingProperty"];
    const index = indexOf.get(typeof missing === "string" ? missing : (error.instancePath.split("/")[1] ?? ""));
    const field = index === undefined ? undefined : readers[index]?.field;
    if (index === undefined || field === undefined || draft.faulted.includes(index)) continue;
    draft.faulted.push(index);
    const position = positionOf(draft, index);
    draft.faults.push(typeof missing === "string" ? missingValue(field, position) : schemaFault(field, position, error, writtenOf(draft, index) ?? ""));
  }
}

/** A date that is wrong towards several others is one fault: it is told once, with the first of them. */
export function checkOrder(draft: Draft): void {
  const { type, indexOf, readers } = draft.compiled;
  const wrong: { readonly pair: readonly [number, number]; readonly fault: Problem }[] = [];
  for (const [firstId, secondId] of type.order) {
    const firstIndex = indexOf.get(firstId) ?? -1;
    const secondIndex = indexOf.get(secondId) ?? -1;
    const first = readers[firstIndex]?.field;
    const second = readers[secondIndex]?.field;
    const a = draft.values[firstIndex];
    const b = draft.values[secondIndex];
    if (first === undefined || second === undefined || typeof a !== "number" || typeof b !== "number") continue;
    const sameKind = first.type.kind === second.type.kind;
    const holds = sameKind ? a <= b : dayOf(first, a) <= dayOf(second, b);
    if (!holds) wrong.push({ pair: [firstIndex, secondIndex], fault: wrongOrder(first, second, positionOf(draft, firstIndex), { first: shown(first, a), second: shown(second, b) }) });
  }
  const blamed = new Set<number>();
  for (const { pair, fault } of wrong) {
    if (!pair.some((index) => blamed.has(index))) draft.faults.push(fault);
    for (const index of pair) if (wrong.filter((other) => other.pair.includes(index)).length > 1) blamed.add(index);
  }
}

function dayOf(field: Field, value: number): number {
  return field.type.kind === "datetime" ? Math.floor(value / MINUTES_PER_DAY) : value;
}

function shown(field: Field, value: number): string {
  return field.type.kind === "datetime" ? formatDateTime(value as DateTime) : formatPlainDate(value as PlainDate);
}
