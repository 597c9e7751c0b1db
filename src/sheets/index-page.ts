import type { Result, ResultAdjustment, ResultUnit } from "../model/result.ts";
import type { Language, Text } from "../model/text.ts";
import { chartLegend, totalsChart } from "./chart.ts";
import { costlyRules } from "./costly-rules.ts";
import { fileNameOf, html, joined, type Markup } from "./escape.ts";
import { provenanceSections } from "./index-page-notes.ts";
import { resultLabels } from "./page-labels.ts";
import { heading, labelStrip, page, table } from "./page-shell.ts";
import { addRanges, boundsOf, isNothing, isOpen, printedPoints, printedRange, rangeMark, rangeOf } from "./points.ts";
import { sentences } from "./sentences.ts";
import { enumerated, labelled, say } from "./strings.ts";
import { gradeText, groupsOf, isVetoed, bonusesOf, penaltiesOf, rankText, remarksOf, totalText } from "./unit-terms.ts";
import { waitingTexts, waitingUnits } from "./waiting.ts";

/** `index.html`: the ranking, its picture, where points went, and what the reader must know about it. */
export function indexPage(result: Result, language: Language): string {
  const title = sentences.rankingTitle(result)[language];
  const sections: readonly (readonly [title: string, id: string, body: Markup] | undefined)[] = [
    [say("rankingTable", language), "ranking", rankings(result, language)],
    waiting(result, language),
    [say("headChart", language), "chart", charts(result, language)],
    [say("headGrades", language), "grades", gradeTable(result, language)],
    [say("headCostly", language), "costly", costlyTable(result, language)],
    ...provenanceSections(result, language),
  ];
  const numbered = sections.filter((section) => section !== undefined).map(([name, id, body], index) => joined([heading(index + 1, name, id, language), body]));
  return page(title, title, language, joined([headOf(result, title, language), ...numbered], { markup: "\n" }));
}

function headOf(result: Result, title: string, language: Language): Markup {
  const { period, asOf } = result.assessment;
  return html`<h1>${title}</h1>
<p class="scheme">${result.edition.title[language]}　${labelled("period", sentences.period(period.from, period.to)[language], language)}　${labelled("asOf", asOf, language)}</p>
${labelStrip(resultLabels(result, language))}`;
}

interface NamedGroup {
  readonly id: string;
  readonly title: Text;
  readonly units: readonly ResultUnit[];
}

function rankings(result: Result, language: Language): Markup {
  return joined(groupsOf(result).map((group) => html`<h3>${sentences.groupHead(group.title, group.units.length)[language]}</h3><div class="scroll">${rankingTable(group, result, language)}</div>`));
}

function rankingTable(group: NamedGroup, result: Result, language: Language): Markup {
  const areas = new Map(group.units.flatMap(({ areas: all }) => all.map((area) => [area.id, area] as const)));
  const columns = [
    { title: say("rank", language), kind: "rank" },
    { title: say("unit", language), kind: "unit" },
    ...[...areas.values()].map((area) => ({ title: area.id, below: area.title[language], kind: "n" })),
    { title: say("bonus", language), kind: "n" },
    { title: say("penalty", language), kind: "n" },
    { title: say("total", language), kind: "n total" },
    { title: say("grade", language), kind: "grade" },
    { title: say("remarks", language), kind: "remarks" },
  ];
  const rows = group.units.map((unit) => rankingRow(unit, [...areas.keys()], result, language));
  return table("ranking", columns, [html`<tbody>${rows}</tbody>`], group.title[language]);
}

