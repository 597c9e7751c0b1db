/**
 * Scores one unit (计分): findings in, points with every step of arithmetic out.
 *
 * The order of operations is fixed. Indicator: rules and combination, no double penalty, floor,
 * veto, redistribution, the one rounding. Then exact sums: areas, base total, bonus gate and cap,
 * penalties, floor, ceiling, veto, grade, grade veto. Whatever is open is carried as a range that holds
 * the points of every completion of the evidence.
 */
import type { Unit } from "../model/assessment.ts";
import { compare, formatExact } from "../model/rational.ts";
import type { RuleFindings } from "../model/finding.ts";
import type { Adjustment, Indicator, Scheme } from "../model/scheme.ts";
import type { AreaScore, PointsRange, ScoreState, ScoreStep, UnitScore } from "../model/score.ts";
import { adjustmentFull } from "./adjustment-full.ts";
import { mergeAlike } from "./alike-matters.ts";
import { waiveDoublePenalties } from "./double-penalty.ts";
import { gradesOf, underCeiling, type GradeCeiling } from "./grades.ts";
import { contributionsOfIndicator, indicatorPoints, type IndicatorPoints } from "./indicator-points.ts";
import { knownAreas } from "./known-areas.ts";
import { isUntouched, knownAdjustment, knownPoints } from "./known-points.ts";
import { isOpen, NOTHING, plus } from "./points-range.ts";
import { scoreAdjustment, type AdjustmentResult } from "./score-adjustment.ts";
import { scoreAreas } from "./score-areas.ts";
import { hitsOf, scoreTotal } from "./score-total.ts";
import { step, stepIfMoved } from "./steps.ts";
import type { VetoHit } from "./veto-hits.ts";
import { weigh } from "./weigh.ts";

export interface UnitInput {
  readonly scheme: Scheme;
  readonly unit: Unit;
  /** By rule id. */
  readonly findings: ReadonlyMap<string, RuleFindings>;
}

export function scoreUnit({ scheme, unit, findings }: UnitInput): UnitScore {
  return scored({ scheme, unit, findings: mergeAlike(scheme, findings) }, true);
}

/** Without looking whether some of the findings come to the same, or came to it for another unit. */
export function scoreEach(input: UnitInput): UnitScore {
  return scored(input, false);
}

/** `remembers`: what came out the same for another unit is not worked out again. */
function scored(input: UnitInput, remembers: boolean): UnitScore {
  const { scheme } = input;
  const bonuses = scoreAdjustments(scheme.bonuses, input, remembers);
  const penalties = scoreAdjustments(scheme.penalties, input, remembers);
  const vetoes = scoreAdjustments(scheme.vetoes, input, remembers);
  const hits = hitsOf(vetoes);
  const { areas, base } = (remembers ? knownAreas : scoreAreas)({ scheme, indicators: scoreIndicators(input, remembers), hits });
  const added = addAreas(areas, base, scheme);
  const total = scoreTotal({ scheme, base, bonuses, penalties, vetoes });
  const graded = gradeUnit(total.points, areas, hits, scheme);
  return {
    unit: input.unit.code,
    areas,
    bonuses: bonuses.map((one) => one.score),
    penalties: penalties.map((one) => one.score),
    vetoes: vetoes.map((one) => one.score),
    total: total.points,
    grades: graded.grades,
    state: stateOf(total.points, graded.grades, hits),
    steps: [...added, ...total.steps, ...graded.steps],
  };
}

/** The indicators of the profile that the unit's type has, in the order of the scheme. */
export function indicatorsOf(scheme: Scheme, unitType: string): readonly Indicator[] {
  const profile = scheme.profiles.find((one) => one.unitTypes.includes(unitType));
  if (profile === undefined) throw new Error(`no profile binds units of type ${unitType}`);
  const bound = new Set(profile.indicators);
  return scheme.indicators.filter((indicator) => bound.has(indicator.id));
}

function scoreIndicators({ scheme, unit, findings }: UnitInput, remembers: boolean): readonly IndicatorPoints[] {
  const indicators = indicatorsOf(scheme, unit.type);
  const known = indicators.map((indicator) => (remembers ? knownPoints(indicator, findings, unit.group) : undefined));
  const combined = indicators.map((indicator, index) => known[index]?.contributions ?? contributionsOfIndicator(indicator, findings, unit.group));
  const waived = waiveDoublePenalties(combined);
  return indicators.map((indicator, index) => {
    const [own = [], before] = [waived[index], known[index]];
    return before !== undefined && isUntouched(before, own) ? before.points : indicatorPoints(indicator, findings, unit.group, own);
  });
}

function scoreAdjustments(adjustments: readonly Adjustment[], { scheme, unit, findings }: UnitInput, remembers: boolean): readonly AdjustmentResult[] {
  const score = remembers ? knownAdjustment : scoreAdjustment;
  return adjustments.map((adjustment) => score(adjustment, findings, { group: unit.group, full: adjustmentFull(adjustment, scheme) }));
}

function addAreas(areas: readonly AreaScore[], base: PointsRange, scheme: Scheme): readonly ScoreStep[] {
  let points = NOTHING;
  const steps: ScoreStep[] = [];
  for (const area of areas) {
    const weighed = weigh(area, scheme);
    const next = plus(points, weighed.points);
    steps.push(...weighed.steps, step("area", area.id, points, next));
    points = next;
  }
  return [...steps, ...stepIfMoved("redistribute", "", points, base, { ways: "open" })];
}

interface Graded {
  readonly grades: readonly string[];
  readonly steps: readonly ScoreStep[];
}

function gradeUnit(total: PointsRange, areas: readonly AreaScore[], hits: readonly VetoHit[], scheme: Scheme): Graded {
  const byTotal = gradesOf(total, scheme.grades);
  const steps: ScoreStep[] = [step("grade", byTotal[0] ?? "", total, total, { grades: byTotal.join("、") })];
  let grades = byTotal;
  const lower = (what: "grade-minimum" | "grade-veto", id: string, ceiling: GradeCeiling, details: Readonly<Record<string, string>>): void => {
    const before = grades;
    grades = underCeiling(before, ceiling, scheme.grades);
    const from = before.join("、");
    steps.push(step(what, id, total, total, { ...details, atMost: ceiling.grade, sure: ceiling.sure ? "yes" : "no", before: from, after: grades.join("、") }));
  };
  for (const area of scheme.areas) {
    const points = areas.find((one) => one.id === area.id)?.points;
    if (area.minimum === undefined || points === undefined || compare(points.low, area.minimum.points) >= 0) continue;
    const sure = compare(points.high, area.minimum.points) < 0;
    lower("grade-minimum", area.id, { grade: area.minimum.gradeAtMost, sure }, { minimum: formatExact(area.minimum.points) });
  }
  for (const hit of hits) {
    if (hit.consequence.kind === "grade-at-most") lower("grade-veto", hit.rule, { grade: hit.consequence.grade, sure: hit.sure }, {});
  }
  return { grades, steps };
}

function stateOf(total: PointsRange, grades: readonly string[], hits: readonly VetoHit[]): ScoreState {
  if (isOpen(total) || grades.length > 1) return "undecided";
  return hits.some((hit) => hit.sure) ? "vetoed" : "scored";
}
