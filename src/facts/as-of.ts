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

export type AsOfReader = (values: ReadonlyMap<string, FieldValue>) => AsOf;

/**
 * Reads values of a type as of that day. A later date becomes none; a later date that a record cannot
 * be without means that the record itself has not happened. Entries of lists that have not happened
 * are left out.
 */
export function asOfReader(type: RecordType, day: PlainDate, types: ReadonlyMap<string, RecordType>): AsOfReader {
  const dated = type.fields.flatMap((field) => {
    const now = fieldReader(field, day, types);
    return now === undefined ? [] : [{ id: field.id, now }];
  });
  return (values) => {
    let changed: Map<string, FieldValue> | undefined;
    let happened = true;
    for (const { id, now } of dated) {
      const value = values.get(id);
      const then = now(value);
      if (then === value) continue;
      if (then === NOT_YET) happened = false;
      else (changed ??= new Map(values)).set(id, then);
    }
    return { values: changed ?? values, happened };
  };
}

const NOT_YET = Symbol("not yet");

/** `undefined` for fields that no day changes. */
function fieldReader(field: Field, day: PlainDate, types: ReadonlyMap<string, RecordType>): ((value: FieldValue) => FieldValue | typeof NOT_YET) | undefined {
  const later = field.blank === "refused" ? NOT_YET : null;
  switch (field.type.kind) {
    case "date":
      return (value) => (typeof value === "number" && value > day ? later : value);
    case "datetime":
      return (value) => (typeof value === "number" && dateOf(value as DateTime) > day ? later : value);
    case "list": {
      const type = types.get(field.type.of);
      return type === undefined ? undefined : listReader(asOfReader(type, day, types));
    }
    default:
      return undefined;
  }
}

function listReader(entryAsOf: AsOfReader): (value: FieldValue) => FieldValue {
  return (value) => {
    const entries = Array.isArray(value) ? (value as readonly EvidenceRecord[]) : [];
    if (entries.length === 0) return value;
    const now = entries.flatMap((entry) => {
      const then = entryAsOf(entry.values);
      return then.happened ? [then.values === entry.values ? entry : { ...entry, values: then.values }] : [];
    });
    return now.length === entries.length && now.every((entry, index) => entry === entries[index]) ? value : now;
  };
}
