import type { Result, ResultUnit } from "../model/result.ts";
import type { Language } from "../model/text.ts";
import { fileNameOf, html, joined, type Markup, NOTHING } from "./escape.ts";
import { detailTable } from "./unit-page-detail.ts";
import { changeOf, ordered, type LossReason } from "./loss-reason.ts";
import { lostInAreas, lostPoints, movesOfTotal, type LostPoints } from "./lost-points.ts";
import { placeText, stepChange } from "./finding-text.ts";
import { unitLabels } from "./page-labels.ts";
import { heading, labelStrip, page, table } from "./page-shell.ts";
import { addRanges, boundsOf, exact, isOpen, printed, printedPoints, printedRange, rangeOf, signedRange } from "./points.ts";
import { sentences } from "./sentences.ts";
import { labelled, say } from "./strings.ts";
import { gradeText, bonusesOf, penaltiesOf, rankText, totalText } from "./unit-terms.ts";
import { waitingTexts } from "./waiting.ts";
import { adjustmentReasons } from "./unit-page-reasons.ts";

/** The assessment sheet (考核评分表) of a unit as a page that prints on A4 and needs nothing else. */
export function unitPage(result: Result, unit: ResultUnit, language: Language): string {
  const place = sentences.unitPlace(unit.name[language], unit.code)[language];
  const title = sentences.sheetTitle(result)[language];
  const sections = [lostSection, waitingSection, totalSection, detailSection]
    .map((section) => section(result, unit, language))
    .filter((section) => section !== undefined)
    .map(({ title: name, id, body }, index) => joined([heading(index + 1, name, id, language), body], NEWLINE));
  const body = joined([headOf(result, unit, language), ...sections, footOf(language), colophon(result, language)], NEWLINE);
  return page(`${title} ${place}`, `${say("sheet", language)} · ${place}`, language, body);
}

const NEWLINE: Markup = { markup: "\n" };

interface Section {
  readonly title: string;
  readonly id: string;
  readonly body: Markup;
}

function headOf(result: Result, unit: ResultUnit, language: Language): Markup {
  const { edition, assessment } = result;
  const group = result.groups.find(({ id }) => id === unit.group)?.title[language] ?? unit.group;
  const from = sentences.period(assessment.period.from, assessment.period.to)[language];
  return html`<p class="back"><a href="../index.html">${say("backToIndex", language)}</a></p>
<h1>${sentences.sheetTitle(result)[language]}</h1>
<p class="scheme">${edition.title[language]}　${labelled("authority", edition.authority[language], language)}</p>
${labelStrip(unitLabels(result, unit, language))}
<div class="scroll"><table class="facts"><tbody>
<tr><th scope="row">${say("assessedUnit", language)}</th><td>${unit.name[language]}<small>${unit.code}</small></td><th scope="row">${say("group", language)}</th><td>${group}</td><th scope="row">${say("period", language)}</th><td>${from}<small>${labelled("asOf", assessment.asOf, language)}</small></td></tr>
<tr><th scope="row">${say("total", language)}</th><td class="big">${totalText(unit, language)}</td><th scope="row">${say("grade", language)}</th><td class="big grade">${gradeText(unit, result, language)}</td><th scope="row">${say("rank", language)}</th><td class="big">${rankCell(unit, language)}</td></tr>
</tbody></table>
${areaTable(unit, language)}</div>`;
}

function rankCell(unit: ResultUnit, language: Language): Markup {
  const rank = rankText(unit, language);
  return unit.ranked ? html`${rank}<small>${sentences.ofUnits(unit.of)[language]}</small>` : html`${rank}`;
}

function areaTable(unit: ResultUnit, language: Language): Markup {
  const adjustments = [...unit.bonus, ...penaltiesOf(unit)].filter(({ state }) => state !== "none");
  const heads = [...unit.areas.map((area) => `${area.id} ${area.title[language]}`), ...(["bonus", "penalty"] as const).map((key) => say(key, language))];
  const sumOf = (items: ResultUnit["bonus"]): string => printedRange(items.filter((item) => adjustments.includes(item)).map(boundsOf).reduce(addRanges, rangeOf("0")), language);
  const cells = unit.areas.map((area) => html`<td>${pointsOf(area, language)}<small>${sentences.alreadyFull(printed(exact(area.full)))[language]}</small></td>`);
  return html`<table class="facts"><caption><span class="unseen">${say("area", language)}</span></caption><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody><tr>${cells}<td>${sumOf(bonusesOf(unit))}</td><td>${sumOf(penaltiesOf(unit))}</td></tr></tbody></table>`;
}

function pointsOf(value: { readonly points: string | null; readonly range?: { readonly low: string; readonly high: string } }, language: Language): Markup {
  const text = printedPoints(value, language);
  return isOpen(boundsOf(value)) ? html`<span class="open">${text}</span>` : html`${text}`;
}

const RECORDS_SHOWN = 3;

function lostSection(_result: Result, unit: ResultUnit, language: Language): Section {
  const losses = lostPoints(unit, language);
  const outside = movesOfTotal(unit, language);
  const { full, lost } = lostInAreas(unit);
  const sum = sentences.lostOf(printedRange(lost, language), printed(full))[language];
  const columns = [
    { title: say("number", language), kind: "no" },
    { title: say("indicator", language), kind: "what" },
    { title: say("lost", language), kind: "n" },
    { title: say("deductedFor", language), kind: "why" },
    { title: say("change", language), kind: "n" },
    { title: say("evidence", language), kind: "evidence" },
  ];
  const body =
    losses.length + outside.length === 0
      ? html`<p>${say("nothingLost", language)}</p>`
      : html`<p class="note">${sum}${language === "zh" ? "。" : ". "}${sentences.lostSorted[language]}</p>
<div class="scroll">${table("lost", columns, [...losses.map((loss) => lostRows(loss, language)), ...(outside.length === 0 ? [] : [outsideRows(outside, language)])], say("headLost", language))}</div>`;
  return { title: say("headLost", language), id: "lost", body };
}

