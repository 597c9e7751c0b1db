/**
 * The points of one part of an indicator (分项得分): its rules applied in the order written, from full
 * points or from nothing, then the floor and the ceiling.
 */
import { grouped } from "../model/grouped.ts";
import { divide, formatExact, sum, ZERO, type Rational } from "../model/rational.ts";
import type { RuleFindings } from "../model/finding.ts";
import type { Rule } from "../model/rule.ts";
import type { Indicator, Part } from "../model/scheme.ts";
import type { PointsRange, RuleScore, ScoreStep } from "../model/score.ts";
import { appliesTo, type Applies } from "./applicability.ts";
import type { Contribution } from "./contribution.ts";
import { mayBeWaived } from "./double-penalty.ts";
import { applyLimit, applyScale, applySet, netOf } from "./part-operations.ts";
import { atLeast, atMost, exactly, isOpen, NOTHING, overlap, plus, scaled, total } from "./points-range.ts";
import { ruleDetails } from "./rule-details.ts";
import { ruleScore } from "./rule-score.ts";
import { step, stepIfMoved } from "./steps.ts";
import { totalBounds } from "./total-bounds.ts";

/** A part before the other parts and indicators have their say. */
export interface PartResult {
  readonly part: Part;
  readonly applies: Applies;
  readonly points: PointsRange;
  readonly rules: readonly RuleScore[];
  readonly steps: readonly ScoreStep[];
  /** Fractions that its rules leave of another part's points. */
  readonly scalesOthers: readonly ScaleOfPart[];
}

export interface ScaleOfPart {
  readonly rule: Rule;
  readonly part: string;
  readonly by: Rational;
  readonly acting: readonly Contribution[];
}

export interface PartInput {
  readonly indicator: Indicator;
  readonly part: Part;
  readonly group: string;
  readonly findings: ReadonlyMap<string, RuleFindings>;
  /** After combination and waiving, in the order of rules. */
  readonly contributions: readonly Contribution[];
}

export function scorePart(input: PartInput): PartResult {
  const { indicator, part, contributions } = input;
  const start = exactly(part.start === "full" ? part.points : ZERO);
  const run = runRules(input, start);
  const floored = indicator.floor === "spill" ? run.points : atLeast(run.points, ZERO);
  const clamped = atMost(floored, part.points);
  const clampStep = stepIfMoved("clamp", part.id, run.points, clamped, { full: formatExact(part.points) });
  const applies = appliesTo(part.rules, input.findings);
  const result: PartResult = {
    part,
    applies,
    points: clamped,
    rules: run.rules,
    steps: [step("start", part.id, start, start, { full: formatExact(part.points), start: part.start }), ...run.steps, ...clampStep],
    scalesOthers: part.rules.flatMap((rule) => scaleOfOther(rule, part, contributions)),
  };
  return indicator.missingEvidence === "zero" ? withoutEvidence(result, contributions) : result;
}

/** Under `missing_evidence: zero` a part that is open for want of its own evidence gets nothing. */
function withoutEvidence(result: PartResult, contributions: readonly Contribution[]): PartResult {
  const ownOpen = contributions.some((one) => one.acts === "perhaps" || isOpen(one.nominal));
  if (result.applies === "open" || (ownOpen && isOpen(result.points))) {
    const missing = step("missing-evidence", result.part.id, result.points, NOTHING);
    return { ...result, applies: "yes", points: NOTHING, steps: [...result.steps, missing] };
  }
  return result;
}

interface Run {
  readonly points: PointsRange;
  readonly rules: readonly RuleScore[];
  readonly steps: readonly ScoreStep[];
}

/**
 * Rule by rule, each rule's range taken for itself. Where the part's amounts add up undisturbed, the
 * bounds of their sum are known better than rule by rule, and the last of them is held to these.
 */
function runRules(input: PartInput, start: PointsRange): Run {
  const { part, contributions } = input;
  const byRule = grouped(contributions, ({ ruleIndex }) => ruleIndex);
  const amounts = part.rules.flatMap((rule, index) => (hasAmount(rule) ? [index] : []));
  const exact = sumsUndisturbed(part, amounts, contributions) ? totalBounds(contributions, part.combinations) : undefined;
  let points = start;
  let before = start;
  const rules: RuleScore[] = [];
  const steps: ScoreStep[] = [];
  for (const [index, rule] of part.rules.entries()) {
    const acting = byRule.get(index) ?? [];
    if (index === amounts[0]) before = points;
    let next = applyRule(points, rule, part, acting);
    if (exact !== undefined && index === amounts.at(-1)) next = overlap(next, plus(before, exact));
    points = keep(rule, acting, points, next);
  }
  return { points, rules, steps };

  /** A rule that scales another part stands there with what it moves. */
  function keep(rule: Rule, acting: readonly Contribution[], from: PointsRange, to: PointsRange): PointsRange {
    if (scaleOfOther(rule, part, acting).length > 0) return to;
    rules.push(ruleScore(rule, input.findings, acting, from, to));
    if (rule.effect !== undefined) steps.push(step("rule", rule.id, from, to, ruleDetails(rule, input, acting)));
    return to;
  }
}

function applyRule(points: PointsRange, rule: Rule, part: Part, contributions: readonly Contribution[]): PointsRange {
  const acting = contributions.filter((one) => one.acts !== "never");
  if (rule.effect === undefined || acting.length === 0) return points;
  switch (rule.effect.kind) {
    case "set":
      return applySet(points, acting);
    case "limit":
      return applyLimit(points, acting);
    case "scale":
      return isOfOther(rule.effect.part, part) ? points : applyScale(points, rule.effect.by, acting);
    case "deduct":
    case "award":
    case "proportion":
    case "mark":
    case "bonus":
    case "penalty":
      return plus(points, netOf(acting));
    case "not-applicable":
    case "veto":
      return points;
  }
}

function hasAmount(rule: Rule): boolean {
  const kind = rule.effect?.kind;
  return kind === "deduct" || kind === "award" || kind === "proportion" || kind === "mark";
}

/** Whether nothing but plain sums stands between the first and the last amount of the part. */
function sumsUndisturbed(part: Part, amounts: readonly number[], contributions: readonly Contribution[]): boolean {
  const first = amounts[0] ?? 0;
  const last = amounts.at(-1) ?? -1;
  const between = part.rules.slice(first, last + 1).filter((rule) => rule.effect !== undefined);
  return between.every(hasAmount) && !contributions.some(mayBeWaived);
}

function isOfOther(target: string | undefined, part: Part): boolean {
  return target !== undefined && target !== part.id;
}

function scaleOfOther(rule: Rule, part: Part, contributions: readonly Contribution[]): readonly ScaleOfPart[] {
  const effect = rule.effect;
  if (effect?.kind !== "scale" || effect.part === undefined || !isOfOther(effect.part, part)) return [];
  const acting = contributions.filter((one) => one.rule.id === rule.id && one.acts !== "never");
  return acting.length === 0 ? [] : [{ rule, part: effect.part, by: effect.by, acting }];
}

/** The points of an indicator from the parts that apply: those that do not hand theirs to the others in proportion. */
export function shareOfParts(applicable: readonly PartResult[], full: Rational): PointsRange {
  const fulls = sum(applicable.map((one) => one.part.points));
  return scaled(total(applicable.map((one) => one.points)), divide(full, fulls));
}
