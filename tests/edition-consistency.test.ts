/**
 * The folder of each edition agrees with itself and with the documents: ids, files, lists, sources, examples. What a
 * scheme must be to load at all is the loader's business; this is what we hold our own edition to beyond that.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readEdition } from "../src/io/read-edition.ts";
import { loadEdition } from "../src/load-edition.ts";
import type { Adjustment, Indicator } from "../src/model/scheme.ts";

const root = resolve(import.meta.dirname, "..");
const folder = join(root, "indicators");
interface Written {
  readonly id: string;
  readonly question?: string;
  readonly why?: string;
  readonly basis: readonly string[];
  readonly numbers?: Readonly<Record<string, { readonly unit?: string; readonly source?: string }>>;
  readonly examples: readonly { readonly name: string; readonly points?: number | string }[];
}

function filesIn(path: string): readonly string[] {
  return readdirSync(join(folder, path), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".yaml")).map((name) => `${path}/${name.replaceAll("\\", "/")}`).sort();
}

const read = (path: string): unknown => parse(readFileSync(join(folder, path), "utf8"));
/** What we say of the size of each edition: areas, indicators in all, points; and how many bind whom. */
const SIZES: Readonly<Record<string, { readonly indicators: number; readonly profiles: Readonly<Record<string, number>> }>> = {
  2017: { indicators: 25, profiles: { town: 25, subdistrict: 25 } },
  2018: { indicators: 28, profiles: { town: 27, subdistrict: 27, department: 25 } },
  2019: { indicators: 28, profiles: { town: 27, subdistrict: 27, department: 25 } },
};

const editions = await Promise.all(
  readdirSync(folder).filter((name) => /^\d{4}$/.test(name)).map(async (year) => {
    const { value, problems } = loadEdition(await readEdition(join(folder, year)));
    if (value === undefined) throw new Error(`${year} does not load`);
    const { scheme } = value;
    const adjustments = [...scheme.bonuses, ...scheme.penalties, ...scheme.vetoes];
    const owners: readonly (Indicator | Adjustment)[] = [...scheme.indicators, ...adjustments];
    return { year, scheme, problems, adjustments, owners, ruleFiles: filesIn(year).filter((path) => !path.endsWith("scheme.yaml") && !path.includes("/consistency/")) };
  }),
);

it("there is a size for each edition", () => {
  expect(editions.map(({ year }) => year)).toEqual(Object.keys(SIZES));
});

