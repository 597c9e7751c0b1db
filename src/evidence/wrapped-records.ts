/** The three shapes in which YAML and JSON files hold records: a list, a wrapped list, one record. */
import type { Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";
import { emptyFile, namedType, type FileContext } from "./file-records.ts";
import { entriesOf, type RawPath } from "./raw-record.ts";
import { quoted } from "./words.ts";

export interface Wrapper {
  /** Where the records stand: the root is one, the root lists them, or `records:` does. */
  readonly at: "root" | "list" | "records";
  readonly records: readonly unknown[];
  /** With the type and unit that the wrapper names. */
  readonly context: FileContext;
}

const WRAPPER_KEYS: ReadonlySet<string> = new Set(["type", "unit", "records", "notes"]);

/** `undefined` where the file holds no records; whatever is wrong was reported. */
export function wrappedRecords(root: unknown, context: FileContext, at: (path: RawPath) => Position): Wrapper | undefined {
  if (root === null || root === undefined) {
    context.problem(emptyFile(at([])));
    return undefined;
  }
  if (Array.isArray(root)) return { at: "list", records: root, context };
  const entries = entriesOf(root);
  if (entries === undefined) {
    context.problem(noRecords(at([])));
    return undefined;
  }
  const map = new Map(entries.keys.map((key, index) => [key, entries.values[index]]));
  if (!map.has("records")) return { at: "root", records: [root], context };
  return wrappedList(map, context, at);
}

function wrappedList(map: ReadonlyMap<string, unknown>, context: FileContext, at: (path: RawPath) => Position): Wrapper | undefined {
  for (const key of map.keys()) if (!WRAPPER_KEYS.has(key)) context.problem(unknownWrapperKey(key, at([key])));
  const records = map.get("records");
  if (!Array.isArray(records)) {
    context.problem(noRecords(at(["records"])));
    return undefined;
  }
  const type = map.has("type") ? namedType(context, map.get("type"), () => at(["type"])) : context.type;
  if (map.has("type") && type === undefined) return undefined;
  const unit = map.get("unit");
  const unitCode = unit === undefined || unit === null ? context.folderUnit : context.findUnit(unit, () => at(["unit"]));
  return { at: "records", records, context: { ...context, type, folderUnit: unitCode } };
}

function noRecords(position: Position): Problem {
  return {
    code: "value-invalid",
    severity: "error",
    position,
    message: text("这里应为记录的列表", "a list of records should stand here"),
    hint: text("每条记录以“- ”开头；或写成 records: 下的列表", "start each record with “- ”, or list them under records:"),
  };
}

function unknownWrapperKey(key: string, position: Position): Problem {
  return {
    code: "unknown-key",
    severity: "error",
    position,
    message: text(`记录列表旁没有“${quoted(key)}”这个键`, `there is no key “${quoted(key)}” beside a list of records`),
    hint: text("此处可用的键：type、unit、records、notes", "keys that can stand here: type, unit, records, notes"),
  };
}
