/** Rows of rejected.csv and of the list of repairs; neither ever holds a personal field. */
import type { Repair, SetAsideRecord } from "../model/evidence.ts";
import type { Problem } from "../model/problem.ts";
import type { RecordType } from "../model/record-type.ts";

/** Headers of rejected.csv, in order. */
export const REJECTED_HEADERS = ["文件", "行", "材料类型", "单位", "编号", "单元格", "原因", "处理办法"] as const;
export const REPAIR_HEADERS = ["文件", "行", "单元格", "字段", "原文", "读作"] as const;

type Types = ReadonlyMap<string, Pick<RecordType, "title" | "fields">>;

const NO_TYPES: Types = new Map();

export type Row = readonly (string | number)[];

/** One row a fault, in the order of (file, line). */
export function rejectedRows(setAside: readonly SetAsideRecord[], types: Types = NO_TYPES): readonly Row[] {
  return setAside.flatMap((record) => {
    const faults = record.faults ?? [];
    if (faults.length === 0) return record.reasons.map((reason) => row(record, types, record.position.line, "", reason, ""));
    return faults.map((fault) => row(record, types, fault.position.line, fault.position.cell ?? "", reasonText(fault), fault.hint.zh));
  });
}

function row(record: SetAsideRecord, types: Types, line: number, cell: string, reason: string, hint: string): Row {
  return [record.position.file, line, types.get(record.type)?.title.zh ?? record.type, record.unit ?? "", record.id ?? "", cell, reason, hint];
}

function reasonText(fault: Problem): string {
  return `[${fault.code}] ${fault.message.zh}`;
}

/** One row a repair, so that each can be checked against the file and undone. */
export function repairRows(repairs: readonly Repair[], types: Types = NO_TYPES): readonly Row[] {
  return repairs.map(({ position, field, from, to }) => [position.file, position.line, position.cell ?? "", fieldTitle(field, position.cell, types), from, to]);
}

/** A repair names the field alone: of the types that have one of this name, the one whose field is called like the cell. */
function fieldTitle(id: string, cell: string | undefined, types: Types): string {
  const fields = [...types.values()].flatMap((type) => type.fields.filter((field) => field.id === id));
  const named = fields.find(({ title, aliases }) => cell !== undefined && [title.zh, title.en, ...aliases].includes(cell));
  return (named ?? fields[0])?.title.zh ?? id;
}
