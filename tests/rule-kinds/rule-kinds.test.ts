/**
 * The 26 kinds of scoring rule, each in a small scheme without code: the worked examples of every
 * folder hold, and so does every total that was computed by hand in `assessed/`.
 */
import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { assess } from "../../src/assess.ts";
import type { EngineMode } from "../../src/findings/rule-judge.ts";
import { readEdition } from "../../src/io/read-edition.ts";
import { readFolder } from "../../src/io/read-folder.ts";
import { loadEdition } from "../../src/load-edition.ts";
import type { Problem } from "../../src/model/problem.ts";
import { formatExact, parseExact } from "../../src/model/rational.ts";
import type { Result, ResultPoints, ResultUnit } from "../../src/model/result.ts";
import { runExamples } from "../../src/run-examples.ts";
import { sha256 } from "../support/outputs.ts";

const HERE = "tests/rule-kinds";

const KINDS = [
  "all_or_nothing",
  "per_occurrence",
  "checklist_deduct",
  "checklist_award",
  "tiered",
  "ratio",
  "band",
  "deadline",
  "period_quota",
  "discretion",
  "rating",
  "panel",
  "escalation",
  "ceiling_then_deduct",
  "fraction_of_base",
  "spill",
  "veto",
  "bonus_gate",
  "section_floor",
  "bonus_penalty",
  "clamp_inside_total",
  "not_applicable",
  "no_double_penalty",
  "weighted_sources",
  "convert",
  "accumulate_from_zero",
] as const;

const FOLDERS = KINDS.map((kind, index) => `${String(index + 1).padStart(2, "0")}-${kind.replaceAll("_", "-")}`);

/** Kinds that act above an indicator: a worked example cannot show them alone. */
const ABOVE_AN_INDICATOR = ["spill", "veto", "bonus_gate", "section_floor", "bonus_penalty", "clamp_inside_total", "not_applicable", "no_double_penalty", "weighted_sources", "convert"];

/** What an `expected.yaml` may say of a unit; points are compared as numbers. */
interface ExpectedUnit {
  readonly code: string;
  readonly total: string;
  readonly grade?: string;
  readonly rank?: number;
  readonly state?: string;
  readonly conversion?: string;
  readonly bonus?: string;
  readonly penalties?: string;
  readonly areas?: Readonly<Record<string, string>>;
  readonly indicators?: Readonly<Record<string, string>>;
  readonly full?: Readonly<Record<string, string>>;
  readonly states?: Readonly<Record<string, string>>;
}

describe("the folders", () => {
  test("are exactly the 26 kinds", async () => {
    const folders = (await readdir(HERE)).filter((name) => /^\d\d-/.test(name)).sort();
    expect(folders).toEqual(FOLDERS);
  });

  test("that need an assessment have one", async () => {
    const assessed = (await readdir(`${HERE}/assessed`)).sort();
    expect(assessed).toEqual(FOLDERS.filter((_, index) => ABOVE_AN_INDICATOR.includes(KINDS[index] ?? "")));
  });

  test("stand in the table of the guide, one row each", async () => {
    const guide = await readFile("docs/scheme-guide.md", "utf8");
    const rows = guide.split("\n").filter((line) => line.startsWith("| ") && line.includes("](../tests/rule-kinds/"));
    const linked = rows.flatMap((row) => [...row.matchAll(/\]\(\.\.\/tests\/rule-kinds\/(\d\d-[a-z-]+)\/?\)/g)].map((match) => match[1]));
    expect(linked).toEqual(FOLDERS);
    expect(rows.map((row) => /`([a-z_]+)`/.exec(row)?.[1])).toEqual([...KINDS]);
  });
});

describe.each(FOLDERS)("%s", (folder) => {
  test("its worked examples hold, at least three of each file", async () => {
    const edition = loadEdition(await readEdition(`${HERE}/${folder}`));
    expect(edition.problems.map(written)).toEqual([]);
    if (edition.value === undefined) throw new Error("a scheme without problems is loaded");
    const results = await runExamples(edition.value);
    const failed = results.filter((result) => !result.passed);
    expect(failed.map(({ owner, example, differences, problems }) => ({ owner, example, differences, problems: problems.map(written) }))).toEqual([]);
    const { indicators, bonuses, penalties, vetoes } = edition.value.scheme;
    for (const { id } of [...indicators, ...bonuses, ...penalties, ...vetoes]) {
      expect(results.filter((result) => result.owner === id).length, id).toBeGreaterThanOrEqual(3);
    }
  });
});

