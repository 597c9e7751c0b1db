import type { SampleUnit } from "./city.ts";
import { rowsOf, type Draft } from "./draft.ts";
import type { Random } from "./random.ts";

/** Full points by indicator, as the edition of the year has them. */
export type FullPoints = readonly (readonly [indicator: string, points: number])[];

export const fullPoints2017: FullPoints = [
  ["A1", 4], ["A2", 3], ["A3", 3],
  ["B1", 4], ["B2", 6], ["B3", 4], ["B4", 3], ["B5", 3],
  ["C1", 5], ["C2", 4], ["C3", 3], ["C4", 3],
  ["D1", 4], ["D2", 7], ["D3", 6], ["D4", 5], ["D5", 3],
  ["E1", 5], ["E2", 2], ["E3", 5],
  ["F1", 4], ["F2", 4], ["F3", 2],
  ["G1", 4], ["G2", 4],
];

/** What the unit gives itself: full points nearly everywhere, as units do. */
export function claims(draft: Draft, fullPoints: FullPoints, random: Random): void {
  for (const [indicator, points] of fullPoints) {
    const less = random.between(0, 9) === 0 ? 0.5 : 0;
    rowsOf(draft, "self_assessment").push({ id: indicator, indicator, points: String(points - less), reason: null });
  }
}

const everyone: FullPoints = [
  ["A1", 3], ["A2", 2], ["A3", 3], ["A4", 3],
  ["B1", 3], ["B2", 6], ["B6", 4], ["B7", 4],
  ["C1", 5], ["C5", 3],
  ["D1", 3], ["D2", 7], ["D3", 6], ["D4", 5], ["D6", 2], ["D7", 2],
  ["E1", 5], ["E2", 2], ["E3", 5],
  ["F1", 4], ["F3", 2], ["F4", 4],
  ["G1", 4], ["G2", 4],
];

/** Of the editions from 2018 on. */
export function fullPointsLater({ type }: SampleUnit): FullPoints {
  return type === "department" ? [...everyone, ["C7", 9]] : [...everyone, ["C2", 4], ["C3", 3], ["C6", 2]];
}
