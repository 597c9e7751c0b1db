/** What only a whole record can be asked: whether it lacks something, and the order of its dates. */
import { formatDateTime, formatPlainDate, MINUTES_PER_DAY, type DateTime, type PlainDate } from "../model/plain-date.ts";
import type { Problem } from "../model/problem.ts";
import type { Field } from "../model/record-type.ts";
import { positionOf, writtenOf, type Draft } from "./record-draft.ts";
import { missingValue, schemaFault, wrongOrder } from "./record-faults.ts";

/** Fields that are faulty already are not blamed twice. */
export function checkValues(draft: Draft): void {
  const { readers, required } = draft.compiled;
  for (const index of required) {
    const field = readers[index]?.field;
    if (field === undefined || draft.values[index] !== undefined || draft.faulted.includes(index)) continue;
    draft.faulted.push(index);
    draft.faults.push(missingValue(field, positionOf(draft, index)));
  }
  for (const { index, error } of draft.invalid) {
    const field = readers[index]?.field;
    if (field === undefined || draft.faulted.includes(index)) continue;
    draft.faulted.push(index);
    draft.faults.push(schemaFault(field, positionOf(draft, index), error, writtenOf(draft, index) ?? ""));
  }
}

/** A date that is wrong towards several others is one fault: it is told once, with the first of them. */
export function checkOrder(draft: Draft): void {
  const { type, indexOf, readers } = draft.compiled;
  let wrong: { readonly pair: readonly [number, number]; readonly fault: Problem }[] | undefined;
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
    if (!holds) (wrong ??= []).push({ pair: [firstIndex, secondIndex], fault: wrongOrder(first, second, positionOf(draft, firstIndex), { first: shown(first, a), second: shown(second, b) }) });
  }
  if (wrong === undefined) return;
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
