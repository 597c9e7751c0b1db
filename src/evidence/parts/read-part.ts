/** Reads parts of large files: what came up in each, in its order, and its records to whoever may count them. */
import type { EvidenceRecord } from "../../model/evidence.ts";
import type { RawFile } from "../../model/source-file.ts";
import { utf8Part } from "../decode.ts";
import type { FileContext } from "../file-records.ts";
import { makeRecord, type MadeRecord, type RecordContext } from "../make-record.ts";
import type { RawRecord } from "../raw-record.ts";
import { readCsvPart } from "../read-csv.ts";
import { readNdjson, type LineLane } from "../read-json.ts";
import { fileContext, intoLane, lineLane, tableLane, type Known, type RowFindings } from "../row-lanes.ts";
import { recordHash } from "../record-hash.ts";
import { unreadColumns, type UnreadColumns } from "../unread-columns.ts";
import { packed } from "./packed-record.ts";
import type { PartHeader, PartJob, PartRead, Told } from "./part.ts";

/** A record that may be counted where it is; then nothing else comes of it. */
export interface Candidate {
  readonly kind: "candidate";
  readonly record: EvidenceRecord;
  readonly hash: number;
  isCounted: boolean;
}

type Step = Told | Candidate;

/** So many rows are read before their records are given: few, so that few are alive when memory is tidied. */
const AT_ONCE = 128;

/** Gives the candidates of a part, a few at a time; whoever counts one marks it before he asks for more. */
export type ReadPart = (file: RawFile, job: PartJob) => Generator<readonly Candidate[], Omit<PartRead, "counted" | "asked">>;

/** Reads one part after another; what was made ready for a file serves all of its parts. */
export function partReader(known: Known): ReadPart {
  let open: FileInParts | undefined;
  return function* read(file, job) {
    if (open?.path !== job.path) open = new FileInParts(job, known);
    return yield* open.read(file, job);
  };
}

class FileInParts {
  readonly path: string;
  readonly #known: Known;
  readonly #context: FileContext;
  readonly #rows: (file: RawFile, job: PartJob) => PartRows;
  readonly #make: (raw: RawRecord) => MadeRecord;
  #job: PartJob;
  /** Others may read the parts before: each part tells of its columns. */
  #columns = this.#untold();
  /** What came up since it was last settled. */
  #steps: Step[] = [];

  constructor(job: PartJob, known: Known) {
    this.path = job.path;
    this.#known = known;
    this.#job = job;
    const findings: RowFindings = {
      problem: (problem) => { this.#steps.push({ kind: "problem", problem, ofFile: true }); },
      setAside: (record) => { this.#steps.push({ kind: "set-aside", record }); },
      flow: { accept: (made, type) => { this.#steps.push(this.#stepOf(made, type)); } },
    };
    const makers: RecordContext = {
      types: known.types,
      units: known.units,
      repaired: (repair) => { this.#steps.push({ kind: "repaired", repair }); },
      unread: (raw, key, compiled) => { this.#columns.look(raw, key, compiled); },
    };
    this.#make = (raw) => makeRecord(raw, makers);
    this.#context = fileContext(job.path, job.type, known, findings);
    this.#rows = job.header === undefined ? this.#lines(lineLane(job.path, this.#context, known, findings)) : this.#table(job.header, findings);
  }

  *read(file: RawFile, job: PartJob): ReturnType<ReadPart> {
    this.#job = job;
    this.#columns = this.#untold();
    this.#steps = [];
    const told: Told[] = [];
    const hashes: number[] = [];
    let count = 0;
    const { rows, isBroken } = this.#rows(file, job);
    for (const raw of rows) {
      if (raw !== undefined) {
        this.#accept(raw);
        count += 1;
      }
      if (raw === undefined || count % AT_ONCE === 0) yield* this.#settle(told, hashes);
    }
    yield* this.#settle(told, hashes);
    return { kind: "read", told, hashes: Float64Array.from(hashes), isBroken: isBroken() };
  }

  *#settle(told: Told[], hashes: number[]): Generator<readonly Candidate[]> {
    const steps = this.#steps;
    this.#steps = [];
    const candidates = steps.filter((step) => step.kind === "candidate");
    if (candidates.length > 0) yield candidates;
    for (const step of steps) {
      if (step.kind !== "candidate") told.push(step);
      else if (step.isCounted) hashes.push(step.hash);
      else told.push({ kind: "record", record: packed(step.record, this.#known.types) });
    }
  }

  #accept(raw: RawRecord): void {
    const made = this.#make(raw);
    if (made.kind === "set-aside") for (const problem of made.faults) this.#steps.push({ kind: "problem", problem, ofFile: false });
    this.#steps.push(this.#stepOf(made, raw.type));
  }

  #stepOf(made: MadeRecord, type: string): Step {
    if (made.kind === "set-aside") return { kind: "refused", made, type };
    const { record } = made;
    const { wanted, type: own } = this.#job;
    const hash = recordHash(record.type, record.unit, record.id);
    const isWanted = record.type !== own || wanted.units.has(record.unit) || wanted.hashes.has(hash);
    return isWanted ? { kind: "record", record: packed(record, this.#known.types) } : { kind: "candidate", record, hash, isCounted: false };
  }

  #untold(): UnreadColumns {
    return unreadColumns((column) => { this.#steps.push({ kind: "column", column }); });
  }

  #lines(lane: LineLane): (file: RawFile, job: PartJob) => PartRows {
    return (file, { part }) => ({ rows: readNdjson(utf8Part(file, part, part.firstLine), this.#context, lane), isBroken: () => false });
  }

  #table(header: PartHeader, findings: RowFindings): (file: RawFile, job: PartJob) => PartRows {
    const { path, type } = this.#job;
    const compiled = this.#known.types(type);
    if (compiled === undefined) throw new Error(`a part of a type that is not known here: ${type}`);
    const take = tableLane(header.headers, header.delimiter, { file: path, compiled, context: this.#context, known: this.#known, findings });
    return (file, { part }) => {
      const lane = { delimiter: header.delimiter };
      const { rows, isBroken } = readCsvPart(utf8Part(file, part, part.firstLine), type, this.#context, header, lane);
      return { rows: intoLane(rows, lane, take), isBroken };
    };
  }
}

/** Can be gone through once; then it is known whether they end with a fault of the text. */
interface PartRows {
  readonly rows: Iterable<RawRecord | undefined>;
  readonly isBroken: () => boolean;
}
