/** Finds a unit by its code, name or former name. */
import { nearestWord } from "../document/nearest-word.ts";
import type { Unit } from "../model/assessment.ts";
import { comparable } from "./words.ts";

export interface UnitDirectory {
  /** Code of the unit that is meant. */
  find(word: string): string | undefined;
  near(word: string): string | undefined;
}

export function unitDirectory(units: readonly Unit[]): UnitDirectory {
  const codes = new Map<string, string>();
  const names = units.flatMap((unit) => [unit.name.zh, unit.name.en]);
  for (const unit of units) for (const word of [unit.code, unit.name.zh, unit.name.en]) codes.set(comparable(word), unit.code);
  for (const unit of units) for (const word of unit.formerNames) if (!codes.has(comparable(word))) codes.set(comparable(word), unit.code);
  const exact = new Map(units.map((unit) => [unit.code, unit.code]));
  codes.delete("");
  return {
    find: (word) => exact.get(word) ?? codes.get(comparable(word)),
    near: (word) => nearestWord(word.trim(), [...names, ...exact.keys()]),
  };
}

/** Takes every word as a unit's code: for worked examples, which have no units.yaml. */
export const anyUnit: UnitDirectory = { find: (word) => word, near: () => undefined };
