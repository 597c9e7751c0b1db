import type { ComparedUnit, Comparison } from "../../model/comparison.ts";
import type { Language } from "../../model/text.ts";
import { escapeMarkdown } from "../escape.ts";
import { problemLine } from "../problem-list.ts";
import { comparisonLabels } from "./comparison-labels.ts";
import { leftOpen } from "./left-open.ts";
import { looseLines } from "./loose-lines.ts";
import {
  areaRatesTable, changesOfGroup, changesOfUnit, changesTable, coreShift, costlyTable, indicatorRatesTable, lineOfYears, linesTable, recurringTable, relationsTable, totalsTable, trendBreaks, trendTable, unitsOfGroup, yearsTable, type PlainTable,
} from "./sections.ts";
import { storyOf } from "./unit-story.ts";
import { phrases, words } from "./words.ts";

/** The comparison as Markdown: the same tables as the page, without pictures. */
export function comparisonMarkdown(comparison: Comparison, language: Language): string {
  const groups = comparison.groups.filter(({ id }) => comparison.units.some((unit) => unit.group === id));
  const byGroup = (make: (group: string) => PlainTable | undefined, level = 3): readonly string[] => groups.flatMap(({ id, title }) => {
    const table = make(id);
    return table === undefined || table.rows.length === 0 ? [] : [`${"#".repeat(level)} ${escapeMarkdown(title[language])}`, markdown(table)];
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
    ...(comparison.problems.length === 0 ? [] : [`## ${words.headNotes[language]}`, comparison.problems.map((problem) => `- ${escapeMarkdown(problemLine(problem, language))}`).join("\n")]),
    `## ${words.headChanges[language]}`, escapeMarkdown(phrases.rankLegend[language]), escapeMarkdown(phrases.newItems[language]),
    ...comparison.pairs.flatMap((pair) => [
      `### ${escapeMarkdown(phrases.pair(pair)[language])}`, ...byGroup((id) => changesTable(changesOfGroup(pair, comparison, id), pair, comparison, language), 4),
      ...listOf(words.unattributed[language], looseLines(pair, language)), ...listOf(phrases.notDecomposedHead[language], leftOpen(pair, language)),
    ]),
    `## ${words.headRecurring[language]}`, all.some(({ recurring }) => recurring.length > 0) ? markdown(recurringTable(all, language)) : words.noRecurring[language],
    `## ${words.headCostly[language]}`, markdown(costlyTable(comparison, language)),
    `## ${words.headRates[language]}`, escapeMarkdown(phrases.rateNote[language]),
    ...comparison.pairs.flatMap((pair) => (coreShift(pair, language) === "" ? [] : [escapeMarkdown(`${phrases.coreOf(pair)[language]}${coreShift(pair, language)}`)])),
    ...byGroup((id) => areaRatesTable(unitsOfGroup(comparison, id), comparison, language)), markdown(indicatorRatesTable(comparison, language)), escapeMarkdown(phrases.allUnitsNote[language]),
    ...(comparison.years.length < 3 ? [] : [`## ${words.headTrend[language]}`, escapeMarkdown(phrases.trendNote[language]), ...byGroup((id) => trendTable(unitsOfGroup(comparison, id), comparison, language)), ...listOf(phrases.trendBreaksHead[language], trendBreaks(all, language))]),
    `## ${words.headRelations[language]}`, ...steps.map((pair) => markdown(relationsTable(pair, language))),
    `## ${words.headMethod[language]}`, escapeMarkdown(phrases.method[language]), escapeMarkdown(phrases.lawByDate[language]),
    `## ${words.headUnits[language]}`, ...all.flatMap((unit) => unitBlocks(unit, comparison, language)),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function listOf(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [escapeMarkdown(title), items.map((item) => `- ${escapeMarkdown(item)}`).join("\n")];
}

function unitBlocks(unit: ComparedUnit, comparison: Comparison, language: Language): readonly string[] {
  const changes = changesOfUnit(unit, comparison);
  if (changes.length === 0) return [];
  const blocks = changes.flatMap(({ pair, change }) => {
    const lines = linesTable(change, language);
    return [`#### ${escapeMarkdown(`${unit.name[language]} ${phrases.pair(pair)[language]}`)}`, storyOf(change, pair, comparison, language).map((sentence) => `- ${escapeMarkdown(sentence)}`).join("\n"), ...(lines.rows.length === 0 ? [] : [markdown(lines)])];
  });
  return [`### ${escapeMarkdown(unit.name[language])}`, escapeMarkdown(lineOfYears(unit, comparison, language)), ...blocks];
}

function markdown({ heads, rows }: PlainTable): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(" | ")} |`;
  return [row(heads.map(({ title }) => title)), `| ${heads.map(({ kind }) => (kind === "n" ? "---:" : "---")).join(" | ")} |`, ...rows.map(row)].join("\n");
}
