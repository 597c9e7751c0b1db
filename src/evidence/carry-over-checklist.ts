/**
 * carry-over.csv of the year before, laid into this year's folder: no evidence, but a checklist. A
 * matter that was open then and does not come back is told, so that nothing lapses between two years.
 */
import { parse } from "csv-parse/sync";
import type { EvidenceRecord } from "../model/evidence.ts";
import { wholeFile, type Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import type { RawFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import { decodeText } from "./decode.ts";
import { recordHash } from "./record-hash.ts";

const CARRY_OVER = "carry-over.csv";
const COLUMNS = ["id", "unit", "type"] as const;

export function isCarryOver(path: string): boolean {
  return path.split("/").at(-1) === CARRY_OVER;
}

/** What was carried over, ticked off as records come. */
export interface CarryOverChecklist {
  readonly see: (record: Pick<EvidenceRecord, "id" | "type"> & { readonly unit: string | undefined }) => void;
  /** Hashes of the records that it looks out for. */
  readonly hashes: () => readonly number[];
  /** One warning for each matter that was not seen, and what is wrong with the list itself. */
  readonly problems: () => readonly Problem[];
}

interface Item {
  readonly hash: number;
  readonly missing: Problem;
  seen: boolean;
}

export function carryOverChecklist(files: readonly RawFile[]): CarryOverChecklist {
  const items = new Map<string, Item>();
  const faults = files.filter(({ path }) => isCarryOver(path)).flatMap((file) => readItems(file, items));
  return {
    see({ id, unit, type }) {
      if (items.size === 0) return;
      const item = items.get(key(id, unit ?? "", type));
      if (item !== undefined) item.seen = true;
    },
    hashes: () => [...items.values()].map(({ hash }) => hash),
    problems: () => [...faults, ...[...items.values()].flatMap(({ seen, missing }) => (seen ? [] : [missing]))],
  };
}

function key(id: string, unit: string, type: string): string {
  return `${type}\0${unit}\0${id}`;
}

function readItems(file: RawFile, items: Map<string, Item>): readonly Problem[] {
  const { value: source, problems } = decodeText(file);
  if (source === undefined) return problems;
  const rows = readRows(source.text);
  const header = rows?.[0];
  const places = COLUMNS.map((column) => header?.indexOf(column) ?? -1);
  if (rows === undefined || places.includes(-1)) return [...problems, unreadable(file.path)];
  const [idAt = 0, unitAt = 0, typeAt = 0] = places;
  for (const [index, row] of rows.slice(1).entries()) {
    const [id = "", unit = "", type = ""] = [row[idAt], row[unitAt], row[typeAt]];
    const missing = notBack(id, unit, type, { file: file.path, line: index + 2, column: idAt + 1, cell: "id" });
    if (id !== "") items.set(key(id, unit, type), { hash: recordHash(type, unit, id), missing, seen: false });
  }
  return problems;
}

function readRows(written: string): readonly (readonly string[])[] | undefined {
  try {
    return parse(written, { bom: true, relax_column_count: true, trim: true });
  } catch {
    return undefined;
  }
}

function notBack(id: string, unit: string, type: string, position: Position): Problem {
  return {
    code: "carry-over-missing",
    severity: "warning",
    position,
    message: text(`上一年度结转的事项“${id}”（单位 ${unit}，${type}）没有出现在本年度材料中`, `the matter “${id}” carried over from last year (unit ${unit}, ${type}) is not among this year's records`),
    hint: text("请补报这件事项；已不存在的，请说明去向后从清单中删去", "hand the matter in again, or say what became of it and delete it from the list"),
  };
}

function unreadable(file: string): Problem {
  return {
    code: "carry-over-unreadable",
    severity: "warning",
    position: wholeFile(file),
    message: text("结转清单读不出，应有 id、unit、type 三列", "the carry-over list cannot be read; it needs the columns id, unit and type"),
    hint: text("请放入上一年度计分写出的 carry-over.csv 原件", "put the carry-over.csv that last year's scoring wrote here"),
  };
}