function rankingRow(unit: ResultUnit, areas: readonly string[], result: Result, language: Language): Markup {
  const name = fileNameOf(unit.code);
  const cells = areas.map((id) => {
    const area = unit.areas.find((one) => one.id === id);
    return html`<td class="n">${area === undefined ? "" : pointsText(printedPoints(area, language), isOpen(boundsOf(area)), language)}</td>`;
  });
  const total = boundsOf({ points: unit.total, ...(unit.range === undefined ? {} : { range: unit.range }) });
  return html`<tr><td class="rank"><b>${rankText(unit, language)}</b></td><td class="unit"><a href="sheets/${name}.html">${unit.name[language]}</a></td>${cells}<td class="n">${sumText(bonusesOf(unit), language)}</td><td class="n">${sumText(penaltiesOf(unit), language)}</td><td class="n"><b>${pointsText(totalText(unit, language), isOpen(total), language)}</b></td><td class="grade">${gradeText(unit, result, language)}</td><td class="remarks${isVetoed(unit) ? " minus" : ""}">${enumerated(remarksOf(unit, language), language)}</td></tr>
`;
}

/** A range may break behind its mark: the columns of the ranking are narrow. */
function pointsText(text: string, open: boolean, language: Language): Markup {
  if (!open) return html`${text}`;
  const mark = rangeMark(language);
  const ends = text.split(mark).map((end) => html`${end}`);
  return html`<span class="open">${joined(ends, html`${mark}${{ markup: "<wbr>" }}`)}</span>`;
}

function sumText(adjustments: readonly ResultAdjustment[], language: Language): string {
  const sum = adjustments.filter(({ state }) => state !== "none").map(boundsOf).reduce(addRanges, rangeOf("0"));
  return isNothing(sum) ? "—" : printedRange(sum, language);
}

function waiting(result: Result, language: Language): readonly [string, string, Markup] | undefined {
  const units = waitingUnits(result);
  if (units.length === 0) return undefined;
  const blocks = units.map(
    (unit) => html`<h3><a href="sheets/${fileNameOf(unit.code)}.html">${sentences.unitPlace(unit.name[language], unit.code)[language]}</a></h3><ul class="waiting">${waitingTexts(unit, result, language).map((text) => html`<li>${text}</li>`)}</ul>`,
  );
  return [say("headPerson", language), "waiting", joined(blocks)];
}

function charts(result: Result, language: Language): Markup {
  const drawn = groupsOf(result).map((group, index) => html`<h3>${group.title[language]}</h3>${totalsChart(result, group.units, `chart-${String(index + 1)}`, `${group.title[language]} ${say("headChart", language)}`, language)}`);
  return html`${chartLegend(language)}${drawn}`;
}

function gradeTable(result: Result, language: Language): Markup {
  const grades = result.edition.grades;
  const columns = [{ title: say("group", language), kind: "what" }, ...grades.map((grade) => ({ title: grade.title[language], kind: "n" })), { title: say("openGrade", language), kind: "n" }];
  const rows = groupsOf(result).map((group) => {
    const counts = grades.map((grade) => group.units.filter((unit) => unit.grade === grade.id).length);
    const open = group.units.filter((unit) => unit.grade === null).length;
    return html`<tr><td>${group.title[language]}</td>${[...counts, open].map((count) => html`<td class="c">${count}</td>`)}</tr>`;
  });
  return table("grades", columns, [html`<tbody>${rows}</tbody>`], say("headGrades", language));
}

const COSTLY_RULES = 10;

function costlyTable(result: Result, language: Language): Markup {
  const rules = costlyRules(result, COSTLY_RULES);
  if (rules.length === 0) return html`<p>${say("nothingLost", language)}</p>`;
  const columns = [
    { title: say("number", language), kind: "no" },
    { title: say("indicator", language), kind: "what" },
    { title: say("wording", language), kind: "why" },
    { title: say("occurrences", language), kind: "n" },
    { title: say("unitsHit", language), kind: "n" },
    { title: say("pointsLostSum", language), kind: "n" },
  ];
  const rows = rules.map(
    ({ indicator, rule, taken, units, findings }, index) =>
      html`<tr><td class="c">${index + 1}</td><td>${indicator.id} ${indicator.title[language]}</td><td lang="zh-CN">${rule.wording}</td><td class="n">${findings}</td><td class="n">${units}</td><td class="n"><b>${printedRange(taken, language)}</b></td></tr>
`,
  );
  return html`<p class="note">${sentences.costlyNote[language]}</p><div class="scroll">${table("costly", columns, [html`<tbody>${rows}</tbody>`], say("headCostly", language))}</div>`;
}
