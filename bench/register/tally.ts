/** How often each rule of D2, D3 and D5 that the bench's requests can break was triggered, for each unit; and the points of the three. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Result } from "../../src/model/result.ts";

export const RULES = ["D2-never", "D2-serious", "D2-late", "D3-number", "D3-seal", "D3-courier", "D3-remedies", "D5-file"] as const;

export type RuleId = (typeof RULES)[number];

export type Counts = Readonly<Record<string, number>>;

/** What a program that is measured against us prints for a unit. Points only where it works them out. */
export interface UnitTally {
  readonly unit: string;
  readonly tally: Counts;
  readonly d2?: number;
  readonly d3?: number;
  readonly d5?: number;
}

export function printed(stdout: string): readonly UnitTally[] {
  return JSON.parse(stdout) as readonly UnitTally[];
}

/** What `score` found, from the result.json in its output folder. */
export function talliesOf(output: string): readonly UnitTally[] {
  const result = JSON.parse(readFileSync(join(output, "result.json"), "utf8")) as Result;
  return result.units.map(({ code, areas }) => {
    const indicators = areas.find(({ id }) => id === "D")?.indicators ?? [];
    const counts = new Map(indicators.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule.counts.triggered] as const)));
    const points = (id: string): number => {
      const indicator = indicators.find((one) => one.id === id);
      // before points of indicators that had no occasion are shared out: the loop knows no other indicators
      return Number(indicator?.steps.find(({ what }) => what === "redistribute")?.from ?? indicator?.points);
    };
    return { unit: code, tally: Object.fromEntries(RULES.map((rule) => [rule, counts.get(rule) ?? Number.NaN])), d2: points("D2"), d3: points("D3"), d5: points("D5") };
  });
}

/** Where two tallies differ, a line each; what one of them does not work out is not compared. */
export function differences(expected: readonly UnitTally[], actual: readonly UnitTally[]): readonly string[] {
  const found = new Map(actual.map((unit) => [unit.unit, unit]));
  const size = expected.length === actual.length ? [] : [`${String(expected.length)} units and ${String(actual.length)}`];
  return [...size, ...expected.flatMap((unit) => ofUnit(unit, found.get(unit.unit)))];
}

function ofUnit(expected: UnitTally, actual: UnitTally | undefined): readonly string[] {
  if (actual === undefined) return [`${expected.unit}: missing`];
  const counts = RULES.filter((rule) => expected.tally[rule] !== actual.tally[rule]).map((rule) => `${expected.unit} ${rule}: ${String(expected.tally[rule])} and ${String(actual.tally[rule])}`);
  const points = (["d2", "d3", "d5"] as const).filter((id) => expected[id] !== undefined && actual[id] !== undefined && expected[id] !== actual[id]);
  return [...counts, ...points.map((id) => `${expected.unit} ${id}: ${String(expected[id])} and ${String(actual[id])} points`)];
}

/** The sum over all units. */
export function total(tallies: readonly UnitTally[]): Counts {
  return Object.fromEntries(RULES.map((rule) => [rule, tallies.reduce((sum, { tally }) => sum + (tally[rule] ?? 0), 0)]));
}
