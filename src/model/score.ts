import type { Rational } from "./rational.ts";
import type { FindingsSummary } from "./finding.ts";

/** Points between two bounds; equal bounds are a decided number. */
export interface PointsRange {
  readonly low: Rational;
  readonly high: Rational;
}

export type ScoreState = "scored" | "not-applicable" | "undecided" | "vetoed";

/** One line of running arithmetic. `from` and `to` are what the points were and became. */
export interface ScoreStep {
  readonly what: StepKind;
  /** What the step is about: a rule, part, indicator, area, veto or grade id; "" where it is the whole. */
  readonly id: string;
  readonly from: PointsRange;
  readonly to: PointsRange;
  /** Numbers of the sentence that explains the step, by name, already printable. */
  readonly details: Readonly<Record<string, string>>;
}

export type StepKind =
  | "start"
  | "rule"
  | "part"
  | "part-not-applicable"
  | "clamp"
  | "spill"
  | "veto"
  | "missing-evidence"
  | "not-applicable"
  | "redistribute"
  | "rounding"
  | "remainder"
  | "indicator"
  | "area"
  | "weight"
  | "bonus"
  | "bonus-gate"
  | "bonus-cap"
  | "penalty"
  | "floor"
  | "ceiling"
  | "conversion"
  | "grade"
  | "grade-minimum"
  | "grade-veto";

/** What a finding did to points, after combination, caps and waiving. */
export interface FindingChange {
  /** Its place among the listed findings of the rule. */
  readonly finding: number;
  /** Negative: points taken. */
  readonly change: PointsRange;
  /** What it would have cost alone. */
  readonly nominal: PointsRange;
  /** Why it costs less than nominal, if it does. */
  readonly waived: WaiveReason | undefined;
}

export type WaiveReason =
  /** Another rule took the larger deduction for the same fault on the same matter. */
  | { readonly kind: "double-penalty"; readonly rule: string; readonly matter: string }
  /** An earlier rule of a first-match combination took it. */
  | { readonly kind: "earlier-rule"; readonly rule: string }
  /** Only the highest of the matter counts. */
  | { readonly kind: "higher"; readonly rule: string }
  /** The cap of the combination was reached. */
  | { readonly kind: "cap"; readonly atMost: Rational };

export interface RuleScore {
  readonly rule: string;
  readonly findings: FindingsSummary;
  readonly change: PointsRange;
  /** Of the listed findings. */
  readonly changes: readonly FindingChange[];
}

export interface PartScore {
  readonly id: string;
  readonly full: Rational;
  readonly points: PointsRange;
  readonly notApplicable: boolean;
}

export interface IndicatorScore {
  readonly id: string;
  /** Full points for this unit, after redistribution. */
  readonly full: Rational;
  readonly points: PointsRange;
  readonly state: ScoreState;
  readonly parts: readonly PartScore[];
  readonly rules: readonly RuleScore[];
  readonly steps: readonly ScoreStep[];
}

export interface AreaScore {
  readonly id: string;
  readonly full: Rational;
  readonly points: PointsRange;
  readonly indicators: readonly IndicatorScore[];
  readonly steps: readonly ScoreStep[];
}

/** A bonus, penalty or veto as it came out for a unit. */
export interface AdjustmentScore {
  readonly id: string;
  readonly points: PointsRange;
  readonly state: "none" | "applied" | "undecided";
  readonly rules: readonly RuleScore[];
}

export interface UnitScore {
  readonly unit: string;
  readonly areas: readonly AreaScore[];
  readonly bonuses: readonly AdjustmentScore[];
  readonly penalties: readonly AdjustmentScore[];
  readonly vetoes: readonly AdjustmentScore[];
  readonly total: PointsRange;
  /** Ids of the grades that are possible, best first; one where it is decided. */
  readonly grades: readonly string[];
  readonly state: ScoreState;
  readonly steps: readonly ScoreStep[];
}

export interface UnitRank {
  readonly unit: string;
  readonly group: string;
  /** Absent for a unit that is not ranked. */
  readonly rank: number | undefined;
  readonly rankRange: readonly [best: number, worst: number] | undefined;
  /** How many units of the group are ranked. */
  readonly of: number;
}
