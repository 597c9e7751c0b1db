import type { PlainDate } from "./plain-date.ts";
import type { Position } from "./position.ts";
import type { Rational } from "./rational.ts";
import type { Text } from "./text.ts";

/** The consistency checks (勾稽关系) of an edition: relations over statistic records. */
export interface Consistency {
  readonly relations: readonly ConsistencyRelation[];
}

/** Where a figure is printed: the place (正文§四, 附表), its label, and which column. */
export interface FigureRef {
  readonly place: string;
  readonly label: string;
  readonly column: "value" | "percent" | "cumulative";
}

export type ConsistencyKind =
  | "sum_equals"
  | "part_le_whole"
  | "same_fact_equal"
  | "percent_recompute"
  | "cumulative_ge_year"
  | "cumulative_minus_year_consistent"
  | "carried_over_balance"
  | "duplicate_pair"
  | "unit_equal"
  | "period_equal"
  | "plausibility";

export interface ConsistencyRelation {
  readonly id: string;
  readonly title: Text;
  readonly kind: ConsistencyKind;
  /** The figures on the two sides; what they mean depends on the kind. */
  readonly left: readonly FigureRef[];
  readonly right: readonly FigureRef[];
  /** `broken` relations are faults; `remark` relations only ask to be looked at. */
  readonly weight: "fault" | "remark";
  /** Causes to look for first, in words. */
  readonly causes: readonly Text[];
  readonly position: Position;
}

/** One statistic as handed in. */
export interface Statistic {
  readonly unit: string;
  readonly place: string;
  readonly label: string;
  readonly period: { readonly from: PlainDate; readonly to: PlainDate } | undefined;
  readonly measure: string | undefined;
  readonly value: Rational | null | undefined;
  readonly percent: Rational | null | undefined;
  readonly percentPlaces: number | undefined;
  readonly cumulative: Rational | null | undefined;
  readonly position: Position;
}

/** `holds`; `tolerated`: differs no more than rounding of printed figures allows; `not-assessable`: a cell is blank. */
export type ConsistencyState = "holds" | "tolerated" | "broken" | "remark" | "not-assessable";

export interface ConsistencyResult {
  readonly relation: string;
  readonly title: Text;
  readonly kind: ConsistencyKind;
  readonly unit: string;
  readonly state: ConsistencyState;
  /** The computation as a reader can redo it: `733 + 242 + … = 4486 ≠ 4488`. */
  readonly arithmetic: string;
  readonly difference: Rational | undefined;
  /** Candidate causes (never a silent correction). */
  readonly causes: readonly Text[];
  readonly figures: readonly { readonly ref: FigureRef; readonly printed: string; readonly position: Position }[];
}
