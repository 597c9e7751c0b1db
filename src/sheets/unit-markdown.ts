import type { Result, ResultAdjustment, ResultArea, ResultFinding, ResultIndicator, ResultRule, ResultUnit } from "../model/result.ts";
import type { Language } from "../model/text.ts";
import { escapeMarkdown } from "./escape.ts";
import { findingReasons, movingSteps, placeText, stepArithmetic, stepChange, whereText } from "./finding-text.ts";
import { changeOf, ordered, type LossReason } from "./loss-reason.ts";
import { type CountedAbove, countedAbove } from "./counted-above.ts";
import { lostInAreas, lostPoints, movesOfTotal, type LostPoints } from "./lost-points.ts";
import { unitLabels } from "./page-labels.ts";
import { exact, printed, printedPoints, printedRange, rangeOf, signedRange } from "./points.ts";
import { sentences } from "./sentences.ts";
import { bracketed, colon, enumerated, labelled, say } from "./strings.ts";
import { fullPointsNote, gradeText, notApplicableText, rankText, totalText } from "./unit-terms.ts";
import { strikesBy, strikesOn } from "./veto-strikes.ts";
import { waitingTexts } from "./waiting.ts";

/** The assessment sheet of a unit as Markdown: the same content as the page, for mail and version control. */
export function unitMarkdown(result: Result, unit: ResultUnit, language: Language): string {
  const blocks = [headOf(result, unit, language), lostBlock(unit, language), waitingBlock(result, unit, language), detailBlock(result, unit, language), adjustmentBlock(result, unit, language), totalBlock(unit, language), footOf(result, language)];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [row(heads), row(heads.map(() => "---")), ...rows.map(row)].join("\n");
}

function headOf(result: Result, unit: ResultUnit, language: Language): string {
  const { edition, assessment } = result;
  const group = result.groups.find(({ id }) => id === unit.group)?.title[language] ?? unit.group;
  const labels = unitLabels(result, unit, language).map(({ word, note }) => `> **${escapeMarkdown(word)}** ${escapeMarkdown(note)}`);
  const facts = [
    labelled("assessedUnit", sentences.unitPlace(unit.name[language], unit.code)[language], language),
    labelled("group", group, language),
    labelled("period", sentences.period(assessment.period.from, assessment.period.to)[language], language),
    labelled("asOf", assessment.asOf, language),
    labelled("total", totalText(unit, language), language),
    labelled("grade", gradeText(unit, result, language), language),
    labelled("rank", unit.ranked ? `${rankText(unit, language)} / ${String(unit.of)}` : rankText(unit, language), language),
  ];
  return [
    `# ${escapeMarkdown(sentences.sheetTitle(result)[language])}`,
    `${escapeMarkdown(edition.title[language])}  \n${escapeMarkdown(labelled("authority", edition.authority[language], language))}`,
    ...(labels.length === 0 ? [] : [labels.join("\n>\n")]),
    facts.map((fact) => `- ${escapeMarkdown(fact)}`).join("\n"),
  ].join("\n\n");
}

function lostBlock(unit: ResultUnit, language: Language): string {
  const losses = lostPoints(unit, language);
  const head = `## ${say("headLost", language)}`;
  const outside = movesOfTotal(unit, language);
  if (losses.length + outside.length === 0) return `${head}\n\n${say("nothingLost", language)}`;
  const { full, lost } = lostInAreas(unit);
  const heads = (["number", "indicator", "lost", "deductedFor", "change", "evidence"] as const).map((key) => say(key, language));
  return [head, sentences.lostOf(printedRange(lost, language), printed(full))[language], table(heads, [...losses.flatMap((loss) => lostRows(loss, language)), ...outsideRows(outside, language)])].join("\n\n");
}

function lostRows({ number, id, title, lost, reasons }: LostPoints, language: Language): readonly (readonly string[])[] {
  const name = number === undefined ? sentences.areaAsWhole(id, title)[language] : `${id} ${title[language]}`;
  const opening = [number === undefined ? "" : String(number), escapeMarkdown(name), printedRange(ordered(lost), language)];
  return reasons.map((reason, index) => [...(index === 0 ? opening : ["", "", ""]), ...reasonCells(reason, language)]);
}

function outsideRows(moves: readonly LossReason[], language: Language): readonly (readonly string[])[] {
  return moves.map((move, index) => ["", index === 0 ? say("outsideAreas", language) : "", "", ...reasonCells(move, language)]);
}

function reasonCells(reason: LossReason, language: Language): readonly string[] {
  const { wording, note, count, records, without } = reason;
  const clause = escapeMarkdown(count > 1 ? `${wording}${bracketed(sentences.times(count)[language], language)}` : wording);
  const evidence = [...records.map((record) => `${record.id} ${placeText(record)}`), ...(without === "" ? [] : [without])];
  return [note === undefined ? clause : `${clause}<br>${escapeMarkdown(note)}`, signedRange(changeOf(reason), language), evidence.map(escapeMarkdown).join("<br>")];
}

function waitingBlock(result: Result, unit: ResultUnit, language: Language): string {
  const texts = waitingTexts(unit, result, language);
  if (texts.length === 0) return "";
  return [`## ${say("headWaiting", language)}`, texts.map((text) => `- ${escapeMarkdown(text)}`).join("\n"), sentences.rangeNote[language]].join("\n\n");
}

