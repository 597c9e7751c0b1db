import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encoded, encodedText } from "../../src/model/encoded.ts";

const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("县", "𠮷", "\ud842", "a").chain((letter) => fc.nat(40_000).map((times) => letter.repeat(times))));

describe("encoded text", () => {
  it("is what an encoder makes of it, in whatever pieces it came", () => {
    fc.assert(fc.property(fc.array(text, { maxLength: 12 }), (pieces) => {
      expect(Buffer.concat([...encoded(pieces)]).equals(Buffer.concat(pieces.map((piece) => new TextEncoder().encode(piece))))).toBe(true);
    }));
  });

  it("is not written over by what comes after", () => {
    const pieces = Array.from({ length: 200 }, (_, index) => String(index % 10).repeat(9_000));
    const taken = [...encoded(pieces)];
    expect(taken.length).toBeGreaterThan(2);
    expect(Buffer.concat(taken).toString()).toBe(pieces.join(""));
    const [first, second] = [encodedText("一二三"), encodedText("四五六")];
    expect([Buffer.from(first).toString(), Buffer.from(second).toString()]).toEqual(["一二三", "四五六"]);
  });

  it("of one piece is what an encoder makes of it", () => {
    fc.assert(fc.property(text, (written) => {
      expect(Buffer.from(encodedText(written)).equals(new TextEncoder().encode(written))).toBe(true);
    }));
  });
});
