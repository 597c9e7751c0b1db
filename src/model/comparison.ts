import type { ResultProblem, ResultRange, ResultState } from "./result.ts";
import type { Text } from "./text.ts";

/**
 * Years compared fairly (年度对比), as it is written to `comparison.json`; every page is made from it alone.
 * Points are decimal strings; half of a hundredth takes a third decimal, and what has no finite decimals stands as `"7/6"`.
 * Lists named `years` have one entry a year, in the order of the years. The JSON Schema is `docs/comparison.schema.json`.
 */
export interface Comparison {
  readonly format: "kaoping/comparison@1";
  readonly generator: { readonly name: "kaoping"; readonly version: string };
  readonly place: Text;
  readonly synthetic: boolean;
  readonly reconstruction: boolean;
  /** True while a total of any year is open or anything of it is set aside. */
  readonly provisional: boolean;
  readonly years: readonly ComparedYear[];
  readonly groups: readonly { readonly id: string; readonly title: Text }[];
  /** Indicators that ask the same through all years, in the order of the newest edition that has them. */
  readonly related: readonly RelatedThroughYears[];
  readonly units: readonly ComparedUnit[];
  /** Each year with the next; with three or more years also the first with the last. */
  readonly pairs: readonly ComparedPair[];
  readonly problems: readonly ResultProblem[];
}

export interface ComparedYear {
  /** The year, with a number behind it where a year occurs twice: `2017`, `2017-2`. */
  readonly label: string;
  readonly edition: { readonly id: string; readonly year: number; readonly title: Text; readonly sha256: string; readonly total: string };
  readonly period: { readonly from: string; readonly to: string };
  readonly asOf: string;
  readonly version: string;
  readonly synthetic: boolean;
  /** The result is itself a restatement: evidence of another edition. */
  readonly restatement: boolean;
  readonly provisional: boolean;
  readonly units: number;
  /** Clauses that cost most points, dearest first. */
  readonly costly: readonly CostlyClause[];
}

export interface CostlyClause {
  readonly indicator: string;
  readonly indicatorTitle: Text;
  readonly rule: string;
  readonly wording: string;
  readonly taken: string | ResultRange;
  readonly units: number;
  readonly findings: number;
}

/** Points, the full points they are of, and their share (得分率). */
export interface RatedPoints {
  readonly points: string | null;
  readonly range?: ResultRange;
  readonly full: string;
  /** Exact share of the full points; `null` where points are open or there are no full points. */
  readonly rate: string | null;
}

export interface RelatedThroughYears {
  readonly id: string;
  readonly title: Text;
  readonly area: string;
  /** In the common core (可比部分): there every year, and nowhere more than reweighted, split or merged. */
  readonly core: boolean;
  readonly years: readonly ({ readonly indicators: readonly string[]; readonly full: string } | null)[];
}

export interface ComparedUnit {
  /** Code and name in the last year that has the unit. */
  readonly code: string;
  readonly name: Text;
  readonly group: string;
  readonly years: readonly (UnitYear | null)[];
  readonly areas: readonly { readonly id: string; readonly title: Text; readonly years: readonly (RatedPoints | null)[] }[];
  /** By the id of `Comparison.related`. */
  readonly related: readonly { readonly id: string; readonly years: readonly (RatedPoints | null)[] }[];
  readonly core: readonly (RatedPoints | null)[];
  /** Left out with two years; `null` for a unit of one year. */
  readonly trend?: UnitTrend | null;
  readonly recurring: readonly RecurringClause[];
  readonly notes: readonly Text[];
}

export interface UnitYear {
  readonly code: string;
  readonly name: Text;
  readonly group: string;
  readonly state: ResultState;
  readonly total: string | null;
  readonly range?: ResultRange;
  readonly grade: Text | null;
  readonly rank: number | null;
  readonly rankRange?: readonly [number, number];
  readonly of: number;
  readonly ranked: boolean;
}

/** Years that can be linked, one behind the other; what cannot be told is `null`. */
export interface UnitTrend {
  /**
   * Product of the year-on-year ratios of the common core of each pair. The first year that can be linked is 100, and so is the
   * first behind a break of the chain.
   */
  readonly index: readonly (string | null)[];
  /** The last year against the first on their own common core. */
  readonly direct: string | null;
  /** Chain less direct; `null` where the chain is broken. */
  readonly drift: string | null;
  /** Performance effects added up, from 0 where the index would begin; `null` where a pair is not decomposed. */
  readonly performance: readonly (string | null)[];
  readonly directPerformance: string | null;
  readonly performanceDrift: string | null;
  /** Why years are not linked, each reason once; empty where all are. */
  readonly breaks: readonly Text[];
}

