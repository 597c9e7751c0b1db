import type { ComparedPair, ComparedUnit, Comparison, UnitChange } from "../../model/comparison.ts";
import type { Language } from "../../model/text.ts";
import { html, joined, type Markup, NOTHING } from "../escape.ts";
import { heading, labelStrip, page, table } from "../page-shell.ts";
import { problemLine, severityWord } from "../problem-list.ts";
import { colon, enumerated, listed } from "../strings.ts";
import { comparisonLabels } from "./comparison-labels.ts";
import { comparisonStyle } from "./comparison-style.ts";
import { heatMap } from "./heat-map.ts";
import { leftOpen } from "./left-open.ts";
import { looseLines } from "./loose-lines.ts";
import { rankFlow } from "./rank-flow.ts";
import {
  areaRatesTable, changesOfGroup, changesOfUnit, changesTable, coreShift, costlyTable, indicatorRatesTable, lineOfYears, linesTable, recurringTable, relationsTable, totalsTable, trendBreaks, trendTable, unitsOfGroup, yearsTable, type PlainTable,
} from "./sections.ts";
import { storyOf } from "./unit-story.ts";
import { waterfall } from "./waterfall.ts";
import { phrases, words } from "./words.ts";

/** `index.html` of a comparison: one page, nothing outside it, made to be printed. */
export function comparisonPage(comparison: Comparison, language: Language): string {
  const title = phrases.title(comparison)[language];
  const sections: readonly (readonly [title: string, id: string, body: Markup] | undefined)[] = [
    [words.headYears[language], "years", years(comparison, language)],
    notes(comparison, language),
    [words.headChanges[language], "changes", html`<p class="note">${phrases.rankLegend[language]}</p><p class="note">${phrases.newItems[language]}</p>${byPair(comparison, language, changes)}`],
    [words.headUnits[language], "units", units(comparison, language)],
    [words.headFlow[language], "flow", flows(comparison, language)],
    [words.headRecurring[language], "recurring", recurring(comparison, language)],
    [words.headCostly[language], "costly", plain(costlyTable(comparison, language), words.headCostly[language])],
    [words.headRates[language], "rates", rates(comparison, language)],
    [words.headHeat[language], "heat", heats(comparison, language)],
    trends(comparison, language),
    [words.headRelations[language], "relations", relations(comparison, language)],
    [words.headMethod[language], "method", html`<p class="note">${phrases.method[language]}</p><p class="note">${phrases.lawByDate[language]}</p>`],
  ];
  const numbered = sections.filter((section) => section !== undefined).map(([name, id, body], index) => joined([heading(index + 1, name, id, language), body]));
  const head = html`<h1>${title}</h1>
<p class="scheme">${enumerated(comparison.years.map(({ edition }) => edition.title[language]), language)}</p>
${labelStrip(comparisonLabels(comparison, language))}`;
  return page(title, title, language, html`<div class="comparison">${joined([head, ...numbered], { markup: "\n" })}</div>`, comparisonStyle);
}

/** A table of plain cells; the last row of lines is their sum. */
function plain(table_: PlainTable, caption: string): Markup {
  const isSum = (index: number): boolean => table_.kind === "lines" && index === table_.rows.length - 1;
  const rows = table_.rows.map((cells, row) => html`<tr${isSum(row) ? html` class="sums-up"` : NOTHING}>${cells.map((cell, at) => html`<td class="${table_.heads[at]?.kind ?? ""}${isLoss(cell) ? " minus" : ""}${isRange(cell) ? " range" : ""}">${cell}</td>`)}</tr>
`);
  return html`<div class="scroll">${table(`compared ${table_.kind}`, table_.heads, [html`<tbody>${rows}</tbody>`], caption)}</div>`;
}

function isLoss(cell: string): boolean {
  return /^−[\d.⅙⅓½⅔⅚/]+$/u.test(cell);
}

/** Twice as wide as a number: the only figure that may take two lines. */
function isRange(cell: string): boolean {
  return /^[\d.]+[～–][\d.]+$/u.test(cell);
}

