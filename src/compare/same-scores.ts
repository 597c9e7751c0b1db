/** Whether two results give the same units the same points, whatever words stand beside them. */
import type { Result, ResultUnit } from "../model/result.ts";

export function sameScores(a: Result, b: Result): boolean {
  return JSON.stringify(a.units.map(scoresOf)) === JSON.stringify(b.units.map(scoresOf)) && JSON.stringify(a.inputs) === JSON.stringify(b.inputs);
}

function scoresOf({ code, group, total, range, rank, areas, steps }: ResultUnit): unknown {
  return {
    code, group, total, range: range ?? null, rank,
    indicators: areas.flatMap((area) => area.indicators.map(({ id, points, range: open, full }) => ({ id, points, range: open ?? null, full }))),
    steps: steps.map(({ what, id, from, to }) => ({ what, id, from, to })),
  };
}
