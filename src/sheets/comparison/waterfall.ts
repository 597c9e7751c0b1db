import type { PointsDecomposition, UnitChange } from "../../model/comparison.ts";
import { add, compare, divide, maximum, minimum, multiply, rational, subtract, type Rational, ZERO } from "../../model/rational.ts";
import type { Language } from "../../model/text.ts";
import { html, type Markup } from "../escape.ts";
import { exact, plotted, printed, signed } from "../points.ts";
import { words } from "./words.ts";

const WIDTH = 1000;
const LABEL = 130;
const VALUE = 110;
const ROW = 21;

/**
 * From the earlier total to the later: what the work, the scheme and the rest moved. The axis does not
 * begin at nothing, so that totals are drawn as marks and only the moves as bars.
 */
export function waterfall({ totals, name }: UnitChange, parts: PointsDecomposition, labels: readonly [before: string, after: string], id: string, language: Language): Markup {
  const [before, after] = [exact(totals.before ?? "0"), exact(totals.after ?? "0")];
  const moves = [[words.performance, parts.performance], [words.rule, parts.rule], [words.unattributed, parts.unattributed]] as const;
  const stops: Rational[] = [before];
  for (const [, moved] of moves) stops.push(add(stops.at(-1) ?? before, exact(moved)));
  const axis = axisOf(stops);
  const height = 5 * ROW + 6;
  const bars = moves.map(([word, moved], index) => bar(word[language], exact(moved), stops[index] ?? before, stops[index + 1] ?? after, index + 1, axis));
  const description = `${name[language]} ${printed(before)} → ${printed(after)}`;
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title" xmlns="http://www.w3.org/2000/svg">
<title id="${id}-title">${description}</title>
${mark(labels[0], before, 0, axis)}${bars}${mark(labels[1], after, 4, axis)}
</svg>`;
}

interface Axis {
  readonly from: Rational;
  readonly to: Rational;
}

function axisOf(stops: readonly Rational[]): Axis {
  const [low, high] = [stops.reduce(minimum), stops.reduce(maximum)];
  const span = maximum(subtract(high, low), rational(1));
  return { from: subtract(low, multiply(span, rational(1, 10))), to: add(high, multiply(span, rational(1, 10))) };
}

function place(value: Rational, { from, to }: Axis): number {
  const share = divide(subtract(value, from), subtract(to, from));
  return Math.round((LABEL + plotted(multiply(share, rational(WIDTH - LABEL - VALUE)))) * 100) / 100;
}

function mark(label: string, value: Rational, row: number, axis: Axis): Markup {
  const [x, y] = [place(value, axis), row * ROW + 12];
  return html`<text x="${LABEL - 10}" y="${y + 4}" text-anchor="end" font-size="12.5" font-weight="700">${label}</text><path d="M${x} ${y - 7}l6 7l-6 7l-6 -7z" fill="#111"/><text x="${x + 11}" y="${y + 4}" font-size="12.5" font-weight="700">${printed(value)}</text>
`;
}

function bar(label: string, moved: Rational, from: Rational, to: Rational, row: number, axis: Axis): Markup {
  const y = row * ROW + 4;
  const [a, b] = [place(minimum(from, to), axis), place(maximum(from, to), axis)];
  const start = place(from, axis);
  const falls = compare(moved, ZERO) < 0;
  const fill = falls ? html`fill="#f3dcdc" stroke="#a6191e"` : html`fill="#44596b" stroke="#44596b"`;
  const width = Math.round((b - a) * 100) / 100;
  const shape = compare(moved, ZERO) === 0 ? html`<path d="M${start} ${y}v15" stroke="#777"/>` : html`<rect x="${a}" y="${y}" width="${width}" height="15" ${fill}/>`;
  return html`<line x1="${start}" y1="${y - 6}" x2="${start}" y2="${y + 15}" stroke="#777" stroke-dasharray="2 2"/><text x="${LABEL - 10}" y="${y + 12}" text-anchor="end" font-size="12.5">${label}</text>${shape}<text x="${b + 7}" y="${y + 12}" font-size="12.5"${falls ? html` fill="#a6191e"` : html``}>${signed(moved)}</text>
`;
}
