import type { Rational } from "./rational.ts";
import type { RationalByGroup } from "./rule.ts";

/** What a triggered rule does to points. They apply in the order written. */
export type RuleEffect =
  | { readonly kind: "deduct"; readonly amount: Amount }
  | { readonly kind: "award"; readonly amount: Amount }
  | { readonly kind: "set"; readonly amount: Amount }
  /** Awards that share of `of` (absent: the part's full points); shares above 1 count as 1. */
  | { readonly kind: "proportion"; readonly fact: string; readonly of: RationalByGroup | undefined }
  /** Leaves that fraction of the points so far, or of the points of a named part. */
  | { readonly kind: "scale"; readonly by: Rational; readonly part: string | undefined }
  /** A ceiling on the points so far; later deductions start below it. */
  | { readonly kind: "limit"; readonly to: Amount }
  | { readonly kind: "not-applicable" }
  | { readonly kind: "mark"; readonly marks: string; readonly quorum: number; readonly trimAbove: number }
  | { readonly kind: "bonus"; readonly amount: Amount }
  | { readonly kind: "penalty"; readonly amount: Amount }
  | { readonly kind: "veto"; readonly consequences: readonly VetoConsequence[] };

export type Amount =
  | { readonly kind: "fixed"; readonly points: RationalByGroup }
  /** `each` times a fact. */
  | { readonly kind: "times"; readonly each: RationalByGroup; readonly fact: string }
  /** `each` times the full steps of `per` in fact − above. */
  | { readonly kind: "steps"; readonly each: RationalByGroup; readonly fact: string; readonly per: RationalByGroup; readonly above: RationalByGroup }
  /** What an inspector gave within bounds (酌情); outside them the finding has no evidence. */
  | { readonly kind: "discretion"; readonly fact: string; readonly atLeast: Rational; readonly atMost: Rational }
  /** All the points of the part (本项不得分). */
  | { readonly kind: "all" };

export type VetoConsequence =
  | { readonly kind: "total-at-most"; readonly points: Rational }
  | { readonly kind: "grade-at-most"; readonly grade: string }
  | { readonly kind: "area"; readonly area: string; readonly points: Rational }
  /** Sets an indicator to that many points: a named one, or the one that a field of the record names. */
  | { readonly kind: "indicator"; readonly indicator: string; readonly points: Rational }
  | { readonly kind: "indicator-of-record"; readonly fact: string; readonly points: Rational }
  | { readonly kind: "penalty"; readonly points: Rational };
