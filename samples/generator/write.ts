/** Writes the drafts as an office's folder: registers in Chinese, exports in English, old files in GBK. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stringify } from "csv-stringify/sync";
import type { SampleUnit } from "./city.ts";
import type { Draft, Row } from "./draft.ts";
import { encodeGbk } from "./gb18030.ts";
import { written, type TitledType } from "./record-titles.ts";

export interface UnitDraft {
  readonly unit: SampleUnit;
  readonly draft: Draft;
}

type Format = "chinese-csv" | "gbk-csv" | "english-csv" | "ndjson" | "json";

/** Where each record type goes; types handed in by a unit itself may lie in a folder of its name. */
const files: readonly (readonly [type: string, format: Format, folder: "" | "考评组/" | "unit"])[] = [
  ["institution_record", "chinese-csv", "unit"],
  ["issued_document", "gbk-csv", ""],
  ["published_item", "ndjson", ""],
  ["fiscal_disclosure", "chinese-csv", ""],
  ["topic_disclosure", "chinese-csv", ""],
  ["disclosure_request", "chinese-csv", ""],
  ["policy_document", "json", ""],
  ["public_concern", "english-csv", ""],
  ["annual_report", "chinese-csv", ""],
  ["statistic", "chinese-csv", ""],
  ["honour", "chinese-csv", ""],
  ["self_assessment", "chinese-csv", ""],
  ["review_case", "chinese-csv", "考评组/"],
  ["column_check", "chinese-csv", "考评组/"],
  ["site_visit", "chinese-csv", "考评组/"],
  ["panel_rating", "chinese-csv", "考评组/"],
  ["task_report", "chinese-csv", "考评组/"],
  ["observed_fault", "chinese-csv", "考评组/"],
  ["criticism", "chinese-csv", "考评组/"],
  ["veto_matter", "chinese-csv", "考评组/"],
];

export function writeEvidence(folder: string, drafts: readonly UnitDraft[], types: ReadonlyMap<string, TitledType>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [id, format, place] of files) {
    const type = types.get(id);
    if (type === undefined) throw new Error(`no record type ${id}`);
    if (place === "unit") for (const one of drafts) write(join(folder, one.unit.name, fileName(type, format)), rowsOfType([one], id, types), type, format, false);
    else write(join(folder, place, fileName(type, format)), rowsOfType(drafts, id, types), type, format, true);
    writeEntries(join(folder, place === "unit" ? "" : place), type, drafts, types, format);
  }
}

/** Entries of lists stand in a table of their own, with the parent's id; in JSON they are nested. */
function writeEntries(folder: string, type: TitledType, drafts: readonly UnitDraft[], types: ReadonlyMap<string, TitledType>, format: Format): void {
  if (format === "ndjson" || format === "json") return;
  for (const [field, { type: kind, of }] of Object.entries(type.fields as Readonly<Record<string, { readonly type: string; readonly of?: string }>>)) {
    const inner = kind === "list" && of !== undefined ? types.get(of) : undefined;
    if (inner === undefined) continue;
    const entries = drafts.flatMap(({ unit, draft }) =>
      (draft.get(type.id) ?? []).flatMap((row) => (Array.isArray(row[field]) ? (row[field] as Row[]) : []).map((entry) => ({ unit: unit.code, parent: row["id"], ...entry }))),
    );
    if (entries.length > 0) write(join(folder, fileName(inner, format)), entries, inner, format, true);
  }
}

/** Ids are unique over the folder: the unit's code goes in front where they count from 1. */
function rowsOfType(drafts: readonly UnitDraft[], type: string, types: ReadonlyMap<string, TitledType>): readonly Row[] {
  const lists = new Set(Object.entries(types.get(type)?.fields ?? {}).flatMap(([field, { type: kind }]) => (kind === "list" ? [field] : [])));
  return drafts.flatMap(({ unit, draft }) =>
    (draft.get(type) ?? []).map((row) => {
      const id = String(row["id"]).startsWith(unit.code) ? row["id"] : `${unit.code}-${String(row["id"])}`;
      const nested = [...lists].flatMap((field) => (Array.isArray(row[field]) ? [[field, (row[field] as Row[]).map((entry) => ({ ...entry, id: `${unit.code}-${String(entry["id"])}` }))] as const] : []));
      return { unit: unit.code, ...row, id, ...Object.fromEntries(nested) };
    }),
  );
}

/** One register is kept by hand, with dates as people write them: the reader mends and lists each. */
const HAND_KEPT = "task_report";
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

function byHand(value: string, index: number): string {
  const [, year = "", month = "", day = ""] = ISO_DATE.exec(value) ?? [];
  if (year === "") return value;
  const styles = [value, `${year}/${String(Number(month))}/${String(Number(day))}`, `${year}年${String(Number(month))}月${String(Number(day))}日`, `${year}${month}${day}`, value.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))];
  return styles[index % styles.length] ?? value;
}

function fileName(type: TitledType, format: Format): string {
  switch (format) {
    case "chinese-csv":
    case "gbk-csv":
      return `${type.title}.csv`;
    case "english-csv":
      return `${type.id}.csv`;
    case "ndjson":
      return `${type.id}.ndjson`;
    case "json":
      return `${type.id}.json`;
  }
}

function write(path: string, rows: readonly Row[], type: TitledType, format: Format, withUnit: boolean): void {
  if (rows.length === 0) return;
  mkdirSync(dirname(path), { recursive: true });
  if (format === "ndjson") writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  else if (format === "json") writeFileSync(path, `${JSON.stringify({ type: type.id, records: rows }, null, 1)}\n`);
  else {
    const table = tableOf(rows, type, format === "english-csv", withUnit);
    writeFileSync(path, format === "gbk-csv" ? encodeGbk(table) : format === "english-csv" ? table : `\uFEFF${table}`);
  }
}

/** Fields that record types have had since 2018: registers of the years before have no such column. */
const LATER_FIELDS: ReadonlySet<string> = new Set(["nature", "digitalBoard", "digitalUpdatedOn", "form"]);

function tableOf(rows: readonly Row[], type: TitledType, english: boolean, withUnit: boolean): string {
  const fields = Object.entries(type.fields).filter(([id, field]) => field.type !== "list" && (rows.some((row) => id in row) || !LATER_FIELDS.has(id)));
  const own = [...(withUnit ? ["unit"] : []), "id", ...(rows.some((row) => "parent" in row) ? ["parent"] : [])];
  const common: Readonly<Record<string, string>> = { unit: "单位", id: "编号", parent: "所属记录编号" };
  const head = [...own.map((id) => (english ? id : (common[id] ?? id))), ...fields.map(([id, field]) => (english ? id : field.title))];
  const cell = type.id === HAND_KEPT ? byHand : (value: string): string => value;
  const body = rows.map((row, index) => [...own.map((id) => String(row[id])), ...fields.map(([id, field]) => cell(written(row[id], english ? undefined : field), index))]);
  return stringify([head, ...body], { record_delimiter: "windows" });
}
