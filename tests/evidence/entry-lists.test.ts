/** Entries that come to a record one by one, held against the plain meaning: each compared with all before it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entriesIn, entryCollector } from "../../src/evidence/entry-lists.ts";
import { sameTwice } from "../../src/evidence/record-store.ts";
import { fingerprint } from "../../src/evidence/same-record.ts";
import type { EvidenceRecord, FieldValue } from "../../src/model/evidence.ts";
import type { Problem } from "../../src/model/problem.ts";
import { readFiles } from "./record-types.ts";

function entry(id: string, values: Readonly<Record<string, FieldValue>>, line: number): EvidenceRecord {
  return { id, type: "supplement", unit: "", position: { file: "supplement.csv", line, column: 1 }, values: new Map(Object.entries({ ...(id === "" ? {} : { id }), parent: "7", ...values })) };
}

const parent: EvidenceRecord = { id: "7", type: "disclosure_request", unit: "900101", position: { file: "disclosure_request.csv", line: 2, column: 1 }, values: new Map<string, FieldValue>([["id", "7"], ["channel", "post"]]) };

/** Puts one entry into a copy of the record. */
function withEntry(record: EvidenceRecord, field: string, added: EvidenceRecord, problem: (problem: Problem) => void): EvidenceRecord {
  const before = entriesIn(record.values.get(field));
  const id = added.id === "" ? `${record.id}#${String(before.length + 1)}` : added.id;
  const made: EvidenceRecord = { ...added, id, unit: record.unit, values: new Map(added.values).set("id", id).set("unit", record.unit) };
  const without = added.id === "" ? "id" : undefined;
  const twin = before.find((other) => fingerprint(other, without) === fingerprint(made, without));
  if (twin === undefined) return { ...record, values: new Map<string, FieldValue>(record.values).set(field, [...before, made]) };
  problem(sameTwice(twin, made));
  return record;
}

const added = fc.record({ field: fc.constantFrom("supplements", "reminders"), id: fc.constantFrom("", "1", "2", "7#1", "7#2"), noticedOn: fc.constantFrom("a", "b") });

describe("the entries of a record", () => {
  it("are those that comparing each with all before it gives, with the same messages in the same order", () => {
    fc.assert(
      fc.property(fc.array(added, { maxLength: 12 }), fc.array(added, { maxLength: 3 }), (list, nested) => {
        const own = nested.map(({ id, noticedOn }, index) => entry(id === "" ? `7#${String(index + 1)}` : id, { noticedOn, unit: "900101" }, index + 1));
        const record: EvidenceRecord = nested.length === 0 ? parent : { ...parent, values: new Map(parent.values).set("supplements", own) };
        const entries = list.map(({ field, id, noticedOn }, index) => [field, entry(id, { noticedOn }, index + 10)] as const);
        const expected: Problem[] = [];
        const found: Problem[] = [];
        const collector = entryCollector(record, (problem) => found.push(problem));
        for (const [field, one] of entries) collector.add(field, one);
        const plain = entries.reduce((whole, [field, one]) => withEntry(whole, field, one, (problem) => expected.push(problem)), record);
        expect(collector.record()).toEqual(plain);
        expect([...collector.record().values.keys()]).toEqual([...plain.values.keys()]);
        expect(found).toEqual(expected);
      }),
      { numRuns: 300, seed: 2017 },
    );
  });

  it.each(["supplement.csv", "zz/supplement.csv"])("are as many as there are, in time that grows with them (%s)", (path) => {
    const count = 10_000;
    const lines = Array.from({ length: count }, (_, index) => `s${String(index)},900101,1,2017-03-06`);
    const files = { "disclosure_request.csv": "编号,单位,渠道,收件日期\n1,900101,网络,2017-03-05\n", [path]: ["编号,单位,所属记录编号,通知日期", ...lines, ...lines.slice(0, 3)].join("\n") };
    const { value, problems } = readFiles(files);
    const [record] = value?.byUnit.get("900101")?.records.get("disclosure_request") ?? [];
    expect(entriesIn(record?.values.get("supplements"))).toHaveLength(count);
    expect(problems.filter(({ code }) => code === "record-duplicate")).toHaveLength(3);
  });
});
