/** One reason why points are not there: the clause, the records, what it took. */
import type { ResultAdjustment, ResultFinding, ResultRecordRef, ResultRule, ResultStep, ResultUnit } from "../model/result.ts";
import { compare, negate, subtract } from "../model/rational.ts";
import type { PointsRange } from "../model/score.ts";
import type { Language } from "../model/text.ts";
import { costsPoints, factsText } from "./finding-text.ts";
import { rangeOf } from "./points.ts";
import { sentences } from "./sentences.ts";
import { enumerated, listed } from "./strings.ts";

export interface LossReason {
  /** The clause, or why the line of arithmetic stands there. */
  readonly wording: string;
  /** What was earned of what, or what the veto did; `undefined` where the clause says it all. */
  readonly note: string | undefined;
  /** Points lost, in two tracks (see lost-points.ts); negative where points came back. */
  readonly lost: PointsRange;
  /** How many findings of the rule cost points. */
  readonly count: number;
  readonly records: readonly ResultRecordRef[];
  /** Where no record stands behind it: what is missing, or the facts that were counted. */
  readonly without: string;
}

/** What a step took, at the highest points and at the lowest. */
export function takenBy(step: Pick<ResultStep, "from" | "to">): PointsRange {
  const [from, to] = [rangeOf(step.from), rangeOf(step.to)];
  return { low: subtract(from.high, to.high), high: subtract(from.low, to.low) };
}

/** As a change of points, the lesser end first. */
export function changeOf({ lost }: Pick<LossReason, "lost">): PointsRange {
  const [a, b] = [negate(lost.low), negate(lost.high)];
  return compare(a, b) <= 0 ? { low: a, high: b } : { low: b, high: a };
}

/** A range of losses, the lesser end first. */
export function ordered(lost: PointsRange): PointsRange {
  return compare(lost.low, lost.high) <= 0 ? lost : { low: lost.high, high: lost.low };
}

/** A step that no rule of an indicator made; a bonus, penalty or veto brings its clause and records. */
export function stepLoss(step: ResultStep, unit: ResultUnit, language: Language, about?: string): LossReason {
  const why = step.why[language];
  const rules = adjustmentRules(unit, step.id);
  const findings = rules.flatMap((rule) => rule.findings).filter(({ outcome }) => outcome === "triggered" || outcome === "no-evidence");
  const named = about === undefined ? [] : findings.filter(({ facts }) => Object.values(facts).some(({ value }) => value === about));
  const standing = named.length > 0 ? named : findings;
  const wordings = rules.filter(({ findings: own }) => own.some((finding) => standing.includes(finding))).map(({ wording }) => wording);
  const clause = wordings.length === 0 ? why : enumerated([...new Set(wordings)], language);
  return { wording: clause, note: wordings.length === 0 ? undefined : why, lost: takenBy(step), count: 1, records: recordsOf(standing), without: withoutRecords(standing, language) };
}

/** The rules behind a step of a bonus, penalty or veto: the step names either the file or the rule. */
function adjustmentRules(unit: ResultUnit, id: string): readonly ResultRule[] {
  const all: readonly ResultAdjustment[] = [...unit.bonus, ...unit.penalties, ...unit.vetoes];
  const named = all.find((one) => one.id === id);
  return named === undefined ? all.flatMap(({ rules }) => rules.filter((rule) => rule.id === id)) : named.rules;
}

/** A rule that took points; what it merely counted is not shown. */
export function ruleLoss(rule: ResultRule, lost: PointsRange, language: Language): LossReason {
  const costing = rule.findings.filter(costsPoints);
  const standing = costing.length > 0 ? costing : rule.findings;
  const unlisted = rule.findingsTotal - rule.findings.length;
  return { wording: rule.wording, note: undefined, lost, count: costing.length === 0 ? 1 : costing.length + unlisted, records: recordsOf(standing), without: withoutRecords(standing, language) };
}

export function recordsOf(findings: readonly ResultFinding[]): readonly ResultRecordRef[] {
  const all = findings.flatMap(({ records }) => records);
  return [...new Map(all.map((record) => [JSON.stringify([record.type, record.file, record.line, record.id]), record])).values()];
}

const MISSING_SHOWN = 6;

/** What is missing; failing that, the facts that were counted over records which nobody needs to list. */
export function withoutRecords(findings: readonly ResultFinding[], language: Language): string {
  const bare = findings.filter(({ records }) => records.length === 0);
  const missing = [...new Set(bare.flatMap(({ missing: one }) => one?.[language] ?? []))];
  if (missing.length > 0) return listed(missing.length > MISSING_SHOWN ? [...missing.slice(0, MISSING_SHOWN), sentences.alsoIn(missing.length)[language]] : missing, language);
  return listed([...new Set(bare.map(({ facts }) => factsText(facts, language)))].filter((facts) => facts !== ""), language);
}
