/**
 * One raw record → a typed record, or a record set aside with everything that is wrong with it.
 *
 * Personal fields are passed over before anything looks at their value. A fault in an entry of a
 * list sets the whole record aside: half a list would be silently wrong.
 */
import type { EvidenceRecord, FieldValue, Repair, SetAsideRecord } from "../model/evidence.ts";
import type { Problem } from "../model/problem.ts";
import type { Field } from "../model/record-type.ts";
import type { CompiledType, CompiledTypes } from "./compiled-type.ts";
import { columnRecord, nestedRecord, type RawRecord } from "./raw-record.ts";
import { ValueRow } from "../model/value-row.ts";
import { blankValue, isIndispensable } from "./blank-values.ts";
import { checkOrder, checkValues } from "./check-record.ts";
import { entryColumns, keyOf, newDraft, positionOf, rawValue, writtenOf, type Draft } from "./record-draft.ts";
import { missingUnit, notARecord, statedNoneFault, unitConflict, unknownUnit, valueFault } from "./record-faults.ts";
import { statedNone, type FieldReader } from "./read-value.ts";
import { faulty, type Native, type Reading } from "./reading.ts";
import { text } from "../model/text.ts";
import { shownValue } from "./words.ts";
import type { UnitDirectory } from "./unit-directory.ts";

export interface RecordContext {
  readonly types: CompiledTypes;
  readonly units: UnitDirectory;
  /** Takes what was mended. */
  readonly repaired: (repair: Repair) => void;
  /** Takes a key that means no field of the type. */
  readonly unread: (raw: RawRecord, key: string, type: CompiledType) => void;
}

export type MadeRecord =
  | { readonly kind: "record"; readonly record: EvidenceRecord }
  | {
      readonly kind: "set-aside";
      readonly setAside: SetAsideRecord;
      readonly faults: readonly Problem[];
      /** Id of the record that it belongs to, where it is an entry of a list in a file of its own. */
      readonly parent: string | undefined;
    };

/** What an entry takes over from the record it stands in. */
interface Above {
  readonly id: string | undefined;
  readonly unit: string | undefined;
  readonly number: number;
}

const BLANK: Reading = { kind: "blank", repairedTo: undefined };

export function makeRecord(raw: RawRecord, context: RecordContext, above?: Above): MadeRecord {
  const compiled = context.types(raw.type);
  if (compiled === undefined) throw new Error(`record type not checked: ${raw.type}`);
  const draft = newDraft(raw, compiled);
  for (const key of draft.plan.unread) context.unread(raw, key, compiled);
  readScalars(draft, context);
  settleUnit(draft, context, above);
  settleId(draft, above);
  if (compiled.lists.length > 0) readLists(draft, context);
  checkValues(draft);
  checkOrder(draft);
  return finish(draft);
}

function readScalars(draft: Draft, context: RecordContext): void {
  const { readers } = draft.compiled;
  for (let index = 0; index < readers.length; index += 1) {
    const reader = readers[index];
    if (reader === undefined || reader.field.type.kind === "list") continue;
    draft.values[index] = settle(draft, index, reader, readCell(draft, index, reader), context);
  }
}

/** The value of a reading; faults and repairs are told on the way. */
function settle(draft: Draft, index: number, reader: FieldReader, reading: Reading, context: RecordContext): FieldValue {
  if (reading.kind === "fault") {
    draft.faulted.push(index);
    draft.faults.push(valueFault(reader.field, positionOf(draft, index), reading.fault));
    return undefined;
  }
  if (reading.kind === "value" && reading.value === null && isIndispensable(reader.field)) {
    draft.faulted.push(index);
    draft.faults.push(statedNoneFault(reader.field, positionOf(draft, index)));
    return undefined;
  }
  if (reading.repairedTo !== undefined) {
    const from = writtenOf(draft, index) ?? "";
    context.repaired({ position: positionOf(draft, index), field: reader.field.id, from, to: reading.repairedTo });
  }
  if (reading.kind === "blank") return blankValue(reader.field);
  for (const error of reading.errors ?? []) draft.invalid.push({ index, error });
  return reading.value;
}

