import type { ComparedPair, Comparison } from "../../model/comparison.ts";
import type { Language } from "../../model/text.ts";
import { escapeMarkdown } from "../escape.ts";
import { problemLine } from "../problem-list.ts";
import { comparisonLabels } from "./comparison-labels.ts";
import { leftOpen } from "./left-open.ts";
import {
  areaRatesTable, changesOfGroup, changesTable, coreShift, costlyTable, indicatorRatesTable, linesTable, recurringTable, relationsTable, storyOf, totalsTable, trendBreaks, trendTable, unitsOfGroup, yearsTable, type PlainTable,
} from "./sections.ts";
import { phrases, words } from "./words.ts";

/** The comparison as Markdown: the same tables as the page, without pictures. */
export function comparisonMarkdown(comparison: Comparison, language: Language): string {
  const groups = comparison.groups.filter(({ id }) => comparison.units.some((unit) => unit.group === id));
  const byGroup = (make: (group: string) => PlainTable | undefined): readonly string[] => groups.flatMap(({ id, title }) => {
    const table = make(id);
    return table === undefined || table.rows.length === 0 ? [] : [`### ${escapeMarkdown(title[language])}`, markdown(table)];
  });
  const labels = comparisonLabels(comparison, language).map(({ word, note }) => `> **${escapeMarkdown(word)}** ${escapeMarkdown(note)}`);
  const steps = comparison.pairs.filter(({ overall }) => !overall);
  const all = groups.flatMap(({ id }) => unitsOfGroup(comparison, id));
  const blocks = [
    `# ${escapeMarkdown(phrases.title(comparison)[language])}`,
    ...(labels.length === 0 ? [] : [labels.join("\n>\n")]),
    `## ${words.headYears[language]}`, markdown(yearsTable(comparison, language)),
    ...steps.map((pair) => escapeMarkdown((pair.sameEdition ? phrases.editionsSame : phrases.editionsDiffer)(pair.before, pair.after)[language])),
    ...byGroup((id) => totalsTable(unitsOfGroup(comparison, id), comparison, language)),
    `## ${words.headChanges[language]}`,
    ...comparison.pairs.flatMap((pair) => [`### ${escapeMarkdown(phrases.pair(pair)[language])}`, ...byGroup((id) => changesTable(changesOfGroup(pair, comparison, id), pair, comparison, language)), ...listOf(phrases.notDecomposedHead[language], leftOpen(pair, language))]),
    escapeMarkdown(phrases.rankLegend[language]), escapeMarkdown(phrases.method[language]), escapeMarkdown(phrases.newItems[language]), escapeMarkdown(phrases.lawByDate[language]),
    `## ${words.headRates[language]}`, escapeMarkdown(phrases.rateNote[language]),
    ...comparison.pairs.flatMap((pair) => (coreShift(pair, language) === "" ? [] : [escapeMarkdown(`${phrases.coreOf(pair)[language]}${coreShift(pair, language)}`)])),
    ...byGroup((id) => areaRatesTable(unitsOfGroup(comparison, id), comparison, language)), markdown(indicatorRatesTable(comparison, language)), escapeMarkdown(phrases.allUnitsNote[language]),
    `## ${words.headRelations[language]}`, ...steps.map((pair) => markdown(relationsTable(pair, language))),
    ...(comparison.years.length < 3 ? [] : [`## ${words.headTrend[language]}`, escapeMarkdown(phrases.trendNote[language]), ...byGroup((id) => trendTable(unitsOfGroup(comparison, id), comparison, language)), ...listOf(phrases.trendBreaksHead[language], trendBreaks(all, language))]),
    `## ${words.headRecurring[language]}`, all.some(({ recurring }) => recurring.length > 0) ? markdown(recurringTable(all, language)) : words.noRecurring[language],
    `## ${words.headCostly[language]}`, markdown(costlyTable(comparison, language)),
    ...(comparison.problems.length === 0 ? [] : [`## ${words.headNotes[language]}`, comparison.problems.map((problem) => `- ${escapeMarkdown(problemLine(problem, language))}`).join("\n")]),
    `## ${words.headUnits[language]}`, ...comparison.pairs.flatMap((pair) => unitBlocks(pair, comparison, language)),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function listOf(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [escapeMarkdown(title), items.map((item) => `- ${escapeMarkdown(item)}`).join("\n")];
}

function unitBlocks(pair: ComparedPair, comparison: Comparison, language: Language): readonly string[] {
  const units = comparison.groups.flatMap(({ id }) => changesOfGroup(pair, comparison, id));
  return units.flatMap((unit) => {
    const lines = linesTable(unit, language);
    return [`### ${escapeMarkdown(`${unit.name[language]} ${phrases.pair(pair)[language]}`)}`, escapeMarkdown(storyOf(unit, language)), ...(lines.rows.length === 0 ? [] : [markdown(lines)])];
  });
}

function markdown({ heads, rows }: PlainTable): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(" | ")} |`;
  return [row(heads.map(({ title }) => title)), `| ${heads.map(({ kind }) => (kind === "n" ? "---:" : "---")).join(" | ")} |`, ...rows.map(row)].join("\n");
}