function years(comparison: Comparison, language: Language): Markup {
  const warnings = comparison.pairs.filter(({ overall }) => !overall).map((pair) => html`<p class="${pair.sameEdition ? "note" : "caution"}">${(pair.sameEdition ? phrases.editionsSame : phrases.editionsDiffer)(pair.before, pair.after)[language]}</p>`);
  const totals = groupsOf(comparison).map((group) => html`<h3>${group.title[language]}</h3>${plain(totalsTable(unitsOfGroup(comparison, group.id), comparison, language), group.title[language])}`);
  return html`${plain(yearsTable(comparison, language), words.headYears[language])}${warnings}${totals}`;
}

function groupsOf(comparison: Comparison): Comparison["groups"] {
  return comparison.groups.filter(({ id }) => comparison.units.some((unit) => unit.group === id));
}

function byPair(comparison: Comparison, language: Language, body: (pair: ComparedPair, comparison: Comparison, language: Language) => Markup): Markup {
  const pairs = comparison.pairs.map((pair) => html`${comparison.pairs.length > 1 ? html`<h3 class="pair">${phrases.pair(pair)[language]}</h3>` : NOTHING}${body(pair, comparison, language)}`);
  return joined(pairs);
}

function changes(pair: ComparedPair, comparison: Comparison, language: Language): Markup {
  const groups = groupsOf(comparison).flatMap((group) => {
    const units = changesOfGroup(pair, comparison, group.id);
    return units.length === 0 ? [] : [html`<h3>${group.title[language]}</h3>${plain(changesTable(units, pair, comparison, language), group.title[language])}`];
  });
  const undone = leftOpen(pair, language).map((line) => html`<li>${line}</li>`);
  const loose = looseLines(pair, language).map((line) => html`<li>${line}</li>`);
  return html`${groups}${list(words.unattributed[language], loose)}${list(phrases.notDecomposedHead[language], undone)}`;
}

function list(title: string, items: readonly Markup[]): Markup {
  return items.length === 0 ? NOTHING : html`<h3>${title}</h3><ul class="waiting">${items}</ul>`;
}

function flows(comparison: Comparison, language: Language): Markup {
  return joined(groupsOf(comparison).map((group, index) => html`<h3>${group.title[language]}</h3>${rankFlow(comparison.units, comparison.years, group.id, `flow-${String(index + 1)}`, `${group.title[language]} ${words.headFlow[language]}`, language)}<p class="note">${phrases.flowLegend[language]}</p>`));
}

function rates(comparison: Comparison, language: Language): Markup {
  const areas = groupsOf(comparison).map((group) => html`<h3>${group.title[language]}</h3>${plain(areaRatesTable(unitsOfGroup(comparison, group.id), comparison, language), group.title[language])}`);
  return html`<p class="note">${phrases.rateNote[language]}</p>${shifts(comparison, language)}${areas}<h3>${words.related[language]}</h3>${plain(indicatorRatesTable(comparison, language), words.headRates[language])}<p class="note">${phrases.allUnitsNote[language]}</p>`;
}

function shifts({ pairs }: Comparison, language: Language): Markup {
  const said = pairs.map((pair) => ({ pair, shift: coreShift(pair, language) })).filter(({ shift }) => shift !== "");
  return joined(said.map(({ pair, shift }) => html`<p class="note">${phrases.coreOf(pair)[language]}${shift}</p>`));
}

function heats(comparison: Comparison, language: Language): Markup {
  return byPair(comparison, language, (pair, whole, lang) => {
    const [from, to] = [pair.before, pair.after].map((label) => whole.years.findIndex((year) => year.label === label));
    const inBoth = (group: string): ReturnType<typeof unitsOfGroup> => unitsOfGroup(whole, group).filter(({ years: there }) => (there[from ?? 0] ?? null) !== null && (there[to ?? 0] ?? null) !== null);
    const groups = groupsOf(whole).filter(({ id }) => inBoth(id).length > 0).map((group, index) => html`<h3>${group.title[lang]}</h3>${heatMap(inBoth(group.id), pair, whole, `heat-${pair.before}-${pair.after}-${String(index + 1)}`, `${group.title[lang]} ${words.headHeat[lang]}`, lang)}`);
    return html`${groups}<p class="note">${phrases.heatNote(pair.before, pair.after)[lang]}</p>`;
  });
}

