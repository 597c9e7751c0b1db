/** A worked example's values → typed records, read and checked exactly as evidence is. */
import type { EvidenceRecord } from "../model/evidence.ts";
import type { Position } from "../model/position.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { RecordType } from "../model/record-type.ts";
import { entriesIn } from "./entry-lists.ts";
import { compileTypes } from "./compiled-type.ts";
import { makeRecord } from "./make-record.ts";
import { anyUnit } from "./unit-directory.ts";
import { unreadColumns } from "./unread-columns.ts";

export interface ExampleInput {
  readonly types: ReadonlyMap<string, RecordType>;
  readonly type: string;
  readonly id: string;
  readonly unit: string;
  /** As YAML gives them: dates are text, lists are lists of maps. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly position: Position;
}

export interface ExampleRecords {
  readonly record: EvidenceRecord;
  /** The entries of its lists, which stand under their own types beside it. */
  readonly children: readonly EvidenceRecord[];
}

const ANY_YEAR = [1900, 2199] as const;

export function recordFromValues(input: ExampleInput): Outcome<ExampleRecords> {
  const types = compileTypes(input.types, ANY_YEAR);
  const problems: Problem[] = [];
  const entries = Object.entries(input.values).filter(([key]) => key !== "id" && key !== "unit");
  const made = makeRecord(
    {
      type: input.type,
      position: input.position,
      folderUnit: input.unit,
      isTable: false,
      keys: ["id", ...entries.map(([key]) => key)],
      values: [input.id, ...entries.map(([, value]) => value)],
      at: () => input.position,
      written: () => undefined,
    },
    { types, units: anyUnit, repaired: () => undefined, unread: unreadColumns(({ problem }) => problems.push({ ...problem, severity: "error" })).look },
  );
  if (made.kind === "set-aside") return { value: undefined, problems: [...problems, ...made.faults.map((fault) => ({ ...fault, severity: "error" as const }))] };
  const faulty = problems.length > 0;
  return { value: faulty ? undefined : { record: made.record, children: childrenOf(made.record) }, problems };
}

function childrenOf(record: EvidenceRecord): readonly EvidenceRecord[] {
  return [...record.values.values()].flatMap((value) => entriesIn(value).flatMap((entry) => [entry, ...childrenOf(entry)]));
}