describe.each(editions)("the edition of $year", ({ year, scheme, problems, adjustments, owners, ruleFiles }) => {
  it("loads without a word", () => {
    expect(problems).toEqual([]);
  });

  it("has seven areas, its number of indicators and 100 points for each profile, each indicator in the area whose letter it bears", () => {
    expect(scheme.areas).toHaveLength(7);
    expect(scheme.indicators).toHaveLength(SIZES[year]?.indicators ?? 0);
    expect(Object.fromEntries(scheme.profiles.map(({ id, indicators }) => [id, indicators.length]))).toEqual(SIZES[year]?.profiles);
    for (const { indicators } of scheme.profiles) {
      const points = indicators.map((id) => scheme.indicators.find((one) => one.id === id)?.points);
      expect(points.reduce((total, one) => total + Number(one?.n) / Number(one?.d), 0)).toBe(100);
    }
    for (const area of scheme.areas) for (const id of area.indicators) expect(id.startsWith(area.id)).toBe(true);
  });

  it.each(ruleFiles)("%s bears its id, says why it is there, names sources and has examples", (path) => {
    const file = read(path) as Written;
    expect(basename(path).startsWith(`${file.id}-`)).toBe(true);
    expect(owners.map(({ id }) => id)).toContain(file.id);
    expect(file.basis.length).toBeGreaterThan(0);
    expect(file.examples.length).toBeGreaterThanOrEqual(3);
    expect(new Set(file.examples.map(({ name }) => name)).size).toBe(file.examples.length);
    for (const [key, { unit, source }] of Object.entries(file.numbers ?? {})) expect([key, typeof unit, typeof source]).toEqual([key, "string", "string"]);
    if (scheme.indicators.some(({ id }) => id === file.id)) expect([file.question?.endsWith("？"), typeof file.why]).toEqual([true, "string"]);
  });

  it("says why of each change, and keeps in its own folder only what changed", () => {
    for (const { indicator, kind, why } of scheme.relations) expect([indicator, kind, why.length > 0]).toEqual([indicator, kind, true]);
    const older = editions.find((one) => one.year === scheme.lineage.at(-2)?.id);
    if (older === undefined) return;
    const inherited = filesIn(older.year).map((path) => [path.replace(older.year, year), path] as const);
    const copies = inherited.filter(([path, from]) => existsSync(join(folder, path)) && readFileSync(join(folder, path), "utf8") === readFileSync(join(folder, from), "utf8"));
    expect(copies).toEqual([]);
  });

  it.each(scheme.indicators.map((indicator) => [indicator.id, indicator] as const))("%s has an example at full points and one below", (_id, { examples, points }) => {
    const stated = examples.flatMap((example) => (example.points === undefined || "low" in example.points ? [] : [Number(example.points.n) / Number(example.points.d)]));
    expect(Math.max(...stated)).toBe(Number(points.n) / Number(points.d));
    expect(Math.min(...stated)).toBeLessThan(Number(points.n) / Number(points.d));
  });

  it("has a rule that each worked example could trigger, and each rule in one", () => {
    const rules = [...scheme.indicators.flatMap(({ parts }) => parts.flatMap((part) => part.rules)), ...adjustments.flatMap(({ rules: own }) => own)];
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const triggered = new Set(owners.flatMap(({ examples }) => examples.flatMap((example) => [...example.triggered].filter(([, count]) => count > 0).map(([rule]) => rule))));
    expect(ids.filter((id) => !triggered.has(id))).toEqual([]);
  });

  it("says that it is a reconstruction, what is known, and what is ours", () => {
    expect(scheme.provenance.kind).toBe("reconstruction");
    expect(scheme.provenance.known.length).toBeGreaterThan(0);
    expect(scheme.provenance.ours.length).toBeGreaterThan(0);
    expect(scheme.title.zh).toContain("重建");
  });

  it("demands only evidence that has a record type, and has no record type that nothing reads", () => {
    const demanded = new Set(owners.flatMap(({ evidence }) => evidence.map(({ type }) => type)));
    for (const type of demanded) expect([...scheme.recordTypes.keys()]).toContain(type);
    const known = filesIn("records").map((path) => basename(path, ".yaml"));
    expect([...scheme.recordTypes.keys()].sort()).toEqual(known);
  });

  it("is printed without a brace left over, in whole sentences", () => {
    for (const { parts } of scheme.indicators) {
      for (const { wording } of parts.flatMap((part) => part.rules)) {
        expect(wording).not.toMatch(/[{}]|undefined|NaN/);
        expect(wording).not.toMatch(/[。；，]$/);
      }
    }
  });
});

describe("law and calendar", () => {
  it("gives each value a source", () => {
    for (const path of filesIn("law").filter((name) => !name.includes("/calendar/"))) {
      const text = readFileSync(join(folder, path), "utf8");
      const rows = text.match(/^\s*-\s*\{\s*from:/gm)?.length ?? 0;
      const sources = text.match(/source:/g)?.length ?? 0;
      expect([path, sources >= rows]).toEqual([path, true]);
    }
  });

  it("has a calendar for each year from 2014, with the number of its notice", () => {
    const years = filesIn("law/calendar").map((path) => [basename(path, ".yaml"), read(path) as { readonly year: number; readonly notices: readonly { readonly number: string }[] }] as const);
    expect(years.map(([name]) => Number(name))).toEqual(years.map((_, index) => 2014 + index));
    for (const [name, { year, notices }] of years) {
      expect(String(year)).toBe(name);
      expect(notices[0]?.number).toMatch(/〔\d{4}〕\d+号/);
    }
  });
});

describe("documents", () => {
  const documents = ["README.md", "README.zh-CN.md", ...readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`)].filter((path) => existsSync(join(root, path)));

  it.each(documents)("%s links to nothing that is not there", (path) => {
    const text = readFileSync(join(root, path), "utf8");
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1] ?? "");
    expect(links.filter((link) => !existsSync(join(root, path, "..", decodeURI(link))))).toEqual([]);
  });

  it.each(documents)("%s names only npm scripts that there are", (path) => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly scripts: Readonly<Record<string, string>> };
    const named = [...readFileSync(join(root, path), "utf8").matchAll(/npm run ([a-z][\w:-]*)/g)].map((match) => match[1] ?? "");
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
