import type { Assessment, Unit } from "./assessment.ts";
import type { DateTime, PlainDate } from "./plain-date.ts";
import type { Position } from "./position.ts";
import type { Problem } from "./problem.ts";
import type { Quantity } from "./quantity.ts";

/**
 * The value of a field: typed, `null` where it is stated that it did not happen, `undefined` where
 * nobody filled it in.
 */
export type FieldValue =
  | string
  | boolean
  | Quantity
  | PlainDate
  | DateTime
  | readonly string[]
  | readonly EvidenceRecord[]
  | null
  | undefined;

/** One valid evidence record (佐证材料), every field of its type read and typed. */
export interface EvidenceRecord {
  readonly id: string;
  readonly type: string;
  /** Code of the unit it is about. */
  readonly unit: string;
  readonly position: Position;
  /** Never holds a field marked personal. */
  readonly values: ReadonlyMap<string, FieldValue>;
}

/** A record kept apart because it is faulty (搁置): it opens a range, and a person must look. */
export interface SetAsideRecord {
  readonly id: string | undefined;
  readonly type: string;
  /** `undefined` where the unit itself could not be read: such a record opens no range. */
  readonly unit: string | undefined;
  readonly position: Position;
  /** Codes and sentences of what is wrong with it, without personal fields. */
  readonly reasons: readonly string[];
  /** The unit that it names, where it lies in the folder of another: either may be meant. */
  readonly otherUnit?: string;
  /** An entry of a list whose record is not known: any record of the unit may be incomplete without it. */
  readonly astray?: true;
  /** The same as problems, each with the cell it was found in; left out where nobody read a file. */
  readonly faults?: readonly Problem[];
}

/** What is said about a unit's records of one type; absence is stated, not guessed. */
export type Submission = "complete" | "none-occurred" | "no";

/** All evidence of one unit. */
export interface UnitEvidence {
  readonly unit: string;
  /** By record type; types of a list inside another type stand here too, with their parents' ids. */
  readonly records: ReadonlyMap<string, readonly EvidenceRecord[]>;
  readonly setAside: readonly SetAsideRecord[];
  /** By record type; a type without a statement is `no`. */
  readonly submitted: ReadonlyMap<string, Submission>;
}

/** Something that a reader mended on the way in, so that it can be checked and undone. */
export interface Repair {
  readonly position: Position;
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** Everything that an assessment folder says. */
export interface Evidence {
  readonly assessment: Assessment;
  /** In the order of units.yaml. */
  readonly units: readonly Unit[];
  /** By unit code; every unit stands here, with or without records. */
  readonly byUnit: ReadonlyMap<string, UnitEvidence>;
  /** All of them, also those whose unit could not be read, in the order of (file, line). */
  readonly setAside: readonly SetAsideRecord[];
  readonly repairs: readonly Repair[];
  /** Paths of the files that were read, sorted by code unit. */
  readonly inputs: readonly string[];
}
