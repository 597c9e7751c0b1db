/**
 * CSV and TSV, strict: an open quote is a structure fault, a row that does not fit the header is set
 * aside and none of its cells is shown, because nobody can say which of them is personal.
 */
import { CsvError, parse } from "csv-parse/sync";
import type { Problem } from "../model/problem.ts";
import type { SourceFile } from "../model/source-file.ts";
import { text, type Text } from "../model/text.ts";
import { setAsideUnread, type FileContext } from "./file-records.ts";
import type { RawRecord } from "./raw-record.ts";

export interface CsvTable {
  readonly headers: readonly string[];
  readonly headerLine: number;
  readonly rows: Iterable<RawRecord>;
}

const LINE_BREAKS = /\r\n|\n|\r/g;
const LINE_BREAK = /[\r\n]/;

/** `undefined` where the file is empty or broken; what is wrong was reported. */
export function readCsv(source: SourceFile, type: string, context: FileContext): CsvTable | undefined {
  const cells = parseCells(source, context);
  if (cells === undefined) return undefined;
  const top = cells.findIndex((row) => !isBlankRow(row));
  const headers = cells[top]?.map((header) => header.trim());
  if (headers === undefined) return undefined;
  while (headers.at(-1) === "") headers.pop();
  return { headers, headerLine: top + 1, rows: records(source, type, headers, cells, top, context) };
}

function parseCells(source: SourceFile, context: FileContext): readonly (readonly string[])[] | undefined {
  try {
    return parse(source.text, {
      bom: true,
      delimiter: delimiterOf(source.text),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      skip_empty_lines: false,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    context.problem(syntaxFault(source, error));
    return undefined;
  }
}

/** Spreadsheet programs write tabs into what they call Unicode text. */
function delimiterOf(written: string): string {
  const header = written.slice(0, written.search(/[\r\n]|$/));
  return header.includes("\t") && !header.includes(",") ? "\t" : ",";
}

function* records(
  source: SourceFile,
  type: string,
  headers: readonly string[],
  cells: readonly (readonly string[])[],
  top: number,
  context: FileContext,
): Generator<RawRecord> {
  const hasQuotes = source.text.includes('"');
  const columns = new Map(headers.map((header, index) => [header, index]));
  let line = 1;
  for (const [index, row] of cells.entries()) {
    const start = line;
    line += 1 + (hasQuotes ? row.reduce((sum, cell) => sum + breaksIn(cell), 0) : 0);
    if (index <= top || isBlankRow(row)) continue;
    if (row.length < headers.length || !isBlankRow(row.slice(headers.length))) {
      setAsideUnread(context, raggedRow(source.path, start, headers.length, row.length));
    } else {
      yield { ...tableRow(source.path, type, headers, columns, row, start, context.folderUnit), headerLine: top + 1 };
    }
  }
}

function tableRow(
  file: string,
  type: string,
  headers: readonly string[],
  columns: ReadonlyMap<string, number>,
  row: readonly string[],
  line: number,
  folderUnit: string | undefined,
): RawRecord {
  return {
    type,
    position: { file, line, column: 1 },
    folderUnit,
    isTable: true,
    keys: headers,
    values: row,
    at: ([header]) => {
      const index = columns.get(String(header)) ?? 0;
      const before = row.slice(0, index).reduce((sum, cell) => sum + breaksIn(cell), 0);
      return { file, line: line + before, column: index + 1, cell: String(header) };
    },
    written: ([header]) => row[columns.get(String(header)) ?? -1],
  };
}

function isBlankRow(row: readonly string[]): boolean {
  for (const cell of row) if (cell !== "" && cell.trim() !== "") return false;
  return true;
}

function breaksIn(cell: string): number {
  return LINE_BREAK.test(cell) ? (cell.match(LINE_BREAKS)?.length ?? 0) : 0;
}

function raggedRow(file: string, line: number, expected: number, found: number): Problem {
  return {
    code: "csv-ragged",
    severity: "set-aside",
    position: { file, line, column: 1 },
    message: text(`本行有 ${String(found)} 格，表头有 ${String(expected)} 列`, `this row has ${String(found)} cells, the header ${String(expected)}`),
    hint: text("请检查本行是否多写、漏写了逗号；内容中含逗号的要用英文双引号括起", "check for commas too many or too few; put cells that hold a comma into double quotes"),
  };
}

function syntaxFault(source: SourceFile, error: CsvError): Problem {
  const told = faultMessage(error.code);
  const line = error.code === "CSV_QUOTE_NOT_CLOSED" ? openQuoteLine(source.text) : Number(/at line (\d+)/.exec(error.message)?.[1] ?? 0);
  return {
    code: "csv-syntax",
    severity: "error",
    position: { file: source.path, line, column: line === 0 ? 0 : 1 },
    message: told,
    hint: text("请用表格软件打开检查，另存为“CSV UTF-8”；内容中的双引号要写成两个", "open it in a spreadsheet program and save it as CSV UTF-8; a quote inside a cell is written twice"),
  };
}

function faultMessage(code: string): Text {
  switch (code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return text("从这里开始的双引号没有闭合，后面的内容都被当成一格", "the double quote that opens here is never closed");
    case "INVALID_OPENING_QUOTE":
    case "CSV_INVALID_OPENING_QUOTE":
      return text("一格的中间出现了英文双引号", "a double quote stands in the middle of a cell");
    case "CSV_INVALID_CLOSING_QUOTE":
      return text("双引号闭合之后、逗号之前还有别的字", "something stands between a closing quote and the comma");
    default:
      return text(`表格写法有误（${code}）`, `the table cannot be read (${code})`);
  }
}

/** csv-parse names the last line; the person needs the one where the quote was opened. */
function openQuoteLine(written: string): number {
  let line = 1;
  let opened: number | undefined;
  for (const character of written) {
    if (character === "\n") line += 1;
    if (character === '"') opened = opened === undefined ? line : undefined;
  }
  return opened ?? line;
}
