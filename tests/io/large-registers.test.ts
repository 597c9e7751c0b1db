import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isLarge } from "../../cli/large-registers.ts";

const inPieces = { pieces: () => [] };
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kaoping-large-"));
  for (const name of ["a.csv", "b.csv"]) writeFileSync(join(folder, name), "x".repeat(50));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it("counts the files that are read in pieces together", () => {
  expect(isLarge(folder, [{ path: "a.csv", ...inPieces }, { path: "b.csv", ...inPieces }], 100)).toBe(true);
  expect(isLarge(folder, [{ path: "a.csv", ...inPieces }, { path: "b.csv", ...inPieces }], 101)).toBe(false);
});

it("counts none that is held as a whole, and none that is gone", () => {
  expect(isLarge(folder, [{ path: "a.csv", ...inPieces }, { path: "b.csv" }, { path: "c.csv", ...inPieces }], 51)).toBe(false);
});
