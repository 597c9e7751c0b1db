import { addTo } from "../model/grouped.ts";
import type { Result, ResultAdjustment, ResultUnit } from "../model/result.ts";
import { compare } from "../model/rational.ts";
import type { PointsRange } from "../model/score.ts";
import type { Language } from "../model/text.ts";
import { visible } from "./escape.ts";
import { filled, hanging } from "./display-width.ts";
import { resultLabels } from "./page-labels.ts";
import type { Terminal } from "./palette.ts";
import { addRanges, boundsOf, exact, isNothing, isOpen, plotted, printed, printedPoints, printedRange, rangeOf } from "./points.ts";
import { sentences } from "./sentences.ts";
import { bracketed, colon, enumerated, labelled, say } from "./strings.ts";
import { ruleOf, tableWidth, textTable, type TextCell, type TextColumn } from "./text-table.ts";
import { gradeText, groupsOf, indicatorsOf, isVetoed, notApplicableText, bonusesOf, penaltiesOf, rankText, remarksOf, totalText } from "./unit-terms.ts";
import { waitingLines } from "./waiting.ts";

/** The ranking for the terminal: the groups apart, then what awaits a person. Ends with a line break. */
export function terminalRanking(result: Result, language: Language, terminal: Terminal): string {
  const groups = groupsOf(result);
  const layout = layoutFor(groups, result, language, terminal);
  const blocks = [
    headLines(result, language, terminal),
    ...groups.map((group) => groupLines(group, layout, result, language, terminal)),
    footnoteLines(result, language, terminal),
    waitingLines(result, language, terminal),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function headLines(result: Result, language: Language, terminal: Terminal): readonly string[] {
  const { palette } = terminal;
  const { period, asOf } = result.assessment;
  const labels = resultLabels(result, language);
  return [
    palette.heading(visible(sentences.rankingTitle(result)[language])),
    visible(`${result.edition.title[language]}  ${labelled("period", sentences.period(period.from, period.to)[language], language)}  ${labelled("asOf", asOf, language)}`),
    ...labels.map(({ word, note }) => palette.warn(hanging(`【${word}】`, visible(note), 0, terminal))),
  ];
}

interface NamedGroup {
  readonly title: Result["groups"][number]["title"];
  readonly units: readonly ResultUnit[];
}

/** One table where it fits, otherwise the result and the areas as two tables: a broken line reads badly. */
type Layout = "whole" | "apart" | "remarks below" | "without bar";

function layoutFor(groups: readonly NamedGroup[], result: Result, language: Language, terminal: Terminal): Layout {
  const layouts: readonly Layout[] = ["whole", "apart", "remarks below"];
  const fits = (layout: Layout): boolean =>
    groups.every(({ units }) => tablesOf(layout, units, result, language, terminal).every((columns) => widthOf(columns, units, terminal) <= terminal.columns));
  return layouts.find(fits) ?? "without bar";
}

function tablesOf(layout: Layout, units: readonly ResultUnit[], result: Result, language: Language, terminal: Terminal): readonly (readonly UnitColumn[])[] {
  const areas = areaColumns(units, language);
  const main = mainColumns(units, result, language, terminal);
  if (layout === "whole") return [[...main.slice(0, 2), ...areas, ...main.slice(2)]];
  const short = layout === "apart" ? main : main.filter(({ title }) => title !== say("remarks", language) && (layout === "remarks below" || title !== ""));
  return [short, [...main.slice(1, 2), ...areas]];
}

function groupLines(group: NamedGroup, layout: Layout, result: Result, language: Language, terminal: Terminal): readonly string[] {
  const head = terminal.palette.heading(visible(sentences.groupHead(group.title, group.units.length)[language]));
  const tables = tablesOf(layout, group.units, result, language, terminal).map((columns) => tableOf(columns, group.units, terminal));
  const below = layout === "whole" || layout === "apart" ? [] : remarkLines(group.units, language, terminal);
  return [head, ...tables.flatMap((lines, index) => (index === 0 ? [...lines, ...below] : ["", ...lines])), ...areaLegend(group.units, language, terminal)];
}

function remarkLines(units: readonly ResultUnit[], language: Language, terminal: Terminal): readonly string[] {
  const remarked = units.map((unit) => ({ unit, remarks: remarksOf(unit, language) })).filter(({ remarks }) => remarks.length > 0);
  return remarked.map(({ unit, remarks }) => {
    const line = hanging("* ", visible(`${unit.name[language]}${colon(language)}${enumerated(remarks, language)}`), 0, terminal);
    return (isVetoed(unit) ? terminal.palette.bad : terminal.palette.warn)(line);
  });
}

interface UnitColumn extends TextColumn {
  readonly cell: (unit: ResultUnit) => TextCell;
}

function tableOf(columns: readonly UnitColumn[], units: readonly ResultUnit[], terminal: Terminal): readonly string[] {
  return textTable(columns, rowsOf(columns, units), terminal);
}

function widthOf(columns: readonly UnitColumn[], units: readonly ResultUnit[], terminal: Terminal): number {
  return tableWidth(columns, rowsOf(columns, units), terminal);
}

function rowsOf(columns: readonly UnitColumn[], units: readonly ResultUnit[]): readonly (readonly TextCell[])[] {
  return units.map((unit) => columns.map(({ cell }) => cell(unit)));
}

function mainColumns(units: readonly ResultUnit[], result: Result, language: Language, terminal: Terminal): readonly UnitColumn[] {
  const { palette } = terminal;
  const scale = drawingScale(result);
  const plain = (title: string, align: TextColumn["align"], text: (unit: ResultUnit) => string): UnitColumn => ({ title, align, cell: (unit) => ({ text: text(unit) }) });
  const columns: readonly UnitColumn[] = [
    plain(say("rank", language), "right", (unit) => rankText(unit, language)),
    plain(say("unit", language), "left", (unit) => visible(unit.name[language])),
    plain(say("bonus", language), "right", (unit) => adjustmentText(bonusesOf(unit), language)),
    plain(say("penalty", language), "right", (unit) => adjustmentText(penaltiesOf(unit), language)),
    { title: say("total", language), align: "right", cell: (unit) => ({ text: totalText(unit, language), style: palette.strong }) },
    { title: say("grade", language), align: "left", cell: (unit) => ({ text: gradeText(unit, result, language), style: gradeStyle(unit, result, terminal) }) },
    { title: "", align: "left", cell: (unit) => ({ text: barOf(unit, scale, terminal) }) },
  ];
  const remarks: UnitColumn = {
    title: say("remarks", language),
    align: "left",
    cell: (unit) => ({ text: enumerated(remarksOf(unit, language), language), style: isVetoed(unit) ? palette.bad : palette.warn }),
  };
  return units.some((unit) => remarksOf(unit, language).length > 0) ? [...columns, remarks] : columns;
}

function areaColumns(units: readonly ResultUnit[], language: Language): readonly UnitColumn[] {
  const ids = [...new Set(units.flatMap(({ areas }) => areas.map(({ id }) => id)))];
  return ids.map((id) => ({
    title: id,
    align: "right",
    cell: (unit) => {
      const area = unit.areas.find((one) => one.id === id);
      return { text: area === undefined ? "" : printedPoints(area, language) };
    },
  }));
}

function areaLegend(units: readonly ResultUnit[], language: Language, terminal: Terminal): readonly string[] {
  const [unit] = units;
  if (unit === undefined) return [];
  const words = unit.areas.map((area) => sentences.areaLegend(area.id, area.title, printed(exact(area.full)))[language]);
  return [terminal.palette.quiet(filled(words.map(visible), terminal))];
}

/** Sum of bonus or penalties. Open ones that have no range of their own are in the total's range. */
function adjustmentText(adjustments: readonly ResultAdjustment[], language: Language): string {
  const ranges: readonly PointsRange[] = adjustments.filter(({ state }) => state !== "none").map(boundsOf);
  const total = ranges.reduce(addRanges, rangeOf("0"));
  return isNothing(total) ? "-" : printedRange(total, language);
}

function gradeStyle(unit: ResultUnit, result: Result, { palette }: Terminal): (text: string) => string {
  const place = result.edition.grades.findIndex(({ id }) => id === unit.grade);
  if (place < 0) return palette.warn;
  if (place === 0) return palette.good;
  return place === result.edition.grades.length - 1 ? palette.bad : (text) => text;
}

const BAR_CELLS = 20;

/** The number of points that a whole bar stands for: the scheme's total, more where a bonus exceeds it. */
function drawingScale(result: Result): number {
  const highest = result.units.map((unit) => boundsOf(totalPoints(unit)).high).reduce((a, b) => (compare(a, b) >= 0 ? a : b), exact(result.edition.total));
  return plotted(highest);
}

function totalPoints(unit: ResultUnit): { readonly points: string | null; readonly range?: { readonly low: string; readonly high: string } } {
  return { points: unit.total, ...(unit.range === undefined ? {} : { range: unit.range }) };
}

function barOf(unit: ResultUnit, scale: number, { ambiguousWide }: Terminal): string {
  const bounds = boundsOf(totalPoints(unit));
  const cells = (points: number): number => Math.max(0, Math.round((points / scale) * BAR_CELLS));
  const full = cells(plotted(bounds.low));
  const open = isOpen(bounds) ? Math.max(1, cells(plotted(bounds.high)) - full) : 0;
  const [solid, hatched] = ambiguousWide ? ["#", "?"] : ["█", "░"];
  return solid.repeat(full) + hatched.repeat(open);
}

/** Indicators that do not apply, with the units they do not apply to and what became of their points. */
function footnoteLines(result: Result, language: Language, terminal: Terminal): readonly string[] {
  const notes = new Map<string, string[]>();
  for (const unit of result.units) {
    for (const indicator of indicatorsOf(unit)) {
      const why = notApplicableText(indicator, language);
      if (why === undefined) continue;
      addTo(notes, `${indicator.id} ${indicator.title[language]}${colon(language)}${why}`, unit.name[language]);
    }
  }
  if (notes.size === 0) return [];
  const lines = [...notes].map(([note, names]) => hanging("* ", visible(`${note}${bracketed(enumerated(names, language), language)}`), 0, terminal));
  return [terminal.palette.quiet(ruleOf(Math.min(terminal.columns, 40), terminal)), ...lines.map(terminal.palette.quiet)];
}
