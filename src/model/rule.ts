import type { Condition } from "./condition.ts";
import type { FactType } from "./fact.ts";
import type { Position } from "./position.ts";
import type { Rational } from "./rational.ts";
import type { RuleEffect } from "./effect.ts";

/**
 * A rule (评分细则): one clause of the scheme, its condition and its effect.
 * Checked at load, so later stages need not doubt it.
 */
export interface Rule {
  readonly id: string;
  /** The sentence that is printed, its numbers put in. */
  readonly wording: string;
  readonly basis: readonly string[];
  readonly scope: RuleScope;
  /** Facts of the group (scope group) or of the unit (scope unit) that only this rule reads. */
  readonly facts: readonly AggregateFact[];
  /** False → not applicable. Absent: always applies. */
  readonly applies: Condition | undefined;
  /** Absent: triggered wherever it applies. */
  readonly when: Condition | undefined;
  /** Absent: the rule only sorts records for facts to count (a `where`). */
  readonly effect: RuleEffect | undefined;
  /** Field whose value is the matter of a finding; absent: the record's id, or the group's key. */
  readonly matter: string | undefined;
  /** Names the fault, so that one fault on one matter is not punished twice (就高不就低). */
  readonly fault: string | undefined;
  /** Date (field or fact of the record) that places the finding in a year; absent: the type's. */
  readonly periodBy: string | undefined;
  /** Names of all facts that the rule reads: in conditions and in its amount. */
  readonly reads: readonly string[];
  readonly position: Position;
}

export type RuleScope =
  | { readonly kind: "record"; readonly type: string }
  | GroupScope
  | { readonly kind: "unit" };

export interface GroupScope {
  readonly kind: "group";
  readonly of: FactSource;
  readonly by: GroupBy;
  readonly expected: ExpectedGroups | undefined;
}

/** Keys of the groups that exist even when empty; `all`: every month or quarter of the assessment's period. */
export type ExpectedGroups = "all" | readonly string[];

/** `month` → "2017-03", `quarter` → "2017-Q1", from a date field; `field` → the field's value. */
export type GroupBy =
  | { readonly kind: "month" | "quarter"; readonly date: string }
  | { readonly kind: "field"; readonly field: string };

/** What an aggregate runs over: records of a type, or the records (or groups) of an earlier rule's findings. */
export type FactSource =
  | { readonly kind: "records"; readonly type: string }
  | {
      readonly kind: "findings";
      readonly rule: string;
      readonly outcome: "triggered" | "clear";
      /** The record type of the rule, or `undefined` where the rule runs over groups. */
      readonly type: string | undefined;
    };

/** A fact of a group or of a unit: one of a closed list of aggregates. */
export interface AggregateFact {
  readonly id: string;
  readonly type: FactType;
  readonly how: Aggregate;
  readonly position: Position;
}

export type Aggregate =
  | { readonly kind: "count"; readonly of: FactSource }
  /** Whether there is any. */
  | { readonly kind: "any"; readonly of: FactSource }
  | { readonly kind: "sum" | "min" | "max" | "latest" | "distinct"; readonly of: FactSource; readonly field: string }
  /** n of d, exact, at most as given; over nothing (d = 0) it is not in force: no occasion. */
  | { readonly kind: "share"; readonly of: ShareTerm; readonly in: ShareTerm }
  /** The marks of a panel, each in points. */
  | { readonly kind: "marks"; readonly of: FactSource; readonly field: string; readonly values: ReadonlyMap<string, Rational> | undefined; readonly times: Rational };

export type ShareTerm = FactSource | { readonly kind: "number"; readonly value: RationalByGroup };

/** One number, or one for each group. */
export type RationalByGroup =
  | { readonly kind: "same"; readonly value: Rational }
  | { readonly kind: "by-group"; readonly values: ReadonlyMap<string, Rational> };