function relations(comparison: Comparison, language: Language): Markup {
  const steps = comparison.pairs.filter(({ overall, sameEdition }) => !overall && !sameEdition);
  if (steps.length === 0) return html`<p>${phrases.oneEdition[language]}</p>`;
  return joined(steps.map((pair) => html`${steps.length > 1 ? html`<h3 class="pair">${phrases.pair(pair)[language]}</h3>` : NOTHING}${plain(relationsTable(pair, language), words.headRelations[language])}`));
}

function trends(comparison: Comparison, language: Language): readonly [string, string, Markup] | undefined {
  if (comparison.years.length < 3) return undefined;
  const groups = groupsOf(comparison).map((group) => html`<h3>${group.title[language]}</h3>${plain(trendTable(unitsOfGroup(comparison, group.id), comparison, language), group.title[language])}${list(phrases.trendBreaksHead[language], trendBreaks(unitsOfGroup(comparison, group.id), language).map((line) => html`<li>${line}</li>`))}`);
  return [words.headTrend[language], "trend", html`<p class="note">${phrases.trendNote[language]}</p>${groups}`];
}

function recurring(comparison: Comparison, language: Language): Markup {
  const units = groupsOf(comparison).flatMap((group) => unitsOfGroup(comparison, group.id)).filter((unit) => unit.recurring.length > 0);
  return units.length === 0 ? html`<p>${words.noRecurring[language]}</p>` : plain(recurringTable(units, language), words.headRecurring[language]);
}

function notes(comparison: Comparison, language: Language): readonly [string, string, Markup] | undefined {
  if (comparison.problems.length === 0) return undefined;
  const items = comparison.problems.map((problem) => html`<li>${severityWord(problem.severity, language)}${colon(language)}${problemLine(problem, language)}</li>`);
  return [words.headNotes[language], "notes", html`<ul class="waiting">${items}</ul>`];
}

/** One section a unit, folded: nobody reads all of them, and a unit is told its own. */
function units(comparison: Comparison, language: Language): Markup {
  const groups = groupsOf(comparison).map((group) => {
    const sections = unitsOfGroup(comparison, group.id).map((unit) => ({ unit, changes: changesOfUnit(unit, comparison) })).filter((one) => one.changes.length > 0);
    return sections.length === 0 ? NOTHING : html`<h3>${group.title[language]}</h3>${sections.map((one) => unitSection(one.unit, one.changes, comparison, language))}`;
  });
  return html`<p class="note">${phrases.unitsFolded[language]}</p>${groups}`;
}

function unitSection(unit: ComparedUnit, changes_: ReturnType<typeof changesOfUnit>, comparison: Comparison, language: Language): Markup {
  const remarks = unit.notes.length === 0 ? NOTHING : html`<p class="note">${listed(unit.notes.map((note) => note[language]), language)}</p>`;
  return html`<details class="unit-change"><summary><b>${unit.name[language]}</b> ${lineOfYears(unit, comparison, language)}</summary>${remarks}${changes_.map(({ pair, change }) => changeSection(change, pair, comparison, language))}</details>
`;
}

function changeSection(unit: UnitChange, pair: ComparedPair, comparison: Comparison, language: Language): Markup {
  const id = `u-${pair.before}-${pair.after}-${unit.after.replace(/[^A-Za-z0-9-]/gu, "_")}`;
  const picture = unit.points.done ? html`${waterfall(unit, unit.points, [pair.before, pair.after], id, language)}${plain(linesTable(unit, language), unit.name[language])}` : NOTHING;
  const [points, ...more] = storyOf(unit, pair, comparison, language);
  return html`<section><h4>${phrases.pair(pair)[language]}</h4><p>${points ?? ""}</p>${more.length === 0 ? NOTHING : html`<ul class="waiting">${more.map((sentence) => html`<li>${sentence}</li>`)}</ul>`}${picture}</section>
`;
}
