/** Joins entries that were handed in as a table of their own to the records they belong to. */
import type { EvidenceRecord, SetAsideRecord } from "../model/evidence.ts";
import type { Problem } from "../model/problem.ts";
import type { RecordType } from "../model/record-type.ts";
import { text } from "../model/text.ts";
import { entryCollector, type EntryCollector } from "./entry-lists.ts";
import { reasonOf } from "./make-record.ts";
import { recordFault } from "./record-faults.ts";
import { entry as mapped, placeText, type RecordStore } from "./record-store.ts";
import { quoted } from "./words.ts";

export interface FaultyEntry {
  readonly setAside: SetAsideRecord;
  readonly parent: string | undefined;
}

export interface LooseEntries {
  readonly entries: readonly EvidenceRecord[];
  /** Faulty ones, with the id of the record that is incomplete without them, where it could be read. */
  readonly faulty: readonly FaultyEntry[];
  /** Types some records of which could not be read at all, because a file is broken. */
  readonly brokenTypes: ReadonlySet<string>;
}

interface Sinks {
  readonly problem: (problem: Problem) => void;
  readonly setAside: (record: SetAsideRecord) => void;
}

export function attachEntries(loose: LooseEntries, types: ReadonlyMap<string, RecordType>, store: RecordStore, sinks: Sinks): void {
  for (const entry of loose.faulty) setAsideFaulty(entry, types, store, sinks);
  const collectors = new Map<EvidenceRecord, EntryCollector>();
  const collectorOf = (record: EvidenceRecord): EntryCollector => mapped(collectors, record, () => entryCollector(record, sinks.problem));
  for (const entry of loose.entries) attachOne(entry, types, store, sinks, loose.brokenTypes, collectorOf);
  for (const collector of collectors.values()) store.replace(collector.record());
}

/** The record that a faulty entry belongs to is incomplete; where nobody knows which one it is, any may be. */
function setAsideFaulty({ setAside, parent }: FaultyEntry, types: ReadonlyMap<string, RecordType>, store: RecordStore, sinks: Sinks): void {
  const within = types.get(setAside.type)?.within;
  if (within === undefined) throw new Error(`not a list type: ${setAside.type}`);
  const record = parent === undefined ? undefined : findParent(store, within.type, parent, setAside.unit);
  if (typeof record === "object") store.remove(record, incomplete(record, setAside));
  const found = typeof record === "object" || (parent !== undefined && store.isSetAside(within.type, parent, setAside.unit));
  sinks.setAside(found ? setAside : { ...setAside, astray: true });
}

function attachOne(entry: EvidenceRecord, types: ReadonlyMap<string, RecordType>, store: RecordStore, sinks: Sinks, brokenTypes: ReadonlySet<string>, collectorOf: (record: EvidenceRecord) => EntryCollector): void {
  const within = types.get(entry.type)?.within;
  if (within === undefined) throw new Error(`not a list type: ${entry.type}`);
  const parentId = entry.values.get("parent");
  const id = typeof parentId === "string" ? parentId : "";
  const unit = entry.unit === "" ? undefined : entry.unit;
  const parent = findParent(store, within.type, id, unit);
  if (typeof parent === "object") {
    collectorOf(parent).add(within.field, entry);
    return;
  }
  // One fault, one message: its record was in the file that could not be read.
  if (parent === undefined && brokenTypes.has(within.type)) return;
  const title = types.get(within.type)?.title.zh ?? within.type;
  const isAside = parent !== "ambiguous" && store.isSetAside(within.type, id, unit);
  const fault = parent === "ambiguous" ? ambiguous(entry, id) : isAside ? parentAside(entry, title, id) : orphan(entry, title, id);
  setAsideEntry(entry, fault, !isAside, sinks);
}

function setAsideEntry(entry: EvidenceRecord, fault: Problem, astray: boolean, sinks: Sinks): void {
  const unit = entry.unit === "" ? undefined : entry.unit;
  sinks.problem(fault);
  sinks.setAside({ id: entry.id === "" ? undefined : entry.id, type: entry.type, unit, position: entry.position, reasons: [reasonOf(fault)], faults: [fault], ...(astray ? { astray } : {}) });
}

/** Whether the record that an entry belongs to was set aside; then the entry is too. */
export function asideWithParent(entry: EvidenceRecord, types: ReadonlyMap<string, RecordType>, store: RecordStore, sinks: Sinks): boolean {
  const within = types.get(entry.type)?.within;
  const parent = entry.values.get("parent");
  const id = typeof parent === "string" ? parent : "";
  if (within === undefined || !store.isSetAside(within.type, id, entry.unit === "" ? undefined : entry.unit)) return false;
  setAsideEntry(entry, parentAside(entry, types.get(within.type)?.title.zh ?? within.type, id), false, sinks);
  return true;
}

function findParent(store: RecordStore, type: string, id: string, unit: string | undefined): EvidenceRecord | "ambiguous" | undefined {
  if (unit !== undefined) return store.get(unit, type, id);
  const units = store.unitsWith(type, id);
  return units.length > 1 ? "ambiguous" : store.get(units[0] ?? "", type, id);
}

function incomplete(record: EvidenceRecord, entry: SetAsideRecord): Problem {
  return recordFault(
    "record-incomplete",
    record.position,
    text(`属于本记录（编号“${record.id}”）的一条明细有误（${placeText(entry.position)}），本记录不完整`, `an entry that belongs to the record “${record.id}” is faulty (${placeText(entry.position)})`),
    text("请先改正该条明细", "correct that entry first"),
  );
}

function orphan(entry: EvidenceRecord, title: string, id: string): Problem {
  return recordFault(
    "record-orphan",
    entry.position,
    text(`找不到编号为“${quoted(id)}”的${title}`, `there is no record “${quoted(id)}” of type ${title}`),
    text("请核对“所属记录编号”一列；该记录若被漏报，请补报", "check the column parent, or hand in the record it belongs to"),
  );
}

function ambiguous(entry: EvidenceRecord, id: string): Problem {
  return recordFault(
    "record-orphan",
    entry.position,
    text(`不止一个单位有编号为“${quoted(id)}”的记录，看不出属于哪个`, `several units have a record “${quoted(id)}”`),
    text("请增加“单位”一列，或放进单位的文件夹", "add a column unit, or put the file into the unit's folder"),
  );
}

function parentAside(entry: EvidenceRecord, title: string, id: string): Problem {
  return recordFault(
    "record-incomplete",
    entry.position,
    text(`所属的${title}（编号“${quoted(id)}”）已被搁置`, `the record “${quoted(id)}” that it belongs to was set aside`),
    text("请先改正所属记录", "correct that record first"),
  );
}
