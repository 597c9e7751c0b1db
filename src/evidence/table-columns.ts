/** What a table's header can be wrong about, before any of its rows is read. */
import type { Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";
import type { CompiledType } from "./compiled-type.ts";
import { meantColumn, misspelt } from "./unread-columns.ts";
import { quoted } from "./words.ts";

export interface TableHeader {
  readonly file: string;
  readonly line: number;
  readonly headers: readonly string[];
  /** Whether the folder says which unit the rows belong to. */
  readonly hasFolderUnit: boolean;
}

/** Two columns for one field, misspelt columns, and columns that every row needs. */
export function headerFaults(table: TableHeader, compiled: CompiledType): readonly Problem[] {
  if (table.headers.every((header) => header === "" || compiled.lexicon.target(header).kind === "unread" && compiled.lexicon.near(header) === undefined)) return [noHeader(table, compiled)];
  const meant = new Map(table.headers.flatMap((header, index) => {
    const near = compiled.lexicon.target(header).kind === "unread" ? meantColumn(table.headers, header, compiled) : undefined;
    return near === undefined ? [] : [[index, near] as const];
  }));
  return [
    ...duplicateColumns(table, compiled),
    ...[...meant].map(([index, { word }]) => misspelt(table.headers[index] ?? "", word, { file: table.file, line: table.line, column: index + 1, cell: table.headers[index] ?? "" })),
    ...missingColumns(table, compiled, new Set([...meant.values()].map((near) => near.index))),
  ];
}

/** One message for a title above the header or a strange separator, not one for each column that is not found. */
function noHeader({ file, line, headers }: TableHeader, compiled: CompiledType): Problem {
  const isSeparated = headers.some((header) => /[;；，|]/.test(header));
  return {
    code: "header-missing",
    severity: "error",
    position: { file, line, column: 1 },
    message: text(`这一行看不出是表头：没有一格是“${compiled.type.title.zh}”的栏目`, `this row does not look like a header: no cell names a field of ${compiled.type.title.en}`),
    hint: isSeparated
      ? text("各列之间须用半角逗号“,”分隔；请用表格软件另存为“CSV UTF-8（逗号分隔）”", "separate the columns by plain commas: save it as CSV UTF-8")
      : text("表头须在最上面一行：请删去上面的标题、说明和合并的单元格", "the header must be the first row: delete titles, remarks and merged cells above it"),
  };
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
      position: { file: table.file, line: table.line, column: index + 1, cell: header },
      message: text(`“${quoted(header)}”与“${quoted(before)}”两列是同一项`, `the columns “${quoted(header)}” and “${quoted(before)}” are the same field`),
      hint: text("请删去其中一列", "delete one of them"),
    };
    return [problem];
  });
}

/** `misspelt` holds the fields whose column is there under a wrong name. */
function missingColumns(table: TableHeader, compiled: CompiledType, misspelt: ReadonlySet<number>): readonly Problem[] {
  const present = new Set(table.headers.map((header) => compiled.lexicon.target(header)).flatMap((target) => (target.kind === "field" ? [target.field.id] : [])));
  const isEntry = compiled.type.within !== undefined;
  const needed = compiled.lexicon.fields.filter((field) => !field.personal && field.blank === "refused" && !(field.id === "unit" && table.hasFolderUnit));
  const parent = compiled.lexicon.fields.filter((field) => isEntry && field.id === "parent");
  return [...parent, ...needed]
    .filter((field) => !present.has(field.id) && !misspelt.has(compiled.lexicon.fields.indexOf(field)))
    .map((field) => ({
      code: "column-missing",
      severity: "error",
      position: { file: table.file, line: table.line, column: 1, cell: field.title.zh },
      message: text(`缺少“${field.title.zh}”一列`, `the column “${field.title.zh}” (${field.id}) is missing`),
      hint: text(`请在表头增加“${field.title.zh}”${field.id === "unit" ? "，或把文件放进以单位名称或编码命名的文件夹" : ""}`, `add the column ${field.id}`),
    }));
}
