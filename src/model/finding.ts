import type { FactValue } from "./fact.ts";
import type { PlainDate } from "./plain-date.ts";
import type { Position } from "./position.ts";
import type { Text } from "./text.ts";

/** Outcome of one rule for one matter: never two-valued. */
export type FindingOutcome = "triggered" | "clear" | "not-applicable" | "no-evidence";

/** A finding (认定结果): the outcome of one rule for one record, group or unit. It knows no points. */
export interface Finding {
  readonly rule: string;
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
  /** How a statutory due date was counted, where the rule read one. */
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

/** What is told of the findings of one rule for one unit; it holds none of those that nobody is shown. */
export interface FindingsSummary {
  readonly rule: string;
  readonly counts: { readonly triggered: number; readonly clear: number; readonly notApplicable: number; readonly noEvidence: number };
  /** How many are kept. */
  readonly kept: number;
  /** Of those kept, the first so many in the order of (file, line, matter). */
  readonly listed: readonly Finding[];
  /** Of those without evidence, the first record by place. */
  readonly firstOpen: Position | undefined;
}

/** All findings of one rule for one unit. Those that can move points are kept; clear findings of a deduction are only counted. */
export interface RuleFindings extends FindingsSummary {
  /** What those kept can come to, each once. */
  readonly kinds: readonly FindingKind[];
  /** All that are kept, as points are counted from them, in any order. */
  readonly each: () => Iterable<CountedFinding>;
  /** The same in the order of matters, then of places. `timesOf`: how many findings one stands for; 0 leaves it out, since another does. */
  readonly counted: (timesOf?: (finding: CountedFinding) => number) => readonly CountedFinding[];
}

/** What an effect reads of a finding. Findings of one kind and rule come to the same points, each taken alone. */
export interface FindingKind {
  readonly outcome: FindingOutcome;
  readonly possible: PossibleOutcomes | undefined;
  /** Values of the facts that the effect reads. */
  readonly facts: ReadonlyMap<string, FactValue>;
}

/** A finding without what only a reader wants to see. */
export interface CountedFinding {
  readonly kind: FindingKind;
  readonly matter: string;
  readonly combineBy: string | undefined;
  /** Its place among the listed; `undefined` for all others. */
  readonly listed: number | undefined;
  /** How many findings it stands for, on matters that are alike. */
  readonly times: number;
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
