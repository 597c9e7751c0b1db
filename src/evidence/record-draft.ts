/** A record in the making: where its raw values stand, and what was read of them so far. */
import type { FieldValue } from "../model/evidence.ts";
import type { Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import type { ErrorObject } from "ajv";
import type { ColumnPlan } from "./column-plan.ts";
import type { CompiledType } from "./compiled-type.ts";
import type { RawRecord } from "./raw-record.ts";
import { twiceFilled } from "./record-faults.ts";
import { shownValue } from "./words.ts";

/** Values by the index of their field. */
export interface Draft {
  readonly raw: RawRecord;
  readonly compiled: CompiledType;
  readonly plan: ColumnPlan;
  readonly values: FieldValue[];
  readonly faults: Problem[];
  /** Indexes of fields that something is wrong with. */
  readonly faulted: number[];
  /** What the schemas of fields find, by the index of the field. */
  readonly invalid: { readonly index: number; readonly error: ErrorObject }[];
  id: string | undefined;
  unit: string | undefined;
  /** The unit that the record names, where it lies in the folder of another. */
  otherUnit: string | undefined;
}

/** Nothing read yet, but for fields that two keys fill. */
export function newDraft(raw: RawRecord, compiled: CompiledType): Draft {
  const plan = compiled.plan(raw.keys);
  const values = new Array<FieldValue>(compiled.readers.length).fill(undefined);
  const draft: Draft = { raw, compiled, plan, values, faults: [], faulted: [], invalid: [], id: undefined, unit: undefined, otherUnit: undefined };
  for (const { index, place } of plan.twice) {
    const field = compiled.readers[index]?.field;
    if (field !== undefined) draft.faults.push(twiceFilled(field, raw.at([raw.keys[place] ?? ""])));
  }
  return draft;
}

/** The raw value of a field; `undefined` where it has no key. */
export function rawValue({ raw, plan }: Draft, index: number): unknown {
  const place = plan.places[index] ?? -1;
  return place < 0 ? undefined : raw.values[place];
}

export function keyOf({ raw, plan }: Draft, index: number): string | undefined {
  return raw.keys[plan.places[index] ?? -1];
}

/** Where a field was written; where it is missing, the record with the field's title. */
export function positionOf(draft: Draft, index: number): Position {
  const key = keyOf(draft, index);
  return key === undefined ? { ...draft.raw.position, cell: draft.compiled.readers[index]?.field.title.zh ?? "" } : draft.raw.at([key]);
}

/** A scalar as the file has it. */
export function writtenOf(draft: Draft, index: number): string | undefined {
  const key = keyOf(draft, index);
  if (key === undefined) return undefined;
  const value = rawValue(draft, index);
  return typeof value === "string" ? value : (draft.raw.written([key]) ?? shownValue(value));
}

/** Cells of numbered columns of a list field: by number of the entry, then by header inside the entry. */
export type EntryColumns = ReadonlyMap<number, ReadonlyMap<string, { readonly key: string; readonly value: unknown }>>;

export function entryColumns({ raw, plan }: Draft, index: number): EntryColumns {
  const columns = new Map<number, Map<string, { key: string; value: unknown }>>();
  for (const { target, place } of plan.entries) {
    if (target.index !== index) continue;
    const entry = columns.get(target.number) ?? new Map<string, { key: string; value: unknown }>();
    columns.set(target.number, entry.set(target.header, { key: raw.keys[place] ?? "", value: raw.values[place] }));
  }
  return columns;
}
