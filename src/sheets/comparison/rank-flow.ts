import type { ComparedUnit, ComparedYear, UnitYear } from "../../model/comparison.ts";
import type { Language } from "../../model/text.ts";
import { html, joined, type Markup, NOTHING } from "../escape.ts";
import { rangeMark } from "../points.ts";

const WIDTH = 1000;
const SIDE = 190;
const TOP = 30;
const ROW = 22;

/**
 * Ranks of a group from year to year: one line a unit. Who rose is drawn solid, who fell dashed and red,
 * who stayed thin; equal ranks stand one below the other under the same number.
 */
export function rankFlow(units: readonly ComparedUnit[], years: readonly ComparedYear[], group: string, id: string, title: string, language: Language): Markup {
  const columns = years.map((_, at) => placesIn(units, at, group));
  const rows = Math.max(...columns.map((column) => column.size), 1);
  const height = TOP + rows * ROW + 8;
  const lines = units.flatMap((unit) => segmentsOf(unit, columns, years.length));
  const description = language === "zh" ? `${title}：实线为名次前进，红色虚线为后退，细线为不变。` : `${title}: solid lines rose, red dashed lines fell, thin lines stayed.`;
  return html`<svg class="chart flow" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc" xmlns="http://www.w3.org/2000/svg">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${description}</desc>
${years.map(({ label }, at) => html`<text x="${placeX(at, years.length)}" y="14" text-anchor="middle" font-size="13" font-weight="700">${label}</text><line x1="${placeX(at, years.length)}" y1="20" x2="${placeX(at, years.length)}" y2="${height - 4}" stroke="#b9b9b9"/>`)}
${lines}
${units.map((unit) => labelsOf(unit, columns, years.length, language))}
</svg>`;
}

type Column = ReadonlyMap<ComparedUnit, number>;

/** The row of each unit in a year: by rank, open ones by their best, unranked ones left out. */
function placesIn(units: readonly ComparedUnit[], at: number, group: string): Column {
  const there = units.filter((unit) => unit.years[at]?.ranked === true && unit.years[at].group === group);
  const best = (unit: ComparedUnit): number => unit.years[at]?.rank ?? unit.years[at]?.rankRange?.[0] ?? Number.MAX_SAFE_INTEGER;
  return new Map(there.toSorted((a, b) => best(a) - best(b) || (a.code < b.code ? -1 : 1)).map((unit, index) => [unit, index]));
}

function placeX(at: number, years: number): number {
  return years === 1 ? WIDTH / 2 : Math.round(SIDE + (at * (WIDTH - 2 * SIDE)) / (years - 1));
}

function placeY(row: number): number {
  return TOP + row * ROW + 10;
}

function segmentsOf(unit: ComparedUnit, columns: readonly Column[], years: number): readonly Markup[] {
  return columns.slice(1).flatMap((column, index) => {
    const [from, to] = [columns[index]?.get(unit), column.get(unit)];
    if (from === undefined || to === undefined) return [];
    const [old, now] = [unit.years[index]?.rank ?? null, unit.years[index + 1]?.rank ?? null];
    return [html`<line x1="${placeX(index, years) + 16}" y1="${placeY(from)}" x2="${placeX(index + 1, years) - 16}" y2="${placeY(to)}" ${strokeOf(old, now)}/>
`];
  });
}

function strokeOf(old: number | null, now: number | null): Markup {
  if (old === null || now === null) return html`stroke="#7a4b00" stroke-width="1" stroke-dasharray="1 3"`;
  if (now < old) return html`stroke="#44596b" stroke-width="2.4"`;
  if (now > old) return html`stroke="#a6191e" stroke-width="1.8" stroke-dasharray="6 3"`;
  return html`stroke="#777" stroke-width="1"`;
}

function labelsOf(unit: ComparedUnit, columns: readonly Column[], years: number, language: Language): Markup {
  const shown = columns.map((column, at) => ({ at, row: column.get(unit) })).filter((one) => one.row !== undefined);
  return joined(
    columns.map((column, at) => {
      const row = column.get(unit);
      const year = unit.years[at];
      if (row === undefined || year === undefined || year === null) return NOTHING;
      const x = placeX(at, years);
      const number = html`<circle cx="${x}" cy="${placeY(row)}" r="10" fill="#fff" stroke="#555" stroke-width=".8"/><text x="${x}" y="${placeY(row) + 4}" text-anchor="middle" font-size="${year.rank === null ? "8" : "11.5"}">${rankOf(year, language)}</text>`;
      const isFirst = shown[0]?.at === at;
      const isLast = shown.at(-1)?.at === at;
      const left = isFirst && at < years - 1 ? html`<text x="${x - 18}" y="${placeY(row) + 4}" text-anchor="end" font-size="12.5">${year.name[language]}</text>` : NOTHING;
      const right = isLast && (at > 0 || years === 1) ? html`<text x="${x + 18}" y="${placeY(row) + 4}" font-size="12.5">${year.name[language]}</text>` : NOTHING;
      return html`${number}${left}${right}
`;
    }),
  );
}

function rankOf({ rank, rankRange }: UnitYear, language: Language): string {
  return rank === null ? (rankRange ?? []).join(rangeMark(language)) : String(rank);
}
