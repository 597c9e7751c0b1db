/** Reads a part of a large file: what came up in it, in its order, and its records to whoever may count them. */
import type { EvidenceRecord } from "../../model/evidence.ts";
import type { RawFile } from "../../model/source-file.ts";
import { utf8Part } from "../decode.ts";
import type { FileContext } from "../file-records.ts";
import { makeRecord, type MadeRecord } from "../make-record.ts";
import type { RawRecord } from "../raw-record.ts";
import { readRows } from "../read-csv.ts";
import { readNdjson } from "../read-json.ts";
import { fileContext, intoLane, lineLane, tableLane, type Known, type RowFindings } from "../read-files.ts";
import { recordHash } from "../record-hash.ts";
import { unreadColumns } from "../unread-columns.ts";
import { packed } from "./packed-record.ts";
import type { PartJob, PartRead, Told } from "./part.ts";

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

/** Gives the candidates, a few at a time; whoever counts one marks it before he asks for more. */
export function* readPart(file: RawFile, job: PartJob, known: Known): Generator<readonly Candidate[], Omit<PartRead, "counted" | "asked">> {
  const told: Told[] = [];
  const hashes: number[] = [];
  let isBroken = false;
  let steps: Step[] = [];
  const accept = (made: MadeRecord, type: string): void => { steps.push(stepOf(made, type, job, known)); };
  const findings: RowFindings = {
    problem(problem) {
      isBroken ||= problem.code === "csv-syntax";
      steps.push({ kind: "problem", problem, ofFile: true });
    },
    setAside: (record) => void steps.push({ kind: "set-aside", record }),
    repaired: (repair) => void steps.push({ kind: "repaired", repair }),
    flow: { accept },
  };
  const columns = unreadColumns((column) => void steps.push({ kind: "column", column }));
  const context = fileContext(job.path, job.type, known, findings);
  const makers = { types: known.types, units: known.units, repaired: findings.repaired, unread: columns.look };
  let count = 0;
  for (const raw of rowsOf(file, job, context, known, findings)) {
    if (raw !== undefined) {
      const made = makeRecord(raw, makers);
      if (made.kind === "set-aside") for (const problem of made.faults) steps.push({ kind: "problem", problem, ofFile: false });
      accept(made, raw.type);
      count += 1;
    }
    if (raw !== undefined && count % AT_ONCE !== 0) continue;
    yield* settled();
  }
  yield* settled();
  return { kind: "read", told, hashes: Float64Array.from(hashes), isBroken };

  function* settled(): Generator<readonly Candidate[]> {
    const candidates = steps.filter((step) => step.kind === "candidate");
    if (candidates.length > 0) yield candidates;
    for (const step of steps) {
      if (step.kind !== "candidate") told.push(step);
      else if (step.isCounted) hashes.push(step.hash);
      else told.push({ kind: "record", record: packed(step.record, known.types) });
    }
    steps = [];
  }
}

function stepOf(made: MadeRecord, type: string, job: PartJob, known: Known): Step {
  if (made.kind === "set-aside") return { kind: "refused", made, type };
  const { record } = made;
  const hash = recordHash(record.type, record.unit, record.id);
  const isWanted = record.type !== job.type || job.wanted.units.has(record.unit) || job.wanted.hashes.has(hash);
  return isWanted ? { kind: "record", record: packed(record, known.types) } : { kind: "candidate", record, hash, isCounted: false };
}

function rowsOf(file: RawFile, { part, type, header }: PartJob, context: FileContext, known: Known, findings: Pick<RowFindings, "flow">): Iterable<RawRecord | undefined> {
  const source = utf8Part(file, part, part.firstLine);
  if (header === undefined) return readNdjson(source, context, lineLane(file.path, context, known, findings));
  const compiled = known.types(type);
  if (compiled === undefined) throw new Error(`a part of a type that is not known here: ${type}`);
  const lane = { delimiter: header.delimiter };
  return intoLane(readRows(source, type, context, header, lane), lane, tableLane(header.headers, header.delimiter, { file: file.path, compiled, context, known, findings }));
}
