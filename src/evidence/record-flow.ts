/**
 * Which records are handed on as they come, and which are kept until all are read.
 *
 * A record can be handed on at once if nothing that is read later can change it. Three things can:
 * another record under its id, an entry of its lists in a table of its own that comes later or is
 * faulty, and rules of its type over several records. Those are kept. Where it turns out that a
 * record should have been kept and was not, everything is read once more with that known.
 */
import type { EvidenceRecord, SetAsideRecord } from "../model/evidence.ts";
import { addTo } from "../model/grouped.ts";
import type { Problem } from "../model/problem.ts";
import type { RecordType } from "../model/record-type.ts";
import { asideWithParent, attachEntries, type FaultyEntry } from "./attach-entries.ts";
import { entryCollector } from "./entry-lists.ts";
import type { MadeRecord } from "./make-record.ts";
import { hashList, recordHash } from "./record-hash.ts";
import { recordStore, type RecordStore } from "./record-store.ts";
import { byPlace } from "./places.ts";
import { setAsideRepeated } from "./unique-records.ts";

/** What an earlier reading of the same files found out. */
export interface Foreknowledge {
  /** Hashes that more than one record has. */
  readonly clashes: ReadonlySet<number>;
  /** Types whose records have to be kept, because entries of theirs do not fit. */
  readonly kept: ReadonlySet<string>;
}

export const NOTHING_KNOWN: Foreknowledge = { clashes: new Set(), kept: new Set() };

export interface RecordFlow {
  readonly accept: (made: MadeRecord, type: string) => void;
  /** Whether records of the type are handed on as they come, and no entry waits for one. */
  readonly passesOn: (type: string) => boolean;
  /** Takes the hashes of records that were judged where they were read. */
  readonly acceptCounted: (type: string, hashes: Float64Array) => void;
  /** Takes out the records that can be handed on now, entries of their lists inside them. */
  readonly handOn: () => readonly EvidenceRecord[];
  /** Settles what was kept; or says what should have been known before. */
  readonly finish: (brokenTypes: ReadonlySet<string>) => Foreknowledge | undefined;
  /** Those that were kept, once all is settled. */
  readonly kept: () => Iterable<EvidenceRecord>;
}

interface Sinks {
  readonly problem: (problem: Problem) => void;
  readonly setAside: (record: SetAsideRecord) => void;
}

/** An entry that waits for its record, and how many records it was put into. */
interface Waiting {
  readonly entry: EvidenceRecord;
  used: number;
}

export function recordFlow(types: ReadonlyMap<string, RecordType>, keeps: (type: RecordType) => boolean, foreknown: Foreknowledge, sinks: Sinks): RecordFlow {
  const store: RecordStore = recordStore(sinks);
  const hashes = hashList();
  const keptTypes = new Set([...[...types.values()].filter((type) => type.unique !== undefined || keeps(type)).map(({ id }) => id), ...foreknown.kept]);
  const begun = new Set<string>();
  const late = new Set<string>();
  const waiting = new Map<string, Waiting[]>();
  const faulty: FaultyEntry[] = [];
  let ready: EvidenceRecord[] = [];

  /** From now on the type's records are kept; too late for those that were handed on. */
  const keep = (root: string): void => {
    if (begun.has(root)) late.add(root);
    else keptTypes.add(root);
  };

  const parentOf = (entry: EvidenceRecord): { readonly type: string; readonly id: string } => {
    const id = entry.values.get("parent");
    return { type: types.get(entry.type)?.within?.type ?? "", id: typeof id === "string" ? id : "" };
  };

  const acceptEntry = (entry: EvidenceRecord): void => {
    const parent = parentOf(entry);
    const root = rootOf(parent.type, types);
    if (parent.type !== root || begun.has(root)) keep(root);
    addTo(waiting, waitingKey(parent.type, entry.unit, parent.id), { entry, used: 0 });
  };

  const isOfClash = (entry: EvidenceRecord, clashes: ReadonlySet<number>): boolean => {
    const { type, id } = parentOf(entry);
    return clashes.size > 0 && clashes.has(recordHash(type, entry.unit, id));
  };

  /** Entries whose record is kept wait for all records to be read. */
  const isForKept = (entry: EvidenceRecord): boolean => keptTypes.has(rootOf(entry.type, types)) || isOfClash(entry, foreknown.clashes);

  const withEntries = (record: EvidenceRecord): EvidenceRecord => {
    if (waiting.size === 0) return record;
    const mine = [record.unit, ""].flatMap((unit) => waiting.get(waitingKey(record.type, unit, record.id)) ?? []);
    if (mine.length === 0) return record;
    const collector = entryCollector(record, sinks.problem);
    for (const wait of mine) {
      wait.used += 1;
      collector.add(types.get(wait.entry.type)?.within?.field ?? "", wait.entry);
    }
    return collector.record();
  };

  const acceptRecord = (record: EvidenceRecord): void => {
    const hash = recordHash(record.type, record.unit, record.id);
    if (keptTypes.has(record.type) || foreknown.clashes.has(hash)) {
      store.add(record);
      return;
    }
    hashes.add(hash);
    begun.add(record.type);
    ready.push(withEntries(record));
  };

  const passesOn = (type: string): boolean => !keptTypes.has(type) && waiting.size === 0;

  /** Each waiting entry must have found the one record it belongs to. Gives those that were set aside with it. */
  const settleWaiting = (all: readonly Waiting[], clashes: ReadonlySet<number>): ReadonlySet<EvidenceRecord> => {
    const aside = new Set<EvidenceRecord>();
    for (const { entry, used } of all) {
      if (used === 1 || isForKept(entry) || isOfClash(entry, clashes)) continue;
      if (used === 0 && asideWithParent(entry, types, store, sinks)) aside.add(entry);
      else keep(rootOf(entry.type, types));
    }
    return aside;
  };

  return {
    accept(made, type) {
      const isEntry = types.get(type)?.within !== undefined;
      if (made.kind === "record") {
        if (isEntry) acceptEntry(made.record);
        else acceptRecord(made.record);
      } else if (isEntry) {
        faulty.push({ setAside: made.setAside, parent: made.parent });
        keep(rootOf(type, types));
      } else {
        sinks.setAside(made.setAside);
        if (made.setAside.id !== undefined) store.noteSetAside(type, made.setAside.id, made.setAside.unit);
      }
    },
    passesOn,
    acceptCounted(type, counted) {
      for (const hash of counted) hashes.add(hash);
      begun.add(type);
      if (!passesOn(type)) late.add(type);
    },
    handOn() {
      const records = ready;
      ready = [];
      return records;
    },
    finish(brokenTypes) {
      const all = [...waiting.values()].flat();
      const clashes = hashes.repeated();
      const aside = settleWaiting(all, clashes);
      if (clashes.size > 0 || late.size > 0) return { clashes: new Set([...foreknown.clashes, ...clashes]), kept: new Set([...foreknown.kept, ...late]) };
      const entries = all.map(({ entry }) => entry).filter((entry) => !aside.has(entry) && isForKept(entry)).toSorted(byPlace);
      attachEntries({ entries, faulty, brokenTypes }, types, store, sinks);
      setAsideRepeated(store, types);
      return undefined;
    },
    kept: () => store.all(),
  };
}

function waitingKey(type: string, unit: string, id: string): string {
  return `${type}\0${unit}\0${id}`;
}

function rootOf(type: string, types: ReadonlyMap<string, RecordType>): string {
  const parent = types.get(type)?.within?.type;
  return parent === undefined ? type : rootOf(parent, types);
}
