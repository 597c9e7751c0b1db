import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChunkedText } from "../../src/evidence/decode.ts";
import { TableFault, tableRows, type TableText } from "../../src/evidence/table-rows.ts";

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

  it("takes tabs where the header has them and no comma", () => {
    expect(rowsOf(["a\tb\n1,5\t2\n"]).map(({ cells }) => cells)).toEqual([["a", "b"], ["1,5", "2"]]);
  });

  it("passes over a byte-order mark, also before a quote", () => {
    expect(rowsOf(['\ufeff"a",b\n']).map(({ cells }) => cells)).toEqual([["a", "b"]]);
  });
});
