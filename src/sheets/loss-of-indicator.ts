/** Why an indicator lies below its full points: a row for each rule that acted, adding up to what is lost. */
import type { ResultIndicator, ResultRule, ResultStep, ResultUnit } from "../model/result.ts";
import { add, compare, equals, negate, type Rational, subtract, ZERO } from "../model/rational.ts";
import type { PointsRange } from "../model/score.ts";
import type { Language } from "../model/text.ts";
import { ordered, recordsOf, ruleLoss, stepLoss, takenBy, withoutRecords, type LossReason } from "./loss-reason.ts";
import { addRanges, boundsOf, exact, isNothing, lostOf, printed, printedRange } from "./points.ts";
import { sentences } from "./sentences.ts";
import { colon, listed } from "./strings.ts";

export function indicatorLosses(indicator: ResultIndicator, unit: ResultUnit, language: Language): readonly LossReason[] {
  const lost = lostOf(exact(indicator.full), boundsOf(indicator));
  if (isNothing(lost)) return [];
  const vetoes = indicator.steps.filter(({ what }) => what === "veto").map((step) => stepLoss(step, unit, language, indicator.id));
  const rows = [...segmentsOf(indicator).flatMap((segment) => segmentLosses(segment, indicator, language)), ...vetoes].filter((row) => !isNothing(row.lost));
  const rest = minus(lost, rows.map((row) => row.lost).reduce(addRanges, NOTHING));
  return isNothing(rest) ? rows : [...rows, restOf(rest, indicator, language)];
}

const NOTHING: PointsRange = { low: ZERO, high: ZERO };

function minus(a: PointsRange, b: PointsRange): PointsRange {
  return { low: subtract(a.low, b.low), high: subtract(a.high, b.high) };
}

/** The steps of one part, or of the whole where there are no parts. */
interface Segment {
  readonly full: Rational;
  readonly fromNothing: boolean;
  readonly steps: readonly ResultStep[];
}

function segmentsOf(indicator: ResultIndicator): readonly Segment[] {
  const starts = indicator.steps.flatMap(({ what }, index) => (what === "start" ? [index] : []));
  return starts.map((start, index) => {
    const [first, ...steps] = indicator.steps.slice(start, starts[index + 1]);
    const to = boundsOf({ points: typeof first?.to === "string" ? first.to : "0" }).low;
    const fromNothing = equals(to, ZERO);
    return { full: first?.full === undefined ? (fromNothing ? exact(indicator.full) : to) : exact(first.full), fromNothing, steps };
  });
}

const OWN_ROW: readonly ResultStep["what"][] = ["clamp", "missing-evidence"];

/** What rules took, each for itself; and once, for a part that begins at nothing, what was not earned. */
function segmentLosses(segment: Segment, indicator: ResultIndicator, language: Language): readonly LossReason[] {
  const rules = segment.steps.filter(({ what }) => what === "rule");
  const earning = segment.fromNothing ? rules.filter(isEarning) : [];
  const clamps = segment.steps.filter(({ what }) => what === "clamp");
  const counted = segment.fromNothing ? [...earning, ...clamps] : earning;
  const taken = segment.steps.filter((step) => !counted.includes(step) && !isNothing(takenBy(step))).flatMap((step): readonly LossReason[] => {
    const rule = step.what === "rule" ? indicator.rules.find(({ id }) => id === step.id) : undefined;
    if (rule !== undefined) return [ruleLoss(rule, takenBy(step), language)];
    return OWN_ROW.includes(step.what) ? [{ wording: step.what === "clamp" ? sentences.clamped[language] : step.why[language], note: undefined, lost: takenBy(step), count: 1, records: [], without: "" }] : [];
  });
  if (!segment.fromNothing) return taken;
  const earned = gained(counted.map(takenBy).reduce(addRanges, NOTHING));
  const short = { low: subtract(segment.full, earned.low), high: subtract(segment.full, earned.high) };
  return [...(isNothing(short) ? [] : [awardLoss(segment, earning, short, indicator, language)]), ...taken];
}

/** Gains in the same two tracks: `low` at the highest points. */
function gained(taken: PointsRange): PointsRange {
  return { low: negate(taken.low), high: negate(taken.high) };
}

function isEarning(step: ResultStep): boolean {
  const { low, high } = takenBy(step);
  return compare(low, ZERO) <= 0 && compare(high, ZERO) <= 0 && compare(add(low, high), ZERO) < 0;
}

/** `得2.00分，满分4.00分，相差2.00分：4份有效评分（…）取平均`, with the ballots. */
function awardLoss(segment: Segment, earning: readonly ResultStep[], short: PointsRange, indicator: ResultIndicator, language: Language): LossReason {
  const acting = earning.flatMap((step) => indicator.rules.filter(({ id }) => id === step.id));
  const rules = acting.length > 0 ? acting : unmetRules(segment, indicator);
  const findings = rules.flatMap((rule) => rule.findings);
  const earned = ordered({ low: subtract(segment.full, short.low), high: subtract(segment.full, short.high) });
  const how = earning.map((step) => withoutRuleId(step, language));
  const sum = sentences.earnedOf(printedRange(earned, language), printed(segment.full), printedRange(ordered(short), language))[language];
  return {
    wording: listed([...new Set(rules.map(({ wording }) => wording))], language),
    note: how.length === 0 ? sum : `${sum}${colon(language)}${listed(how, language)}`,
    lost: short,
    count: 1,
    records: recordsOf(findings),
    without: withoutRecords(findings, language),
  };
}

/** Nothing was earned: the rule that says so, or the awards whose conditions did not hold. */
function unmetRules(segment: Segment, indicator: ResultIndicator): readonly ResultRule[] {
  const own = segment.steps.flatMap((step) => indicator.rules.filter(({ id }) => step.what === "rule" && id === step.id));
  const triggered = own.filter(({ counts }) => counts.triggered > 0);
  return triggered.length > 0 ? triggered : own.filter(({ findings }) => findings.length > 0);
}

function withoutRuleId({ id, why }: ResultStep, language: Language): string {
  const words = why[language].replace(language === "zh" ? `细则 ${id}：` : `Rule ${id}: `, "");
  return words.replace(language === "zh" ? /^\d+项成立，/u : /^\d+ found, /u, "");
}

const CONVERSIONS: readonly ResultStep["what"][] = ["redistribute", "rounding", "remainder", "not-applicable", "part-not-applicable"];

/** What conversion to other full points and rounding leave over. */
function restOf(rest: PointsRange, indicator: ResultIndicator, language: Language): LossReason {
  const all = indicator.steps.filter(({ what }) => CONVERSIONS.includes(what));
  const moving = all.filter((step) => !isNothing(takenBy(step)));
  const steps = moving.length > 0 ? moving : all;
  const wording = steps.length === 0 ? sentences.converted[language] : listed(steps.map(({ why }) => why[language]), language);
  return { wording, note: undefined, lost: rest, count: 1, records: [], without: "" };
}
