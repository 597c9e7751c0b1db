/**
 * Keeps records by (unit, type, id): each town counts from 1, so an id is one unit's own. Identical
 * records count once and are named; different ones under one id are all set aside.
 */
import type { EvidenceRecord, SetAsideRecord } from "../model/evidence.ts";
import type { Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";
import { recordFault } from "./record-faults.ts";
import { reasonOf } from "./make-record.ts";
import { fingerprint } from "./same-record.ts";

export interface RecordStore {
  add(record: EvidenceRecord): void;
  get(unit: string, type: string, id: string): EvidenceRecord | undefined;
  /** Units that have a record of that type and id. */
  unitsWith(type: string, id: string): readonly string[];
  /** Puts a record in the place of the one with its unit, type and id. */
  replace(record: EvidenceRecord): void;
  /** Takes a record out, because something is wrong with it. */
  remove(record: EvidenceRecord, fault: Problem): void;
  /** In that unit; in any, where the unit is not known. */
  isSetAside(type: string, id: string, unit: string | undefined): boolean;
  /** Remembers a record that was set aside before it came here. */
  noteSetAside(type: string, id: string, unit: string | undefined): void;
  all(): Iterable<EvidenceRecord>;
}

interface Sinks {
  readonly problem: (problem: Problem) => void;
  readonly setAside: (record: SetAsideRecord) => void;
}

export function recordStore(sinks: Sinks): RecordStore {
  const byType = new Map<string, Map<string, Map<string, EvidenceRecord>>>();
  const asideAnywhere = new Set<string>();
  const aside = new Set<string>();
  const asideInUnit = new Set<string>();
  const key = (...parts: readonly string[]): string => parts.join("\0");
  const units = (type: string): Map<string, Map<string, EvidenceRecord>> => entry(byType, type, () => new Map<string, Map<string, EvidenceRecord>>());
  const ids = (type: string, unit: string): Map<string, EvidenceRecord> => entry(units(type), unit, () => new Map<string, EvidenceRecord>());
  const noteSetAside = (type: string, id: string, unit: string | undefined): void => {
    asideAnywhere.add(key(type, id));
    aside.add(key(type, unit ?? "", id));
  };
  const setAside = (record: EvidenceRecord, fault: Problem): void => {
    noteSetAside(record.type, record.id, record.unit);
    asideInUnit.add(key(record.type, record.unit, record.id));
    sinks.problem(fault);
    sinks.setAside({ id: record.id, type: record.type, unit: record.unit, position: record.position, reasons: [reasonOf(fault)], faults: [fault] });
  };
  return {
    add(record) {
      const mine = ids(record.type, record.unit);
      const first = mine.get(record.id);
      if (first !== undefined && fingerprint(first) === fingerprint(record)) sinks.problem(sameTwice(first, record));
      else if (first !== undefined) {
        mine.delete(record.id);
        setAside(first, conflict(first, record.position));
        setAside(record, conflict(record, first.position));
      } else if (asideInUnit.size > 0 && asideInUnit.has(key(record.type, record.unit, record.id))) {
        setAside(record, conflict(record, undefined));
      } else {
        mine.set(record.id, record);
      }
    },
    get: (unit, type, id) => byType.get(type)?.get(unit)?.get(id),
    unitsWith: (type, id) => [...units(type)].filter(([, records]) => records.has(id)).map(([unit]) => unit),
    replace: (record) => void ids(record.type, record.unit).set(record.id, record),
    remove(record, fault) {
      ids(record.type, record.unit).delete(record.id);
      setAside(record, fault);
    },
    isSetAside: (type, id, unit) => (unit === undefined ? asideAnywhere.has(key(type, id)) : aside.has(key(type, unit, id)) || aside.has(key(type, "", id))),
    noteSetAside,
    *all() {
      for (const perUnit of byType.values()) for (const records of perUnit.values()) yield* records.values();
    },
  };
}

export function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const before = map.get(key);
  if (before !== undefined) return before;
  const made = make();
  map.set(key, made);
  return made;
}

export function placeText(position: Position): string {
  return `${position.file}:${String(position.line)}`;
}

export function sameTwice(first: EvidenceRecord, second: EvidenceRecord): Problem {
  return {
    code: "record-duplicate",
    severity: "note",
    position: second.position,
    message: text(`与 ${placeText(first.position)} 的记录（编号“${first.id}”）完全相同，只计一次`, `is the same as the record “${first.id}” at ${placeText(first.position)} and counts once`),
    hint: text("请删去重复的一条", "delete one of the two"),
  };
}

function conflict(record: EvidenceRecord, other: Position | undefined): Problem {
  const where = other === undefined ? text("前面已搁置的记录", "a record that was set aside before") : text(` ${placeText(other)} `, ` ${placeText(other)} `);
  return recordFault(
    "record-conflict",
    record.position,
    text(`编号“${record.id}”与${where.zh}重复而内容不同，均予搁置`, `the id “${record.id}” is also that of${where.en}, with other values; both are set aside`),
    text("请核对：是两件不同的事，就改编号；是同一件，就删去写错的一条", "give them different ids if they are two matters, or delete the one that is wrong"),
  );
}