/** One clause that cost a unit points in two or more years running (屡查屡犯). */
export interface RecurringClause {
  readonly related: string;
  readonly years: readonly { readonly year: string; readonly rule: string; readonly wording: string; readonly taken: string }[];
}

export interface ComparedPair {
  readonly before: string;
  readonly after: string;
  /** The first year with the last, over the years between. */
  readonly overall: boolean;
  readonly sameEdition: boolean;
  readonly relations: readonly RelatedIndicators[];
  /** Full points of the common core, `72.00~81.00` where the profiles of the units differ. */
  readonly core: { readonly before: string; readonly after: string };
  readonly restated: { readonly oldUnderNew: Restatement; readonly newUnderOld: Restatement };
  readonly units: readonly UnitChange[];
  readonly fates: readonly UnitFate[];
}

/** Whether one year's evidence could be scored under the other year's rules. */
export interface Restatement {
  readonly done: boolean;
  /** Why not; also what of it stayed open. */
  readonly reasons: readonly Text[];
}

export type RelatedKind = "same" | "reweighted" | "rule-changed" | "split" | "merged" | "several" | "new" | "retired" | "undeclared";

/** Indicators of two editions that ask about the same: one accounting line. */
export interface RelatedIndicators {
  readonly id: string;
  readonly title: Text;
  readonly kind: RelatedKind;
  readonly core: boolean;
  readonly before: readonly RelatedMember[];
  readonly after: readonly RelatedMember[];
  /** Indicators of the earlier edition in whose place a new one stands, without being comparable. */
  readonly replaces: readonly string[];
  /** Some edition says that other years' evidence cannot be scored by it. */
  readonly neverRestated: boolean;
}

export interface RelatedMember {
  readonly id: string;
  readonly title: Text;
  readonly area: string;
  readonly full: string;
}

/** A unit that is new, gone, or was made from or into others; its totals are named, not decomposed. */
export interface UnitFate {
  readonly kind: "new" | "vanished" | "merged" | "split";
  readonly code: string;
  readonly name: Text;
  readonly total: string | null;
  readonly others: readonly { readonly code: string; readonly name: Text; readonly total: string | null }[];
}

export interface UnitChange {
  readonly before: string;
  readonly after: string;
  /** In the later year. */
  readonly name: Text;
  readonly nameBefore: Text;
  readonly group: string;
  readonly totals: { readonly before: string | null; readonly after: string | null };
  readonly change: string | null;
  /** The unit's totals restated, open ones as ranges; `null` where there is no restatement. */
  readonly restated: { readonly oldUnderNew: string | ResultRange | null; readonly newUnderOld: string | ResultRange | null };
  readonly points: PointsDecomposition | NotDecomposed;
  readonly rank: RankDecomposition | NotDecomposed;
}

export interface NotDecomposed {
  readonly done: false;
  readonly reason: Text;
}

/** performance + rule + unattributed = change, exactly; so do the lines. */
export interface PointsDecomposition {
  readonly done: true;
  readonly performance: string;
  readonly rule: string;
  readonly unattributed: string;
  readonly lines: readonly LineChange[];
}

export interface LineChange {
  /** The id of `RelatedIndicators`, or a step of the total. */
  readonly id: string;
  readonly kind: "indicator" | "step";
  readonly title: Text;
  readonly before: string;
  readonly after: string;
  readonly oldUnderNew: string | null;
  readonly newUnderOld: string | null;
  readonly change: string;
  /** Both `null` where the line cannot be attributed. */
  readonly performance: string | null;
  readonly rule: string | null;
  readonly reasons: readonly Text[];
}

/** Places gained are positive. performance + rule + pool + unattributed = change, exactly. */
export interface RankDecomposition {
  readonly done: true;
  readonly before: number;
  readonly after: number;
  readonly change: string;
  readonly performance: string;
  readonly rule: string;
  readonly pool: string;
  readonly unattributed: string;
  /**
   * Units of the group with open points that may lie before or behind this one in some case: what they did to its rank is
   * part of what is unattributed. Left out where there are none.
   */
  readonly openRivals?: readonly UnitName[];
}

export interface UnitName {
  readonly code: string;
  readonly name: Text;
}
