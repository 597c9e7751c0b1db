/** Reads parts of large files: what came up in each, in its order, and its records to whoever may count them. */
import type { EvidenceRecord } from "../../model/evidence.ts";
import type { RawFile } from "../../model/source-file.ts";
import { utf8Part } from "../decode.ts";
import type { PlainRow } from "../fast/plain-table.ts";
import type { FileContext } from "../file-records.ts";
import { makeRecord, type MadeRecord } from "../make-record.ts";
import type { RawRecord } from "../raw-record.ts";
import { readRows } from "../read-csv.ts";
import { readNdjson, type LineLane } from "../read-json.ts";
import { fileContext, intoLane, lineLane, tableLane, type Known } from "../read-files.ts";
import { recordHash } from "../record-hash.ts";
import { unreadColumns } from "../unread-columns.ts";
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
  readonly #rows: (file: RawFile, job: PartJob) => Iterable<RawRecord | undefined>;
  readonly #make: (raw: RawRecord) => MadeRecord;
  #job: PartJob;
  /** What came up since it was last settled. */
  #steps: Step[] = [];
  #isBroken = false;

  constructor(job: PartJob, known: Known) {
    this.path = job.path;
    this.#known = known;
    this.#job = job;
    const tell = (step: Step): void => void this.#steps.push(step);
    const findings = {
      problem: (problem: Extract<Told, { readonly kind: "problem" }>["problem"]): void => {
        this.#isBroken ||= problem.code === "csv-syntax";
        tell({ kind: "problem", problem, ofFile: true });
      },
      setAside: (record: Extract<Told, { readonly kind: "set-aside" }>["record"]): void => { tell({ kind: "set-aside", record }); },
      flow: { accept: (made: MadeRecord, type: string): void => { tell(this.#stepOf(made, type)); } },
    };
    const repaired = (repair: Extract<Told, { readonly kind: "repaired" }>["repair"]): void => { tell({ kind: "repaired", repair }); };
    const unread = unreadColumns((column) => { tell({ kind: "column", column }); }).look;
    this.#make = (raw) => makeRecord(raw, { types: known.types, units: known.units, repaired, unread });
    this.#context = fileContext(job.path, job.type, known, findings);
    this.#rows = job.header === undefined ? this.#lines(lineLane(job.path, this.#context, known, findings)) : this.#table(job.header, this.#tableLane(job.header, findings));
  }

  *read(file: RawFile, job: PartJob): ReturnType<ReadPart> {
    this.#job = job;
    this.#isBroken = false;
    const told: Told[] = [];
    const hashes: number[] = [];
    let count = 0;
    for (const raw of this.#rows(file, job)) {
      if (raw !== undefined) {
        this.#accept(raw);
        count += 1;
      }
      if (raw === undefined || count % AT_ONCE === 0) yield* this.#settle(told, hashes);
    }
    yield* this.#settle(told, hashes);
    return { kind: "read", told, hashes: Float64Array.from(hashes), isBroken: this.#isBroken };
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

  #lines(lane: LineLane): (file: RawFile, job: PartJob) => Iterable<RawRecord | undefined> {
    return (file, { part }) => readNdjson(utf8Part(file, part, part.firstLine), this.#context, lane);
  }

  #table(header: PartHeader, take: PlainRow | undefined): (file: RawFile, job: PartJob) => Iterable<RawRecord | undefined> {
    return (file, { part, type }) => {
      const lane = { delimiter: header.delimiter };
      return intoLane(readRows(utf8Part(file, part, part.firstLine), type, this.#context, header, lane), lane, take);
    };
  }

  #tableLane({ headers, delimiter }: PartHeader, findings: Parameters<typeof tableLane>[2]["findings"]): PlainRow | undefined {
    const { path, type } = this.#job;
    const compiled = this.#known.types(type);
    if (compiled === undefined) throw new Error(`a part of a type that is not known here: ${type}`);
    return tableLane(headers, delimiter, { file: path, compiled, context: this.#context, known: this.#known, findings });
  }
}
