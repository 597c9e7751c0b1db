/** A record in the making: raw values sorted into the slots of its type's fields. */
import type { FieldValue } from "../model/evidence.ts";
import type { Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import type { CompiledType } from "./compiled-type.ts";
import type { RawRecord } from "./raw-record.ts";
import { twiceFilled } from "./record-faults.ts";
import { shownValue } from "./words.ts";

/** Values by the index of their field. */
export interface Draft {
  readonly raw: RawRecord;
  readonly compiled: CompiledType;
  readonly values: FieldValue[];
  readonly keys: (string | undefined)[];
  readonly faults: Problem[];
  /** Indexes of fields that something is wrong with. */
  readonly faulted: number[];
  id: string | undefined;
  unit: string | undefined;
  /** The unit that the record names, where it lies in the folder of another. */
  otherUnit: string | undefined;
}

/** Cells of numbered columns: by list field, number of the entry, and header inside the entry. */
export type EntryColumns = Map<number, Map<number, Map<string, { readonly key: string; readonly value: unknown }>>>;

export interface FilledSlots {
  readonly draft: Draft;
  /** Raw values by the index of their field. */
  readonly slots: readonly unknown[];
  readonly columns: EntryColumns | undefined;
}

/** Puts each raw value into the slot of its field; values of personal fields are not even looked at. */
export function fillSlots(raw: RawRecord, compiled: CompiledType, unread: (key: string) => void): FilledSlots {
  const size = compiled.readers.length;
  const slots: unknown[] = new Array<unknown>(size).fill(undefined);
  const values: FieldValue[] = new Array<FieldValue>(size).fill(undefined);
  const keys: (string | undefined)[] = new Array<string | undefined>(size).fill(undefined);
  const draft: Draft = { raw, compiled, values, keys, faults: [], faulted: [], id: undefined, unit: undefined, otherUnit: undefined };
  let columns: EntryColumns | undefined;
  for (let index = 0; index < raw.keys.length; index += 1) {
    const key = raw.keys[index] ?? "";
    const target = compiled.lexicon.target(key);
    if (target.kind === "field") {
      if (target.field.personal) continue;
      if (keys[target.index] !== undefined) draft.faults.push(twiceFilled(target.field, raw.at([key])));
      slots[target.index] = raw.values[index];
      keys[target.index] = key;
    } else if (target.kind === "entry") {
      columns ??= new Map();
      addColumn(columns, target, key, raw.values[index]);
    } else if (target.kind === "unread") {
      unread(key);
    }
  }
  return { draft, slots, columns };
}

function addColumn(columns: EntryColumns, target: { readonly index: number; readonly number: number; readonly header: string }, key: string, value: unknown): void {
  const entries = columns.get(target.index) ?? new Map<number, Map<string, { key: string; value: unknown }>>();
  const entry = entries.get(target.number) ?? new Map<string, { key: string; value: unknown }>();
  columns.set(target.index, entries.set(target.number, entry.set(target.header, { key, value })));
}

/** Where a field was written; where it is missing, the record with the field's title. */
export function positionOf(draft: Draft, index: number): Position {
  const key = draft.keys[index];
  return key === undefined ? { ...draft.raw.position, cell: draft.compiled.readers[index]?.field.title.zh ?? "" } : draft.raw.at([key]);
}

/** A scalar as the file has it. */
export function writtenOf(draft: Draft, index: number): string | undefined {
  const key = draft.keys[index];
  if (key === undefined) return undefined;
  const value = draft.raw.values[draft.raw.keys.indexOf(key)];
  return typeof value === "string" ? value : (draft.raw.written([key]) ?? shownValue(value));
}
