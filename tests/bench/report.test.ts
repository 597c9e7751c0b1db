/** What the bench prints: slopes, options, and the page, which holds no figure that was not measured. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check, type Section } from "../../bench/bench.ts";
import { benches } from "../../bench/benches.ts";
import { median } from "../../bench/measure.ts";
import { readOptions } from "../../bench/options.ts";
import { beyond, exponent } from "../../bench/report/growth.ts";
import { sectionMarkdown } from "../../bench/report/markdown.ts";
import { short } from "../../bench/report/numbers.ts";
import { charts, fillPage, PAGE } from "../../bench/report/page.ts";
import { kept } from "../../bench/report/results.ts";

describe("growth", () => {
  it.each([0, 0.5, 1, 2])("of exponent %d is found", (power) => {
    expect(exponent([10, 1_000, 50_000].map((size) => [size, 3 * size ** power]))).toBeCloseTo(power, 10);
  });

  it("is that of the size, not of the fixed cost", () => {
    const measured = [100, 1_000, 10_000].map((size) => [size, 500 + 2 * size] as const);
    expect(exponent(measured)).toBeLessThan(0.8);
    expect(exponent(beyond(measured, 500))).toBeCloseTo(1, 10);
  });

  it("leaves out what drowns in the fixed cost", () => {
    expect(beyond([[1, 505], [1_000, 2_500]], 500)).toEqual([[1_000, 2_000]]);
  });
});

it("the median of nothing is no number", () => {
  expect(median([])).toBeNaN();
  expect(median([3, 1, 2])).toBe(2);
});

it("numbers have three figures and thousands set apart", () => {
  expect([0.01234, 1.005, 99.96, 123.4, 1_234_567].map(short)).toEqual(["0.0123", "1", "100", "123", "1,234,567"]);
});

describe("options", () => {
  const names = (args: readonly string[]): unknown => {
    const options = readOptions(args, benches);
    return typeof options === "string" ? options : options.benches.map(({ name }) => name);
  };

  it("choose the ordinary set, some, or all", () => {
    expect(names([])).toEqual(benches.filter(({ slow }) => !slow).map(({ name }) => name));
    expect(names(["days", "start"])).toEqual(["start", "days"]);
    expect(names(["all"])).toEqual(benches.map(({ name }) => name));
  });

  it("take numbers", () => {
    expect(readOptions(["national", "--units", "40000", "--rounds", "1"], benches)).toMatchObject({ rounds: 1, sizes: { units: 40_000 }, write: false });
  });

  it.each([["nothing"], ["--fast"], ["--rounds", "0"], ["--units"]])("that mean nothing are refused: %s %s", (...args) => {
    expect(names(args)).toBeTypeOf("string");
  });
});

it("a difference is printed where it was found", () => {
  const section: Section = { tables: [], goals: [], checks: [check("counts", ["900101 D2-late: 2 and 3"]), check("points", [])], notes: [], charts: [] };
  expect(sectionMarkdown(section, String)).toBe("- counts: **NOT EQUAL**: 900101 D2-late: 2 and 3\n- points: **equal**");
});

describe("the page", () => {
  const section = (measured: string): Section => ({ tables: [{ head: ["a", "b"], rows: [["x", measured]] }], goals: [{ what: "g", measured, goal: "1", met: false }], checks: [], notes: [], charts: [] });
  const page = "before\n<!-- bench:begin goals -->\nold\n<!-- bench:end -->\nwords\n<!-- bench:begin one -->\nold\n<!-- bench:end -->\n<!-- bench:begin two -->\n<!-- bench:end -->\nafter\n";

  it("is filled between its marks and nowhere else", () => {
    const filled = fillPage(page, (name) => (name === "one" ? { bench: "one", title: "One", measured: "Measured today:", section: section("7") } : undefined), ["one", "two"]);
    expect(filled).toContain("| x | 7 |");
    expect(filled).toContain("| g | 7 | 1 | **missed** |");
    expect(filled).toContain("<!-- bench:begin two -->\nNot measured yet.\n<!-- bench:end -->\nafter\n");
    expect(filled).not.toContain("old");
    expect(filled.startsWith("before\n")).toBe(true);
    expect(filled).toContain("\nwords\n");
  });

  it("has a place for every bench", () => {
    const shipped = readFileSync(PAGE, "utf8");
    expect(benches.filter(({ name }) => !shipped.includes(`<!-- bench:begin ${name} -->`)).map(({ name }) => name)).toEqual([]);
  });

  it("and its charts are what bench/results holds (npm run bench -- --page)", () => {
    const names = benches.map(({ name }) => name);
    const shipped = readFileSync(PAGE, "utf8");
    expect(fillPage(shipped, (name) => kept(".", name), names)).toBe(shipped);
    for (const [path, content] of charts(names.flatMap((name) => kept(".", name) ?? []))) expect(existsSync(path) ? readFileSync(path, "utf8") : "missing", path).toBe(content);
  });

  it("keeps no figure of programs that did not agree", () => {
    const wrong = benches.flatMap(({ name }) => kept(".", name)?.section.checks.filter(({ differences }) => differences.length > 0) ?? []);
    expect(wrong).toEqual([]);
  });
});

describe("the peers", () => {
  const read = (path: string): { readonly dependencies: Readonly<Record<string, string>>; readonly devDependencies: Readonly<Record<string, string>> } => JSON.parse(readFileSync(path, "utf8")) as never;
  const peers = read("bench/peers/package.json").dependencies;

  it("have exact versions, and are no dependencies of the program", () => {
    expect(Object.values(peers).filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    const { dependencies, devDependencies } = read("package.json");
    expect(Object.keys(peers).filter((name) => name in dependencies || name in devDependencies)).toEqual([]);
  });

  it("are locked to no registry but the public one", () => {
    const { packages } = JSON.parse(readFileSync("bench/peers/package-lock.json", "utf8")) as { readonly packages: Readonly<Record<string, { readonly version?: string; readonly resolved?: string; readonly integrity?: string }>> };
    const installed = Object.entries(packages).filter(([path]) => path !== "");
    expect(Object.keys(peers).filter((name) => packages[`node_modules/${name}`]?.version !== peers[name])).toEqual([]);
    expect(installed.filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith("https://registry.npmjs.org/"))).toEqual([]);
    expect(installed.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
  });
});
