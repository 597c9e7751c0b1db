/** Whether points scored under the other edition can be relied on, and if not, what is missing (不可重算的原因). */
import { sum, type Rational, ZERO } from "../model/rational.ts";
import type { ResultAdjustment, ResultIndicator, ResultRule, ResultUnit } from "../model/result.ts";
import { type Text, text } from "../model/text.ts";
import type { PointsRange } from "../model/score.ts";
import { adjustmentOf, indicatorsOf, linesOf, pointsByOwnRules, rangeByOwnRules, REDISTRIBUTION, sumOfRanges } from "./lines.ts";
import { boundsOf, isDecided } from "./written.ts";

export interface RestatedPoints {
  readonly points: Rational | undefined;
  readonly reasons: readonly Text[];
  /** Where the points lie for sure; absent where the edition may have taken silence or a record for what it is not. */
  readonly range?: PointsRange;
}

/** A unit's evidence under the other year's rules, beside the same evidence under its own. */
export interface OtherScore {
  readonly unit: ResultUnit | undefined;
  readonly own: ResultUnit;
  /** Whose evidence, and whose rules. */
  readonly evidenceOf: string;
  readonly rulesOf: string;
}

/** Points of related indicators: `own` are those of them in the evidence's own edition. */
export function restatedIndicators(ids: readonly string[], own: readonly string[], score: OtherScore): RestatedPoints {
  if (score.unit === undefined) return NEVER;
  const named = indicatorsOf(score.own).filter((one) => own.includes(one.id) && !ids.includes(one.id) && isNamedByRecords(one));
  if (ids.length > 0 && named.length > 0) return { points: undefined, reasons: named.map((one) => namedElsewhere(one, score)) };
  const silentBefore = indicatorsOf(score.own).some((one) => own.includes(one.id) && wasZeroForSilence(one));
  const found = indicatorsOf(score.unit).filter(({ id }) => ids.includes(id));
  const isSilence = (one: ResultIndicator): boolean => wasZeroForSilence(one) && !silentBefore;
  const points = found.map((one) => (isSilence(one) ? undefined : settledPoints(one)));
  const faults = found.filter((_, index) => points[index] === undefined);
  const range = found.some(isSilence) ? {} : { range: sumOfRanges(found.map(rangeByOwnRules)) };
  if (faults.length > 0) return { points: undefined, reasons: faults.map((one) => because(one, score)), ...range };
  return { points: sum(points.map((one) => one ?? ZERO)), reasons: [], ...range };
}

/**
 * An indicator that cannot be restated may leave it open whether it applies, and with it where its full
 * points go. It stands apart as 不可归因, and so does what moved; the others are taken by their own rules.
 */
function settledPoints(indicator: ResultIndicator): Rational | undefined {
  return !isDecided(boundsOf(indicator)) && lacksEvidence(indicator.rules) ? undefined : pointsByOwnRules(indicator);
}

/** Points of a step of the total; one that does not occur moves nothing. */
export function restatedStep(key: string, score: OtherScore): RestatedPoints {
  if (score.unit === undefined) return NEVER;
  const line = linesOf(score.unit).get(key);
  const adjustment = adjustmentOf(key, score.unit);
  const silent = adjustment !== undefined && lacksEvidence(adjustment.rules) && !lacksEvidence(adjustmentOf(key, score.own)?.rules ?? []);
  const range = line?.range ?? NOTHING;
  if (adjustment !== undefined && (silent || !isDecided(boundsOf(adjustment)))) return { points: undefined, reasons: [because(adjustment, score)], ...(silent ? {} : { range }) };
  if (line === undefined) return { points: ZERO, reasons: [], range };
  if (line.points !== undefined) return { points: line.points, reasons: [], range };
  const { evidenceOf, rulesOf } = score;
  if (key === REDISTRIBUTION) return { points: undefined, reasons: [text(`按 ${rulesOf} 年度规则重算 ${evidenceOf} 年佐证：有指标是否涉及不明，它的分值是否移给别的指标也就不明`, `evidence of ${evidenceOf} under the rules of ${rulesOf}: whether an indicator applies is open, and with it whether its full points move`)], range };
  const reason = text(`按 ${rulesOf} 年度规则重算 ${evidenceOf} 年佐证时，此前的得分待定，这一步随之待定`, `under the rules of ${rulesOf} what stands before this step is open for the evidence of ${evidenceOf}`);
  return { points: undefined, reasons: [reason], range };
}

const NOTHING: PointsRange = { low: ZERO, high: ZERO };

const NEVER: RestatedPoints = { points: undefined, reasons: [] };

/** The scheme gave nothing because nothing was handed in; of evidence never asked for that is no finding. */
function wasZeroForSilence(indicator: ResultIndicator): boolean {
  return indicator.steps.some(({ what }) => what === "missing-evidence");
}

/** Records struck or charged it by its id, which means nothing to an edition where that id does not stand. */
function isNamedByRecords({ rules, steps }: ResultIndicator): boolean {
  return steps.some(({ what }) => what === "veto") || rules.some(({ findings }) => findings.some(({ outcome, facts }) => outcome === "triggered" && facts["indicator"] !== undefined));
}

function namedElsewhere({ id }: ResultIndicator, { evidenceOf, rulesOf }: OtherScore): Text {
  return text(`${evidenceOf} 年有记录指名 ${id}，${rulesOf} 年度版没有这个编号`, `records of ${evidenceOf} name ${id}, an id that the edition of ${rulesOf} does not have`);
}

function lacksEvidence(rules: readonly ResultRule[]): boolean {
  return rules.some(({ counts }) => counts.noEvidence > 0);
}

function because(one: ResultIndicator | ResultAdjustment, { evidenceOf, rulesOf }: OtherScore): Text {
  const { id, title, rules } = one;
  const missing = missingIn(rules);
  const open = "steps" in one ? one.steps.find(({ to }) => typeof to !== "string")?.why : undefined;
  const what = missing.length === 0 ? text(`得分待定${open === undefined ? "" : `（${open.zh}）`}`, `its points are open${open === undefined ? "" : ` (${open.en})`}`) : text(`缺佐证（${joined(missing, "zh")}）`, `no evidence (${joined(missing, "en")})`);
  return text(`按 ${rulesOf} 年度规则重算 ${evidenceOf} 年佐证：${id}“${title.zh}”${what.zh}`, `evidence of ${evidenceOf} under the rules of ${rulesOf}: ${id} “${title.en}”: ${what.en}`);
}

/** What the rules looked for and did not find, each thing once. */
function missingIn(rules: readonly ResultRule[]): readonly Text[] {
  const findings = rules.flatMap((rule) => rule.findings).filter(({ outcome }) => outcome === "no-evidence");
  const all = findings.flatMap(({ facts, missing }) => [...(missing === undefined ? [] : [missing]), ...Object.values(facts).filter(({ blank }) => blank === true).map(({ title }) => title)]);
  return [...new Map(all.map((one) => [one.zh, one])).values()].slice(0, MOST);
}

/** More would not make it clearer. */
const MOST = 4;

function joined(texts: readonly Text[], language: "zh" | "en"): string {
  return texts.map((one) => one[language]).join(language === "zh" ? "、" : ", ");
}

