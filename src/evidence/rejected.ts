/** Rows of rejected.csv and of the list of repairs; neither ever holds a personal field. */
import type { Evidence, Repair, SetAsideRecord } from "../model/evidence.ts";
import type { Problem } from "../model/problem.ts";

/** Headers of rejected.csv, in order. */
export const REJECTED_HEADERS = ["文件", "行", "材料类型", "单位", "编号", "单元格", "原因", "处理办法"] as const;
export const REPAIR_HEADERS = ["文件", "行", "单元格", "字段", "原文", "读作"] as const;

export type Row = readonly (string | number)[];

/** One row a fault, in the order of (file, line). */
export function rejectedRows(setAside: readonly SetAsideRecord[]): readonly Row[] {
  return setAside.flatMap((record) => {
    const faults = record.faults ?? [];
    if (faults.length === 0) return record.reasons.map((reason) => row(record, record.position.line, "", reason, ""));
    return faults.map((fault) => row(record, fault.position.line, fault.position.cell ?? "", reasonText(fault), fault.hint.zh));
  });
}

function row(record: SetAsideRecord, line: number, cell: string, reason: string, hint: string): Row {
  return [record.position.file, line, record.type, record.unit ?? "", record.id ?? "", cell, reason, hint];
}

function reasonText(fault: Problem): string {
  return `[${fault.code}] ${fault.message.zh}`;
}

/** One row a repair, so that each can be checked against the file and undone. */
export function repairRows(repairs: readonly Repair[]): readonly Row[] {
  return repairs.map(({ position, field, from, to }) => [position.file, position.line, position.cell ?? "", field, from, to]);
}

/** Both lists of an assessment. */
export function intakeLists(evidence: Evidence): { readonly rejected: readonly Row[]; readonly repairs: readonly Row[] } {
  return { rejected: rejectedRows(evidence.setAside), repairs: repairRows(evidence.repairs) };
}
