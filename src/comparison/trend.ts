/**
 * Three or more years in one line (趋势). The index of a year is that of the year before times the ratio of
 * their shares on what the two years have in common: chain-linking as price indices do it. It drifts where
 * the common core changes; the direct comparison of first and last stands beside it.
 */
import type { ComparedPair, UnitChange, UnitTrend } from "../model/comparison.ts";
import { add, compare, divide, formatExact, multiply, rational, subtract, type Rational, ZERO } from "../model/rational.ts";
import type { ResultUnit } from "../model/result.ts";
import { coreOf } from "./core.ts";
import { decidedShare, ratedTogether } from "./rated.ts";
import type { Thread } from "./through-years.ts";
import { exactly, written } from "./written.ts";

/** `steps`: each year with the next; `overall`: the first with the last. `null` where a year is missing or open. */
export function trendOf(thread: Thread, steps: readonly ComparedPair[], overall: ComparedPair): UnitTrend | null {
  const units = thread.flatMap((unit) => unit ?? []);
  if (units.length !== thread.length) return null;
  const ratios = steps.map((pair, index) => ratioOf(pair, units[index], units[index + 1]));
  const [first, last] = [units[0], units.at(-1)];
  const direct = ratioOf(overall, first, last);
  const index: Rational[] = [HUNDRED];
  for (const ratio of ratios) {
    if (ratio === undefined) return null;
    index.push(multiply(index.at(-1) ?? HUNDRED, ratio));
  }
  const end = index.at(-1);
  if (direct === undefined || end === undefined) return null;
  const performance = effects(steps, units);
  const directPerformance = performanceOf(changeOf(overall, last));
  const sum = performance.at(-1);
  return {
    index: index.map(formatExact),
    direct: formatExact(multiply(HUNDRED, direct)),
    drift: formatExact(subtract(end, multiply(HUNDRED, direct))),
    performance: performance.map((one) => (one === undefined ? null : written(one))),
    directPerformance: directPerformance === undefined ? null : written(directPerformance),
    performanceDrift: sum === undefined || directPerformance === undefined ? null : written(subtract(sum, directPerformance)),
  };
}

const HUNDRED = rational(100);

/** The later share of the common core over the earlier. */
function ratioOf({ relations }: ComparedPair, before: ResultUnit | undefined, after: ResultUnit | undefined): Rational | undefined {
  if (before === undefined || after === undefined) return undefined;
  const core = coreOf(relations, before, after);
  const [old, now] = [decidedShare(ratedTogether(before, core.before)), decidedShare(ratedTogether(after, core.after))];
  return old === undefined || now === undefined || compare(old, ZERO) === 0 ? undefined : divide(now, old);
}

function effects(steps: readonly ComparedPair[], units: readonly ResultUnit[]): readonly (Rational | undefined)[] {
  const sums: (Rational | undefined)[] = [ZERO];
  for (const [index, pair] of steps.entries()) {
    const [so, own] = [sums.at(-1), performanceOf(changeOf(pair, units[index + 1]))];
    sums.push(so === undefined || own === undefined ? undefined : add(so, own));
  }
  return sums;
}

function changeOf(pair: ComparedPair, unit: ResultUnit | undefined): UnitChange | undefined {
  return pair.units.find(({ after }) => after === unit?.code);
}

/** Only where something was restated: without it nothing is known of the unit's own work. */
function performanceOf(change: UnitChange | undefined): Rational | undefined {
  if (change === undefined || !change.points.done || !change.points.lines.some(({ performance }) => performance !== null)) return undefined;
  return exactly(change.points.performance);
}
