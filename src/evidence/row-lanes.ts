/** The readers of rows and lines with what they need: what is known beforehand, and where what they read goes. */
import type { EvidenceRecord, SetAsideRecord } from "../model/evidence.ts";
import type { Problem } from "../model/problem.ts";
import type { CompiledType, CompiledTypes } from "./compiled-type.ts";
import { plainLines } from "./fast/plain-lines.ts";
import { plainTable, type PlainRow } from "./fast/plain-table.ts";
import type { FileContext } from "./file-records.ts";
import type { RawRecord } from "./raw-record.ts";
import type { LineLane } from "./read-json.ts";
import { unknownUnit } from "./record-faults.ts";
import type { RecordFlow } from "./record-flow.ts";
import type { PlainLane } from "./table-rows.ts";
import type { TypeNames } from "./type-names.ts";
import type { UnitDirectory } from "./unit-directory.ts";
import { shownValue } from "./words.ts";

export interface Known {
  readonly types: CompiledTypes;
  readonly names: TypeNames;
  readonly units: UnitDirectory;
  /** Whether nothing may go into the fast lane. */
  readonly careful: boolean;
}

/** Where a reader of rows or lines puts what it reads. */
export interface RowFindings {
  readonly problem: (problem: Problem) => void;
  readonly setAside: (record: SetAsideRecord) => void;
  readonly flow: Pick<RecordFlow, "accept">;
}

interface LaneSource {
  readonly file: string;
  readonly compiled: CompiledType;
  readonly context: FileContext;
  readonly known: Known;
  readonly findings: Pick<RowFindings, "flow">;
}

export function tableLane(headers: readonly string[], delimiter: string, { file, compiled, context, known, findings }: LaneSource): PlainRow | undefined {
  return plainTable(headers, delimiter, { file, compiled, units: known.units, folderUnit: context.folderUnit, take: accepted(findings) });
}

/** The first row goes the careful lane, which tells what there is to tell of the columns; the others need not. */
export function* intoLane(rows: Iterable<RawRecord | undefined>, lane: PlainLane, take: PlainRow | undefined): Generator<RawRecord | undefined> {
  for (const row of rows) {
    yield row;
    lane.take = take;
  }
}

export function lineLane(file: string, context: FileContext, known: Known, findings: Pick<RowFindings, "flow">): LineLane {
  const lines = plainLines({ file, type: context.type, findType: (word) => known.names.find(word), units: known.units, folderUnit: context.folderUnit, take: accepted(findings) });
  return {
    take: lines.read,
    learn(raw) {
      const compiled = known.types(raw.type);
      if (compiled !== undefined) lines.learn(raw.keys, compiled);
    },
  };
}

function accepted({ flow }: Pick<RowFindings, "flow">): (record: EvidenceRecord) => void {
  return (record) => { flow.accept({ kind: "record", record }, record.type); };
}

export function fileContext(path: string, type: string | undefined, known: Known, findings: Omit<RowFindings, "flow">): FileContext {
  return {
    type,
    folderUnit: folderUnit(path, known.units),
    names: known.names,
    problem: findings.problem,
    setAside: findings.setAside,
    findUnit(word, position) {
      const said = shownValue(word);
      const code = known.units.find(said);
      if (code === undefined) findings.problem({ ...unknownUnit(position(), said, known.units.near(said)), severity: "error" });
      return code;
    },
  };
}

/** The unit whose code or name a folder on the way to the file bears. */
export function folderUnit(path: string, units: UnitDirectory): string | undefined {
  return path
    .split("/")
    .slice(0, -1)
    .map((folder) => units.find(folder))
    .findLast((code) => code !== undefined);
}
