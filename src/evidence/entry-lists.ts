/** The lists inside a record, and the entries that come to them from a table of their own. */
import type { EvidenceRecord, FieldValue } from "../model/evidence.ts";
import type { Problem } from "../model/problem.ts";
import { sameTwice } from "./record-store.ts";
import { fingerprint } from "./same-record.ts";

const NO_ENTRIES: readonly EvidenceRecord[] = [];

/** The entries of a list field; none for any other value. */
export function entriesIn(value: FieldValue): readonly EvidenceRecord[] {
  return Array.isArray(value) && typeof value[0] === "object" ? (value as readonly EvidenceRecord[]) : NO_ENTRIES;
}

/** Takes entries for one record, and gives the record that holds them. */
export interface EntryCollector {
  /** One more entry for a list; an entry that is there already counts once and is named. */
  readonly add: (field: string, entry: EvidenceRecord) => void;
  readonly record: () => EvidenceRecord;
}

/** All entries of a record go through one collector: a list that is copied and compared anew for each takes the square of their number. */
export function entryCollector(parent: EvidenceRecord, problem: (problem: Problem) => void): EntryCollector {
  const lists = new Map<string, GrowingList>();
  const grown = new Set<string>();
  return {
    add(field, entry) {
      const list = lists.get(field) ?? new GrowingList(entriesIn(parent.values.get(field)));
      lists.set(field, list);
      const id = entry.id === "" ? `${parent.id}#${String(list.entries.length + 1)}` : entry.id;
      const values = new Map<string, FieldValue>(entry.values).set("id", id).set("unit", parent.unit);
      const record: EvidenceRecord = { ...entry, id, unit: parent.unit, values };
      const twin = list.add(record, entry.id === "" ? "id" : undefined);
      if (twin === undefined) grown.add(field);
      else problem(sameTwice(twin, record));
    },
    record() {
      if (grown.size === 0) return parent;
      const values = new Map<string, FieldValue>(parent.values);
      for (const field of grown) values.set(field, lists.get(field)?.entries ?? NO_ENTRIES);
      return { ...parent, values };
    },
  };
}

/** Knows its entries by all their values, and by all but one: an entry without an id is compared without it. */
class GrowingList {
  readonly entries: EvidenceRecord[];
  readonly #known = new Map<string | undefined, { readonly first: Map<string, EvidenceRecord>; count: number }>();

  constructor(entries: readonly EvidenceRecord[]) {
    this.entries = [...entries];
  }

  /** Adds an entry unless its twin is there, which is given instead. */
  add(entry: EvidenceRecord, without: string | undefined): EvidenceRecord | undefined {
    const twin = this.#firstBy(without).get(fingerprint(entry, without));
    if (twin === undefined) this.entries.push(entry);
    return twin;
  }

  /** The first entry of each fingerprint; those that were added since the last look are taken up. */
  #firstBy(without: string | undefined): ReadonlyMap<string, EvidenceRecord> {
    const known = this.#known.get(without) ?? { first: new Map<string, EvidenceRecord>(), count: 0 };
    this.#known.set(without, known);
    for (; known.count < this.entries.length; known.count += 1) {
      const entry = this.entries[known.count];
      if (entry === undefined) continue;
      const mark = fingerprint(entry, without);
      if (!known.first.has(mark)) known.first.set(mark, entry);
    }
    return known.first;
  }
}
