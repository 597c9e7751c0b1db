import type { ComparedPair, ComparedUnit, Comparison, RelatedThroughYears } from "../../model/comparison.ts";
import { compare, formatFixed, multiply, rational, roundHalfUp, type Rational, ZERO } from "../../model/rational.ts";
import type { Language } from "../../model/text.ts";
import { displayWidth } from "../display-width.ts";
import { html, visible, type Markup } from "../escape.ts";
import { rateChange } from "./numbers.ts";
import { phrases } from "./words.ts";

const LEAST_LABEL = 110;
const MOST_LABEL = 220;
/** Cells of a terminal letter in the picture. */
const LETTER = 6.2;
const WIDTH = 1000;
const TOP = 30;
const ROW = 19;

/** Change of the share by unit and indicator; the number stands in the cell, so that nobody must trust a colour. */
export function heatMap(units: readonly ComparedUnit[], pair: ComparedPair, comparison: Comparison, id: string, title: string, language: Language): Markup {
  const [from, to] = [pair.before, pair.after].map((label) => comparison.years.findIndex((year) => year.label === label));
  const rows = comparison.related.filter((row) => units.some((unit) => unit.related.some((one) => one.id === row.id && (one.years[from ?? 0] ?? one.years[to ?? 0]) !== null)));
  const label = labelWidth(units, language);
  const cell = (WIDTH - label) / Math.max(1, rows.length);
  const height = TOP + units.length * ROW + 4;
  const description = phrases.heatNote(pair.before, pair.after)[language];
  return html`<svg class="chart heat" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc" xmlns="http://www.w3.org/2000/svg">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${description}</desc>
<defs><pattern id="${id}-none" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/><rect width="1" height="5" fill="#b9b9b9"/></pattern></defs>
${rows.map((row, index) => html`<text x="${hundredths(label + index * cell + cell / 2)}" y="${index % 2 === 0 ? "11" : "23"}" text-anchor="middle" font-size="9">${row.id}</text>`)}
${units.map((unit, at) => html`<text x="${label - 6}" y="${TOP + at * ROW + 13}" text-anchor="end" font-size="11.5">${unit.name[language]}</text>${rows.map((row, index) => square(changeAt(unit, row.id, comparable(row, pair, from ?? 0, to ?? 0), from ?? 0, to ?? 0), hundredths(label + index * cell), TOP + at * ROW, hundredths(cell), id))}
`)}
</svg>`;
}

/** As wide as the longest name needs. */
function labelWidth(units: readonly ComparedUnit[], language: Language): number {
  const longest = Math.max(0, ...units.map(({ name }) => displayWidth(visible(name[language]), { ambiguousWide: false })));
  return Math.min(MOST_LABEL, Math.max(LEAST_LABEL, Math.ceil(longest * LETTER) + 10));
}

/** What belongs to the common core of these two years, whatever became of it in others. */
export function comparable(row: RelatedThroughYears, { relations }: ComparedPair, from: number, to: number): boolean {
  const core = relations.filter((one) => one.core);
  const [old, now] = [new Set(core.flatMap(({ before }) => before.map(({ id }) => id))), new Set(core.flatMap(({ after }) => after.map(({ id }) => id)))];
  const [before, after] = [row.years[from]?.indicators ?? [], row.years[to]?.indicators ?? []];
  return before.length > 0 && after.length > 0 && before.every((id) => old.has(id)) && after.every((id) => now.has(id));
}

function changeAt(unit: ComparedUnit, row: string, isComparable: boolean, from: number, to: number): Rational | undefined {
  const years = unit.related.find(({ id }) => id === row)?.years;
  return isComparable ? rateChange(years?.[from], years?.[to]) : undefined;
}

function square(change: Rational | undefined, x: number, y: number, width: number, id: string): Markup {
  if (change === undefined) return html`<rect x="${x}" y="${y}" width="${width}" height="${ROW}" fill="url(#${id}-none)" stroke="#fff"/>`;
  const strength = strengthOf(change);
  const shades = compare(change, ZERO) < 0 ? LOST : GAINED;
  const dark = strength >= 3;
  const written = formatFixed(roundHalfUp(change, 0), 0).replace("-", "−");
  const text = compare(change, ZERO) === 0 ? "0" : `${compare(change, ZERO) > 0 ? "+" : ""}${written}`;
  return html`<rect x="${x}" y="${y}" width="${width}" height="${ROW}" fill="${shades[strength] ?? "#fff"}" stroke="#fff"/><text x="${hundredths(x + width / 2)}" y="${y + 13}" text-anchor="middle" font-size="9.5" fill="${dark ? "#fff" : strength === 0 ? "#777" : "#111"}">${text}</text>`;
}

const GAINED = ["#f4f4f2", "#d6dde3", "#a9b7c4", "#6f8496", "#44596b"];
const LOST = ["#f4f4f2", "#f3dcdc", "#e2a9ab", "#c4595d", "#a6191e"];

/** Steps at 0, 5, 15 and 35 percentage points. */
function strengthOf(change: Rational): number {
  const size = compare(change, ZERO) < 0 ? multiply(change, rational(-1)) : change;
  return size.n === 0n ? 0 : [5, 15, 35].filter((bound) => compare(size, rational(bound)) > 0).length + 1;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