function detailBlock(result: Result, unit: ResultUnit, language: Language): string {
  const heads = (["number", "area", "indicator", "fullPoints", "wording", "selfAssessed", "points", "grounds"] as const).map((key) => say(key, language));
  const indicators = unit.areas.flatMap((area) => area.indicators.map((indicator) => ({ area, indicator })));
  const rows = indicators.map(({ area, indicator }, index) => {
    const note = fullPointsNote(indicator, language);
    return [
      String(index + 1),
      escapeMarkdown(area.title[language]),
      escapeMarkdown(`${indicator.id} ${indicator.title[language]}`),
      escapeMarkdown(`${printed(exact(indicator.full))}${note === undefined ? "" : bracketed(note, language)}`),
      indicator.rules.map((rule, at) => `${String(at + 1)}&#46; ${escapeMarkdown(rule.wording)}`).join("<br>"),
      indicator.selfAssessed === undefined ? "—" : printed(exact(indicator.selfAssessed)),
      `**${printedPoints(indicator, language)}**${indicator.state === "undecided" ? `<br>${say("undecided", language)}` : ""}`,
      [grounds(indicator, result, language), ...strikeLines(indicator, area, unit, result, language)].join("<br>"),
    ];
  });
  return `## ${say("headDetail", language)}\n\n${table(heads, rows)}`;
}

function strikeLines(indicator: ResultIndicator, area: ResultArea, unit: ResultUnit, result: Result, language: Language): readonly string[] {
  const own = strikesOn(indicator, unit, result, language).map(({ why, wording, records }) => `${why}${colon(language)}${wording} ${records}`);
  const above = strikesOn(area, unit, result, language).map(({ why, sums, wording, records }) => `${sentences.areaVetoed(why, sums)[language]}${colon(language)}${wording} ${records}`);
  return [...own, ...above].map(escapeMarkdown);
}

function grounds(indicator: ResultIndicator, result: Result, language: Language): string {
  const away = notApplicableText(indicator, language);
  if (away !== undefined) return escapeMarkdown(away);
  const above = countedAbove(indicator);
  const rules = indicator.rules.flatMap((rule, index) => (rule.findings.length === 0 ? [] : ruleLines(rule, index + 1, above, result, language)));
  const sums = movingSteps(indicator.steps).map((step) => escapeMarkdown(`${stepArithmetic(step, language)} ${step.why[language]}`));
  return rules.length + sums.length === 0 ? say("noLoss", language) : [...rules, ...sums].join("<br>");
}

function ruleLines(rule: ResultRule, number: number, above: CountedAbove, result: Result, language: Language): readonly string[] {
  const basis = labelled("basis", enumerated(rule.basis, language), language);
  const head = `**${say("wording", language)} ${String(number)}** ${escapeMarkdown(rule.id)} ${signedRange(rangeOf(rule.change), language)} ${escapeMarkdown(basis)}`;
  const more = rule.findingsTotal - rule.findings.length;
  return [head, ...rule.findings.map((finding) => findingLine(finding, above, result, language)), ...(more > 0 ? [escapeMarkdown(sentences.moreFindings(more, result.findings.path)[language])] : [])];
}

function findingLine(finding: ResultFinding, above: CountedAbove, result: Result, language: Language): string {
  const reasons = findingReasons(finding, language, above.has(finding));
  return `· ${escapeMarkdown(whereText(finding, result, language))} **${signedRange(rangeOf(finding.change), language)}**${reasons.map((reason) => `<br>${escapeMarkdown(reason)}`).join("")}`;
}

function adjustmentBlock(result: Result, unit: ResultUnit, language: Language): string {
  const kinds = [["bonus", unit.bonus], ["penalty", unit.penalties], ["veto", unit.vetoes]] as const;
  const lines = kinds.flatMap(([kind, items]) => items.filter(({ state }) => state !== "none").map((one) => adjustmentText(one, say(kind, language), unit, result, language)));
  return lines.join("\n\n");
}

function adjustmentText(one: ResultAdjustment, kind: string, unit: ResultUnit, result: Result, language: Language): string {
  const above = countedAbove(one);
  const lines = one.rules.filter(({ findings }) => findings.length > 0).flatMap((rule) => [escapeMarkdown(rule.wording), ...ruleLines(rule, 1, above, result, language).slice(1)]);
  return `### ${escapeMarkdown(`${kind}${colon(language)}${one.id} ${one.title[language]}`)}\n\n${[...lines, ...strikesBy(one, unit, language).map(escapeMarkdown)].join("<br>")}`;
}

function totalBlock(unit: ResultUnit, language: Language): string {
  const heads = (["step", "before", "change", "after"] as const).map((key) => say(key, language));
  const rows = unit.steps.map((step) => [escapeMarkdown(step.why[language]), printedRange(rangeOf(step.from), language), stepChange(step) || "→", printedRange(rangeOf(step.to), language)]);
  return `## ${say("headTotal", language)}\n\n${table(heads, [...rows, [`**${say("total", language)}**`, "", "", `**${totalText(unit, language)}**`]])}`;
}

function footOf(result: Result, language: Language): string {
  const signatures = table(
    (["unitOpinion", "panelSignature", "date"] as const).map((key) => say(key, language)),
    [["<br><br>", "", ""]],
  );
  return `${signatures}\n\n${escapeMarkdown(sentences.generatedBy(result.generator.name, result.generator.version)[language])} ${escapeMarkdown(labelled("editionHash", result.edition.sha256, language))}`;
}
