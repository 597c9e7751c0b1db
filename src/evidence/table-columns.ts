/** What a table's header can be wrong about, before any of its rows is read. */
import type { Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";
import type { CompiledType } from "./compiled-type.ts";
import { quoted } from "./words.ts";

export interface TableHeader {
  readonly file: string;
  readonly headers: readonly string[];
  /** Whether the folder says which unit the rows belong to. */
  readonly hasFolderUnit: boolean;
}

/** Two columns for one field, and columns that every row needs. */
export function headerFaults(table: TableHeader, compiled: CompiledType): readonly Problem[] {
  return [...duplicateColumns(table, compiled), ...missingColumns(table, compiled)];
}

function duplicateColumns(table: TableHeader, compiled: CompiledType): readonly Problem[] {
  const seen = new Map<string, string>();
  return table.headers.flatMap((header, index) => {
    if (header === "") return [];
    const target = compiled.lexicon.target(header);
    const meaning = target.kind === "field" ? `field ${String(target.index)}` : target.kind === "entry" ? `entry ${String(target.index)} ${String(target.number)} ${target.header}` : `header ${header}`;
    const before = seen.get(meaning);
    seen.set(meaning, before ?? header);
    if (before === undefined) return [];
    const problem: Problem = {
      code: "column-duplicate",
      severity: "error",
      position: { file: table.file, line: 1, column: index + 1, cell: header },
      message: text(`“${quoted(header)}”与“${quoted(before)}”两列是同一项`, `the columns “${quoted(header)}” and “${quoted(before)}” are the same field`),
      hint: text("请删去其中一列", "delete one of them"),
    };
    return [problem];
  });
}

function missingColumns(table: TableHeader, compiled: CompiledType): readonly Problem[] {
  const present = new Set(table.headers.map((header) => compiled.lexicon.target(header)).flatMap((target) => (target.kind === "field" ? [target.field.id] : [])));
  const isEntry = compiled.type.within !== undefined;
  const needed = compiled.lexicon.fields.filter((field) => !field.personal && field.blank === "refused" && !(field.id === "unit" && table.hasFolderUnit));
  const parent = compiled.lexicon.fields.filter((field) => isEntry && field.id === "parent");
  return [...parent, ...needed]
    .filter((field) => !present.has(field.id))
    .map((field) => ({
      code: "column-missing",
      severity: "error",
      position: { file: table.file, line: 1, column: 1, cell: field.title.zh },
      message: text(`缺少“${field.title.zh}”一列`, `the column “${field.title.zh}” (${field.id}) is missing`),
      hint: text(`请在表头增加“${field.title.zh}”${field.id === "unit" ? "，或把文件放进以单位名称或编码命名的文件夹" : ""}`, `add the column ${field.id}`),
    }));
}
