import type { FactType } from "./fact.ts";
import type { Position } from "./position.ts";
import type { Rational } from "./rational.ts";
import type { Text } from "./text.ts";

/**
 * A record type (佐证材料类型): what a unit or an inspector hands in, and the facts that can be
 * read off one record. Written in `indicators/records/<id>.yaml`.
 */
export interface RecordType {
  readonly id: string;
  readonly title: Text;
  /** Who states that the records are all there: the unit itself, or the assessing office. */
  readonly keptBy: "unit" | "office";
  /** The record type that this one is a list inside of, and the field of the parent that holds it. */
  readonly within?: { readonly type: string; readonly field: string };
  /** The date (a field or fact of type date) that places a record in a year; none: it belongs to the assessment. */
  readonly placedBy?: string;
  readonly fields: readonly Field[];
  readonly facts: readonly DerivedFact[];
  /** Named derivations of statute (`reply_clock`, `index_code`) whose facts records of this type have. */
  readonly derivations: readonly string[];
  /** The facts that those derivations give, by name. */
  readonly derivationFacts?: ReadonlyMap<string, FactType>;
  /** Pairs of date fields, the first not after the second where both are given (收件不得晚于答复). */
  readonly order: readonly (readonly [string, string])[];
  /**
   * Fields that no two records of one unit agree in: a second one cannot be told from the one that
   * counts, so all of them are set aside (一名监督员对一项指标只有一票). Left out: records may agree.
   */
  readonly unique?: readonly string[];
  /** A complete, faultless record: worked examples state only what differs from it. */
  readonly example: Readonly<Record<string, unknown>>;
  readonly position: Position;
}

/** What a blank cell means: nobody knows, it did not happen, or the record is refused. */
export type BlankMeaning = "unknown" | "none" | "refused";

export interface Field {
  readonly id: string;
  readonly title: Text;
  /** Other headers under which the field is known (旧表头、简称). */
  readonly aliases: readonly string[];
  readonly type: FieldType;
  readonly blank: BlankMeaning;
  /** Identifies a person: read past, never stored, never printed. */
  readonly personal: boolean;
}

export type FieldType =
  | { readonly kind: "text"; readonly pattern?: string; readonly maxLength?: number }
  | { readonly kind: "enum"; readonly values: readonly EnumValue[] }
  | { readonly kind: "codes"; readonly values?: readonly EnumValue[] }
  | { readonly kind: "integer" | "decimal"; readonly minimum?: Rational; readonly maximum?: Rational }
  | { readonly kind: "boolean" }
  | { readonly kind: "date" }
  | { readonly kind: "datetime" }
  /** A list of records of another type, nested here in YAML and JSON. */
  | { readonly kind: "list"; readonly of: string };

export interface EnumValue {
  readonly id: string;
  readonly title: Text;
  readonly aliases: readonly string[];
}

/** A fact declared in the record type, computed from fields without code. */
export interface DerivedFact {
  readonly id: string;
  readonly title: Text;
  readonly type: FactType;
  readonly how: FactFormula;
  readonly position: Position;
}

export type TimeUnit = "working_days" | "calendar_days" | "hours";

/**
 * - `elapsed`: working days, days or hours from one field to another. None where either is none.
 *   The first day is not counted; negative where the second comes first.
 * - `over`: a number (field or fact) less a limit, which is a number or the law parameter in force
 *   on the record's date `on`. Hours keep their minutes: 5 h 01 min over 5 h is more than 0.
 * - `settled`: the day on which it is known whether an event came within a limit counted from another
 *   date: the event, or the first day after the limit, whichever is first. None while neither has
 *   come; where the limit was not in force, the day that it would count from.
 * - `given`: whether a field has a value (false where it is none).
 * - `size`: how many entries a list or list of codes has.
 * - `within`: over a list inside the record: how many of its entries have field = value, or their
 *   count, latest, earliest or sum.
 */
export type FactFormula =
  | { readonly kind: "elapsed"; readonly unit: TimeUnit; readonly from: string; readonly to: string }
  | { readonly kind: "over"; readonly value: string; readonly limit: Limit }
  | { readonly kind: "settled"; readonly event: string; readonly from: string; readonly limit: Limit; readonly counted: TimeUnit }
  | { readonly kind: "given"; readonly field: string }
  | { readonly kind: "size"; readonly field: string }
  | { readonly kind: "latest" | "earliest" | "distinct"; readonly list: string; readonly field: string };

export type Limit =
  | { readonly kind: "number"; readonly value: Rational }
  | { readonly kind: "law"; readonly parameter: string; readonly on: string };
