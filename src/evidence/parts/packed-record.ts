/** Records as plain data, from one thread to another: the names of their fields are known on both sides. */
import type { EvidenceRecord, FieldValue } from "../../model/evidence.ts";
import { ValueRow } from "../../model/value-row.ts";
import type { CompiledTypes } from "../compiled-type.ts";
import { entriesIn } from "../entry-lists.ts";

export interface PackedRecord extends Omit<EvidenceRecord, "values"> {
  /** By the index of their field. */
  readonly values: readonly PackedValue[];
}

type PackedValue = FieldValue | { readonly entries: readonly PackedRecord[] };

export function packed(record: EvidenceRecord, types: CompiledTypes): PackedRecord {
  const { id, type, unit, position } = record;
  const fields = types(type)?.lexicon.fields ?? [];
  return { id, type, unit, position, values: fields.map((field) => packedValue(record.values.get(field.id), types)) };
}

function packedValue(value: FieldValue, types: CompiledTypes): PackedValue {
  const entries = entriesIn(value);
  return entries.length === 0 ? value : { entries: entries.map((entry) => packed(entry, types)) };
}

export function unpacked({ values, ...record }: PackedRecord, types: CompiledTypes): EvidenceRecord {
  const compiled = types(record.type);
  if (compiled === undefined) throw new Error(`a record of a type that is not known here: ${record.type}`);
  const row = values.map((value) => (isPacked(value) ? value.entries.map((entry) => unpacked(entry, types)) : value));
  return { ...record, values: new ValueRow<FieldValue>(compiled.indexOf, row) };
}

function isPacked(value: PackedValue): value is Exclude<PackedValue, FieldValue> {
  return typeof value === "object" && value !== null && "entries" in value && !Array.isArray(value);
}
