import type { Result, ResultUnit } from "../model/result.ts";
import { compare, divide, multiply, type Rational, rational, ZERO } from "../model/rational.ts";
import type { Language } from "../model/text.ts";
import { html, type Markup, NOTHING } from "./escape.ts";
import { boundsOf, exact, isOpen, plotted, printed } from "./points.ts";
import { sentences } from "./sentences.ts";
import { say } from "./strings.ts";
import { isVetoed, totalText } from "./unit-terms.ts";

const WIDTH = 1000;
const LABEL = 150;
const VALUE = 120;
const ROW = 24;
const TOP = 26;

/**
 * The totals of a group as bars from nothing: decided points solid, open points hatched, the lines of
 * the grades across. Drawn from exact numbers, so that the same result gives the same picture.
 */
export function totalsChart(result: Result, units: readonly ResultUnit[], id: string, title: string, language: Language): Markup {
  const scale = highest(result, units);
  const height = TOP + units.length * ROW + 6;
  const bounds = units.map(totalBounds);
  const low = bounds.map((one) => one.low).reduce((a, b) => (compare(a, b) <= 0 ? a : b), scale);
  const high = bounds.map((one) => one.high).reduce((a, b) => (compare(a, b) >= 0 ? a : b), ZERO);
  const description = sentences.chartDescription(units.length, printed(low), printed(high))[language];
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc" xmlns="http://www.w3.org/2000/svg">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${description}</desc>
<defs><pattern id="${id}-open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><rect width="2.5" height="6" fill="#44596b"/></pattern></defs>
${gradeLines(result, scale, height, language)}
${units.map((unit, index) => bar(unit, index, scale, id, language))}
<line x1="${LABEL}" y1="${TOP - 4}" x2="${LABEL}" y2="${height - 2}" stroke="#111"/>
</svg>`;
}

/** Legend beside the charts, in words and signs. */
export function chartLegend(language: Language): Markup {
  const sign = (shape: Markup, label: string): Markup => html`<span class="key"><svg width="22" height="11" viewBox="0 0 22 11" aria-hidden="true">${shape}</svg>${label}</span>`;
  return html`<p class="note legend">${sign(html`<rect width="22" height="11" fill="#44596b"/>`, say("decidedPart", language))}${sign(html`<rect x=".5" y=".5" width="21" height="10" fill="#fff" stroke="#44596b"/><path d="M4 11 10 0M12 11 18 0" stroke="#44596b" stroke-width="2"/>`, say("openPart", language))}${sign(html`<rect x=".5" y=".5" width="21" height="10" fill="#f3dcdc" stroke="#a6191e"/>`, say("veto", language))}${sign(html`<path d="M11 0V11" stroke="#777" stroke-dasharray="3 2"/>`, say("gradeLine", language))}</p>`;
}

function bar(unit: ResultUnit, index: number, scale: Rational, id: string, language: Language): Markup {
  const y = TOP + index * ROW;
  const bounds = totalBounds(unit);
  const from = place(bounds.low, scale);
  const to = place(bounds.high, scale);
  const solid = isVetoed(unit) ? html`fill="#f3dcdc" stroke="#a6191e"` : html`fill="#44596b"`;
  const open = isOpen(bounds) ? html`<rect x="${from}" y="${y + 4}" width="${hundredths(to - from)}" height="14" fill="url(#${id}-open)" stroke="#44596b"/>` : NOTHING;
  return html`<text x="${LABEL - 8}" y="${y + 15}" text-anchor="end" font-size="13">${unit.name[language]}</text><rect x="${LABEL}" y="${y + 4}" width="${hundredths(from - LABEL)}" height="14" ${solid}/>${open}<text x="${hundredths(to + 7)}" y="${y + 15}" font-size="12.5" paint-order="stroke" stroke="#fff" stroke-width="4">${totalText(unit, language)}</text>
`;
}

function gradeLines(result: Result, scale: Rational, height: number, language: Language): Markup {
  const lines = result.edition.grades.filter(({ from }) => compare(exact(from), ZERO) > 0).map(({ title, from }) => {
    const x = place(exact(from), scale);
    return html`<line x1="${x}" y1="${TOP - 8}" x2="${x}" y2="${height - 2}" stroke="#777" stroke-dasharray="3 2"/><text x="${x}" y="12" text-anchor="middle" font-size="11.5" fill="#4a4a4a">${title[language]} ${from}</text>
`;
  });
  return html`${lines}`;
}

function highest(result: Result, units: readonly ResultUnit[]): Rational {
  return units.map((unit) => totalBounds(unit).high).reduce((a, b) => (compare(a, b) >= 0 ? a : b), exact(result.edition.total));
}

function totalBounds(unit: ResultUnit): ReturnType<typeof boundsOf> {
  return boundsOf({ points: unit.total, ...(unit.range === undefined ? {} : { range: unit.range }) });
}

function place(points: Rational, scale: Rational): number {
  return hundredths(LABEL + plotted(divide(multiply(points, rational(WIDTH - LABEL - VALUE)), scale)));
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
