/**
 * Records that agree in what their type says must differ (`unique`): nobody can say which of them
 * counts, so all are set aside. What was set aside before is not compared again.
 */
import type { EvidenceRecord } from "../model/evidence.ts";
import { addTo } from "../model/grouped.ts";
import type { Problem } from "../model/problem.ts";
import type { RecordType } from "../model/record-type.ts";
import { text } from "../model/text.ts";
import { recordFault } from "./record-faults.ts";
import { placeText, type RecordStore } from "./record-store.ts";
import { plain } from "./same-record.ts";
import { comparable, quoted } from "./words.ts";

export function setAsideRepeated(store: RecordStore, types: ReadonlyMap<string, RecordType>): void {
  const alike = new Map<string, EvidenceRecord[]>();
  for (const record of store.all()) {
    const key = sharedKey(record, types.get(record.type)?.unique ?? []);
    if (key !== undefined) addTo(alike, key, record);
  }
  for (const records of alike.values()) {
    const [first, second] = records;
    if (first === undefined || second === undefined) continue;
    for (const record of records) store.remove(record, repeated(record, record === first ? second : first, types.get(record.type)));
  }
}

/** `undefined` where nothing has to differ, or where a value is unknown: what nobody knows is not the same. */
function sharedKey(record: EvidenceRecord, unique: readonly string[]): string | undefined {
  const values = unique.map((field) => record.values.get(field));
  if (values.length === 0 || values.includes(undefined)) return undefined;
  // ０１ and 01 are one inspector: words are compared as headers and choices are.
  return JSON.stringify([record.type, record.unit, ...values.map((value) => (typeof value === "string" ? comparable(value) : [plain(value)]))]);
}

function repeated(record: EvidenceRecord, other: EvidenceRecord, type: RecordType | undefined): Problem {
  const fields = (type?.unique ?? []).map((id) => type?.fields.find((field) => field.id === id)?.title ?? text(id, id));
  const zh = fields.map((title) => `“${title.zh}”`).join("、");
  const en = fields.map((title) => title.en).join(", ");
  const id = quoted(other.id);
  return recordFault(
    "record-repeated",
    record.position,
    text(`与 ${placeText(other.position)} 的记录（编号“${id}”）${zh}都相同，无法认定以哪一条为准，均予搁置`, `agrees with the record “${id}” at ${placeText(other.position)} in ${en}; nobody can say which counts, so all are set aside`),
    text("请核对：只保留作数的一条；写错的，请改正", "keep only the one that counts, or correct what is wrong"),
  );
}
