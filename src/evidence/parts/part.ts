/**
 * A large register is read in parts by several processors. A part holds whole rows or lines. Whoever reads it judges its
 * records too: of those that do nothing but raise counts, the counts come back and the hashes of their ids; all else comes
 * back as it was read, in its order, and goes on as if it had been read here. No record is parsed twice.
 *
 * All of this is plain data, so that it can go from one thread to another.
 */
import type { Assessment, Unit } from "../../model/assessment.ts";
import type { CountedFindings } from "../../model/counted-findings.ts";
import type { Repair, SetAsideRecord } from "../../model/evidence.ts";
import type { Problem } from "../../model/problem.ts";
import type { ByteRange, RawFile } from "../../model/source-file.ts";
import type { Text } from "../../model/text.ts";
import type { MadeRecord } from "../make-record.ts";
import type { UnreadColumn } from "../unread-columns.ts";
import type { PackedRecord } from "./packed-record.ts";

/** What has to be known of the folder that a file lies in. */
export interface PartFolder {
  readonly assessment: Assessment;
  readonly units: readonly Unit[];
}

/** Where a part begins and ends, and the line of the file that it begins with. */
export interface FilePart extends ByteRange {
  readonly firstLine: number;
}

/** What has to be known to read a part. */
export interface PartJob {
  readonly path: string;
  readonly part: FilePart;
  /** Id of the type that the file's name says. Records of other types are never counted where they are read. */
  readonly type: string;
  /** Of a table. */
  readonly header: PartHeader | undefined;
  readonly wanted: WantedRecords;
}

export interface PartHeader {
  readonly headers: readonly string[];
  readonly headerLine: number;
  readonly delimiter: string;
}

/** Records of the type that are wanted as such, whatever their judgement. */
export interface WantedRecords {
  readonly hashes: ReadonlySet<number>;
  readonly units: ReadonlySet<string>;
}

/** What came up in a part, apart from the records that were counted. */
export type Told =
  /** `ofFile`: the reader of the file tells it, not one of its records. */
  | { readonly kind: "problem"; readonly problem: Problem; readonly ofFile: boolean }
  | { readonly kind: "set-aside"; readonly record: SetAsideRecord }
  | { readonly kind: "repaired"; readonly repair: Repair }
  | { readonly kind: "column"; readonly column: UnreadColumn }
  | { readonly kind: "refused"; readonly made: Extract<MadeRecord, { readonly kind: "set-aside" }>; readonly type: string }
  | { readonly kind: "record"; readonly record: PackedRecord };

export interface PartRead {
  readonly kind: "read";
  readonly told: readonly Told[];
  /** Of the records that were counted. */
  readonly hashes: Float64Array;
  readonly counted: readonly CountedFindings[];
  /** The text is broken here: nothing that follows it in the file can be read. */
  readonly isBroken: boolean;
  /** How often json-rules-engine was asked. */
  readonly asked: number;
}

export type PartOutcome =
  | PartRead
  /** The file is no longer the one that was found. */
  | { readonly kind: "changed" }
  /** Whoever read the part is no more. */
  | { readonly kind: "died"; readonly why: Text };

/** Reads a part and judges its records. */
export type ReadsPart = (file: RawFile, job: PartJob) => Promise<PartOutcome>;

/** Those who read parts. */
export interface PartReaders {
  /** Smaller files are read here, in bytes. */
  readonly leastFile: number;
  /** How long a part is about, in bytes. */
  readonly partLength: number;
  /** Reads the parts in any order and tells of each in its turn, as far as somebody asks. */
  readonly read: (file: RawFile, jobs: readonly PartJob[]) => PartsInTurn;
}

/** Those who read parts of files of a folder. `here`: reads one in this thread, where else there would be waiting. */
export type ReadersFor = (folder: PartFolder, here: ReadsPart) => PartReaders;

/** So much of a file comes back as it was read that whoever asks had better read what is left of it, all by himself. */
export interface InVain {
  readonly kind: "in-vain";
}

export interface PartsInTurn {
  /** The next part; or that it and all behind it were not read. */
  readonly next: () => Promise<PartOutcome | InVain>;
  /** Nobody wants those that are left. */
  readonly leave: () => void;
}
