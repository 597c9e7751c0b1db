/** What a finding rests on, as plain sentences: every page escapes them in its own way. */
import type { Result, ResultFact, ResultFinding, ResultRecordRef, ResultRule, ResultSetAside, ResultStep } from "../model/result.ts";
import { equals, negate, subtract, ZERO, compare } from "../model/rational.ts";
import type { Language } from "../model/text.ts";
import { exact, isNothing, isOpen, printed, printedRange, rangeMark, rangeOf } from "./points.ts";
import { sentences } from "./sentences.ts";
import { bracketed, colon, enumerated, labelled, listed, say } from "./strings.ts";

/** `R-0012（依申请公开申请，disclosure_request.csv:12）` */
export function recordText(record: ResultRecordRef, result: Result, language: Language): string {
  return `${record.id}${bracketed(`${typeTitle(record.type, result, language)}${language === "zh" ? "，" : ", "}${placeText(record)}`, language)}`;
}

/** `disclosure_request.csv:12`; line 0 means the whole file. */
export function placeText(place: { readonly file: string; readonly line: number }): string {
  return place.line === 0 ? place.file : `${place.file}:${String(place.line)}`;
}

export function setAsideText(record: ResultSetAside, result: Result, language: Language): string {
  const what = record.id === null ? typeTitle(record.type, result, language) : `${typeTitle(record.type, result, language)} ${record.id}`;
  return `${what}${bracketed(placeText(record), language)}${colon(language)}${listed(record.reasons, language)}`;
}

/** The title of a record type, or its id where the result does not tell. */
export function typeTitle(type: string, result: Result, language: Language): string {
  return result.recordTypes.types?.find(({ id }) => id === type)?.title[language] ?? type;
}

/** The facts that the rule read: `超期工作日 3；加盖公章 否`. */
export function factsText(facts: Readonly<Record<string, ResultFact>>, language: Language): string {
  return listed(Object.values(facts).map((fact) => `${fact.title[language]} ${factValue(fact, language)}`), language);
}

function factValue(fact: ResultFact, language: Language): string {
  if (fact.range !== undefined) {
    const { low, high } = fact.range;
    return high === null ? `≥ ${low}` : low === high ? low : `${low}${rangeMark(language)}${high}`;
  }
  if (fact.blank === true) return say("blank", language);
  if (fact.value === null) return say("none", language);
  if (typeof fact.value === "boolean") return say(fact.value ? "yes" : "no", language);
  if (typeof fact.value === "string" || typeof fact.value === "number") return withDecimals(String(fact.value));
  return fact.value.length === 0 ? say("none", language) : enumerated(fact.value.map(withDecimals), language);
}

/** How the due date was counted, one sentence a step. */
export function clockSteps(finding: ResultFinding, language: Language): readonly string[] {
  return (finding.clock?.steps ?? []).map((step) => step.text[language]);
}

/** What a finding is about and where it stands: `R-0012（…）`, `缺“分管领导”材料`, `2017年2月`. */
export function whereText(finding: ResultFinding, result: Result, language: Language): string {
  const known = finding.matter === "" || finding.matter === "*" || finding.records.some(({ id }) => id === finding.matter);
  const matter = known ? [] : [finding.matterTitle?.[language] ?? sentences.matterIs(finding.matter)[language]];
  const records = enumerated(finding.records.map((record) => recordText(record, result, language)), language);
  if (records !== "") return [...matter, records].join(language === "zh" ? "，" : ", ");
  if (finding.missing !== undefined) return finding.missing[language];
  return matter.length > 0 ? matter.join("") : say("wholeYear", language);
}

/** What a person would have to fill in or hand in for an open finding to be decided. */
export function missingText(finding: ResultFinding, language: Language): string {
  if (finding.missing !== undefined) return finding.missing[language];
  return missing(blankTitles(finding, language), finding.records.length > 0, language);
}

function missing(titles: readonly string[], recorded: boolean, language: Language): string {
  if (titles.length > 0) return sentences.missingFacts(enumerated(titles, language))[language];
  return recorded ? say("missing", language) : sentences.missingRecords[language];
}

const FRACTION = /^-?\d+\/\d+$/u;

/** A share such as 2/3 with its decimals beside it; anything else as it is. */
function withDecimals(value: string): string {
  return FRACTION.test(value) && !/\/0+$/u.test(value) ? printed(exact(value)) : value;
}

function blankTitles(finding: ResultFinding, language: Language): readonly string[] {
  return Object.values(finding.facts)
    .filter((fact) => fact.blank === true || fact.range !== undefined)
    .map((fact) => fact.title[language]);
}

