import type { Text } from "./text.ts";

/**
 * The result of an assessment as it is written to `result.json`; every page is made from it alone.
 * Points are decimal strings (`"95.10"`), or `"8/3"` where there are no finite decimals.
 * Paths are relative to the assessment folder. The JSON Schema is `docs/result.schema.json`.
 */
export interface Result {
  readonly format: "kaoping/result@1";
  readonly generator: { readonly name: "kaoping"; readonly version: string };
  readonly edition: ResultEdition;
  readonly law: { readonly sha256: string };
  readonly calendar: { readonly sha256: string; readonly years: readonly [first: number, last: number] };
  /** `types`: the titles of the record types that occur in the result, by id; sheets name records by them. */
  readonly recordTypes: { readonly sha256: string; readonly types?: readonly { readonly id: string; readonly title: Text }[] };
  readonly assessment: ResultAssessment;
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
  readonly groups: readonly { readonly id: string; readonly title: Text }[];
  readonly units: readonly ResultUnit[];
  /** Set-aside records, open points, notes: everything that a person should look at. */
  readonly problems: readonly ResultProblem[];
  readonly findings: { readonly path: string; readonly sha256: string; readonly count: number };
  /** True while anything is open or set aside. */
  readonly provisional: boolean;
}

export interface ResultEdition {
  readonly id: string;
  readonly year: number;
  readonly title: Text;
  readonly authority: Text;
  readonly provenance: { readonly kind: "official" | "reconstruction"; readonly known: readonly Text[]; readonly ours: readonly Text[] };
  readonly sha256: string;
  readonly total: string;
  readonly grades: readonly { readonly id: string; readonly title: Text; readonly from: string; readonly below: string | null }[];
  readonly tieBreak: readonly string[];
  readonly relations: readonly ResultRelation[];
  /** Every step from the first edition of the chain to this one, oldest first; left out for a first edition. */
  readonly crosswalk?: readonly { readonly edition: string; readonly extends: string; readonly relations: readonly ResultRelation[] }[];
}

export interface ResultRelation {
  readonly indicator: string;
  readonly kind: string;
  readonly from: readonly string[];
  /** Evidence of another edition is not scored by it. */
  readonly restate?: "never";
}

export interface ResultAssessment {
  readonly place: Text;
  readonly edition: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly asOf: string;
  readonly cutoff: string | null;
  readonly synthetic: boolean;
  /** Scored under another edition than it was made for. */
  readonly restatement: boolean;
}

export interface ResultRange {
  readonly low: string;
  readonly high: string;
}

export type ResultState = "scored" | "not-applicable" | "undecided" | "vetoed";

/** Points that are decided, or `null` with the range they lie in. */
export interface ResultPoints {
  readonly points: string | null;
  readonly range?: ResultRange;
}

export interface ResultStep {
  readonly what: string;
  readonly id: string;
  readonly from: string | ResultRange;
  readonly to: string | ResultRange;
  readonly why: Text;
  /** Of a start: full points of the indicator or of the part that begins here. */
  readonly full?: string;
}

export interface ResultUnit {
  readonly code: string;
  readonly name: Text;
  /** What it was called before; left out where it never had another name. */
  readonly formerNames?: readonly string[];
  /** Codes of the units it was made from; left out where there are none. */
  readonly predecessors?: readonly string[];
  readonly type: string;
  readonly group: string;
  readonly state: ResultState;
  readonly total: string | null;
  readonly range?: ResultRange;
  readonly grade: string | null;
  /** Where the grade is open: those still possible, best first. */
  readonly grades?: readonly string[];
  readonly rank: number | null;
  readonly rankRange?: readonly [number, number];
  readonly of: number;
  readonly ranked: boolean;
  readonly steps: readonly ResultStep[];
  readonly areas: readonly ResultArea[];
  readonly bonus: readonly ResultAdjustment[];
  readonly penalties: readonly ResultAdjustment[];
  readonly vetoes: readonly ResultAdjustment[];
  readonly setAside: readonly ResultSetAside[];
}

export interface ResultArea extends ResultPoints {
  readonly id: string;
  readonly title: Text;
  readonly full: string;
  readonly steps: readonly ResultStep[];
  readonly indicators: readonly ResultIndicator[];
}

export interface ResultIndicator extends ResultPoints {
  readonly id: string;
  readonly title: Text;
  readonly question: string;
  /** As in the scheme, before redistribution. */
  readonly schemeFull: string;
  readonly full: string;
  readonly state: ResultState;
  readonly selfAssessed?: string;
  readonly steps: readonly ResultStep[];
  readonly rules: readonly ResultRule[];
}

export interface ResultAdjustment extends ResultPoints {
  readonly id: string;
  readonly title: Text;
  readonly state: "none" | "applied" | "undecided";
  readonly rules: readonly ResultRule[];
}

export interface ResultRule {
  readonly id: string;
  readonly wording: string;
  readonly basis: readonly string[];
  readonly counts: { readonly triggered: number; readonly clear: number; readonly notApplicable: number; readonly noEvidence: number };
  readonly change: string | ResultRange;
  readonly facts?: Readonly<Record<string, ResultFact>>;
  readonly findings: readonly ResultFinding[];
  readonly findingsTotal: number;
}

export interface ResultFact {
  readonly title: Text;
  /** `null`: none; `"?"` never: a blank fact has `blank: true`. */
  readonly value: string | number | boolean | readonly string[] | null;
  readonly blank?: true;
  readonly range?: { readonly low: string; readonly high: string | null };
}

export interface ResultFinding {
  readonly matter: string;
  /** The matter in words where it is the key of a group: a month, a quarter, a title for a code. */
  readonly matterTitle?: Text;
  readonly outcome: "triggered" | "clear" | "not-applicable" | "no-evidence";
  readonly facts: Readonly<Record<string, ResultFact>>;
  readonly clock?: { readonly dueOn: string | null; readonly steps: readonly { readonly what: string; readonly date: string | null; readonly text: Text }[] };
  readonly change: string | ResultRange;
  /** Why it costs less than its clause says: which rule or cap. */
  readonly waivedFor?: { readonly kind: string; readonly rule?: string; readonly why: Text };
  /** What is not there, where nothing at all was handed in for the matter. */
  readonly missing?: Text;
  readonly records: readonly ResultRecordRef[];
}

export interface ResultRecordRef {
  readonly id: string;
  readonly type: string;
  readonly file: string;
  readonly line: number;
}

export interface ResultSetAside {
  readonly id: string | null;
  readonly type: string;
  readonly file: string;
  readonly line: number;
  readonly reasons: readonly string[];
}

export interface ResultProblem {
  readonly code: string;
  readonly severity: "set-aside" | "warning" | "note";
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: Text;
  readonly hint: Text;
}
