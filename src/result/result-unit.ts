/** One unit as a result prints it. */
import type { Unit } from "../model/assessment.ts";
import type { SetAsideRecord } from "../model/evidence.ts";
import { isMadeOnce, madeOnce } from "../model/made-once.ts";
import { equals } from "../model/rational.ts";
import type {
  ResultAdjustment, ResultArea, ResultIndicator, ResultRule, ResultSetAside, ResultStep, ResultUnit,
} from "../model/result.ts";
import type { Rule } from "../model/rule.ts";
import type { Adjustment, Area, Indicator, Scheme } from "../model/scheme.ts";
import type { AdjustmentScore, AreaScore, IndicatorScore, RuleScore, ScoreStep, UnitRank, UnitScore } from "../model/score.ts";
import type { LabelContext } from "./fact-titles.ts";
import { resultPoints, writtenPoints, writtenRange } from "./printed-points.ts";
import { resultRule } from "./result-rule.ts";
import type { ResultsOnce } from "./results-once.ts";
import type { SchemeTitles } from "./scheme-titles.ts";
import { stepText } from "./step-text.ts";
import { text } from "../model/text.ts";

export interface UnitContext {
  readonly scheme: Scheme;
  readonly titles: SchemeTitles;
  readonly labels: LabelContext;
  readonly once: ResultsOnce;
  /** Record types that the unit neither handed in whole nor stated as not occurred. */
  readonly notHandedIn: ReadonlySet<string>;
  /** The same types as one word. */
  readonly notHandedInWord: string;
}

export interface UnitInput {
  readonly unit: Unit;
  readonly score: UnitScore;
  readonly rank: UnitRank;
  readonly setAside: readonly SetAsideRecord[];
  /** What the unit gave itself, by indicator. */
  readonly selfAssessment: ReadonlyMap<string, string>;
}

export function resultUnit(input: UnitInput, context: UnitContext): ResultUnit {
  const { unit, score, rank } = input;
  const { scheme } = context;
  const { points, ...open } = resultPoints(score.total, scheme.policies.roundingPlaces);
  const [grade] = score.grades;
  return {
    code: unit.code,
    name: unit.name,
    ...(unit.formerNames.length === 0 ? {} : { formerNames: unit.formerNames }),
    ...(unit.predecessors.length === 0 ? {} : { predecessors: unit.predecessors }),
    type: unit.type,
    group: unit.group,
    state: score.state,
    total: points,
    ...open,
    grade: score.grades.length === 1 && grade !== undefined ? grade : null,
    ...(score.grades.length === 1 ? {} : { grades: score.grades }),
    rank: rank.rank ?? null,
    ...(rank.rankRange === undefined ? {} : { rankRange: rank.rankRange }),
    of: rank.of,
    ranked: unit.ranked,
    steps: resultSteps(score.steps, context, "").map((step) => withVetoOfArea(step, score, context)),
    areas: score.areas.map((area) => resultArea(area, input.selfAssessment, context)),
    bonus: resultAdjustments(score.bonuses, scheme.bonuses, context),
    penalties: resultAdjustments(score.penalties, scheme.penalties, context),
    vetoes: resultAdjustments(score.vetoes, scheme.vetoes, context),
    setAside: input.setAside.map(resultSetAside),
  };
}

function resultArea(score: AreaScore, selfAssessment: ReadonlyMap<string, string>, context: UnitContext): ResultArea {
  const area = found<Area>(context.scheme.areas, score.id);
  const places = context.scheme.policies.roundingPlaces;
  return {
    id: score.id,
    title: area.title,
    full: writtenPoints(score.full, places),
    ...resultPoints(score.points, places),
    steps: resultSteps(score.steps, context, ""),
    indicators: score.indicators.map((one) => resultIndicator(one, selfAssessment.get(one.id), context)),
  };
}

function resultIndicator(score: IndicatorScore, selfAssessed: string | undefined, context: UnitContext): ResultIndicator {
  return context.once.indicators.of(score, () => (selfAssessed === undefined ? context.notHandedInWord : `${selfAssessed} ${context.notHandedInWord}`), () => indicatorAnew(score, selfAssessed, context));
}

function indicatorAnew(score: IndicatorScore, selfAssessed: string | undefined, context: UnitContext): ResultIndicator {
  const indicator = found<Indicator>(context.scheme.indicators, score.id);
  const places = context.scheme.policies.roundingPlaces;
  return {
    id: score.id,
    title: indicator.title,
    question: indicator.question,
    schemeFull: writtenPoints(indicator.points, places),
    full: writtenPoints(score.full, places),
    ...resultPoints(score.points, places),
    state: score.state,
    ...(selfAssessed === undefined ? {} : { selfAssessed }),
    steps: resultSteps(score.steps, context, score.id),
    rules: resultRules(score.rules, indicator.parts.flatMap((part) => part.rules), context),
  };
}

