/**
 * Records as they stood on the assessment's day (`asOf`): a dated event after it has not happened.
 */
import type { EvidenceRecord, FieldValue } from "../model/evidence.ts";
import { dateOf, type DateTime, type PlainDate } from "../model/plain-date.ts";
import type { Field, RecordType } from "../model/record-type.ts";
import { NamedPlaces, ValueRow } from "../model/value-row.ts";

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
  const places = new NamedPlaces(dated.map(({ id }) => id));
  return (values) => {
    let changed: Map<string, FieldValue> | undefined;
    let happened = true;
    for (let index = 0; index < dated.length; index += 1) {
      const value = places.read(values, index);
      if (value === null || value === undefined) continue;
      const then = dated[index]?.now(value);
      if (then === value) continue;
      if (then === NOT_YET) happened = false;
      else (changed ??= new Map(values)).set(dated[index]?.id ?? "", then);
    }
    return { values: changed === undefined ? values : asRow(values, changed), happened };
  };
}

/** In a row of the same kind, where it was one. */
function asRow(values: ReadonlyMap<string, FieldValue>, changed: ReadonlyMap<string, FieldValue>): ReadonlyMap<string, FieldValue> {
  if (!(values instanceof ValueRow)) return changed;
  const { places } = values as ValueRow<FieldValue>;
  const list: FieldValue[] = [];
  for (const [name, place] of places) list[place] = changed.get(name);
  return new ValueRow(places, list);
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
