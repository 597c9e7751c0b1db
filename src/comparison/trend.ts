/**
 * Three or more years in one line (趋势). The index of a year is that of the year before times the ratio of
 * their shares on what the two years have in common: chain-linking as price indices do it. It drifts where
 * the common core changes; the direct comparison of first and last stands beside it.
 *
 * Two years that cannot be linked (one is missing or open, nothing is common) break the chain; behind the break a new one begins at
 * 100 with the first year that has a link. Nothing is put in for what is missing, and every break says why it is there.
 */
import type { ComparedPair, UnitChange, UnitTrend } from "../model/comparison.ts";
import { add, compare, divide, formatExact, multiply, rational, subtract, type Rational, ZERO } from "../model/rational.ts";
import type { ResultUnit } from "../model/result.ts";
import { text, type Text } from "../model/text.ts";
import { coreOf } from "./core.ts";
import { decidedShare, ratedTogether } from "./rated.ts";
import type { Thread } from "./through-years.ts";
import { exactly, written } from "./written.ts";

/** `steps`: each year with the next; `overall`: the first with the last. `null` for a unit of one year. */
export function trendOf(thread: Thread, steps: readonly ComparedPair[], overall: ComparedPair): UnitTrend | null {
  if (thread.filter((unit) => unit !== undefined).length < 2) return null;
  const links = steps.map((pair, at) => linkOf(pair, thread[at], thread[at + 1]));
  const ends = linkOf(overall, thread[0], thread.at(-1));
  const direct = ends.linked ? multiply(HUNDRED, ends.ratio) : undefined;
  const index = chained(links.map((link) => (link.linked ? link.ratio : undefined)), HUNDRED, multiply, direct !== undefined);
  const end = links.every(({ linked }) => linked) ? index.at(-1) : undefined;
  const effects = steps.map((pair, at) => performanceOf(changeOf(pair, thread[at + 1])));
  const directPerformance = performanceOf(changeOf(overall, thread.at(-1)));
  const performance = chained(effects, ZERO, add, directPerformance !== undefined);
  const sum = effects.every((one) => one !== undefined) ? performance.at(-1) : undefined;
  const orNull = (value: Rational | undefined, format: (exact: Rational) => string): string | null => (value === undefined ? null : format(value));
  return {
    index: index.map((one) => orNull(one, formatExact)),
    direct: orNull(direct, formatExact),
    drift: end === undefined || direct === undefined ? null : formatExact(subtract(end, direct)),
    performance: performance.map((one) => orNull(one, written)),
    directPerformance: orNull(directPerformance, written),
    performanceDrift: sum === undefined || directPerformance === undefined ? null : written(subtract(sum, directPerformance)),
    breaks: distinct([...links.slice(thread.findIndex(isThere), thread.findLastIndex(isThere)), ...(isThere(thread[0]) && isThere(thread.at(-1)) ? [ends] : [])].flatMap((link) => (link.linked ? [] : link.why))),
  };
}

const HUNDRED = rational(100);

/** Before it came and after it went nothing is broken. */
function isThere(unit: ResultUnit | undefined): boolean {
  return unit !== undefined;
}

/** A year behind a link is that before it, joined with the link; one with a link behind it alone begins again, and so does the first year if it is a base. */
function chained(links: readonly (Rational | undefined)[], base: Rational, join: (so: Rational, link: Rational) => Rational, firstIsBase: boolean): readonly (Rational | undefined)[] {
  const years: (Rational | undefined)[] = [firstIsBase || links[0] !== undefined ? base : undefined];
  for (const [at, link] of links.entries()) {
    const so = years[at];
    const begins = links[at + 1] === undefined ? undefined : base;
    years.push(link === undefined || so === undefined ? begins : join(so, link));
  }
  return years;
}

type Link = { readonly linked: true; readonly ratio: Rational } | { readonly linked: false; readonly why: readonly Text[] };

/** The later share of the common core over the earlier. */
function linkOf({ relations, before, after }: ComparedPair, old: ResultUnit | undefined, now: ResultUnit | undefined): Link {
  if (old === undefined || now === undefined) return broken(...(old === undefined ? [absent(before)] : []), ...(now === undefined ? [absent(after)] : []));
  const core = coreOf(relations, old, now);
  const [earlier, later] = [ratedTogether(old, core.before), ratedTogether(now, core.after)];
  if (earlier === null || later === null) return broken(text(`${before} 年与 ${after} 年没有可比部分`, `${before} and ${after} have no common core`));
  const [from, to] = [decidedShare(earlier), decidedShare(later)];
  if (from === undefined || to === undefined) return broken(...(from === undefined ? [open(before)] : []), ...(to === undefined ? [open(after)] : []));
  if (compare(from, ZERO) === 0) return broken(text(`${before} 年可比部分得 0 分，不能作比`, `there are no points on the common core in ${before} to compare with`));
  return { linked: true, ratio: divide(to, from) };
}

function broken(...why: readonly Text[]): Link {
  return { linked: false, why };
}

function absent(label: string): Text {
  return text(`${label} 年没有参评`, `not assessed in ${label}`);
}

function open(label: string): Text {
  return text(`${label} 年可比部分的得分待定`, `points on the common core are open in ${label}`);
}

function distinct(texts: readonly Text[]): readonly Text[] {
  return [...new Map(texts.map((one) => [one.zh, one])).values()];
}

function changeOf(pair: ComparedPair, unit: ResultUnit | undefined): UnitChange | undefined {
  return pair.units.find(({ after }) => after === unit?.code);
}

/** Only where something was restated: without it nothing is known of the unit's own work. */
function performanceOf(change: UnitChange | undefined): Rational | undefined {
  if (change === undefined || !change.points.done || !change.points.lines.some(({ performance }) => performance !== null)) return undefined;
  return exactly(change.points.performance);
}
