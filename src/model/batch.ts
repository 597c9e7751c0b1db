import type { ResultRange, ResultState } from "./result.ts";
import type { Language, Text } from "./text.ts";

/**
 * Many assessments together (批量计分): each is scored and ranked in its own right; here stands what is
 * said of all of them, written as `batch.json` (`docs/batch.schema.json`). Points are decimal strings, as in `result.json`.
 */
export interface Batch {
  readonly format: "kaoping/batch@1";
  readonly generator: { readonly name: "kaoping"; readonly version: string };
  readonly folders: readonly BatchFolderLine[];
  readonly units: readonly BatchUnitLine[];
  readonly groupings: readonly BatchGrouping[];
  /** The clauses that cost most over all units, dearest first. */
  readonly rules: readonly BatchRule[];
  /** Codes under which units stand in more than one folder of one edition: somebody may be counted twice. */
  readonly repeatedCodes: readonly RepeatedCode[];
  /** Names of places that stand in more than one folder of one edition: the same place, or another of the same name. */
  readonly repeatedPlaces: readonly RepeatedPlace[];
  /** Folders that the run did not come to, because it was to stop at the first that cannot be scored. */
  readonly notReached: number;
  readonly synthetic: boolean;
  readonly provisional: boolean;
}

export interface RepeatedCode {
  readonly code: string;
  readonly edition: string;
  readonly folders: readonly string[];
}

export interface RepeatedPlace {
  readonly place: Text;
  readonly edition: string;
  readonly folders: readonly string[];
}

/** What is known of a run of a batch, written as `batch-run.json`: at its beginning, and at its end once more. */
export interface BatchRun {
  readonly format: "kaoping/batch-run@1";
  readonly generator: { readonly name: "kaoping"; readonly version: string };
  readonly language: Language;
  readonly sheets: boolean;
  /** Which part of the folders it was, from 1; null: all of them. */
  readonly shard: { readonly part: number; readonly of: number } | null;
  /** All folders that were found, of all shards: how many, and a hash of their paths. */
  readonly found: { readonly count: number; readonly sha256: string };
  /** Whether all folders of this part were looked at. */
  readonly finished: boolean;
  /** What lies in `folders/` and belongs to the run; anything else there is left from an earlier one. */
  readonly folders: readonly { readonly path: string; readonly fingerprint: string }[];
  /** Folders of which nothing was written, with the reasons. */
  readonly notWritten: readonly BatchFolder[];
}

/** One assessment folder of a batch, written beside its result as `batch-folder.json`. */
export interface BatchFolder extends BatchFolderSummary {
  /** Everything that was written beside it. */
  readonly files: readonly WrittenFile[];
  /** Hash of all of the above, as it is written without spaces. */
  readonly sha256: string;
}

export interface WrittenFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** What a batch says of one assessment folder. */
export interface BatchFolderSummary {
  readonly format: "kaoping/batch-folder@1";
  /** Below the root that was named; `/` between names. */
  readonly path: string;
  /** Hash of all that it was made of: evidence, edition, law, calendar, program, options. */
  readonly fingerprint: string;
  readonly state: "scored" | "refused";
  readonly place: Text | null;
  readonly edition: string | null;
  /** Hash of the edition with its law, calendar and record types; null where it could not be read. */
  readonly editionSha256: string | null;
  readonly synthetic: boolean;
  readonly provisional: boolean;
  readonly units: readonly BatchUnit[];
  readonly rules: readonly BatchRule[];
  readonly counts: BatchCounts;
  /** The first errors and warnings: why it was refused, or what awaits a person. */
  readonly problems: readonly BatchProblem[];
}

export interface BatchCounts {
  readonly findings: number;
  readonly error: number;
  readonly setAside: number;
  readonly warning: number;
  readonly note: number;
}

export interface BatchProblem {
  readonly code: string;
  readonly severity: "error" | "set-aside" | "warning" | "note";
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: Text;
  readonly hint: Text;
}

export interface BatchUnit {
  readonly code: string;
  readonly name: Text;
  readonly type: string;
  /** What its edition calls the type; its id where it has no name for that alone. */
  readonly typeTitle: Text;
  readonly group: string;
  readonly groupTitle: Text;
  readonly state: ResultState;
  readonly total: string | null;
  readonly range?: ResultRange;
  readonly grade: string | null;
  readonly gradeTitle: Text | null;
  /** Where the grade stands in its edition's list, from 1 for the best; null where the grade is open. */
  readonly gradePlace: number | null;
  /** Within its own assessment and group. */
  readonly rank: number | null;
  readonly rankRange?: readonly [number, number];
  readonly of: number;
  readonly ranked: boolean;
}

/** What a clause cost: points taken of so many units. */
export interface BatchRule {
  readonly edition: string;
  readonly indicator: string;
  readonly indicatorTitle: Text;
  readonly rule: string;
  readonly wording: string;
  readonly findings: number;
  readonly units: number;
  /** Points taken, exact. */
  readonly taken: ResultRange;
}

export type BatchFolderLine = Omit<BatchFolderSummary, "format" | "units" | "rules"> & { readonly units: number };

export interface BatchUnitLine extends BatchUnit {
  readonly folder: string;
  readonly place: Text | null;
  readonly edition: string;
  /** Among the units of its edition and group in all folders; a range where totals are open. */
  readonly overall: { readonly rank: number | null; readonly rankRange?: readonly [number, number]; readonly of: number };
}

/** Units that have something in common: a type, a group, or the folder at some level above them. */
export interface BatchGrouping {
  readonly by: "all" | "type" | "group" | "level";
  /** Of a level: 1 is the uppermost folder. */
  readonly level?: number;
  readonly key: string;
  /** Of a type or group: what it is called. */
  readonly title?: Text;
  readonly units: number;
  /** Units whose total is decided, and the mean of their totals to two places; null where there are none. */
  readonly decided: number;
  readonly mean: string | null;
  /** Where totals are open: between what the mean of all units lies, open points taken at their least and at their most. */
  readonly meanRange?: ResultRange;
  readonly highest: string | null;
  readonly lowest: string | null;
  /** Units by grade, of all editions in which it is called so; and those whose grade is open. */
  readonly grades: readonly { readonly title: Text; readonly units: number }[];
  readonly openGrades: number;
}