describe.each(FOLDERS.filter((_, index) => ABOVE_AN_INDICATOR.includes(KINDS[index] ?? "")))("%s, assessed", (folder) => {
  test.each(["classes", "each"] as const)("gives the points computed by hand, engine mode %s", async (mode) => {
    const units = parse(await readFile(`${HERE}/assessed/${folder}/expected.yaml`, "utf8")) as { readonly units: readonly ExpectedUnit[] };
    const result = await resultOf(folder, mode);
    expect(result.units.map((unit) => unit.code)).toEqual(units.units.map((unit) => unit.code));
    const actual = units.units.map((expected) => seen(unitOf(result, expected.code), expected));
    expect(actual).toEqual(units.units.map(normal));
  });
});

async function resultOf(folder: string, mode: EngineMode): Promise<Result> {
  const files = await readFolder(`${HERE}/assessed/${folder}/assessment`);
  const assessed = await assess({
    edition: await readEdition(`${HERE}/${folder}`),
    files: files.value ?? [],
    mode,
    version: "test",
    sha256,
  });
  expect([...files.problems, ...assessed.problems].map(written)).toEqual([]);
  if (assessed.value === undefined) throw new Error("an assessment without problems is scored");
  return assessed.value.result;
}

function written({ code, position, message }: Problem): string {
  return `${position.file}:${String(position.line)} ${code} ${message.zh}`;
}

function unitOf(result: Result, code: string): ResultUnit {
  const unit = result.units.find((candidate) => candidate.code === code);
  if (unit === undefined) throw new Error(`no unit ${code}`);
  return unit;
}

/** Of a unit's result just what `expected` speaks of. */
function seen(unit: ResultUnit, expected: ExpectedUnit): ExpectedUnit {
  const indicators = unit.areas.flatMap((area) => area.indicators);
  const conversion = unit.steps.find((step) => step.what === "conversion")?.to;
  return normal({
    code: unit.code,
    total: unit.total ?? "open",
    ...(expected.grade === undefined ? {} : { grade: unit.grade ?? "open" }),
    ...(expected.rank === undefined ? {} : { rank: unit.rank ?? 0 }),
    ...(expected.state === undefined ? {} : { state: unit.state }),
    ...(expected.conversion === undefined ? {} : { conversion: typeof conversion === "string" ? conversion : "open" }),
    ...(expected.bonus === undefined ? {} : { bonus: onlyPoints(unit.bonus) }),
    ...(expected.penalties === undefined ? {} : { penalties: onlyPoints(unit.penalties) }),
    ...(expected.areas === undefined ? {} : { areas: named(unit.areas, expected.areas, (area) => area.points ?? "open") }),
    ...(expected.indicators === undefined ? {} : { indicators: named(indicators, expected.indicators, (indicator) => indicator.points ?? "open") }),
    ...(expected.full === undefined ? {} : { full: named(indicators, expected.full, (indicator) => indicator.full) }),
    ...(expected.states === undefined ? {} : { states: named(indicators, expected.states, (indicator) => indicator.state) }),
  });
}

function onlyPoints(adjustments: readonly ResultPoints[]): string {
  expect(adjustments).toHaveLength(1);
  return adjustments[0]?.points ?? "open";
}

function named<T extends { readonly id: string }>(all: readonly T[], wanted: Readonly<Record<string, string>>, read: (one: T) => string): Readonly<Record<string, string>> {
  const find = (id: string): string => {
    const one = all.find((candidate) => candidate.id === id);
    return one === undefined ? "absent" : read(one);
  };
  return Object.fromEntries(Object.keys(wanted).map((id) => [id, find(id)]));
}

/** Points in their shortest exact form, so that `4.00` and `4` are one number. */
function normal(unit: ExpectedUnit): ExpectedUnit {
  const shortest = (points: string): string => {
    const value = parseExact(points);
    return value === undefined ? points : formatExact(value);
  };
  const each = (points: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(points).map(([id, value]) => [id, shortest(value)]));
  return {
    ...unit,
    total: shortest(unit.total),
    ...(unit.conversion === undefined ? {} : { conversion: shortest(unit.conversion) }),
    ...(unit.bonus === undefined ? {} : { bonus: shortest(unit.bonus) }),
    ...(unit.penalties === undefined ? {} : { penalties: shortest(unit.penalties) }),
    ...(unit.areas === undefined ? {} : { areas: each(unit.areas) }),
    ...(unit.indicators === undefined ? {} : { indicators: each(unit.indicators) }),
    ...(unit.full === undefined ? {} : { full: each(unit.full) }),
  };
}
