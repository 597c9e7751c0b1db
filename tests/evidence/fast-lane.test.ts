/** The fast lane of reading is held against the careful one: whatever a file holds, both make the same of it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileTypes } from "../../src/evidence/compiled-type.ts";
import { plainLines } from "../../src/evidence/fast/plain-lines.ts";
import { plainTable } from "../../src/evidence/fast/plain-table.ts";
import { readEvidence } from "../../src/evidence/read-evidence.ts";
import { fingerprint } from "../../src/evidence/same-record.ts";
import type { RawFile } from "../../src/model/source-file.ts";
import { anyUnit } from "../../src/evidence/unit-directory.ts";
import type { EvidenceRecord } from "../../src/model/evidence.ts";
import { inPieces } from "./pieces.ts";
import { evidenceInput, rawFile, recordTypes } from "./record-types.ts";

type Files = Readonly<Record<string, string>>;

/** Everything that reading brings up, as text. */
function seen(files: Files, careful: boolean, pieceLength: number): string {
  const given = Object.entries(files).map(([path, content]): RawFile => inPieces(path, rawFile(path, content).bytes, pieceLength));
  const { value, problems } = readEvidence({ ...evidenceInput(given), careful });
  const records = [...(value?.byUnit.values() ?? [])].flatMap((unit) => [...unit.records.values()].flat());
  return JSON.stringify({ problems, setAside: value?.setAside, repairs: value?.repairs, inputs: value?.inputs, records: records.map((one) => [one.id, one.type, one.unit, one.position, fingerprint(one)]) }, null, 1);
}

function holdsForBoth(files: Files, pieceLength: number): void {
  expect(seen(files, false, pieceLength)).toEqual(seen(files, true, 1 << 20));
}

const usual = {
  unit: ["900101", "900101", "900102", "临川镇"],
  channel: ["online", "当面", "网络", "信函"],
  reachedOn: ["2017-03-01", "2017-03-02", "2017-03-03"],
  postedOn: ["2017-03-20", "2017-04-01", "无", ""],
  docNo: ["〔2017〕3号", "无", "A-1", ""],
  sealed: ["是", "否", "true", ""],
  pages: ["0", "12", "7", ""],
  fee: ["1.50", "0", "12", "", "无"],
  reasons: ["国家秘密", "无", "", "secret；privacy"],
  applicant: ["张某", "", "李 某"],
  extra: ["x", ""],
} as const;
const odd = ["", " ", "　", "是 ", " 12", "１２", "1,200", "12件", "2017/3/5", "2017年3月5日", "2017-02-30", "1999-01-01", "2017-03-05 10:00", "无", "（无）", "/", "—", "不知道", "\u200b", "\ufeff", "é", "e\u0301", "Online", "900199", "-0", "1e2", "00012", "x".repeat(30), "2016-12-31"];

type Column = keyof typeof usual | "id";
const columns: readonly Column[] = ["id", "unit", "channel", "reachedOn", "postedOn", "docNo", "sealed", "pages", "fee", "reasons", "applicant", "extra"];
const id = fc.oneof({ weight: 8, arbitrary: fc.nat(40).map((number) => `R-${String(number)}`) }, { weight: 1, arbitrary: fc.constantFrom("", " R-1", "甲1", "无", "R-1") });
const cellOf = (column: Column) => (column === "id" ? id : fc.oneof({ weight: 30, arbitrary: fc.constantFrom<string>(...usual[column]) }, { weight: 1, arbitrary: fc.constantFrom(...odd) }));
const row = fc.tuple(...columns.map(cellOf));
const rows = fc.array(row, { minLength: 1, maxLength: 40 });

