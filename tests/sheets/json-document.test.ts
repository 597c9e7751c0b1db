import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonDocument, jsonPieces } from "../../src/sheets/json-document.ts";

describe("a JSON document", () => {
  it("stands on one line below its depth", () => {
    expect(jsonDocument({ a: 1, list: [{ b: [1, 2] }, {}], none: undefined, empty: [] }, 2)).toBe('{\n  "a": 1,\n  "list": [\n    {"b":[1,2]},\n    {}\n  ],\n  "empty": []\n}\n');
  });

  it("says what it was made of, whatever the depth", () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(6), (value, depth) => {
      expect(JSON.parse(jsonDocument(value, depth))).toEqual(JSON.parse(JSON.stringify(value)));
    }));
  });

  it("is what JSON.stringify writes, where it is deep enough", () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (value) => {
      expect(jsonDocument(value, 9)).toBe(`${JSON.stringify(value, null, 2)}\n`);
    }));
  });

  it("of any length comes in pieces", () => {
    const list = Array.from({ length: 400 }, (_, index) => ({ index, words: "县".repeat(1000) }));
    const pieces = [...jsonPieces({ list }, 2)];
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000);
    expect(JSON.parse(pieces.join(""))).toEqual({ list });
  });
});
