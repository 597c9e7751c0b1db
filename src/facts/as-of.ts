/**
 * Records as they stood on the assessment's day (`asOf`): a dated event after it has not happened.
 */
import type { EvidenceRecord, FieldValue } from "../model/evidence.ts";
import { dateOf, MINUTES_PER_DAY, type DateTime, type PlainDate } from "../model/plain-date.ts";
import type { Field, RecordType } from "../model/record-type.ts";
import { NamedPlaces, ValueRow } from "../model/value-row.ts";

/** Fields whose later date means “not yet”, and whether the record itself has happened. */
export interface AsOf {
  readonly values: ReadonlyMap<string, FieldValue>;
  readonly happened: boolean;
}

/** `undefined` where all had happened as it stands. */
export type AsOfReader = (values: ReadonlyMap<string, FieldValue>) => AsOf | undefined;

/**
 * Reads values of a type as of that day. A later date becomes none; a later date that a record cannot
 * be without means that the record itself has not happened. Entries of lists that have not happened
 * are left out.
 */
export function asOfReader(type: RecordType, day: PlainDate, types: ReadonlyMap<string, RecordType>): AsOfReader {
  const dated = type.fields.flatMap((field) => {
    const now = fieldReader(field, day, types);
    return now === undefined ? [] : [{ id: field.id, now, last: lastMoment(field, day) }];
  });
  const places = new NamedPlaces(dated.map(({ id }) => id));
  const last = Float64Array.from(dated, (field) => field.last);
  return (values) => {
    const given = places.readAll(values);
    return hasHappened(given, last) ? undefined : changedValues(values, given, dated);
  };
}

interface DatedField {
  readonly id: string;
  readonly now: (value: FieldValue) => FieldValue | typeof NOT_YET;
}

/** The greatest value of a field that is not later than the day. */
function lastMoment({ type }: Field, day: PlainDate): number {
  return type.kind === "datetime" ? (day + 1) * MINUTES_PER_DAY - 1 : day;
}

/** Whether nothing is dated later. Lists of records have to be looked into. */
function hasHappened(given: readonly FieldValue[], last: Float64Array): boolean {
  for (let index = 0; index < last.length; index += 1) {
    const value = given[index];
    if (typeof value === "number" ? value > (last[index] ?? 0) : Array.isArray(value) && value.length > 0) return false;
  }
  return true;
}

function changedValues(values: ReadonlyMap<string, FieldValue>, given: readonly FieldValue[], dated: readonly DatedField[]): AsOf | undefined {
  let changed: Map<string, FieldValue> | undefined;
  let happened = true;
  for (const [index, { id, now }] of dated.entries()) {
    const value = given[index];
    if (value === null || value === undefined) continue;
    const then = now(value);
    if (then === value) continue;
    if (then === NOT_YET) happened = false;
    else (changed ??= new Map(values)).set(id, then);
  }
  if (changed === undefined) return happened ? undefined : { values, happened };
  return { values: asRow(values, changed), happened };
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
      if (then === undefined) return [entry];
      return then.happened ? [then.values === entry.values ? entry : { ...entry, values: then.values }] : [];
    });
    return now.length === entries.length && now.every((entry, index) => entry === entries[index]) ? value : now;
  };
}
