/**
 * Records as they stood on the assessment's day (`asOf`): a dated event after it has not happened.
 */
import type { EvidenceRecord, FieldValue } from "../model/evidence.ts";
import { dateOf, type DateTime, type PlainDate } from "../model/plain-date.ts";
import type { Field, RecordType } from "../model/record-type.ts";

/** Fields whose later date means “not yet”, and whether the record itself has happened. */
export interface AsOf {
  readonly values: ReadonlyMap<string, FieldValue>;
  readonly happened: boolean;
}

/**
 * Values on that day. A later date becomes none; a later date that a record cannot be without means
 * that the record itself has not happened. Entries of lists that have not
 * happened are left out.
 */
export function asOf(record: EvidenceRecord, type: RecordType, day: PlainDate, types: ReadonlyMap<string, RecordType>): AsOf {
  let values: Map<string, FieldValue> | undefined;
  let happened = true;
  for (const field of type.fields) {
    const value = record.values.get(field.id);
    const now = fieldAsOf(field, value, day, types);
    if (now === value) continue;
    if (now === NOT_YET) happened = false;
    else (values ??= new Map(record.values)).set(field.id, now);
  }
  return { values: values ?? record.values, happened };
}

const NOT_YET = Symbol("not yet");

function fieldAsOf(field: Field, value: FieldValue, day: PlainDate, types: ReadonlyMap<string, RecordType>): FieldValue | typeof NOT_YET {
  switch (field.type.kind) {
    case "date":
    case "datetime": {
      if (typeof value !== "number") return value;
      const date = field.type.kind === "date" ? (value as PlainDate) : dateOf(value as DateTime);
      if (date <= day) return value;
      return field.blank === "refused" ? NOT_YET : null;
    }
    case "list": {
      const type = types.get(field.type.of);
      if (type === undefined || !isList(value)) return value;
      const entries = value as readonly EvidenceRecord[];
      const now = entries.flatMap((entry) => {
        const then = asOf(entry, type, day, types);
        return then.happened ? [then.values === entry.values ? entry : { ...entry, values: then.values }] : [];
      });
      return now.length === entries.length && now.every((entry, index) => entry === entries[index]) ? value : now;
    }
    default:
      return value;
  }
}

function isList(value: FieldValue): value is readonly string[] | readonly EvidenceRecord[] {
  return Array.isArray(value);
}
