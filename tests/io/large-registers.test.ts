import { expect, it } from "vitest";
import { isLarge } from "../../cli/large-registers.ts";

it("counts the files that are read in pieces together", () => {
  expect(isLarge([{ size: 50 }, { size: 50 }], 100)).toBe(true);
  expect(isLarge([{ size: 50 }, { size: 50 }], 101)).toBe(false);
});

it("counts none that is held as a whole", () => {
  expect(isLarge([{ size: 50 }, {}], 51)).toBe(false);
});
