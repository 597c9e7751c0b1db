import type { ComparedPair, ComparedUnit, Comparison, UnitChange } from "../../model/comparison.ts";
import type { Language, Text } from "../../model/text.ts";
import { hanging } from "../display-width.ts";
import { visible } from "../escape.ts";
import type { Terminal } from "../palette.ts";
import { problemList } from "../problem-list.ts";
import { bracketed, colon, enumerated, say } from "../strings.ts";
import { tableWidth, textTable, type TextCell, type TextColumn } from "../text-table.ts";
import { comparisonLabels } from "./comparison-labels.ts";
import { places, plainPoints, rateOf, rounded, signedPoints, signedRounded, signOf } from "./numbers.ts";
import { leftOpen } from "./left-open.ts";
import { looseLines } from "./loose-lines.ts";
import { changesOfGroup, coreShift, totalsOf, trendBreaks } from "./sections.ts";
import { phrases, words } from "./words.ts";

/** The comparison for the terminal: each pair of years by group, trends, recurring problems, what to know. */
export function terminalComparison(comparison: Comparison, language: Language, terminal: Terminal): string {
  const blocks = [
    headLines(comparison, language, terminal),
    ...comparison.pairs.flatMap((pair) => pairBlocks(pair, comparison, language, terminal)),
    trendLines(comparison, language, terminal),
    recurringLines(comparison, language, terminal),
    costlyLines(comparison, language, terminal),
    comparison.problems.length === 0 ? [] : [problemList(comparison.problems, language, terminal).trimEnd()],
  ];
  return `${blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function headLines(comparison: Comparison, language: Language, terminal: Terminal): readonly string[] {
  const { palette } = terminal;
  return [
    palette.heading(visible(phrases.title(comparison)[language])),
    ...comparison.years.map(({ label, edition, period, units }) => visible(`${label}  ${edition.title[language]}  ${period.from}—${period.to}  ${words.units[language]}${colon(language)}${String(units)}`)),
    ...comparisonLabels(comparison, language).map(({ word, note }) => palette.warn(hanging(`【${word}】`, visible(note), 0, terminal))),
  ];
}

function pairBlocks(pair: ComparedPair, comparison: Comparison, language: Language, terminal: Terminal): readonly (readonly string[])[] {
  const { palette } = terminal;
  const note = pair.sameEdition ? phrases.editionsSame(pair.before, pair.after) : phrases.editionsDiffer(pair.before, pair.after);
  const ids = pair.relations.filter(({ core }) => core).map(({ id }) => id);
  const head = [
    palette.heading(visible(phrases.pair(pair)[language])),
    (pair.sameEdition ? palette.quiet : palette.warn)(hanging("", note[language], 0, terminal)),
    ...[phrases.core(enumerated(ids, language), pair.core.before, pair.core.after)[language], coreShift(pair, language)].filter((line) => line !== "").map((line) => palette.quiet(hanging("", visible(line), 0, terminal))),
  ];
  const groups = comparison.groups.map((group) => ({ group, units: changesOfGroup(pair, comparison, group.id) })).filter(({ units }) => units.length > 0);
  return [head, ...groups.map(({ group, units }) => [palette.strong(visible(group.title[language])), ...unitTables(units, pair, comparison, language, terminal)]), looseBlock(pair, language, terminal)];
}

interface ChangeColumn extends TextColumn {
  readonly cell: (unit: UnitChange) => TextCell;
}

function unitTables(units: readonly UnitChange[], pair: ComparedPair, comparison: Comparison, language: Language, terminal: Terminal): readonly string[] {
  const name: ChangeColumn = { title: say("unit", language), align: "left", cell: (unit) => ({ text: visible(unit.name[language]) }) };
  const points = pointColumns(pair, comparison, language, terminal);
  const ranks = rankColumns(pair, comparison, language, terminal);
  const rows = (columns: readonly ChangeColumn[]): readonly (readonly TextCell[])[] => units.map((unit) => columns.map(({ cell }) => cell(unit)));
  const whole = [name, ...points, ...ranks];
  const tables = tableWidth(whole, rows(whole), terminal) <= terminal.columns ? [whole] : [[name, ...points], [name, ...ranks]];
  return tables.flatMap((columns, index) => [...(index === 0 ? [] : [""]), ...textTable(columns, rows(columns), terminal)]);
}

function pointColumns(pair: ComparedPair, comparison: Comparison, language: Language, { palette }: Terminal): readonly ChangeColumn[] {
  const coloured = (written: string | null): ((text: string) => string) => (signOf(written) > 0 ? palette.good : signOf(written) < 0 ? palette.bad : palette.quiet);
  const part = (title: Text, key: "performance" | "rule" | "unattributed"): ChangeColumn => ({
    title: title[language], align: "right",
    cell: ({ points }) => ({ text: points.done ? signedPoints(points[key]) : "?", style: points.done ? coloured(points[key]) : palette.warn }),
  });
  return [
    { title: pair.before, align: "right", cell: (unit) => ({ text: totalsOf(unit, pair, comparison, language)[0] }) },
    { title: pair.after, align: "right", cell: (unit) => ({ text: totalsOf(unit, pair, comparison, language)[1], style: palette.strong }) },
    { title: words.change[language], align: "right", cell: ({ change }) => ({ text: signedPoints(change) }) },
    part(words.performance, "performance"), part(words.rule, "rule"), part(words.unattributed, "unattributed"),
  ];
}

function rankColumns(pair: ComparedPair, comparison: Comparison, language: Language, { palette }: Terminal): readonly ChangeColumn[] {
  const part = (title: Text, key: "change" | "performance" | "rule" | "pool" | "unattributed"): ChangeColumn => ({
    title: title[language], align: "right", cell: ({ rank }) => ({ text: rank.done ? places(rank[key]) : "?", style: rank.done ? (text: string) => text : palette.warn }),
  });
  const [at0, at1] = [pair.before, pair.after].map((label) => comparison.years.findIndex((year) => year.label === label));
  const core = (at: number | undefined, code: (unit: UnitChange) => string) => (unit: UnitChange): TextCell => {
    const found: ComparedUnit | undefined = comparison.units.find((one) => one.years[at ?? 0]?.code === code(unit));
    return { text: rateOf(found?.core[at ?? 0] ?? null) };
  };
  return [
    { title: words.rankChange[language], align: "right", cell: ({ rank }) => ({ text: rank.done ? `${String(rank.before)}→${String(rank.after)}` : "?" }) },
    part(words.places, "change"), part(words.performance, "performance"), part(words.rule, "rule"), part(words.pool, "pool"), part(words.unattributed, "unattributed"),
    ...(comparison.years.length > 2 ? [] : [
      { title: `${words.core[language]} ${pair.before}`, align: "right" as const, cell: core(at0, ({ before }) => before) },
      { title: `${words.core[language]} ${pair.after}`, align: "right" as const, cell: core(at1, ({ after }) => after) },
    ]),
  ];
}

/** Lines that could not be attributed for any unit, each with one reason. */
function looseBlock(pair: ComparedPair, language: Language, terminal: Terminal): readonly string[] {
  const entries = looseLines(pair, language).map((line) => hanging("· ", visible(line), 0, terminal));
  return [
    ...(entries.length === 0 ? [] : [terminal.palette.strong(words.unattributed[language]), ...entries]),
    ...(entries.length > 0 && pair.relations.some(({ kind }) => kind === "new") ? [terminal.palette.quiet(hanging("", phrases.newItems[language], 0, terminal))] : []),
    ...leftOpen(pair, language).map((line) => terminal.palette.warn(hanging("* ", visible(line), 0, terminal))),
  ];
}

function trendLines({ units, years }: Comparison, language: Language, terminal: Terminal): readonly string[] {
  const trending = units.filter((unit) => unit.trend !== undefined && unit.trend !== null);
  if (trending.length === 0) return [];
  const columns: readonly TextColumn[] = [
    { title: say("unit", language), align: "left" }, ...years.map(({ label }) => ({ title: label, align: "right" as const })),
    ...[words.direct, words.drift, words.cumulated, words.drift].map((title) => ({ title: title[language], align: "right" as const })),
  ];
  const rows = trending.map(({ name, trend }) => [
    visible(name[language]), ...(trend?.index ?? []).map(rounded), rounded(trend?.direct ?? null), signedRounded(trend?.drift ?? null), signedPoints(trend?.performance.at(-1) ?? null), signedPoints(trend?.performanceDrift ?? null),
  ].map((text) => ({ text })));
  return [terminal.palette.heading(words.headTrend[language]), ...textTable(columns, rows, terminal), ...trendBreaks(trending, language).map((line) => terminal.palette.warn(hanging("* ", visible(line), 0, terminal))), terminal.palette.quiet(hanging("", phrases.trendNote[language], 0, terminal))];
}

/** One line a unit: where, and how many clauses; their wording stands on the pages. */
function recurringLines({ units }: Comparison, language: Language, terminal: Terminal): readonly string[] {
  const lines = units.filter(({ recurring }) => recurring.length > 0).map(({ name, recurring }) => {
    const places = [...new Set(recurring.map(({ related }) => related))];
    return hanging("· ", visible(`${name[language]}${colon(language)}${phrases.recurring(recurring.length)[language]}${bracketed(enumerated(places, language), language)}`), 0, terminal);
  });
  return [terminal.palette.heading(words.headRecurring[language]), ...(lines.length === 0 ? [words.noRecurring[language]] : lines)];
}

const COSTLY_SHOWN = 3;

function costlyLines({ years }: Comparison, language: Language, terminal: Terminal): readonly string[] {
  const lines = years.flatMap(({ label, costly }) => costly.slice(0, COSTLY_SHOWN).map((one) => hanging(`${label} `, visible(`${one.indicator} ${one.wording}  −${plainPoints(one.taken, language)}${bracketed(phrases.costly(one.units, one.findings)[language], language)}`), 0, terminal)));
  return lines.length === 0 ? [] : [terminal.palette.heading(words.headCostly[language]), ...lines];
}
