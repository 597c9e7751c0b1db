/** samples/jinjiang: real data, read without a single fault, and nothing in it that could be scored. */
import { expect, test } from "vitest";
import { realEvidence } from "./real-report.ts";

const { assessment, units, byUnit, setAside } = realEvidence();

test("is there for its statistics only", () => {
  expect(assessment).toMatchObject({ purpose: "statistics", synthetic: false, edition: "2017" });
  expect(setAside).toEqual([]);
});

test("has the 13 towns and 6 subdistricts under their division codes", () => {
  const codes = (type: string): readonly string[] => units.filter((unit) => unit.type === type).map((unit) => unit.code);
  expect(codes("town")).toHaveLength(13);
  expect(codes("subdistrict")).toHaveLength(6);
  expect(codes("town").every((code) => /^3505821(0[1-79]|1[0-4])$/.test(code))).toBe(true);
  expect(codes("subdistrict").every((code) => /^35058200[1-6]$/.test(code))).toBe(true);
  expect(units.filter((unit) => !unit.ranked).map((unit) => unit.name.zh)).toEqual(["晋江市", "晋江市经济开发区"]);
});

test("holds statistics of the city and no record of any town or subdistrict", () => {
  for (const { unit, records } of byUnit.values()) expect([...records.keys()]).toEqual(unit === "350582" ? ["statistic"] : []);
});
