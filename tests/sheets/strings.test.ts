import { describe, expect, it } from "vitest";
import { strings } from "../../src/sheets/strings.ts";

describe("strings", () => {
  it("says nothing twice", () => {
    const pairs = Object.values(strings).map(({ zh, en }) => `${zh} = ${en}`);
    expect(pairs.filter((pair, index) => pairs.indexOf(pair) !== index)).toEqual([]);
  });

  it("keeps the languages apart", () => {
    for (const { zh, en } of Object.values(strings)) {
      expect(en).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/u);
      expect(zh).not.toMatch(/[A-Za-z]/u);
    }
  });
});
