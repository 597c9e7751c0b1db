/** Facts read as a row are those read one by one, whatever a record holds and however it is kept. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factReader } from "../../src/facts/record-facts.ts";
import { readEdition } from "../../src/io/read-edition.ts";
import { loadEdition } from "../../src/load-edition.ts";
import type { EvidenceRecord, FieldValue } from "../../src/model/evidence.ts";
import { parsePlainDate, type PlainDate } from "../../src/model/plain-date.ts";
import { wholeFile } from "../../src/model/position.ts";
import { recordFactTypes } from "../../src/model/record-facts.ts";
import type { Field } from "../../src/model/record-type.ts";
import { placesOf, ValueRow } from "../../src/model/value-row.ts";

const edition = loadEdition(await readEdition("indicators/2017")).value;
if (edition === undefined) throw new Error("the edition has faults");
const { scheme, law } = edition;
const asOf = parsePlainDate("2018-01-10") ?? (0 as PlainDate);
const first = parsePlainDate("2017-02-01") ?? (0 as PlainDate);
const unit = { code: "1", name: { zh: "甲镇", en: "甲镇" }, type: "town", group: "towns", ranked: true, formerNames: [], predecessors: [], position: wholeFile("units.yaml") };

/** What a field may hold, days after the assessment's among it. */
function valueOf({ type }: Field): fc.Arbitrary<FieldValue> {
  switch (type.kind) {
    case "boolean":
      return fc.constantFrom<FieldValue>(true, false, null, undefined);
    case "date":
      return fc.oneof(fc.integer({ min: first, max: first + 300 }).map((day): FieldValue => day), fc.constantFrom<FieldValue>(null, undefined, asOf + 1));
    case "datetime":
      return fc.constantFrom<FieldValue>(first * 1_440, (asOf + 1) * 1_440 - 1, (asOf + 1) * 1_440, null, undefined);
    case "integer":
    case "decimal":
      return fc.constantFrom<FieldValue>(0, 6, 60, null, undefined);
    case "enum":
      return fc.constantFrom<FieldValue>(...type.values.map(({ id }) => id), null, undefined);
    case "codes":
      return fc.constantFrom<FieldValue>([], (type.values ?? []).map(({ id }) => id), undefined);
    case "list":
      return fc.constantFrom<FieldValue>([], undefined);
    case "text":
      return fc.constantFrom<FieldValue>("甲", null, undefined);
  }
}

describe("facts as a row", () => {
  it.each([...scheme.recordTypes.keys()])("are those read one by one: %s", (id) => {
    const type = scheme.recordTypes.get(id);
    if (type === undefined) throw new Error(id);
    const reader = factReader(type, { law, recordTypes: scheme.recordTypes, asOf, lateConfirmation: "confirmed" });
    const names = [...recordFactTypes(type, scheme.recordTypes).keys()];
    const places = placesOf(["id", ...type.fields.map((field) => field.id)]);
    const readRow = reader.row(names);
    let told = 0;
    fc.assert(
      fc.property(fc.tuple(...type.fields.map(valueOf)), fc.boolean(), (values, asMap) => {
        const list: readonly FieldValue[] = ["R-1", ...values];
        const row = new ValueRow<FieldValue>(places, list);
        const record: EvidenceRecord = { id: "R-1", type: id, unit: "1", position: wholeFile("a.csv"), values: asMap ? new Map([...places.keys()].map((name, place) => [name, list[place]])) : row };
        const expected = outcomeOf(() => names.map((name) => reader(record, unit, undefined).read(name)));
        expect(outcomeOf(() => [...readRow(reader(record, unit, undefined))])).toEqual(expected);
        told += typeof expected === "string" ? 0 : 1;
      }),
      { numRuns: id === "disclosure_request" ? 400 : 60 },
    );
    expect(told).toBeGreaterThan(30);
  });
});

/** Which of two facts that cannot be worked out is met first does not matter. */
function outcomeOf(read: () => readonly unknown[]): readonly unknown[] | string {
  try {
    return read();
  } catch {
    return "cannot be worked out";
  }
}
