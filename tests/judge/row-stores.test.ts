import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NumberRows } from "../../src/judge/number-rows.ts";
import { TextStore } from "../../src/judge/text-store.ts";

describe("rows of numbers", () => {
  it("come back as they were put, however many pieces they fill", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.constantFrom(0, 1, 4, 5, 255, 256, 257, 511, 512, 513, 2000), (width, count) => {
        const rows = new NumberRows(width);
        const row = (number: number): number[] => Array.from({ length: width }, (_, column) => (number * 2_654_435_761 + column * 40_503) % 2 ** 32);
        for (let number = 0; number < count; number += 1) rows.add(...row(number));
        expect(rows.count).toBe(count);
        for (let number = 0; number < count; number += 1) expect(row(number).map((_, column) => rows.at(number, column))).toEqual(row(number));
      }),
    );
  });

  it("hold the largest number", () => {
    const rows = new NumberRows(2);
    rows.add(0xffff_ffff, 0);
    expect([rows.at(0, 0), rows.at(0, 1)]).toEqual([0xffff_ffff, 0]);
  });
});

describe("a store of texts", () => {
  const letters = fc.constantFrom("", "a", "900101-001", "é", "编号〔2017〕1号", "\u{2f00f}", "\ud800");
  const texts = fc.tuple(letters, fc.constantFrom(1, 1, 1, 3, 26, 254, 300, 4096, 30_000, 70_000, 140_000)).map(([letter, times]) => letter.repeat(letter.length > 1 ? Math.ceil(times / letter.length) : times));

  it("gives back every text by its place, short or longer than a piece, wide or not", () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 40 }), (all) => {
        const store = new TextStore();
        const places = all.map((text) => store.put(text));
        for (const [index, place] of places.entries()) expect(store.at(place) === all[index]).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps a hundred thousand ids apart, over many pieces", () => {
    const store = new TextStore();
    const places = Array.from({ length: 100_000 }, (_, number) => store.put(`900101-${String(number)}`));
    expect(new Set(places).size).toBe(places.length);
    expect(places.every((place, number) => store.at(place) === `900101-${String(number)}`)).toBe(true);
  });

  it("keeps the same text again and again once", () => {
    const store = new TextStore();
    expect(store.put("x")).toBe(store.put("x"));
  });
});
