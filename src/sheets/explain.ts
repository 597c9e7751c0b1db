import { nearestWord, nearestWords } from "../document/nearest-word.ts";
import { compare, ZERO } from "../model/rational.ts";
import type { Result, ResultAdjustment, ResultFinding, ResultIndicator, ResultRule, ResultUnit } from "../model/result.ts";
import type { Language, Text } from "../model/text.ts";
import { hanging } from "./display-width.ts";
import { visible } from "./escape.ts";
import { clockSteps, factsText, findingReasons, placeText, stepArithmetic, whereText } from "./finding-text.ts";
import { type CountedAbove, countedAbove } from "./counted-above.ts";
import { changeOf, ordered, type LossReason } from "./loss-reason.ts";
import { lostInAreas, lostPoints, movesOfTotal } from "./lost-points.ts";
import { unitLabels } from "./page-labels.ts";
import type { Terminal } from "./palette.ts";
import { boundsOf, exact, isNothing, isOpen, printed, printedPoints, printedRange, rangeOf, signedRange } from "./points.ts";
import { sentences } from "./sentences.ts";
import { colon, enumerated, labelled, say } from "./strings.ts";
import { textTable } from "./text-table.ts";
import { fullPointsNote, gradeText, indicatorsOf, notApplicableText, rankText, totalText } from "./unit-terms.ts";
import { strikesBy, strikesOn, type Strike } from "./veto-strikes.ts";
import { waitingTexts } from "./waiting.ts";

/** The explanation, or what was asked for and is not in the result, with the nearest word. */
export type Explanation = { readonly kind: "explained"; readonly text: string } | { readonly kind: "not-found"; readonly message: Text; readonly hint: Text };

/** Clause → records → arithmetic → points, from the result alone; without an indicator, where the points went. `file`: the result as the user named it. */
export function explain(result: Result, unitQuery: string, indicatorId: string | undefined, language: Language, terminal: Terminal, file = "result.json"): Explanation {
  const unit = result.units.find(({ code, name }) => [code, name.zh, name.en].includes(unitQuery.trim()));
  if (unit === undefined) return unknownUnit(result, unitQuery);
  if (indicatorId === undefined) return { kind: "explained", text: paragraphs(overview(result, unit, file, language, terminal)) };
  const wanted = indicatorId.trim().toUpperCase();
  const items = [...indicatorsOf(unit), ...unit.bonus, ...unit.penalties, ...unit.vetoes];
  const item = items.find(({ id, title }) => id.toUpperCase() === wanted || title.zh === indicatorId.trim());
  if (item === undefined) return unknownIndicator(items, indicatorId);
  const lines = "steps" in item ? indicatorBlocks(item, unit, result, language, terminal) : adjustmentBlocks(item, unit, result, language, terminal);
  return { kind: "explained", text: paragraphs(lines) };
}

type Block = readonly string[];

