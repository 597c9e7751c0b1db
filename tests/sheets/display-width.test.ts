import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { commonWidth } from "../../src/sheets/common-width.ts";
import { displayWidth, wrapped } from "../../src/sheets/display-width.ts";

const EVERY_LETTER = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff).map((code) => String.fromCodePoint(code));

describe("the width of a text", () => {
  it.each([true, false])("that is common is the width that string-width measures, letter by letter (ambiguous letters wide: %s)", (ambiguousWide) => {
    const common = EVERY_LETTER.filter((letter) => commonWidth(letter, { ambiguousWide }) !== undefined);
    expect(common.length).toBeGreaterThan(27_000);
    expect(common.filter((letter) => commonWidth(letter, { ambiguousWide }) !== stringWidth(letter, { ambiguousIsNarrow: !ambiguousWide }))).toEqual([]);
  });

  it("adds up where letters are common, and knows what joins its neighbours", () => {
    const terminal = { ambiguousWide: false };
    expect(displayWidth("“松坪岭镇” 97.23 → 99.78 ①", terminal)).toBe(stringWidth("“松坪岭镇” 97.23 → 99.78 ①"));
    expect(commonWidth("👨‍👩‍👧", terminal)).toBeUndefined();
    expect(displayWidth("👨‍👩‍👧é", terminal)).toBe(3);
  });
});

/** What may stand together on a line, each line measured as a whole. */
function plainlyWrapped(text: string, width: number): readonly string[] {
  const opening = /[“‘《（【〔「『]/u;
  const neverFirst = /^[，。；：、）】》”’！？％〕～,.;:)\]%]/u;
  const cells = (part: string): number => stringWidth(part);
  const words = text.match(/[\u0021-\u024f]+|\s+|[^\u0021-\u024f\s]/gu) ?? [];
  const pieces: string[] = [];
  for (const piece of words.flatMap((word) => (cells(word) > width ? Array.from(word) : [word]))) {
    const last = pieces.at(-1);
    const belongs = last !== undefined && (opening.test(last.slice(-1)) || (neverFirst.test(piece) && last.trim() !== ""));
    if (belongs && cells(last + piece) <= width) pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  }
  const lines = [""];
  for (const piece of pieces) {
    const longer = `${lines.at(-1) ?? ""}${piece}`;
    if (lines.at(-1) === "" || cells(longer.trimEnd()) <= width) lines[lines.length - 1] = longer;
    else lines.push(piece.trimStart());
  }
  return lines.map((line) => line.trimEnd());
}

describe("a text that is wrapped", () => {
  const letters = fc.array(fc.constantFrom("公", "开", "。", "（", "“", "”", " ", "  ", "ab", "12.5%", "long-word", "→", "①"), { maxLength: 40 }).map((parts) => parts.join(""));
  const rare = fc.array(fc.constantFrom("公", "。", "（", " ", "ab", "é", "e\u0301", "\u3000", "👨‍👩‍👧", "𠮷"), { maxLength: 40 }).map((parts) => parts.join(""));

  it.each([["common", letters], ["any", rare]] as const)("breaks where measuring each line as a whole breaks it (%s letters)", (_, texts) => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 30 }), (text, width) => {
        expect(wrapped(text, width, { ambiguousWide: false })).toEqual(plainlyWrapped(text, width));
      }),
      { numRuns: 500, seed: 2017 },
    );
  });

  it("is wrapped in time that grows with its length, on lines of any width", () => {
    const text = "公开 ".repeat(40_000);
    expect(wrapped(text, Infinity, { ambiguousWide: false })).toHaveLength(1);
    expect(wrapped(text, 150_000, { ambiguousWide: false })).toHaveLength(2);
  });
});
