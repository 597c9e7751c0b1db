/** What judging keeps of records that it only tells of, held against the records themselves. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CarriedMatters } from "../../src/judge/carried-matters.ts";
import type { CarriedOver } from "../../src/judge/carry-over.ts";
import { NAMED_RECORDS, NotedRecords } from "../../src/judge/noted-records.ts";
import { SharedTexts } from "../../src/judge/shared-texts.ts";
import { date } from "../support/scheme-builder.ts";

const types = ["request", "item"];
const matters = fc.array(
  fc.record<CarriedOver>({
    id: fc.string({ unit: "binary" }),
    unit: fc.constant("900101"),
    type: fc.constantFrom(...types),
    dueOn: fc.constantFrom(undefined, date(2017, 12, 29), date(1969, 12, 31), date(1900, 1, 1)),
    rules: fc.subarray(["D2-late", "D3-seal", "D5-file"], { minLength: 1 }),
    position: fc.record({ file: fc.constantFrom("b.csv", "a.csv", "申请.csv"), line: fc.integer({ min: 1, max: 30 }), column: fc.integer({ min: 0, max: 2 }) }),
  }),
  { maxLength: 60 },
);
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (all: readonly CarriedOver[]): readonly CarriedOver[] =>
  all.toSorted((a, b) => types.indexOf(a.type) - types.indexOf(b.type) || byText(a.position.file, b.position.file) || a.position.line - b.position.line || a.position.column - b.position.column);

describe("matters that are carried over", () => {
  it("come out as they went in, in order, and as often as somebody asks", () => {
    fc.assert(fc.property(matters, (all) => {
      const carried = new CarriedMatters("900101", types, new SharedTexts());
      for (const matter of all) carried.add(matter);
      const { inOrder: found } = carried;
      expect([[...found], [...found]]).toEqual([inOrder(all), inOrder(all)]);
    }));
  });
});

describe("records that are told of", () => {
  it("are counted for each file, and the first of them named", () => {
    fc.assert(fc.property(matters, (all) => {
      const noted = new NotedRecords(types);
      for (const record of all) noted.add(record);
      const files = new Set(all.map(({ position }) => position.file));
      const expected = [...files].map((file) => {
        const own = inOrder(all).filter(({ position }) => position.file === file);
        return { file, count: own.length, first: own.slice(0, NAMED_RECORDS).map(({ id }) => id) };
      });
      expect(noted.files()).toEqual(expected);
    }));
  });
});
