import type { Result, ResultArea, ResultIndicator, ResultUnit } from "../model/result.ts";
import type { Language } from "../model/text.ts";
import { fileNameOf, html, type Markup, NOTHING } from "./escape.ts";
import { movingSteps, stepArithmetic } from "./finding-text.ts";
import { table } from "./page-shell.ts";
import { boundsOf, exact, isOpen, printed, printedPoints } from "./points.ts";
import { sentences } from "./sentences.ts";
import { colon, say } from "./strings.ts";
import { indicatorReasons } from "./unit-page-reasons.ts";
import { fullPointsNote } from "./unit-terms.ts";
import { strikesOn } from "./veto-strikes.ts";

/** The full table, an area a body; rows are numbered through, so that a number names one row. */
export function detailTable(result: Result, unit: ResultUnit, language: Language): Markup {
  const columns = (
    [
      ["number", "no"],
      ["area", "area"],
      ["indicator", "what"],
      ["fullPoints", "full"],
      ["wording", "rules"],
      ["selfAssessed", "self"],
      ["points", "got"],
      ["grounds", "grounds"],
    ] as const
  ).map(([key, kind]) => ({ title: say(key, language), kind }));
  const starts = unit.areas.map((_, index) => unit.areas.slice(0, index).reduce((sum, { indicators }) => sum + indicators.length, 1));
  const bodies = unit.areas.map((area, index) => areaBody(area, starts[index] ?? 1, unit, result, language));
  return table("detail", columns, bodies, say("headDetail", language));
}

function areaBody(area: ResultArea, start: number, unit: ResultUnit, result: Result, language: Language): Markup {
  const sums = movingSteps(area.steps).filter(({ what }) => what !== "indicator" && what !== "start" && what !== "veto");
  const strikes = strikesOn(area, unit, result, language).map(({ why, sums: line, wording, records }) => `${why} ${line}${colon(language)}${wording} ${records}`);
  const notes = [...sums.map((step) => `${step.why[language]} ${stepArithmetic(step, language)}`), ...strikes];
  return html`<tbody id="area-${fileNameOf(area.id)}"><tr class="band"><th scope="rowgroup" colspan="8">${area.id} ${area.title[language]}<span>${sentences.areaBand(printedPoints(area, language), printed(exact(area.full)))[language]}</span>${notes.map((note) => html`<br>${note}`)}</th></tr>
${area.indicators.map((indicator, index) => indicatorRow(indicator, area, start + index, unit, result, language))}</tbody>
`;
}

function indicatorRow(indicator: ResultIndicator, area: ResultArea, number: number, unit: ResultUnit, result: Result, language: Language): Markup {
  const note = fullPointsNote(indicator, language);
  const full = html`${printed(exact(indicator.full))}${note === undefined ? NOTHING : html`<br><span class="quiet">${note}</span>`}`;
  const self = indicator.selfAssessed === undefined ? "—" : printed(exact(indicator.selfAssessed));
  return html`<tr id="row-${number}"${isLong(indicator) ? html` class="long"` : NOTHING}><td class="no">${number}</td><td class="area">${area.title[language]}</td><th scope="row" class="what">${indicator.id} ${indicator.title[language]}</th><td class="full">${full}</td><td class="rules" lang="zh-CN">${wordings(indicator)}</td><td class="self">${self}</td><td class="got">${got(indicator, language)}</td><td class="grounds">${indicatorReasons(indicator, result, language)}${strikeNotes(indicator, area, unit, result, language)}</td></tr>
`;
}

/** A veto of the indicator with clause and records; one of the area in short, it stands at the area's head. */
function strikeNotes(indicator: ResultIndicator, area: ResultArea, unit: ResultUnit, result: Result, language: Language): Markup {
  const own = strikesOn(indicator, unit, result, language).map(({ why, wording, records }) => html`<p class="minus">${why}${colon(language)}<span lang="zh-CN">${wording}</span>　${records}</p>`);
  const above = strikesOn(area, unit, result, language).map(({ why, sums }) => html`<p class="minus">${sentences.areaVetoed(why, sums)[language]}</p>`);
  return html`${[...own, ...above]}`;
}

const LONG_ROW = 6;

/** Rows with many findings may break between two of them: kept whole they would leave most of a page empty. */
function isLong(indicator: ResultIndicator): boolean {
  return indicator.rules.reduce((sum, { findings }) => sum + findings.length, 0) > LONG_ROW;
}

function wordings(indicator: ResultIndicator): Markup {
  const [only] = indicator.rules;
  if (only === undefined) return NOTHING;
  return html`<ol>${indicator.rules.map((rule) => html`<li>${rule.wording}</li>`)}</ol>`;
}

function got(indicator: ResultIndicator, language: Language): Markup {
  const bounds = boundsOf(indicator);
  const text = printedPoints(indicator, language);
  const state = stateWord(indicator, language);
  const kind = isOpen(bounds) ? "open" : "";
  return html`<b class="${kind}">${text}</b>${state === undefined ? NOTHING : html`<br><span class="${kind === "" ? "quiet" : "open"}">${state}</span>`}`;
}

/** 待定, 不涉及, 无发生事项, 一票否决; nothing for points that were simply scored. */
function stateWord(indicator: ResultIndicator, language: Language): string | undefined {
  switch (indicator.state) {
    case "scored":
      return undefined;
    case "undecided":
      return say("undecided", language);
    case "vetoed":
      return say("vetoed", language);
    case "not-applicable":
      return say(exact(indicator.full).n === 0n ? "notApplicable" : "noOccasion", language);
  }
}
