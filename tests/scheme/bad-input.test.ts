/** Each folder under tests/bad-input/scheme holds one fault over the good base, and the words of its message. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { loadScheme } from "../../src/scheme/load-scheme.ts";
import { CASES, law, overlaid, readTree, shown } from "./editions.ts";

const cases = (await readdir(CASES)).filter((name) => name !== "base").sort();
let base: ReadonlyMap<string, string>;

beforeAll(async () => {
  base = await readTree(join(CASES, "base"));
});

describe("a faulty scheme", () => {
  it("is told apart from the good base, which loads clean", () => {
    const { value, problems } = loadScheme(overlaid(base, new Map()), law);
    expect(problems).toEqual([]);
    expect(value?.indicators.map((indicator) => indicator.id)).toEqual(["A1", "A2", "B1"]);
  });

  it.each(cases)("%s", async (name) => {
    const folder = join(CASES, name);
    const { value, problems } = loadScheme(overlaid(base, await readTree(folder)), law);
    expect(problems.map(shown).join("")).toBe(await readFile(join(folder, "expected.txt"), "utf8"));
    expect(value).toBeUndefined();
  });
});
