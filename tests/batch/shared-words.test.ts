import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharingWords } from "../../src/batch/shared-words.ts";

describe("words that many folders say", () => {
  it("are kept once, titles as a whole", () => {
    const sharing = sharingWords();
    const folder = (): { readonly rules: readonly { readonly title: { readonly zh: string; readonly en: string } }[] } => structuredClone({ rules: [{ title: { zh: "答复", en: "Replies" } }] });
    const [first, second] = [sharing(folder()), sharing(folder())];
    expect(second).toEqual(folder());
    expect(second.rules[0]?.title).toBe(first.rules[0]?.title);
  });

  it("change nothing of what is said, nor the order in which", () => {
    const sharing = sharingWords();
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(JSON.stringify(sharing(value))).toBe(JSON.stringify(value));
      expect(JSON.stringify(sharing(value))).toBe(JSON.stringify(value));
    }));
  });
});
