import { describe, expect, it } from "vitest";
import { isMadeOnce, madeOnce, OnceOf } from "../../src/model/made-once.ts";
import { Recent } from "../../src/model/recent.ts";
import { jsonDocument } from "../../src/sheets/json-document.ts";

describe("what is made once", () => {
  it("gives one thing for one source and word, and marks it", () => {
    const once = new OnceOf<object, { readonly n: number }>();
    const source = madeOnce({});
    let count = 0;
    const make = (): { readonly n: number } => ({ n: (count += 1) });
    const first = once.of(source, () => "a", make);
    expect(once.of(source, () => "a", make)).toBe(first);
    expect(once.of(source, () => "b", make)).toEqual({ n: 2 });
    expect(isMadeOnce(first)).toBe(true);
    expect(once.of({}, () => "a", make)).toEqual({ n: 3 });
  });

  it("stands in a document as anything else does", () => {
    const line = { b: [1, "“二”"] };
    const plain = jsonDocument({ list: [line, line] }, 2);
    madeOnce(line);
    expect(jsonDocument({ list: [line, line] }, 2)).toBe(plain);
  });
});

describe("what was met of late", () => {
  it("keeps the last, forgets the oldest, and keeps what is met again", () => {
    const recent = new Recent<number>(2);
    for (let n = 0; n < 9; n += 1) {
      recent.set(`w${String(n)}`, n);
      recent.get("w0");
    }
    expect([recent.get("w0"), recent.get("w1"), recent.get("w8")]).toEqual([0, undefined, 8]);
  });
});
