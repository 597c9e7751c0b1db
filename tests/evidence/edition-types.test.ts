/** The record types of the edition, read with the evidence reader: words that clash would go to the wrong field. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { allFields } from "../../src/evidence/common-fields.ts";
import { recordFromValues } from "../../src/evidence/record-from-values.ts";
import { comparable } from "../../src/evidence/words.ts";
import { readEdition } from "../../src/io/read-edition.ts";
import { loadEdition } from "../../src/load-edition.ts";

const { value: edition } = loadEdition(await readEdition(join(import.meta.dirname, "../../indicators/2017")));
const types = edition?.scheme.recordTypes ?? new Map<string, never>();

describe("record types of the edition", () => {
  it.each([...types.values()].map((type) => [type.id, type] as const))("%s: its example is a faultless record", (_id, type) => {
    const { problems } = recordFromValues({ types, type: type.id, id: "1", unit: "900101", values: type.example, position: type.position });
    expect(problems.map((problem) => problem.message.zh)).toEqual([]);
  });

  it.each([...types.values()].map((type) => [type.id, type] as const))("%s: no header means two fields", (_id, type) => {
    const owner = new Map<string, string>();
    const clashes = type.fields.flatMap((field) =>
      [field.id, field.title.zh, field.title.en, ...field.aliases].flatMap((word) => {
        const other = owner.get(comparable(word));
        owner.set(comparable(word), field.id);
        return other === undefined || other === field.id ? [] : [`${word}: ${other}, ${field.id}`];
      }),
    );
    expect(clashes).toEqual([]);
  });

  it("hides no field that every record has", () => {
    const reserved = new Set(["id", "unit", "type", "parent", "recordedOn"]);
    for (const type of types.values()) {
      expect(type.fields.filter((field) => reserved.has(field.id)).map((field) => `${type.id}.${field.id}`)).toEqual([]);
      const own = new Set(type.fields.flatMap((field) => [field.title.zh, ...field.aliases]).map(comparable));
      const taken = allFields(type).filter((field) => reserved.has(field.id) && own.has(comparable(field.title.zh)));
      expect(taken.map((field) => `${type.id} ${field.title.zh}`)).toEqual([]);
    }
  });
});