function resultAdjustments(scores: readonly AdjustmentScore[], adjustments: readonly Adjustment[], context: UnitContext): readonly ResultAdjustment[] {
  return scores.map((score) => context.once.adjustments.of(score, () => context.notHandedInWord, () => adjustmentAnew(score, adjustments, context)));
}

function adjustmentAnew(score: AdjustmentScore, adjustments: readonly Adjustment[], context: UnitContext): ResultAdjustment {
  const adjustment = found<Adjustment>(adjustments, score.id);
  const rules = resultRules(score.rules, adjustment.rules, context);
  // each has a line of its own in the file
  if (isMadeOnce(score)) rules.forEach(madeOnce);
  return {
    id: score.id,
    title: adjustment.title,
    state: score.state,
    ...resultPoints(score.points, context.scheme.policies.roundingPlaces),
    rules,
  };
}

function resultRules(scores: readonly RuleScore[], rules: readonly Rule[], context: UnitContext): readonly ResultRule[] {
  const byId = new Map(scores.map((score) => [score.rule, score]));
  return rules.flatMap((rule) => {
    const score = byId.get(rule.id);
    return score === undefined ? [] : [resultRule(rule, score, { ...context, places: context.scheme.policies.roundingPlaces })];
  });
}

function resultSteps(steps: readonly ScoreStep[], context: UnitContext, indicator: string): readonly ResultStep[] {
  const places = context.scheme.policies.roundingPlaces;
  return steps.map((step) => ({
    what: step.what,
    id: step.id,
    from: writtenRange(step.from, places),
    to: writtenRange(step.to, places),
    why: stepText(step, context.titles, indicator),
    ...fullOf(step, indicator, context),
  }));
}

/** A start is an indicator's or a part's: full points are told once, there. */
function fullOf(step: ScoreStep, indicator: string, { scheme }: UnitContext): { readonly full?: string } {
  if (step.what !== "start" || indicator === "") return {};
  const { parts } = found<Indicator>(scheme.indicators, indicator);
  return { full: writtenPoints(found(parts, step.id).points, scheme.policies.roundingPlaces) };
}

/** Where an area was vetoed, adding it up says so: `计入“平台载体”（8.80 → 0.00，一票否决V4…）`. */
function withVetoOfArea(step: ResultStep, score: UnitScore, context: UnitContext): ResultStep {
  const vetoes = step.what === "area" ? (score.areas.find(({ id }) => id === step.id)?.steps ?? []).filter(({ what }) => what === "veto") : [];
  if (vetoes.length === 0) return step;
  const places = context.scheme.policies.roundingPlaces;
  const written = (range: ScoreStep["from"]): string => (equals(range.low, range.high) ? writtenPoints(range.low, places) : `${writtenPoints(range.low, places)}～${writtenPoints(range.high, places)}`);
  const notes = vetoes.map((veto) => ({ sums: `${written(veto.from)} → ${written(veto.to)}`, why: stepText(veto, context.titles, "") }));
  return {
    ...step,
    why: text(`${step.why.zh}（${notes.map(({ sums, why }) => `${why.zh}：${sums}`).join("；")}）`, `${step.why.en} (${notes.map(({ sums, why }) => `${why.en}: ${sums.replaceAll("～", "–")}`).join("; ")})`),
  };
}

export function resultSetAside({ id, type, position, reasons }: SetAsideRecord): ResultSetAside {
  return { id: id ?? null, type, file: position.file, line: position.line, reasons };
}

function found<T extends { readonly id: string }>(values: readonly T[], id: string): T {
  const value = values.find((one) => one.id === id);
  if (value === undefined) throw new Error(`the scheme has no ${id}`);
  return value;
}

/** Whether anything of the unit awaits a person. */
export function isProvisional(score: UnitScore, setAside: readonly SetAsideRecord[]): boolean {
  if (setAside.length > 0 || score.state === "undecided" || !equals(score.total.low, score.total.high)) return true;
  const indicators = score.areas.flatMap((area) => area.indicators);
  const adjustments = [...score.bonuses, ...score.penalties, ...score.vetoes];
  return indicators.some((one) => one.state === "undecided") || adjustments.some((one) => one.state === "undecided");
}
