/** Everything that scoring writes: the result, the findings, what was set aside, mended and carried over, the sheets. */
import type { Assessed } from "./assess.ts";
import { REJECTED_HEADERS, rejectedRows, REPAIR_HEADERS, repairRows } from "./evidence/rejected.ts";
import type { CarriedOver } from "./judge/carry-over.ts";
import { formatPlainDate } from "./model/plain-date.ts";
import type { Language } from "./model/text.ts";
import { sheetFiles } from "./sheets/sheet-files.ts";
import { tableCsv } from "./sheets/table-csv.ts";

export interface OutputText {
  readonly path: string;
  readonly content: string;
}

/** `result.json` as it is written: stable key order, two spaces, a newline at the end. */
export function resultJson({ result }: Pick<Assessed, "result">): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}

export function outputFiles(assessed: Assessed, language: Language): readonly OutputText[] {
  const { evidence, judged, result } = assessed;
  const carriedOver = [...judged.byUnit.values()].flatMap((unit) => unit.carriedOver);
  return [
    { path: "result.json", content: resultJson(assessed) },
    { path: "findings.ndjson", content: assessed.findings },
    { path: "rejected.csv", content: tableCsv(REJECTED_HEADERS, rejectedRows(evidence.setAside)) },
    { path: "repairs.csv", content: tableCsv(REPAIR_HEADERS, repairRows(evidence.repairs)) },
    { path: "carry-over.csv", content: tableCsv(CARRY_OVER_HEADERS, carriedOver.map(carryOverRow)) },
    ...sheetFiles(result, language),
  ];
}

const CARRY_OVER_HEADERS = ["id", "unit", "type", "due", "still_to_judge"];

function carryOverRow({ id, unit, type, dueOn, rules }: CarriedOver): readonly string[] {
  return [id, unit, type, dueOn === undefined ? "" : formatPlainDate(dueOn), rules.join(" ")];
}
