/** Laws of reading: every format says the same, and nothing that is handed in can break the reader. */
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/evidence/same-record.ts";
import { decodeText } from "../../src/evidence/decode.ts";
import type { EvidenceRecord } from "../../src/model/evidence.ts";
import { addDays, formatPlainDate } from "../../src/model/plain-date.ts";
import { rawFile, day, readFiles } from "./record-types.ts";

const word = fc.string({ unit: fc.constantFrom(...Array.from("政务公开晋江云泽镇abc=+-@,;\"'\n。〔〕1 ")), minLength: 1, maxLength: 8 }).filter((text) => text.trim() === text && text !== "" && text !== "无");
const date = fc.integer({ min: 0, max: 364 }).map((days) => formatPlainDate(addDays(day("2017-01-01"), days)));
const record = fc.record({
  channel: fc.constantFrom("online", "in_person", "post"),
  reachedOn: date,
  docNo: fc.option(word, { nil: "" }),
  pages: fc.option(fc.nat(1000).map(String), { nil: "" }),
  fee: fc.tuple(fc.nat(999), fc.nat(99)).map(([yuan, cents]) => `${String(yuan)}.${String(cents).padStart(2, "0")}`),
});
const records = fc.array(record, { minLength: 1, maxLength: 6 }).map((list) => list.map((one, index) => ({ id: String(index + 1), unit: "900101", ...one })));
type Sample = Readonly<Record<string, string>>;

/** Numbers stand bare in JSON and YAML; blanks are left out. */
function asJson(sample: Sample): string {
  const cells = Object.entries(sample).filter(([, value]) => value !== "");
  return `{${cells.map(([key, value]) => `${JSON.stringify(key)}:${key === "pages" || key === "fee" ? value : JSON.stringify(value)}`).join(",")}}`;
}

function read(path: string, content: string | Uint8Array): readonly string[] {
  const { value } = readFiles({ [path]: content });
  const found: readonly EvidenceRecord[] = value?.byUnit.get("900101")?.records.get("disclosure_request") ?? [];
  return found.map((one) => fingerprint(one)).toSorted();
}

function utf16(content: string): Uint8Array {
  const bytes = new Uint8Array(2 + content.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [index, unit] of [0xfeff, ...Array.from({ length: content.length }, (_, at) => content.charCodeAt(at))].entries()) view.setUint16(index * 2, unit, true);
  return bytes;
}

describe("reading", () => {
  it("gives equal records in each format and encoding", () => {
    fc.assert(
      fc.property(records, (list) => {
        const table = stringify(list, { header: true, quoted_string: true });
        const lines = list.map(asJson);
        const expected = read("disclosure_request.ndjson", lines.join("\n"));
        expect(expected).toHaveLength(list.length);
        expect(read("disclosure_request.json", `[${lines.join(", ")}]`)).toEqual(expected);
        expect(read("disclosure_request.yaml", lines.map((line) => `- ${line}`).join("\n"))).toEqual(expected);
        expect(read("disclosure_request.csv", table)).toEqual(expected);
        expect(read("disclosure_request.csv", `\ufeff${table}`)).toEqual(expected);
        expect(read("disclosure_request.csv", utf16(table))).toEqual(expected);
      }),
      { numRuns: 20, seed: 2017 },
    );
  });

  const paths = ["disclosure_request.csv", "disclosure_request.json", "disclosure_request.ndjson", "disclosure_request.yaml", "units.yaml", "assessment.yaml", "临川镇/submitted.yaml"];
  const soup = fc.string({ unit: fc.constantFrom(...Array.from("{}[]\"',:：\n\r\t-#&*!|>?@`% \\/0129ae无是否编号单位渠道")), maxLength: 60 });

  it("survives any text and any bytes", () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.oneof(soup, fc.uint8Array({ maxLength: 60 })), (path, content) => {
        const { problems } = readFiles({ [path]: content });
        for (const problem of problems) expect(problem.message.zh).not.toBe("");
      }),
      { numRuns: 300, seed: 2018 },
    );
  });

  it("survives values that are not what they should be", () => {
    const odd = '{"toString":1,"__proto__":null,"length":-1}';
    const keys = ["type", "unit", "id", "channel", "reasons", "pages", "supplements", "attachments", "applicant"];
    for (const key of keys) {
      const record = `{"id":"1","unit":"900101","channel":"online","reachedOn":"2017-03-05","${key}x":${odd},"补正1通知日期":${odd}}`.replace(`${key}x`, key);
      for (const path of ["disclosure_request.ndjson", "disclosure_request.yaml", "a.yaml"]) expect(() => readFiles({ [path]: record })).not.toThrow();
      expect(() => readFiles({ "a.json": `{"type":${odd},"unit":${odd},"records":[${record},[],null,1]}` })).not.toThrow();
    }
    expect(() => readFiles({ "临川镇/submitted.yaml": `all: ${odd}` })).not.toThrow();
  });

  it("survives deep nesting", () => {
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    for (const path of ["disclosure_request.json", "disclosure_request.ndjson", "disclosure_request.yaml"]) expect(readFiles({ [path]: deep }).problems.length).toBeGreaterThan(0);
  });

  it("decodes or refuses any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const { value, problems } = decodeText(rawFile("a.csv", bytes));
        expect(value === undefined ? problems.length : 1).toBe(1);
      }),
      { seed: 2019 },
    );
  });
});
