/** Parts of a file are the file, each begins where a row does, and says on which line. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutFile, type RowEnds } from "../../src/evidence/parts/cut-file.ts";
import type { FilePart } from "../../src/evidence/parts/part.ts";
import { tableRows } from "../../src/evidence/table-rows.ts";
import { utf8Part } from "../../src/evidence/decode.ts";
import { inPieces } from "./pieces.ts";

function cut(content: string, ends: RowEnds, length: number, pieceLength = 7): readonly FilePart[] {
  return cutFile(inPieces("a.csv", content, pieceLength), ends, length);
}

const whole = (content: string): readonly FilePart[] => [{ from: 0, to: Buffer.byteLength(content), firstLine: 1 }];

describe("cutFile", () => {
  it("cuts behind line feeds, once a part is long enough", () => {
    expect(cut("ab\ncd\nef\n", "line-feeds", 4)).toEqual([{ from: 0, to: 6, firstLine: 1 }, { from: 6, to: 9, firstLine: 3 }]);
    expect(cut("ab\ncd", "line-feeds", 1)).toEqual([{ from: 0, to: 3, firstLine: 1 }, { from: 3, to: 5, firstLine: 2 }]);
  });

  it("does not cut inside quotes of a table, but counts the lines there", () => {
    expect(cut('a,"b\n\n"\nc\n', "line-feeds-outside-quotes", 1)).toEqual([{ from: 0, to: 8, firstLine: 1 }, { from: 8, to: 10, firstLine: 4 }]);
    expect(cut('{"a":"\n', "line-feeds", 1)).toEqual([{ from: 0, to: 7, firstLine: 1 }]);
  });

  it.each([["a quote that is never closed", 'a\n"b\nc\n'], ["a lone carriage return", "a\rb\nc\n"], ["one at the end of a piece", "abcdef\rb\nc\n"], ["one at the end", "a\nb\n\r"]])("leaves a table with %s whole", (_, content) => {
    expect(cut(content, "line-feeds-outside-quotes", 1)).toEqual(whole(content));
  });

  it("takes carriage returns before line feeds for what they are, wherever pieces end", () => {
    for (let pieceLength = 1; pieceLength < 9; pieceLength += 1) expect(cut("ab\r\ncd\r\n", "line-feeds-outside-quotes", 1, pieceLength)).toEqual([{ from: 0, to: 4, firstLine: 1 }, { from: 4, to: 8, firstLine: 2 }]);
  });

  it("gives parts whose rows are those of the file, on the same lines", () => {
    const cell = fc.constantFrom("", "a", "乙", '"x"', '"x\ny"', '"x\r\n""y"', "1,2", '"1,2"');
    const row = fc.array(cell, { minLength: 1, maxLength: 3 }).map((cells) => cells.join(","));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.constantFrom("\n", "\r\n"), fc.boolean(), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 }), (rows, feed, closed, length, pieceLength) => {
        const content = rows.join(feed) + (closed ? feed : "");
        const file = inPieces("a.csv", content, pieceLength);
        const parts = cutFile(file, "line-feeds-outside-quotes", length);
        const size = Buffer.byteLength(content);
        expect([parts[0]?.from ?? size, ...parts.map(({ to }) => to)]).toEqual([...parts.map(({ from }) => from), size]);
        const read = (part: FilePart) => [...tableRows(utf8Part(file, part, part.firstLine), { delimiter: "," })];
        expect(parts.flatMap(read)).toEqual(read({ from: 0, to: size, firstLine: 1 }));
      }),
      { numRuns: 500 },
    );
  });
});