describe("the fast lane", () => {
  const compiled = compileTypes(recordTypes, [2016, 2019])("disclosure_request");
  if (compiled === undefined) throw new Error("no such type");
  const taken: EvidenceRecord[] = [];
  const source = { file: "a", compiled, units: anyUnit, folderUnit: undefined, take: (record: EvidenceRecord) => void taken.push(record) };

  it("takes rows that are written as they should be, and no others", () => {
    const take = plainTable(["id", "unit", "channel", "reachedOn", "sealed"], ",", source);
    const rows = ["R-1,1,online,2017-03-01,是\n", "R-2,1,当面,2017-03-02,否\n", "R-3,1,当面,2017年3月2日,否\n", "R-4,1,当面,2017-03-02,不详\n", "R-5,1,当面,,否\n", "R-6,1,网络,2017-03-02,是\n"];
    const bytes = Buffer.from(rows.join(""));
    const starts = rows.map((_, index) => Buffer.byteLength(rows.slice(0, index).join("")));
    const behind = starts.map((start, index) => take?.(bytes, start, index + 1));
    expect(behind).toEqual([starts[1], starts[2], -1, -1, -1, bytes.length]);
    expect(taken.splice(0).map((record) => [record.id, record.position.line])).toEqual([["R-1", 1], ["R-2", 2], ["R-6", 6]]);
  });

  it("takes lines with the keys of one that was read before, some left out", () => {
    const lines = plainLines({ ...source, type: "disclosure_request", findType: () => undefined });
    const rows = ['{"id":"R-1","unit":"1","channel":"online","reachedOn":"2017-03-01","pages":12}\n', '{"id":"R-2","unit":"1","channel":"online","reachedOn":"2017-03-01","pages":13}\n', '{"id":"R-3","unit":"1","channel":"online","reachedOn":"2017-03-01"}\n', '{"id":"R-4","unit":"1","channel":"online","reachedOn":"2017-03-01","other":1}\n', '{"id":"R-5","unit":"1","channel":"online","reachedOn":"2017-03-01","pages":"12"}\n'];
    const bytes = Buffer.from(rows.join(""));
    const starts = rows.map((_, index) => Buffer.byteLength(rows.slice(0, index).join("")));
    expect(lines.read(bytes, 0, 1)).toBe(-1);
    lines.learn(["id", "unit", "channel", "reachedOn", "pages"], compiled);
    expect(starts.map((start, index) => lines.read(bytes, start, index + 1))).toEqual([starts[1], starts[2], starts[3], -1, -1]);
    expect(taken.splice(0).map((record) => record.values.get("pages"))).toEqual([12, 13, undefined]);
  });
});

describe("tables", () => {
  const titles: Readonly<Record<string, string>> = { id: "编号", unit: "单位", channel: "申请渠道", reachedOn: "收件日期（必填）", sealed: "是否盖章", extra: "序号" };
  const end = fc.constantFrom("\n", "\r\n");
  const oddRow = fc.constantFrom("", ",,,", "R-1,900101", '"R-9",900101,online,2017-03-01,,,,,,,,', "R-8,900101,online,2017-03-01,,,,,,,,,", "R-8,900101,online,2017-03-01,,,,,,,,,x", ' R-3,900101,online,2017-03-01,,,"a\nb",,,,,', 'R-5,900101,online,2017-03-01,,"〔2017〕""7""号，甲,乙",是,,,,"a\r\n\n",', '"R-6","900102","当面","2017-03-02","无","","","","","","",""', 'R-8,900101,online,2017-03-01,,a"b,,,,,,', 'R-8,900101,online,2017-03-01,,"a"b,,,,,,', 'R-8,900101,online,2017-03-01,,"a,,,,,,');

  it("are read alike in both lanes", () => {
    fc.assert(
      fc.property(rows, fc.array(fc.tuple(fc.nat(40), oddRow), { maxLength: 4 }), end, fc.record({ chinese: fc.boolean(), mark: fc.boolean(), closed: fc.boolean(), tabs: fc.boolean(), folder: fc.boolean() }), fc.integer({ min: 1, max: 400 }), (list, strange, feed, how, pieceLength) => {
        const separator = how.tabs ? "\t" : ",";
        const lines = list.map((cells) => cells.map((cell) => (cell.includes(separator) ? "" : cell)).join(separator));
        for (const [at, text] of strange) lines.splice(at, 0, text.replaceAll(",", separator));
        const header = columns.map((column) => (how.chinese ? (titles[column] ?? column) : column)).join(separator);
        const content = (how.mark ? "\ufeff" : "") + [header, ...lines].join(feed) + (how.closed ? feed : "");
        holdsForBoth({ [`${how.folder ? "临川镇/" : ""}disclosure_request.csv`]: content }, pieceLength);
      }),
      { numRuns: 300 },
    );
  });

  it("with numbered columns of a list, or without an id, are read alike", () => {
    const header = "id,unit,channel,reachedOn,补正1通知日期,补正情况";
    for (const line of ["1,900101,online,2017-03-01,,", "1,900101,online,2017-03-01,2017-03-02,", "1,900101,online,2017-03-01,,无", "1,900101,online,2017-03-01,,x", ",900101,online,2017-03-01,,"]) {
      holdsForBoth({ "disclosure_request.csv": [header, "0,900101,online,2017-03-01,,", line].join("\n") }, 1_000);
    }
  });
});

