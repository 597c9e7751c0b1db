import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { commonWidth } from "../../src/sheets/common-width.ts";
import { displayWidth } from "../../src/sheets/display-width.ts";

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
