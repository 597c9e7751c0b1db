/** What the bench measures is made by seed: the same data for everybody, and other data for another seed. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { differentFiles } from "../../bench/different-files.ts";
import { shares, writeCountry } from "../../bench/made/country.ts";
import { writeEdition } from "../../bench/made/edition.ts";
import { registerLines, writeRegister, type Format } from "../../bench/made/register.ts";
import { requests } from "../../bench/made/requests.ts";
import { towns } from "../../bench/made/towns.ts";
import { workbook } from "../../bench/office/workbook.ts";
import { workdaysOf } from "../../bench/register/workdays.ts";
import { figures, unitRules } from "../../bench/units/rules.ts";
import { readEdition } from "../../src/io/read-edition.ts";
import { loadEdition } from "../../src/load-edition.ts";

const desk = mkdtempSync(join(tmpdir(), "kaoping-bench-"));
afterAll(() => { rmSync(desk, { recursive: true }); });

const lines = (format: Format, seed: number): readonly string[] => [...registerLines(".", { count: 500, format, seed })];

describe("registers", () => {
  it.each(["csv", "ndjson"] as const)("of %s are the same for the same seed, and others for another", (format) => {
    expect(lines(format, 1)).toEqual(lines(format, 1));
    expect(lines(format, 1)).not.toEqual(lines(format, 2));
  });

  it("begin alike, however long they are", () => {
    expect([...registerLines(".", { count: 100, format: "ndjson" })]).toEqual(lines("ndjson", 1).slice(0, 100));
  });

  it("have each independent fault in about five requests of a hundred", () => {
    const rows = [...requests({ count: 20_000, units: towns(19), faults: "independent", seed: 1 })];
    const replied = rows.filter(({ postedOn }) => postedOn !== null);
    const share = (holds: (row: (typeof rows)[number]) => boolean, of = replied): number => of.filter(holds).length / of.length;
    const found = [share(({ postedOn }) => postedOn === null, rows), share(({ docNo }) => docNo === null), share(({ sealed }) => sealed === false), share(({ replyDelivery }) => replyDelivery === "courier"), share(({ urgedOn }) => urgedOn !== null)];
    for (const one of found) expect(one).toBeCloseTo(0.05, 1);
    const both = share(({ docNo, sealed }) => docNo === null && sealed === false);
    expect(both).toBeGreaterThan(0.001);
    expect(both).toBeLessThan(0.005);
  });

  it("are written the same twice", () => {
    for (const name of ["one", "two"]) writeRegister(".", join(desk, name), { count: 50, format: "csv" });
    expect(differentFiles(join(desk, "one"), join(desk, "two"))).toEqual([]);
    expect(readdirSync(join(desk, "one")).sort()).toEqual(["assessment.yaml", "units.yaml", "依申请公开申请.csv"]);
    expect(readFileSync(join(desk, "one", "依申请公开申请.csv"), "utf8").trimEnd().split("\n")).toHaveLength(51);
  });
});

describe("a country", () => {
  it("shares out whole numbers that add up", () => {
    for (const [total, parts] of [[40_000, 2_800], [7, 3], [2, 5]] as const) {
      const all = shares(total, parts);
      expect(all.reduce((sum, one) => sum + one, 0)).toBe(total);
      expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
    }
  });

  it("is the same twice, and has every unit once", () => {
    for (const name of ["land", "land-again"]) writeCountry(".", join(desk, name), { folders: 3, units: 20, records: 30 });
    expect(differentFiles(join(desk, "land"), join(desk, "land-again"))).toEqual([]);
    const codes = ["00000", "00001", "00002"].flatMap((folder) => [...readFileSync(join(desk, "land/0000", folder, "units.yaml"), "utf8").matchAll(/code: "(\d+)"/g)].map(([, code]) => code));
    expect(new Set(codes).size).toBe(20);
    expect(codes).toHaveLength(20);
  });
});

it("rules and figures of units are the same for the same seed", () => {
  expect(unitRules(75, 1)).toEqual(unitRules(75, 1));
  expect(unitRules(75, 1)).not.toEqual(unitRules(75, 2));
  expect([...figures(10, 2)]).toEqual([...figures(10, 2)]);
});

it("the workbook is the same for the same seed and holds no result", () => {
  const made = () => [...workbook({ rows: requests({ count: 20, units: towns(19), faults: "rare", seed: 1 }), units: towns(19), workdays: workdaysOf(".") })].join("");
  expect(made()).toBe(made());
  expect(made()).not.toMatch(/table:formula="[^"]*" office:value/);
});

it.each([25, 100, 500])("the edition of %i rules has no faults", async (rules) => {
  const { value, problems } = loadEdition(await readEdition(writeEdition(".", join(desk, `edition-${String(rules)}`), rules)));
  expect(problems).toEqual([]);
  expect(value?.scheme.indicators.flatMap(({ parts }) => parts.flatMap((part) => part.rules))).toHaveLength(rules);
});
