import type { FactValue } from "./fact.ts";
import type { PlainDate } from "./plain-date.ts";
import type { Position } from "./position.ts";
import type { Text } from "./text.ts";

/** Outcome of one rule for one matter: never two-valued. */
export type FindingOutcome = "triggered" | "clear" | "not-applicable" | "no-evidence";

/** A finding (认定结果): the outcome of one rule for one record, group or unit. It knows no points. */
export interface Finding {
  readonly rule: string;
  readonly unit: string;
  /** What it is about: a record's id, the field that the rule names, a group's key; "" for the unit. */
  readonly matter: string;
  readonly outcome: FindingOutcome;
  /** Of an open finding (no evidence): which outcomes are still possible. */
  readonly possible: PossibleOutcomes | undefined;
  /** Values of the facts that the rule reads, by name. */
  readonly facts: ReadonlyMap<string, FactValue>;
  /** Value of the field that the rule's combination counts by, where it is not the matter. */
  readonly combineBy: string | undefined;
  readonly records: readonly FindingRecord[];
  /** How a statutory due date was counted, where the rule read one; without its steps in a finding that is not listed. */
  readonly clock: ClockExplanation | undefined;
}

export interface PossibleOutcomes {
  readonly triggered: boolean;
  readonly clear: boolean;
  readonly notApplicable: boolean;
  /** Stands for any number of findings (nothing was handed in, or not all). */
  readonly many: boolean;
}

export interface FindingRecord {
  readonly id: string;
  readonly type: string;
  readonly position: Position;
}

/** No more findings of one rule and unit stand in a result, the first by place; all stand in findings.ndjson. */
export const LISTED_FINDINGS = 200;

/** All findings of one rule for one unit. Clear findings of a deduction are only counted. */
export interface RuleFindings {
  readonly rule: string;
  readonly counts: { readonly triggered: number; readonly clear: number; readonly notApplicable: number; readonly noEvidence: number };
  /** In the order of (file, line, matter): those that can move points. */
  readonly findings: readonly Finding[];
}

/** How a due date was found, step by step, for a person to recount. */
export interface ClockExplanation {
  readonly dueOn: PlainDate | undefined;
  readonly steps: readonly ClockStep[];
}

export interface ClockStep {
  readonly what: ClockStepKind;
  readonly date: PlainDate | undefined;
  readonly text: Text;
}

export type ClockStepKind = "law" | "start" | "limit" | "pause" | "restart" | "extension" | "skipped" | "worked" | "due" | "replied" | "result" | "flag";