describe("tables of one type with other separators", () => {
  it("do not learn from each other: what is one word between tabs may be two cells between commas", () => {
    const header = ["id", "unit", "channel", "reachedOn", "docNo"];
    const row = (id: string, docNo: string, separator: string): string => [id, "900101", "online", "2017-03-01", docNo].join(separator);
    const tabs = [header.join("\t"), row("R-1", "甲", "\t"), row("R-2", "A,B", "\t"), row("R-3", "A,B", "\t")].join("\n");
    const commas = [header.join(","), row("R-4", "甲", ","), row("R-5", "甲", ","), row("R-6", "A,B", ","), row("R-7", "甲", ",")].join("\n");
    const files = { "disclosure_request-1.tsv": tabs, "disclosure_request-2.csv": commas };
    expect(seen(files, true, 1 << 20)).toContain("csv-ragged");
    holdsForBoth(files, 1_000);
  });
});

describe("lines", () => {
  const bare: ReadonlySet<string> = new Set(["pages", "fee"]);
  const oddValue = fc.constantFrom("null", "true", "60", '"60"', "1.50", "-0", "1e2", "[]", '["国家秘密"]', '["国家秘密", 1]', "{}", '[{"noticedOn":"2017-03-05"}]', '"a\\"b"', '"\\u5426"', '"无"', '""', "tru", "01", '"a', "[[1]]", '"\t"', "12345678901234567890");
  const value = (column: Column, cell: string): string => (bare.has(column) && /^\d+(\.\d+)?$/.test(cell) ? cell : JSON.stringify(cell));
  const keys = ["type", ...columns, "reasons", "supplements", "docNo"];

  it("are read alike in both lanes", () => {
    fc.assert(
      fc.property(
        rows,
        fc.array(fc.tuple(fc.nat(39), fc.constantFrom(...keys), oddValue), { maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(39), fc.constantFrom(...columns)), { maxLength: 10 }),
        fc.record({ spaced: fc.boolean(), feed: fc.constantFrom("\n", "\r\n"), mark: fc.boolean(), closed: fc.boolean(), turned: fc.nat(60), file: fc.constantFrom("disclosure_request.ndjson", "临川镇/disclosure_request.ndjson", "登记.ndjson"), typed: fc.boolean() }),
        fc.integer({ min: 1, max: 900 }),
        (list, strange, left, how, pieceLength) => {
          const lines = list.map((cells, number) => {
            const members = columns.map((column, index) => [column as string, value(column, cells[index] ?? "")] as const).filter(([key]) => !left.some(([at, column]) => at === number && column === key));
            const all = [...(how.typed ? [["type", '"disclosure_request"'] as const] : []), ...members, ...strange.flatMap(([at, key, text]) => (at === number ? [[key, text] as const] : []))];
            const ordered = number === how.turned ? all.toReversed() : all;
            return `{${ordered.map(([key, text]) => `${JSON.stringify(key)}:${how.spaced ? " " : ""}${text}`).join(how.spaced ? ", " : ",")}}`;
          });
          const content = (how.mark ? "\ufeff" : "") + lines.join(how.feed) + (how.closed ? how.feed : "");
          holdsForBoth({ [how.file]: content }, pieceLength);
        },
      ),
      { numRuns: 300 },
    );
  });
});