function paragraphs(blocks: readonly Block[]): string {
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

/** As many names as a reader looks through; of more, those nearest to what was asked for. */
const NAMES_SHOWN = 20;

function unknownUnit(result: Result, query: string): Explanation {
  const known = result.units.flatMap(({ code, name }) => [code, name.zh, name.en]);
  return {
    kind: "not-found",
    message: visibleText(sentences.unknownUnit(query, meantBy(query, known))),
    hint: visibleText({ zh: sentences.knownUnits(namesOf(result, query, "zh")).zh, en: sentences.knownUnits(namesOf(result, query, "en")).en }),
  };
}

/** The nearest word, or the only one that holds what was written: 松坪 for 松坪岭镇. */
function meantBy(query: string, known: readonly string[]): string | undefined {
  const part = query.trim();
  const holding = new Set(known.filter((name) => [...part].length > 1 && name.includes(part)));
  return nearestWord(part, known) ?? (holding.size === 1 ? [...holding][0] : undefined);
}

function namesOf({ units }: Result, query: string, language: Language): string {
  const names = units.map(({ code, name }) => `${code} ${name[language]}`);
  if (names.length <= NAMES_SHOWN) return enumerated(names, language);
  return `${enumerated(nearestWords(query.trim(), names, NAMES_SHOWN), language)}${sentences.andMore(names.length)[language]}`;
}

function unknownIndicator(items: readonly { readonly id: string; readonly title: Text }[], query: string): Explanation {
  const known = items.flatMap(({ id, title }) => [id, title.zh]);
  const ids = enumerated(items.map(({ id }) => id), "en");
  return { kind: "not-found", message: visibleText(sentences.unknownIndicator(query, meantBy(query, known))), hint: visibleText(sentences.knownIndicators(ids)) };
}

function visibleText(message: Text): Text {
  return { zh: visible(message.zh), en: visible(message.en) };
}

function headOf(result: Result, unit: ResultUnit, language: Language, { palette }: Terminal): Block {
  const labels = unitLabels(result, unit, language).map(({ word }) => `【${word}】`);
  return [
    palette.heading(visible(`${sentences.unitPlace(unit.name[language], unit.code)[language]}  ${result.edition.title[language]}`)),
    visible([labelled("total", totalText(unit, language), language), labelled("grade", gradeText(unit, result, language), language), labelled("rank", rankText(unit, language), language)].join("  ")),
    ...(labels.length === 0 ? [] : [palette.warn(labels.join(""))]),
  ];
}

function overview(result: Result, unit: ResultUnit, file: string, language: Language, terminal: Terminal): readonly Block[] {
  const { palette } = terminal;
  const areas = textTable(
    [{ title: say("area", language), align: "left" }, { title: say("points", language), align: "right" }, { title: say("fullPoints", language), align: "right" }],
    unit.areas.map((area) => [{ text: visible(`${area.id} ${area.title[language]}`) }, { text: printedPoints(area, language) }, { text: printed(exact(area.full)) }]),
    terminal,
  );
  const entries = lostPoints(unit, language);
  const losses = entries.flatMap(({ id, number, title, lost, reasons }) => [
    `  ${palette.bad(printedRange(ordered(lost), language))}  ${palette.strong(visible(number === undefined ? sentences.areaAsWhole(id, title)[language] : `${id} ${title[language]}`))}`,
    ...reasons.map((reason) => reasonLine(reason, language, terminal)),
  ]);
  const { full, lost } = lostInAreas(unit);
  const outside = movesOfTotal(unit, language);
  const dearest = entries.find(({ indicator }) => indicator !== undefined)?.id ?? indicatorsOf(unit)[0]?.id ?? "";
  const waiting = waitingTexts(unit, result, language).map((line) => hanging("- ", visible(line), 2, terminal));
  return [
    headOf(result, unit, language, terminal),
    areas,
    [palette.heading(say("headLost", language)), ...(losses.length === 0 ? [`  ${say("nothingLost", language)}`] : [`  ${sentences.lostOf(printedRange(lost, language), printed(full))[language]}`, ...losses])],
    outside.length === 0 ? [] : [palette.heading(say("outsideAreas", language)), ...outside.map((move) => reasonLine(move, language, terminal))],
    waiting.length === 0 ? [] : [palette.heading(say("headWaiting", language)), ...waiting],
    [palette.heading(say("headTotal", language)), ...stepLines(unit, language, terminal)],
    [palette.quiet(visible(sentences.explainMore(shellWord(file), shellWord(unit.name.zh), dearest)[language]))],
  ];
}

const PLACES_SHOWN = 4;

/** Any other letter could mean something to a shell. */
function shellWord(word: string): string {
  return /^[\p{L}\p{N}_./\\:-]+$/u.test(word) ? word : `"${word}"`;
}

/** `- −2.00  the clause：what was earned；the records`. */
function reasonLine(reason: LossReason, language: Language, terminal: Terminal): string {
  const { wording, note, records, count, without } = reason;
  const behind = [note, placesOf(records, count, language), without].filter((words) => words !== undefined && words !== "");
  const words = behind.length === 0 ? wording : `${wording}${colon(language)}${behind.join(language === "zh" ? "；" : "; ")}`;
  return hanging(`- ${signedRange(changeOf(reason), language)}  `, visible(words), 4, terminal);
}

function placesOf(records: ResultFinding["records"], count: number, language: Language): string {
  if (records.length === 0) return "";
  const shown = enumerated(records.slice(0, PLACES_SHOWN).map((record) => `${record.id} ${placeText(record)}`), language);
  return records.length > PLACES_SHOWN ? `${shown} ${sentences.alsoIn(Math.max(count, records.length))[language]}` : shown;
}

function stepLines(item: Pick<ResultIndicator, "steps">, language: Language, terminal: Terminal): Block {
  return item.steps.map((step) => hanging(`${stepArithmetic(step, language)}  `, visible(step.why[language]), 2, terminal));
}

function indicatorBlocks(indicator: ResultIndicator, unit: ResultUnit, result: Result, language: Language, terminal: Terminal): readonly Block[] {
  const { palette } = terminal;
  const note = fullPointsNote(indicator, language);
  const points = printedPoints(indicator, language);
  const head = visible(`${indicator.id} ${indicator.title[language]}${colon(language)}${points} / ${printed(exact(indicator.full))}${note === undefined ? "" : ` (${note})`}`);
  const away = notApplicableText(indicator, language);
  const above = countedAbove(indicator);
  const area = unit.areas.find(({ indicators }) => indicators.includes(indicator));
  return [
    headOf(result, unit, language, terminal),
    [(isOpen(boundsOf(indicator)) ? palette.warn : palette.heading)(head), hanging("", visible(labelled("question", indicator.question, language)), 2, terminal), ...(away === undefined ? [] : [`  ${visible(away)}`])],
    ...indicator.rules.map((rule) => ruleBlock(rule, above, result, language, terminal)),
    [palette.heading(say("arithmetic", language)), ...stepLines(indicator, language, terminal)],
    strikeBlock([...strikesOn(indicator, unit, result, language)], say("veto", language), terminal),
    area === undefined ? [] : strikeBlock(strikesOn(area, unit, result, language), `${say("veto", language)}${colon(language)}${sentences.areaAsWhole(area.id, area.title)[language]}`, terminal),
  ];
}

function adjustmentBlocks(adjustment: ResultAdjustment, unit: ResultUnit, result: Result, language: Language, terminal: Terminal): readonly Block[] {
  const points = isNothing(boundsOf(adjustment)) ? "" : `${colon(language)}${printedPoints(adjustment, language)}`;
  const state = say(adjustment.state, language);
  const struck = strikesBy(adjustment, unit, language);
  return [
    headOf(result, unit, language, terminal),
    [terminal.palette.heading(visible(`${adjustment.id} ${adjustment.title[language]}${points}${points === "" ? colon(language) : " "}${state}`))],
    ...adjustment.rules.map((rule) => ruleBlock(rule, countedAbove(adjustment), result, language, terminal)),
    struck.length === 0 ? [] : [terminal.palette.heading(say("struck", language)), ...struck.map((line) => hanging("- ", visible(line), 2, terminal))],
    [terminal.palette.heading(say("headTotal", language)), ...stepLines(unit, language, terminal)],
  ];
}

function strikeBlock(strikes: readonly Strike[], title: string, terminal: Terminal): Block {
  if (strikes.length === 0) return [];
  const lines = strikes.flatMap(({ sums, why, wording, records }) => [hanging(`${sums}  `, visible(why), 2, terminal), hanging("", visible(wording), 6, terminal), hanging("", visible(records), 6, terminal)]);
  return [terminal.palette.bad(title), ...lines];
}

function ruleBlock(rule: ResultRule, above: CountedAbove, result: Result, language: Language, terminal: Terminal): Block {
  const { triggered, clear, notApplicable, noEvidence } = rule.counts;
  const facts = rule.facts === undefined || rule.findings.length > 0 ? "" : factsText(rule.facts, language);
  const more = rule.findingsTotal - rule.findings.length;
  return [
    terminal.palette.strong(hanging(`${rule.id}  `, visible(rule.wording), 0, terminal)),
    hanging("", visible(labelled("basis", enumerated(rule.basis, language), language)), 2, terminal),
    hanging("", visible(`${sentences.ruleCounts(triggered, clear, notApplicable, noEvidence)[language]}${colon(language)}${signedRange(rangeOf(rule.change), language)}`), 2, terminal),
    ...(facts === "" ? [] : [hanging("", visible(labelled("facts", facts, language)), 2, terminal)]),
    ...rule.findings.flatMap((finding) => findingLines(finding, above, result, language, terminal)),
    ...(more > 0 ? [`  ${sentences.moreFindings(more, result.findings.path)[language]}`] : []),
  ];
}

/** In the terminal the count of a due date gets a line a step: it is there to be recounted. */
function findingLines(finding: ResultFinding, above: CountedAbove, result: Result, language: Language, terminal: Terminal): Block {
  const { palette } = terminal;
  const counted = above.has(finding);
  const clock = counted ? [] : clockSteps(finding, language);
  const { clock: _clock, ...withoutClock } = finding;
  const style = finding.outcome === "no-evidence" ? palette.warn : compare(rangeOf(finding.change).high, ZERO) < 0 ? palette.bad : (text: string) => text;
  return [
    style(hanging(`${signedRange(rangeOf(finding.change), language)}  `, visible(whereText(finding, result, language)), 2, terminal)),
    ...findingReasons(withoutClock, language).map((reason) => hanging("", visible(reason), 6, terminal)),
    ...(counted ? [hanging("", visible(sentences.clockAbove(finding.matter)[language]), 6, terminal)] : []),
    ...(clock.length === 0 ? [] : [`      ${say("clock", language)}`, ...clock.map((step) => palette.quiet(hanging("- ", visible(step), 8, terminal)))]),
  ];
}