/** The reasons of one finding, in the order in which an official asks: why nothing, what is missing, what was found, how the days were counted. */
export function findingReasons(finding: ResultFinding, language: Language, clockAbove = false): readonly string[] {
  const nothing = finding.outcome === "no-evidence" && finding.missing !== undefined;
  const facts = nothing ? "" : factsText(finding.facts, language);
  const clock = clockSteps(finding, language);
  return [
    ...(finding.waivedFor === undefined ? [] : [sentences.waived(finding.waivedFor.why[language])[language]]),
    ...(finding.outcome === "no-evidence" && finding.missing === undefined ? [missingText(finding, language)] : []),
    ...(isUnmet(finding) ? [sentences.notTriggered[language]] : []),
    ...(facts === "" ? [] : [labelled("facts", facts, language)]),
    ...(clock.length === 0 ? [] : [clockAbove ? sentences.clockAbove(finding.matter)[language] : labelled("clock", listed(clock, language), language)]),
  ];
}

/** An award that was not earned: its condition did not hold. */
export function isUnmet(finding: ResultFinding): boolean {
  return finding.outcome === "clear" && isNothing(rangeOf(finding.change));
}

/** Whether a finding took points, may take them, or kept them from being earned. */
export function costsPoints(finding: ResultFinding): boolean {
  if (finding.waivedFor !== undefined && isNothing(rangeOf(finding.change))) return false;
  return compare(rangeOf(finding.change).low, ZERO) < 0 || finding.outcome === "no-evidence" || isUnmet(finding);
}

/** Steps that add something up: nothing added is a number too. */
const ADDING: readonly ResultStep["what"][] = ["area", "indicator"];

/** One line of running arithmetic: `7.00 − 2.00 = 5.00`; where a range does not move as a whole, `→`. */
export function stepArithmetic(step: ResultStep, language: Language): string {
  const from = rangeOf(step.from);
  const to = rangeOf(step.to);
  if (step.what === "start") return printedRange(to, language);
  const change = subtract(to.low, from.low);
  if (!equals(change, subtract(to.high, from.high))) return `${printedRange(from, language)} → ${printedRange(to, language)}`;
  if (equals(change, ZERO)) return ADDING.includes(step.what) ? `${printedRange(from, language)} + ${printed(ZERO)} = ${printedRange(to, language)}` : printedRange(to, language);
  const sign = compare(change, ZERO) < 0 ? "−" : "+";
  const size = compare(change, ZERO) < 0 ? negate(change) : change;
  return `${printedRange(from, language)} ${sign} ${printed(size)} = ${printedRange(to, language)}`;
}

/** Steps worth a line on paper: where the arithmetic starts, and whatever moved the points. */
export function movingSteps(steps: readonly ResultStep[]): readonly ResultStep[] {
  const moving = steps.filter(({ what, from, to }) => what === "start" || !sameRange(from, to));
  return moving.length < 2 ? [] : moving;
}

function sameRange(from: ResultStep["from"], to: ResultStep["to"]): boolean {
  const [a, b] = [rangeOf(from), rangeOf(to)];
  return equals(a.low, b.low) && equals(a.high, b.high);
}

/** What a step did: `−2.00`, `+1.00`, or nothing where a range did not move as a whole. */
export function stepChange(step: ResultStep): string {
  const from = rangeOf(step.from);
  const to = rangeOf(step.to);
  const change = subtract(to.low, from.low);
  if (step.what === "start" || !equals(change, subtract(to.high, from.high))) return "";
  return compare(change, ZERO) > 0 ? `+${printed(change)}` : printed(change);
}

/** Whether an indicator's points for this unit differ from those in the scheme. */
export function wasRedistributed(indicator: { readonly full: string; readonly schemeFull: string }): boolean {
  return !equals(exact(indicator.full), exact(indicator.schemeFull));
}



const WAITING_SHOWN = 5;

/** Of an open indicator or adjustment: each record once with all that it lacks, or why the points are open. */
export function findingsThatWait(item: { readonly rules: readonly ResultRule[]; readonly steps?: readonly ResultStep[] }, language: Language): readonly string[] {
  const absent = new Set<string>();
  const lacking = new Map<string, Set<string>>();
  for (const finding of item.rules.flatMap(({ findings }) => findings).filter(({ outcome }) => outcome === "no-evidence")) {
    if (finding.missing !== undefined) {
      absent.add(finding.missing[language]);
      continue;
    }
    const where = enumerated(finding.records.map((record) => `${record.id}${bracketed(placeText(record), language)}`), language);
    const known = lacking.get(where) ?? new Set<string>();
    for (const title of blankTitles(finding, language)) known.add(title);
    lacking.set(where, known);
  }
  const texts = [...absent, ...[...lacking].map(([where, titles]) => (where === "" ? "" : `${where} `) + missing([...titles], where !== "", language))];
  if (texts.length === 0) return openingSteps(item.steps ?? []).map(({ why }) => why[language]);
  const rest = texts.length > WAITING_SHOWN ? [sentences.alsoIn(texts.length)[language]] : [];
  return [...texts.slice(0, WAITING_SHOWN), ...rest];
}

/** Steps at which decided points became open. */
function openingSteps(steps: readonly ResultStep[]): readonly ResultStep[] {
  const opening = steps.filter(({ from, to }) => !isOpen(rangeOf(from)) && isOpen(rangeOf(to)));
  const rules = opening.filter(({ what }) => what === "rule");
  return rules.length > 0 ? rules : opening;
}
