/** The nearest word, held against comparing with every known word letter by letter. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestWord, nearestWords } from "../../src/document/nearest-word.ts";

/** Insertions, deletions, replacements and swaps of neighbours, by their definition. */
function editDistance(left: readonly string[], right: readonly string[]): number {
  const known = new Map<string, number>();
  const distance = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const key = `${String(i)} ${String(j)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const isSwap = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
    const least = Math.min(distance(i - 1, j) + 1, distance(i, j - 1) + 1, distance(i - 1, j - 1) + (left[i - 1] === right[j - 1] ? 0 : 1), isSwap ? distance(i - 2, j - 2) + 1 : Infinity);
    known.set(key, least);
    return least;
  };
  return distance(left.length, right.length);
}

function plainNearest(word: string, known: readonly string[]): string | undefined {
  if (/^[\x21-\x7e]{1,2}$/.test(word)) return undefined;
  const near = known
    .map((candidate) => ({ candidate, distance: editDistance([...word.toLowerCase()], [...candidate.toLowerCase()]), allowed: Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3)) }))
    .filter(({ distance, allowed }) => distance <= allowed);
  return near.toSorted((a, b) => a.distance - b.distance)[0]?.candidate;
}

const word = fc.string({ unit: fc.constantFrom("公", "开", "日", "期", "a", "B", "İ", "𠮷", "-"), maxLength: 9 });

describe("the nearest word", () => {
  it("is the one that comparing with every word finds", () => {
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 8 }), (written, known) => {
        expect(nearestWord(written, known)).toBe(plainNearest(written, known));
      }),
      { numRuns: 1000, seed: 2017 },
    );
  });

  it("is near to one that differs by little from a word written", () => {
    fc.assert(
      fc.property(word, fc.nat(8), word, fc.array(word, { maxLength: 4 }), (written, at, letter, others) => {
        const known = [...others, [...written].toSpliced(at, 1, ...[...letter].slice(0, 2)).join("")];
        expect(nearestWord(written, known)).toBe(plainNearest(written, known));
      }),
      { numRuns: 1000, seed: 2018 },
    );
  });

  it("of a whole text among short words is none, told without comparing letters", () => {
    const known = Array.from({ length: 200 }, (_, index) => `公开日期${String(index)}`);
    expect(nearestWord("公开日期".repeat(75_000), known)).toBeUndefined();
    expect(nearestWords("公开日起", ["收件日期", "公开日期"], 1)).toEqual(["公开日期"]);
  });
});
