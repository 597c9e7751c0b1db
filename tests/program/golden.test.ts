/**
 * The golden results under samples/expected: what an office sees changes only when somebody means it to.
 * `npm run golden` writes them anew; read the difference before committing it.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { goldenOf, goldenSamples } from "../../tools/golden.ts";
import { filesIn, folderDifferences, root } from "./program.ts";

describe("the golden result", () => {
  it.each(goldenSamples)("of samples/$sample is what the program writes", async (golden) => {
    const folder = join(root, "samples/expected", golden.sample);
    expect(existsSync(folder), "`npm run golden` writes it").toBe(true);
    expect(folderDifferences(filesIn(folder), await goldenOf(root, golden))).toEqual([]);
  });
});
