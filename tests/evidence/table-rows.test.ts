import { CsvError, parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChunkedText } from "../../src/evidence/decode.ts";
import { openQuoteLine, TableFault, type TableText } from "../../src/evidence/quoted-rows.ts";
import { tableRows } from "../../src/evidence/table-rows.ts";

/** Read as text and as bytes of UTF-8, which must be the same. */
function rowsOf(chunks: readonly string[]): readonly TableText[] {
  const asText = tryRows({ path: "a.csv", chunks: () => chunks });
  const asBytes = tryRows({ path: "a.csv", chunks: () => chunks, utf8: () => chunks.map((chunk) => Buffer.from(chunk)) });
  expect(asBytes).toEqual(asText);
  if (asText instanceof TableFault) throw asText;
  return asText;
}

function tryRows(source: ChunkedText): readonly TableText[] | TableFault {
  try {
    return [...tableRows(source)].filter((row) => row !== undefined);
  } catch (error) {
    if (error instanceof TableFault) return error;
    throw error;
  }
}

interface Whole {
  readonly rows: readonly (readonly string[])[];
  readonly fault: { readonly code: string; readonly line: number } | undefined;
}

/** Rows before a fault, and the fault. */
function readWhole(chunks: readonly string[]): Whole {
  const [asText, asBytes] = [{}, { utf8: () => chunks.map((chunk) => Buffer.from(chunk)) }].map((more): Whole => {
    const rows: (readonly string[])[] = [];
    try {
      for (const row of tableRows({ path: "a.csv", chunks: () => chunks, ...more })) if (row !== undefined) rows.push(row.cells);
    } catch (error) {
      if (error instanceof TableFault) return { rows, fault: { code: error.code, line: error.line } };
      throw error;
    }
    return { rows, fault: undefined };
  });
  expect(asBytes).toEqual(asText);
  if (asText === undefined) throw new Error("nothing was read");
  return asText;
}

/** What csv-parse makes of the whole text at once. */
function parsedWhole(text: string): Whole {
  const rows: string[][] = [];
  const keep = (row: string[]): string[] => {
    rows.push(row);
    return row;
  };
  const code = csvFault(text, keep)?.code;
  // a line end of two letters inside a cell counts as two lines there, in no editor
  const line = code === "CSV_QUOTE_NOT_CLOSED" ? openQuoteLine(text) : Number(/at line (\d+)/.exec(csvFault(text.replaceAll("\r\n", "\n"))?.message ?? "")?.[1]);
  return { rows, fault: code === undefined ? undefined : { code, line } };
}

function csvFault(text: string, on_record: (row: string[]) => string[] = (row) => row): CsvError | undefined {
  try {
    parse(text, { record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true, skip_empty_lines: false, on_record });
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
  return undefined;
}

/** A text cut behind some of its line feeds, as a file read in pieces is. */
function cut(text: string, at: readonly number[]): readonly string[] {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index + 1).filter((_, index) => at.includes(index % 7));
  const bounds = [0, ...ends.filter((end) => end < text.length), text.length];
  return bounds.slice(1).map((end, index) => text.slice(bounds[index], end));
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom("甲", "b", " ", "1", "。"), maxLength: 4 }),
  fc.string({ unit: fc.constantFrom("甲", ",", '"', "\n", "\r\n", "x"), maxLength: 6 }).map((text) => `"${text.replaceAll('"', '""')}"`),
);
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });

describe("tableRows", () => {
  it("reads what csv-parse reads, wherever the text is cut into pieces", () => {
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n", "\r"), fc.array(fc.nat(6)), fc.boolean(), (rows, end, at, closed) => {
        const text = rows.map((row) => row.join(",")).join(end) + (closed ? end : "");
        const whole = parse(text, { record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true, skip_empty_lines: false });
        expect(rowsOf(cut(text, at)).map(({ cells }) => cells)).toEqual(whole);
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives the rows before a fault and calls it what csv-parse calls it, wherever the text is cut into pieces", () => {
    const odd = fc.constantFrom('a"b', '"a"b', '"a', 'a"', '"', '"a""', ' "a"', '"a" ');
    const anyCell = fc.oneof({ weight: 6, arbitrary: cell }, { weight: 1, arbitrary: odd });
    const anyTable = fc.array(fc.array(anyCell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });
    let faults = 0;
    fc.assert(
      fc.property(anyTable, fc.constantFrom("\n", "\r\n"), fc.array(fc.nat(6)), fc.boolean(), (rows, end, at, closed) => {
        const text = rows.map((row) => row.join(",")).join(end) + (closed ? end : "");
        const whole = parsedWhole(text);
        faults += whole.fault === undefined ? 0 : 1;
        expect(readWhole(cut(text, at))).toEqual(whole);
      }),
      { numRuns: 2_000 },
    );
    expect(faults).toBeGreaterThan(500);
  });

  it("sends only the rows with quotes out of the fast lane", () => {
    const text = 'a,b\n1,2\n"3",4\n5,6\n7,"8\n9"\n10,11\n';
    const taken: number[] = [];
    const take = (bytes: Buffer, start: number, line: number): number => {
      taken.push(line);
      return bytes.indexOf("\n", start) + 1;
    };
    const rows = tableRows({ path: "a.csv", chunks: () => [text], utf8: () => [Buffer.from(text)] }, { take });
    expect([...rows].map((row) => row?.cells)).toEqual([["3", "4"], ["7", "8\n9"]]);
    expect(taken).toEqual([1, 2, 4, 7]);
  });

  it("numbers lines as an editor does", () => {
    const text = 'a,b\n1,"x\ny"\r\n"p\n\nq",2\n3,4\n';
    const expected = [1, 2, 4, 7];
    expect(rowsOf([text]).map(({ line }) => line)).toEqual(expected);
    expect(rowsOf(cut(text, [0, 1, 2, 3, 4, 5, 6])).map(({ line }) => line)).toEqual(expected);
  });

  it.each([
    ["a quote never closed", ["a,b\n1,2\n", '3,"4\n', "5,6\n"], 3],
    ["a quote in the middle of a cell", ["a,b\n1,2\n", '3,4"5\n', '6,"7"\n'], 3],
    ["something behind a closing quote", ['a,b\n"1"2,3\n'], 2],
  ] as const)("throws at the line of %s", (_, chunks, line) => {
    expect(() => rowsOf(chunks)).toThrow(TableFault);
    try {
      rowsOf(chunks);
    } catch (error) {
      expect((error as TableFault).line).toBe(line);
    }
  });

  it.each([
    ["further up", ["a,b\n1,2\n", '"3,4\n5,"6"\n'], 3],
    ["in the row itself", ["a,b\n", '"1"2,3\n'], 2],
    ["behind a cell of two lines", ['a,"b\nb"\n1,2\n"3,4\n5,"6"\n'], 4],
  ] as const)("tells where the quote of a broken cell opens: %s", (_, chunks, from) => {
    expect(() => rowsOf(chunks)).toThrow(expect.objectContaining({ from }));
  });

  it("takes tabs where the header has them and no comma", () => {
    expect(rowsOf(["a\tb\n1,5\t2\n"]).map(({ cells }) => cells)).toEqual([["a", "b"], ["1,5", "2"]]);
  });

  it("passes over a byte-order mark, also before a quote", () => {
    expect(rowsOf(['\ufeff"a",b\n']).map(({ cells }) => cells)).toEqual([["a", "b"]]);
  });
});