function readCell(draft: Draft, index: number, reader: FieldReader): Reading {
  const value = rawValue(draft, index);
  if (value === undefined) return BLANK;
  if (typeof value === "string") return reader.scalar(value, draft.raw.isTable ? "cell" : "string");
  const written = draft.raw.written([keyOf(draft, index) ?? ""]);
  // An empty value in YAML is a cell that nobody filled; `null` says that there is none.
  if (value === null) return written === "" ? BLANK : statedNone(reader.field);
  if (typeof value === "number" || typeof value === "boolean") return reader.scalar(written ?? String(value), typeof value as Native);
  if (Array.isArray(value) && reader.list !== undefined && value.every(isScalar)) {
    const key = keyOf(draft, index) ?? "";
    return reader.list(value.map((part, place) => (typeof part === "string" ? part : (draft.raw.written([key, place]) ?? String(part)))));
  }
  return faulty("value-invalid", text("应为一个值，不能是列表或分层内容", "must be one value, not a list or a map"), text("请只写一个值", "write one value"));
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

const ID_INDEX = 0;
const UNIT_INDEX = 1;
const PARENT_INDEX = 2;

function settleUnit(draft: Draft, context: RecordContext, above: Above | undefined): void {
  const word = draft.values[UNIT_INDEX];
  const outer = above?.unit ?? draft.raw.folderUnit;
  draft.unit = outer;
  if (typeof word === "string" && word !== "") {
    draft.unit = context.units.find(word);
    const isOther = draft.unit !== undefined && outer !== undefined && outer !== draft.unit;
    if (draft.unit === undefined) unitFault(draft, unknownUnit(positionOf(draft, UNIT_INDEX), word, context.units.near(word)));
    if (isOther) unitFault(draft, unitConflict(positionOf(draft, UNIT_INDEX), word));
    if (isOther) [draft.unit, draft.otherUnit] = [outer, draft.unit];
  } else if (outer === undefined && draft.compiled.type.within === undefined) {
    unitFault(draft, missingUnit(draft.raw.position));
  }
  draft.values[UNIT_INDEX] = draft.unit;
}

function unitFault(draft: Draft, fault: Problem): void {
  if (!draft.faulted.includes(UNIT_INDEX)) draft.faults.push(fault);
  draft.faulted.push(UNIT_INDEX);
}

function settleId(draft: Draft, above: Above | undefined): void {
  const id = draft.values[ID_INDEX];
  draft.id = typeof id === "string" && id !== "" ? id : undefined;
  draft.values[ID_INDEX] = draft.id;
  if (above === undefined) return;
  draft.id ??= `${above.id ?? ""}#${String(above.number)}`;
  draft.values[ID_INDEX] = draft.id;
  draft.values[PARENT_INDEX] = above.id;
}

function readLists(draft: Draft, context: RecordContext): void {
  for (const { index, field } of draft.compiled.lists) {
    const value = rawValue(draft, index);
    if (value === undefined && draft.plan.entries.length === 0) {
      draft.values[index] = blankValue(field);
      continue;
    }
    const raws = rawEntries(draft, index, field, value);
    if (raws === undefined) {
      draft.faulted.push(index);
      draft.faults.push(notARecord(positionOf(draft, index), field));
      draft.values[index] = undefined;
      continue;
    }
    const records: EvidenceRecord[] = [];
    for (const [place, raw] of raws.entries()) {
      const made = makeRecord(raw, context, { id: draft.id, unit: draft.unit, number: place + 1 });
      if (made.kind === "record") records.push(made.record);
      else draft.faults.push(...made.faults);
    }
    const stated = value === null || Array.isArray(value) || (typeof value === "string" && value.trim() === "无");
    draft.values[index] = records.length > 0 || stated ? records : blankValue(field);
  }
}

/** The entries of a list, nested or in numbered columns; `undefined` where it is no list of records. */
function rawEntries(draft: Draft, index: number, field: Field, value: unknown): readonly RawRecord[] | undefined {
  const type = field.type.kind === "list" ? field.type.of : "";
  const numbered = [...entryColumns(draft, index)].toSorted(([a], [b]) => a - b);
  const inColumns = numbered
    .filter(([, cells]) => [...cells.values()].some((cell) => shownValue(cell.value).trim() !== ""))
    .map(([, cells]) => columnRecord(draft.raw, type, cells));
  if (value === undefined || value === null) return inColumns;
  if (typeof value === "string" && (value.trim() === "" || value.trim() === "无")) return inColumns;
  if (!Array.isArray(value)) return undefined;
  const nested: RawRecord[] = [];
  for (const [place, entry] of value.entries()) {
    const raw = nestedRecord(draft.raw, type, keyOf(draft, index) ?? "", place, entry);
    if (raw === undefined) return undefined;
    nested.push(raw);
  }
  return [...nested, ...inColumns];
}

function finish(draft: Draft): MadeRecord {
  const { raw, compiled, faults } = draft;
  if (faults.length > 0) {
    const setAside: SetAsideRecord = { id: draft.id, type: raw.type, unit: draft.unit, position: raw.position, reasons: faults.map(reasonOf), faults, ...(draft.otherUnit === undefined ? {} : { otherUnit: draft.otherUnit }) };
    const parent = compiled.type.within === undefined ? undefined : draft.values[PARENT_INDEX];
    return { kind: "set-aside", setAside, faults, parent: typeof parent === "string" ? parent : undefined };
  }
  for (const index of compiled.remarks) if (draft.values[index] === null) draft.values[index] = undefined;
  const values = new ValueRow<FieldValue>(compiled.indexOf, draft.values);
  return { kind: "record", record: { id: draft.id ?? "", type: raw.type, unit: draft.unit ?? "", position: raw.position, values } };
}

/** Code and sentence, as rejected.csv and the unit's sheet print them. */
export function reasonOf(fault: Problem): string {
  return `[${fault.code}] ${fault.message.zh}`;
}
