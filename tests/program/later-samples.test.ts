/** What samples/2018 is for: the second year of the same city, in which some things changed and some only seem to have. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Assessed } from "../../src/assess.ts";
import { readEvidence } from "../../src/evidence/read-evidence.ts";
import { loadEdition } from "../../src/load-edition.ts";
import type { ResultUnit } from "../../src/model/result.ts";
import type { Scheme } from "../../src/model/scheme.ts";
import { editionOf, filesOf, scored } from "./scored.ts";

interface Year {
  readonly assessed: Assessed;
  readonly scheme: Scheme;
}

async function yearOf(year: string): Promise<Year> {
  const edition = await editionOf(year);
  const { value } = loadEdition(edition);
  if (value === undefined) throw new Error(`indicators/${year} does not load`);
  return { assessed: await scored(await filesOf(year), "classes", edition), scheme: value.scheme };
}

const years = ["2017", "2018", "2019"] as const;
const known = new Map<string, Year>();
beforeAll(async () => {
  for (const year of years) known.set(year, await yearOf(year));
}, 120_000);

function of(year: string): Year {
  const found = known.get(year);
  if (found === undefined) throw new Error(`no ${year}`);
  return found;
}

function unitIn(year: string, name: string): ResultUnit {
  const unit = of(year).assessed.result.units.find((one) => one.name.zh === name);
  if (unit === undefined) throw new Error(`no ${name} in ${year}`);
  return unit;
}

describe.each(years.slice(1))("the sample of %s", (year) => {
  it("is complete: nothing waits for a person", () => {
    const { result, evidence } = of(year).assessed;
    expect(result.provisional).toBe(false);
    expect(evidence.setAside).toEqual([]);
    expect(result.problems.filter(({ severity }) => severity !== "note")).toEqual([]);
  });

  it("adds up to 100 full points for each unit, with the indicators of its profile", () => {
    const { assessed, scheme } = of(year);
    for (const unit of assessed.result.units) {
      const indicators = unit.areas.flatMap((area) => area.indicators);
      const profile = scheme.profiles.find(({ unitTypes }) => unitTypes.includes(unit.type));
      expect(indicators.map(({ id }) => id)).toEqual(profile?.indicators);
      expect(indicators.reduce((sum, { full }) => sum + Math.round(Number(full) * 100), 0)).toBe(10_000);
      for (const area of unit.areas) expect(area.indicators.length).toBeGreaterThan(0);
    }
  });

  it("triggers every rule that is written in the edition's own files", () => {
    const { assessed, scheme } = of(year);
    const own = scheme.indicators.filter(({ origin, id }) => origin === year && !(year === "2018" && id === "G1")).flatMap(({ parts }) => parts.flatMap((part) => part.rules.map(({ id }) => id)));
    const triggered = new Set(assessed.result.units.flatMap((unit) => unit.areas.flatMap((area) => area.indicators.flatMap(({ rules }) => rules.filter(({ counts }) => counts.triggered > 0).map(({ id }) => id)))));
    expect(own.filter((id) => !triggered.has(id))).toEqual([]);
  });
});

describe("from 2017 to 2018", () => {
  it("a town is renamed, one goes into another, a subdistrict is new, departments come in", () => {
    const { units } = of("2018").assessed.evidence;
    expect(units.find(({ name }) => name.zh === "月塘湖镇")).toMatchObject({ code: "900109", formerNames: ["月塘镇"], predecessors: [] });
    expect(units.find(({ name }) => name.zh === "落雁镇")).toMatchObject({ code: "900104", predecessors: ["900104", "900105"] });
    const before = new Set(of("2017").assessed.evidence.units.map(({ code }) => code));
    expect(units.filter(({ code }) => !before.has(code)).map(({ type }) => type)).toEqual(["subdistrict", ...Array.from({ length: 20 }, () => "department")]);
    expect([...before].filter((code) => !units.some((unit) => unit.code === code))).toEqual(["900105"]);
  });

  it("one town improves, one subdistrict gains by the scheme, one town loses rank though it gains points", () => {
    const gain = (name: string): number => Number(unitIn("2018", name).total) - Number(unitIn("2017", name).total);
    expect(gain("松坪岭镇")).toBeGreaterThan(20);
    expect(gain("锦屏路街道")).toBeGreaterThan(1);
    expect(gain("石螺镇")).toBeGreaterThan(1);
    expect(Number(unitIn("2018", "石螺镇").rank)).toBeGreaterThan(Number(unitIn("2017", "石螺镇").rank));
  });

  it("what 2017 left open comes back", async () => {
    const { value } = readEvidence({ files: await filesOf("2018"), recordTypes: of("2018").assessed.edition.scheme.recordTypes, defaultPeriod: of("2018").assessed.edition.scheme.period, calendarYears: [2014, 2026] });
    const requests = value?.byUnit.get("900101")?.records.get("disclosure_request") ?? [];
    expect(requests.map(({ id }) => id)).toContain("900101-008");
    expect(of("2018").assessed.result.problems.filter(({ code }) => code === "carry-over-missing")).toEqual([]);
  });
});
