/** Whether an indicator asks what its predecessor asked, in the way it asked, whatever its words and sources are. */
import { divide, equals, multiply, type Rational } from "../model/rational.ts";
import type { Indicator, SchemeNumber } from "../model/scheme.ts";
import { combinationWords, fileOfIndicator } from "./diff-files.ts";
import { mechanicsOf } from "./rule-mechanics.ts";
import { indicatorSettings } from "./settings.ts";

/**
 * The same rules, joined and counted in the same way, with the same numbers. Where the full points are others, the points
 * in the rules and of the parts may have moved with them, all in the same proportion.
 */
export function worksAlike(older: Indicator, newer: Indicator): boolean {
  const times = divide(newer.points, older.points);
  if (!sameText(settingsOf(older), settingsOf(newer)) || !partsAlike(older, newer, times)) return false;
  return isUntouched(older, newer) || isScaled(older, newer, times);
}

function isUntouched(older: Indicator, newer: Indicator): boolean {
  return sameText(mechanics(older, newer.id, "numbers"), mechanics(newer, newer.id, "numbers"));
}

/** A number that is written into a rule, and not listed, is not found to have moved. */
function isScaled(older: Indicator, newer: Indicator, times: Rational): boolean {
  if (!sameText(mechanics(older, newer.id, "no-numbers"), mechanics(newer, newer.id, "no-numbers"))) return false;
  const before = new Map(older.numbers.map((number) => [number.key, number]));
  return older.numbers.length === newer.numbers.length && newer.numbers.every((own) => {
    const old = before.get(own.key);
    return old !== undefined && old.unit === own.unit && valuesAlike(old, own, POINTS.has(own.unit) ? times : undefined);
  });
}

/** Units of numbers that are points. */
const POINTS: ReadonlySet<string> = new Set(["分", "points", "point"]);

function valuesAlike(older: SchemeNumber, newer: SchemeNumber, times: Rational | undefined): boolean {
  const [before, after] = [byGroup(older), byGroup(newer)];
  return before.size === after.size && [...after].every(([group, own]) => {
    const old = before.get(group);
    return old !== undefined && equals(times === undefined ? old : multiply(old, times), own);
  });
}

function byGroup({ value }: SchemeNumber): ReadonlyMap<string, Rational> {
  return "n" in value ? new Map([["", value]]) : value;
}

function partsAlike(older: Indicator, newer: Indicator, times: Rational): boolean {
  return older.parts.length === newer.parts.length && newer.parts.every((own, index) => {
    const old = older.parts[index];
    return old?.start === own.start && equals(multiply(old.points, times), own.points);
  });
}

function mechanics(indicator: Indicator, asId: string, numbers: "numbers" | "no-numbers"): readonly unknown[] {
  const file = fileOfIndicator(indicator);
  return [file.rules.map((rule) => mechanicsOf(rule, file.id, asId, numbers)), file.combinations.map((one) => combinationWords(one, file.id, asId).zh)];
}

function settingsOf(indicator: Indicator): readonly string[] {
  return indicatorSettings(indicator).map(({ key, value }) => `${key} ${value.zh}`);
}

function sameText(a: readonly unknown[], b: readonly unknown[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
