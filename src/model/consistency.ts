/**
 * Consistency checks (勾稽关系): relations that the figures of one report must satisfy among themselves.
 *
 * A relation says what must agree; a result says whether it does, with the arithmetic and the
 * candidate causes. Nothing here ever corrects a figure.
 */
import type { Period } from "./assessment.ts";
import type { PlainDate } from "./plain-date.ts";
import type { Position } from "./position.ts";
import type { Rational } from "./rational.ts";
import type { Text } from "./text.ts";

/** The consistency checks of an edition. */
export interface Consistency {
  readonly relations: readonly ConsistencyRelation[];
}

/** A row of a report: the place where it is printed (§四, 附表) and its label there. */
export interface RowRef {
  readonly place: string;
  readonly label: string;
}

/** The year's figure, the percentage printed beside it, or the total over all years. */
export type FigureColumn = "value" | "percent" | "cumulative";

/** One printed figure: a row and which of its columns. */
export interface FigureRef extends RowRef {
  readonly column: FigureColumn;
}

/**
 * What must agree.
 *
 * - `sum_equals`: the parts add up to the whole (a figure, or a number such as 100 for percentages)
 * - `part_le_whole`: no part (其中, not exhaustive) exceeds the whole
 * - `same_fact_equal`: one fact, printed in several places, is the same everywhere
 * - `percent_recompute`: each printed percentage is its row's value over the whole, rounded half up
 * - `cumulative_ge_year`: no year exceeds the total over all years
 * - `cumulative_minus_year_consistent`: what the totals leave for earlier years adds up too
 * - `carried_over_balance`: 上年结转 + 本年新收 = 办结 + 结转下年
 * - `duplicate_pair`: no two rows carry the same two numbers
 * - `unit_equal`, `period_equal`: one fact is counted in one measure, over one period
 * - `units_add_up`: the figures of the units add up to that of the unit above them
 * - `plausibility`: nothing is wrong by arithmetic, but somebody should look
 */
export type RelationBody =
  | { readonly kind: "sum_equals"; readonly whole: FigureRef | { readonly constant: Rational }; readonly parts: readonly FigureRef[] }
  | { readonly kind: "part_le_whole"; readonly whole: FigureRef; readonly parts: readonly FigureRef[] }
  | { readonly kind: "same_fact_equal"; readonly of: readonly FigureRef[] }
  | { readonly kind: "percent_recompute"; readonly whole: FigureRef; readonly parts: readonly RowRef[] }
  | { readonly kind: "cumulative_ge_year"; readonly of: readonly RowRef[] }
  | {
      readonly kind: "cumulative_minus_year_consistent";
      readonly whole: RowRef;
      readonly parts: readonly RowRef[];
      /** Whether the parts are all there are (equal), or only some of them (at most the whole). */
      readonly exhaustive: boolean;
    }
  | {
      readonly kind: "carried_over_balance";
      readonly carriedIn: FigureRef;
      readonly received: FigureRef;
      readonly handled: readonly FigureRef[];
      readonly carriedOut: FigureRef;
    }
  | {
      readonly kind: "duplicate_pair";
      readonly among: readonly RowRef[];
      /** Pairs with a number below this are too common to mean anything. */
      readonly ignoreBelow: Rational;
    }
  | { readonly kind: "unit_equal"; readonly of: readonly RowRef[] }
  | { readonly kind: "period_equal"; readonly of: readonly RowRef[]; readonly period: Period | undefined }
  | {
      readonly kind: "units_add_up";
      readonly figure: FigureRef;
      /** Code of the unit that reports the total. */
      readonly total: string;
      /** How many other units there are; with fewer or more figures it cannot be assessed. */
      readonly units: number;
    }
  | { readonly kind: "plausibility"; readonly look: Plausibility };

/**
 * - `share_at_most`: a part that is nearly the whole
 * - `year_against_history`: a year that is many times all earlier years together
 * - `history_in_one_part`: all earlier years stand in one part, while another part begins only now
 */
export type Plausibility =
  | { readonly check: "share_at_most"; readonly part: FigureRef; readonly whole: FigureRef; readonly atMost: Rational; readonly ignoreBelow: Rational }
  | { readonly check: "year_against_history"; readonly row: RowRef; readonly timesAtMost: Rational; readonly ignoreBelow: Rational }
  | { readonly check: "history_in_one_part"; readonly whole: RowRef; readonly parts: readonly RowRef[] };

export type ConsistencyKind = RelationBody["kind"];

export type ConsistencyRelation = RelationBody & {
  readonly id: string;
  readonly title: Text;
  /** What failing it means: a fault, or only something to look at. */
  readonly weight: "fault" | "remark";
  /** Causes that the author of the relation knows of, in words; computed ones are added to them. */
  readonly causes: readonly Text[];
  readonly position: Position;
};

/** The relations of one kind. */
export type RelationOf<Kind extends ConsistencyKind> = Extract<ConsistencyRelation, { readonly kind: Kind }>;

/** A cell as printed: a number with its decimals, or what stands there instead (blank, “/”, “-”), never zero. */
export type Cell =
  | { readonly kind: "number"; readonly value: Rational; readonly places: number; readonly printed: string }
  | { readonly kind: "none"; readonly printed: string };

/** One statistic (统计数据) as handed in: a row of a report. */
export interface Statistic extends RowRef {
  readonly id: string;
  /** Code of the unit whose report it is. */
  readonly unit: string;
  /** The year that the report is about; `undefined` where the folder holds only one report. */
  readonly reportYear: number | undefined;
  readonly from: PlainDate | undefined;
  readonly to: PlainDate | undefined;
  /** What it is counted in (件、条、人次). */
  readonly measure: string | undefined;
  readonly value: Cell;
  readonly percent: Cell;
  readonly cumulative: Cell;
  readonly position: Position;
}

/**
 * - `holds`
 * - `tolerated`: differs no more than the rounding of printed figures allows
 * - `broken`: a fault, with its candidate causes
 * - `remark`: no fault, but to be looked at
 * - `not-assessable`: a cell is missing, blank, “/” or “-”
 */
export type ConsistencyState = "holds" | "tolerated" | "broken" | "remark" | "not-assessable";

/** A figure that a relation has read, as printed; `position` is absent where there is no such row. */
export interface ReadFigure {
  readonly ref: FigureRef;
  readonly unit: string;
  readonly printed: string;
  readonly position: Position | undefined;
}

export interface ConsistencyResult {
  readonly relation: string;
  readonly title: Text;
  readonly kind: ConsistencyKind;
  readonly unit: string;
  readonly reportYear: number | undefined;
  readonly state: ConsistencyState;
  /** The computation as a reader can redo it: `733 + 242 + … = 4486 ≠ 4488`. */
  readonly arithmetic: string;
  /** What stands on the left less what stands on the right, where the kind has two sides. */
  readonly difference: Rational | undefined;
  /** Candidate causes (never a silent correction). */
  readonly causes: readonly Text[];
  readonly figures: readonly ReadFigure[];
}
