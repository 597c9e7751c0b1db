import type { Result, ResultAdjustment, ResultFinding, ResultIndicator, ResultRule, ResultStep, ResultUnit } from "../model/result.ts";
import type { Language } from "../model/text.ts";
import { dated, html, joined, type Markup, NOTHING } from "./escape.ts";
import { type CountedAbove, countedAbove } from "./counted-above.ts";
import { findingReasons, movingSteps, stepArithmetic, whereText } from "./finding-text.ts";
import { boundsOf, isNothing, printed, printedPoints, rangeOf, signedRange, exact } from "./points.ts";
import { compare } from "../model/rational.ts";
import { sentences } from "./sentences.ts";
import { colon, enumerated, labelled, say } from "./strings.ts";
import { notApplicableText } from "./unit-terms.ts";
import { strikesBy } from "./veto-strikes.ts";

/** The last cell of a row: for each rule that moved points, its findings; then the arithmetic. */
export function indicatorReasons(indicator: ResultIndicator, result: Result, language: Language): Markup {
  const away = notApplicableText(indicator, language);
  if (away !== undefined) return html`<p class="quiet">${away}${language === "zh" ? "。" : "."}</p>`;
  const above = countedAbove(indicator);
  const blocks = indicator.rules.map((rule, index) => (rule.findings.length === 0 ? undefined : ruleReasons(rule, index + 1, above, result, language)));
  const shown = blocks.filter((block) => block !== undefined);
  const nothing = shown.length === 0 && compare(boundsOf(indicator).low, exact(indicator.full)) >= 0;
  return nothing ? html`<span class="quiet">${say("noLoss", language)}</span>` : joined([...shown, sums(indicator.steps, language)]);
}

function ruleReasons(rule: ResultRule, number: number, above: CountedAbove, result: Result, language: Language): Markup {
  return html`<div class="reason"><p><b>${ruleLabel(number, language)}</b> <span class="quiet">${rule.id}</span>　${changeMark(rule.change, language)}<span class="quiet">　${labelled("basis", enumerated(rule.basis, language), language)}</span></p>${findingList(rule, above, result, language)}</div>`;
}

function ruleLabel(number: number, language: Language): string {
  return language === "zh" ? `细则${String(number)}` : `Rule ${String(number)}`;
}

function findingList(rule: ResultRule, above: CountedAbove, result: Result, language: Language): Markup {
  const more = rule.findingsTotal - rule.findings.length;
  const last = more > 0 ? html`<li class="quiet">${sentences.moreFindings(more, result.findings.path)[language]}</li>` : NOTHING;
  return html`<ul>${rule.findings.map((finding) => findingItem(finding, above, result, language))}${last}</ul>`;
}

/** A reason as short as this stands behind its record instead of on a line of its own. */
const SHORT_REASON = 36;

function findingItem(finding: ResultFinding, above: CountedAbove, result: Result, language: Language): Markup {
  const reasons = findingReasons(finding, language, above.has(finding));
  const where = whereText(finding, result, language);
  const [only] = reasons;
  const inline = reasons.length === 1 && only !== undefined && only.length <= SHORT_REASON;
  return html`<li>${where}　${changeMark(finding.change, language)}${reasons.map((reason) => html`${inline ? html`　` : html`<br>`}<span class="quiet">${dated(reason)}</span>`)}</li>`;
}

function changeMark(change: ResultStep["to"], language: Language): Markup {
  const range = rangeOf(change);
  const kind = typeof change !== "string" ? "open" : change.startsWith("-") ? "minus" : "";
  return html`<b class="${kind}">${isNothing(range) ? printed(range.low) : signedRange(range, language)}</b>`;
}

function sums(steps: readonly ResultStep[], language: Language): Markup {
  const moving = movingSteps(steps);
  if (moving.length === 0) return NOTHING;
  const lines = moving.map((step) => html`<p>${stepArithmetic(step, language)}<span class="quiet">　${step.why[language]}</span></p>`);
  return html`<div class="sums">${lines}</div>`;
}

/** A bonus, penalty or veto with its wording, basis, records and facts. */
export function adjustmentReasons(adjustment: ResultAdjustment, unit: ResultUnit, result: Result, language: Language): Markup {
  const points = adjustment.points === null && adjustment.range === undefined ? say(adjustment.state === "applied" ? "applied" : "undecided", language) : printedAdjustment(adjustment, language);
  const rules = adjustment.rules.filter((rule) => rule.findings.length > 0);
  const struck = strikesBy(adjustment, unit, language).map((line) => html`<p class="quiet">${line}</p>`);
  return html`<h3>${adjustment.id} ${adjustment.title[language]}${colon(language)}${points}</h3>
${rules.map((rule) => html`<div class="reason"><p lang="zh-CN">${rule.wording}<span class="quiet">　${labelled("basis", enumerated(rule.basis, language), language)}</span></p>${findingList(rule, new Set(), result, language)}</div>`)}${struck}`;
}

function printedAdjustment(adjustment: ResultAdjustment, language: Language): string {
  const bounds = boundsOf(adjustment);
  return isNothing(bounds) ? say(adjustment.state === "undecided" ? "undecided" : "applied", language) : adjustment.points === null ? printedPoints(adjustment, language) : signedRange(bounds, language);
}
