/** 报称“未发生”而本期确有记录: somebody must look, because both cannot be true. */
import type { Period } from "../model/assessment.ts";
import type { EvidenceRecord } from "../model/evidence.ts";
import { dateOf, type DateTime } from "../model/plain-date.ts";
import type { Problem } from "../model/problem.ts";
import type { RecordType } from "../model/record-type.ts";
import { text } from "../model/text.ts";
import { byPlace } from "./places.ts";
import type { SubmissionsByUnit } from "./submitted-file.ts";

/** Looks at records as they come for those that should not be there. */
export interface StatementCheck {
  readonly see: (record: EvidenceRecord) => void;
  /** Units that should have no record of the type. */
  readonly watches: (type: string) => ReadonlySet<string>;
  readonly problems: () => readonly Problem[];
}

export function statementCheck(statements: SubmissionsByUnit, types: ReadonlyMap<string, RecordType>, period: Period): StatementCheck {
  const denied = new Map([...statements].map(([unit, stated]) => [unit, new Set([...stated].filter(([, statement]) => statement === "none-occurred").map(([type]) => type))]));
  const first = new Map<string, EvidenceRecord>();
  return {
    see(record) {
      const type = denied.get(record.unit)?.has(record.type) === true ? types.get(record.type) : undefined;
      if (type === undefined || !isInPeriod(record, type, period)) return;
      const key = `${record.unit}\0${record.type}`;
      const before = first.get(key);
      if (before === undefined || byPlace(record, before) < 0) first.set(key, record);
    },
    watches: (type) => new Set([...denied].flatMap(([unit, types]) => (types.has(type) ? [unit] : []))),
    problems: () => [...first.values()].flatMap((record) => {
      const type = types.get(record.type);
      return type === undefined ? [] : [contradiction(record, type)];
    }),
  };
}

/** A record of another year says nothing against the statement; one placed by a fact is left to later stages. */
function isInPeriod(record: EvidenceRecord, type: RecordType, period: Period): boolean {
  if (type.placedBy === undefined) return true;
  const placed = record.values.get(type.placedBy);
  if (typeof placed !== "number") return false;
  const isMoment = type.fields.some((field) => field.id === type.placedBy && field.type.kind === "datetime");
  const date = isMoment ? dateOf(placed as DateTime) : placed;
  return date >= period.from && date <= period.to;
}

function contradiction(record: EvidenceRecord, type: RecordType): Problem {
  return {
    code: "submission-contradicted",
    severity: "warning",
    position: record.position,
    message: text(`报送情况写明本期未发生“${type.title.zh}”，这里却有一条（编号“${record.id}”）`, `it is stated that no ${type.title.en} occurred, but here is one (“${record.id}”)`),
    hint: text("请核对：确有发生的，把报送情况改为 complete；不属于本单位或本期的，请移出", "change the statement to complete, or remove the record"),
  };
}
