/** How evidence is written down moves no points: order, encoding and format are the clerk's. */
import fc from "fast-check";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { beforeAll, describe, expect, it } from "vitest";
import type { RawFile } from "../../src/model/source-file.ts";
import { encodeGbk } from "../../samples/generator/gb18030.ts";
import { filesOf, scored, standings, type Standing } from "./scored.ts";

let files: readonly RawFile[];
let expected: readonly Standing[];
beforeAll(async () => {
  files = await filesOf("2017");
  expected = standings((await scored(files)).result);
}, 60_000);

const isTable = ({ path }: RawFile): boolean => path.endsWith(".csv");

function textOf({ bytes }: RawFile): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  }
}

function tableOf(file: RawFile): readonly (readonly string[])[] {
  return parse(textOf(file), { bom: true });
}

function written(path: string, table: readonly (readonly string[])[]): RawFile {
  return { path, bytes: Buffer.from(stringify(table.map((row) => [...row]))) };
}

/** In another order, the same for the same seed. */
function shuffled<T>(values: readonly T[], seed: number): readonly T[] {
  const [order] = fc.sample(fc.shuffledSubarray([...values.keys()], { minLength: values.length, maxLength: values.length }), { numRuns: 1, seed });
  return (order ?? []).map((index) => values[index]!);
}

describe("points and ranks stay as they are", () => {
  it.each([1, 2])("when rows and units are in another order (%i)", async (seed) => {
    const otherwise = files.map((file) => {
      if (file.path === "units.yaml") return reorderUnits(file, seed);
      if (file.path.endsWith(".ndjson")) return { path: file.path, bytes: Buffer.from(`${shuffled(textOf(file).trimEnd().split("\n"), seed).join("\n")}\n`) };
      if (!isTable(file)) return file;
      const [head = [], ...rows] = tableOf(file);
      return written(file.path, [head, ...shuffled(rows, seed)]);
    });
    expect(standings((await scored(otherwise)).result)).toEqual(expected);
  });

  it("when columns are in another order", async () => {
    const otherwise = files.map((file) => (isTable(file) ? written(file.path, tableOf(file).map((row) => row.toReversed())) : file));
    expect(standings((await scored(otherwise)).result)).toEqual(expected);
  });

  it("when every table is GBK", async () => {
    const otherwise = files.map((file) => (isTable(file) ? { path: file.path, bytes: encodeGbk(textOf(file).replace("\uFEFF", "")) } : file));
    expect(standings((await scored(otherwise)).result)).toEqual(expected);
  });

  it("when every table is UTF-16", async () => {
    const otherwise = files.map((file) => (isTable(file) ? { path: file.path, bytes: Buffer.from(`\uFEFF${textOf(file).replace("\uFEFF", "")}`, "utf16le") } : file));
    expect(standings((await scored(otherwise)).result)).toEqual(expected);
  });

  it("when every table is NDJSON", async () => {
    const otherwise = files.map((file) => {
      if (!isTable(file)) return file;
      const [head = [], ...rows] = tableOf(file);
      const lines = rows.map((row) => JSON.stringify(Object.fromEntries(head.map((title, column) => [title, row[column]]))));
      return { path: file.path.replace(/\.csv$/, ".ndjson"), bytes: Buffer.from(`${lines.join("\n")}\n`) };
    });
    expect(standings((await scored(otherwise)).result)).toEqual(expected);
  });

  it("when files are renamed and lie in other folders", async () => {
    const otherwise = files.map((file) => {
      if (!isTable(file) || file.path.split("/").length > 1) return file;
      return { path: `报送/第一批/${file.path.replace(/\.csv$/, "-1.csv")}`, bytes: file.bytes };
    });
    expect(standings((await scored(otherwise)).result)).toEqual(expected);
  });

  it("when one file is cut in two", async () => {
    const otherwise = files.flatMap((file) => {
      if (!isTable(file) || file.path.includes("/")) return [file];
      const [head = [], ...rows] = tableOf(file);
      const half = Math.ceil(rows.length / 2);
      return [rows.slice(0, half), rows.slice(half)].flatMap((part, index) => (part.length === 0 ? [] : [written(file.path.replace(/\.csv$/, `-${String(index + 1)}.csv`), [head, ...part])]));
    });
    expect(standings((await scored(otherwise)).result)).toEqual(expected);
  });
});

function reorderUnits(file: RawFile, seed: number): RawFile {
  const [head = "", ...lines] = textOf(file).trimEnd().split("\n");
  return { path: file.path, bytes: Buffer.from(`${[head, ...shuffled(lines, seed)].join("\n")}\n`) };
}