function lostRows({ id, title, number, lost, reasons }: LostPoints, language: Language): Markup {
  const link = number === undefined ? html`<a href="#area-${fileNameOf(id)}">${id}</a>` : html`<a href="#row-${number}">${number}</a>`;
  const name = number === undefined ? sentences.areaAsWhole(id, title)[language] : `${id} ${title[language]}`;
  const opening = html`<td class="no" rowspan="${reasons.length}">${link}</td><td class="what" rowspan="${reasons.length}">${name}</td><td class="n minus" rowspan="${reasons.length}"><b>${printedRange(ordered(lost), language)}</b></td>`;
  const lines = reasons.map((reason, index) => html`<tr>${index === 0 ? opening : NOTHING}${reasonCells(reason, language)}</tr>`);
  return html`<tbody>${lines}</tbody>`;
}

/** What moved the total after the areas were added up: no part of the sum above. */
function outsideRows(moves: readonly LossReason[], language: Language): Markup {
  const lines = moves.map((move, index) => html`<tr>${index === 0 ? html`<th colspan="3" rowspan="${moves.length}" scope="rowgroup" class="outside">${say("outsideAreas", language)}</th>` : NOTHING}${reasonCells(move, language)}</tr>`);
  return html`<tbody>${lines}</tbody>`;
}

function reasonCells(reason: LossReason, language: Language): Markup {
  const { wording, note, count, records, without } = reason;
  const times = count > 1 ? html`<span class="quiet">　${sentences.times(count)[language]}</span>` : NOTHING;
  const shown = records.slice(0, RECORDS_SHOWN).map((record) => html`${record.id}　<span class="quiet">${placeText(record)}</span>`);
  const more = records.length > RECORDS_SHOWN ? [html`<span class="quiet">${sentences.alsoIn(records.length)[language]}</span>`] : [];
  const bare = without === "" ? [] : [html`<span class="quiet">${without}</span>`];
  const own = note === undefined ? NOTHING : html`<br><span class="quiet"${language === "zh" ? NOTHING : html` lang="en"`}>${note}</span>`;
  return html`<td lang="zh-CN">${wording}${times}${own}</td><td class="n">${signedRange(changeOf(reason), language)}</td><td>${joined([...shown, ...more, ...bare], { markup: "<br>" })}</td>`;
}

function waitingSection(result: Result, unit: ResultUnit, language: Language): Section | undefined {
  const texts = waitingTexts(unit, result, language);
  if (texts.length === 0) return undefined;
  const body = html`<ul class="waiting">${texts.map((text) => html`<li>${text}</li>`)}</ul><p class="note">${sentences.rangeNote[language]}</p>`;
  return { title: say("headWaiting", language), id: "waiting", body };
}

function detailSection(result: Result, unit: ResultUnit, language: Language): Section {
  return { title: say("headDetail", language), id: "detail", body: html`<div class="scroll">${detailTable(result, unit, language)}</div>` };
}

/** The steps from nothing to the total, and beside them what stands outside the indicators. */
function totalSection(result: Result, unit: ResultUnit, language: Language): Section {
  const applied = [...unit.bonus, ...unit.penalties, ...unit.vetoes].filter(({ state }) => state !== "none");
  const beside = html`<div>${applied.map((one) => adjustmentReasons(one, unit, result, language))}</div>`;
  return { title: say("headTotal", language), id: "total", body: html`<div class="${applied.length === 0 ? "alone" : "sum"}">${stepTable(unit, language)}${applied.length === 0 ? NOTHING : beside}</div>` };
}

function stepTable(unit: ResultUnit, language: Language): Markup {
  const columns = [
    { title: say("step", language), kind: "what" },
    { title: say("before", language), kind: "n" },
    { title: say("change", language), kind: "n" },
    { title: say("after", language), kind: "n" },
  ];
  const rows = unit.steps.map((step) => {
    const change = stepChange(step);
    return html`<tr><td class="what">${step.why[language]}</td><td class="n">${printedRange(rangeOf(step.from), language)}</td><td class="n">${change === "" ? "→" : change}</td><td class="n">${printedRange(rangeOf(step.to), language)}</td></tr>`;
  });
  const last = html`<tr><td class="what">${say("total", language)}</td><td class="n"></td><td class="n"></td><td class="n">${totalText(unit, language)}</td></tr>`;
  return html`<div class="scroll">${table("steps", columns, [html`<tbody>${rows}${last}</tbody>`], say("headTotal", language))}</div>`;
}

function footOf(language: Language): Markup {
  return html`<section class="sign"><div>${say("unitOpinion", language)}</div><div>${say("panelSignature", language)}</div><div>${say("date", language)}<span>${say("dateBlank", language)}</span></div></section>`;
}

function colophon(result: Result, language: Language): Markup {
  const { edition, generator } = result;
  const kind = edition.provenance.kind === "reconstruction" ? sentences.reconstructionNote[language] : say("official", language);
  return html`<section class="colophon"><p>${kind}　${sentences.generatedBy(generator.name, generator.version)[language]}</p>
<dl><dt>${say("editionHash", language)}</dt><dd><code>${edition.sha256}</code></dd><dt>${say("inputFiles", language)}</dt><dd>${sentences.fileCount(result.inputs.length)[language]}</dd></dl></section>`;
}
