/**
 * CSV and TSV, strict: an open quote is a structure fault, a row that does not fit the header is set
 * aside and none of its cells is shown, because nobody can say which of them is personal.
 */
import type { Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import { text, type Text } from "../model/text.ts";
import type { ChunkedText } from "./decode.ts";
import { setAsideUnread, type FileContext } from "./file-records.ts";
import type { RawPath, RawRecord } from "./raw-record.ts";
import { breaksIn, TableFault, type TableText } from "./quoted-rows.ts";
import { tableRows, type PlainLane } from "./table-rows.ts";

export interface CsvTable {
  readonly headers: readonly string[];
  readonly headerLine: number;
  /** Can be gone through once. A fault of the text on the way is reported and ends them. */
  readonly rows: Iterable<RawRecord | undefined>;
  /** Whether there was such a fault. */
  readonly isBroken: () => boolean;
}

/** Why there is no table: all rows are blank, or the text is broken before its header, which was reported. */
export type NoTable = "blank" | "broken";

export function readCsv(source: ChunkedText, type: string, context: FileContext, lane: PlainLane = {}): CsvTable | NoTable {
  const rows = tableRows(source, lane);
  const header = firstRow(rows, source, context);
  if (typeof header === "string") return header;
  const headers = header.cells.map((cell) => cell.trim());
  while (headers.at(-1) === "") headers.pop();
  return readRows(rows, tableOf(source, type, context, { headers, headerLine: header.line }), context);
}

/** A part of a table whose header was read elsewhere. */
export function readCsvPart(source: ChunkedText, type: string, context: FileContext, header: Pick<CsvTable, "headers" | "headerLine">, lane: PlainLane): CsvTable {
  return readRows(tableRows(source, lane), tableOf(source, type, context, header), context);
}

function readRows(rows: Iterable<TableText | undefined>, table: Table, context: FileContext): CsvTable {
  let isBroken = false;
  const end = (fault: TableFault): void => {
    isBroken = true;
    report(fault, table.file, context);
  };
  return { headers: table.headers, headerLine: table.headerLine, rows: records(rows, table, context, end), isBroken: () => isBroken };
}

function tableOf({ path }: ChunkedText, type: string, { folderUnit }: FileContext, { headers, headerLine }: Pick<CsvTable, "headers" | "headerLine">): Table {
  return { file: path, type, headers, headerLine, columns: new Map(headers.map((name, index) => [name, index])), folderUnit };
}

function firstRow(rows: Generator<TableText | undefined>, source: ChunkedText, context: FileContext): TableText | NoTable {
  try {
    for (let next = rows.next(); next.done !== true; next = rows.next()) if (next.value !== undefined && !isBlankRow(next.value.cells)) return next.value;
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    report(error, source.path, context);
    return "broken";
  }
  return "blank";
}

/** What all rows of a table share. */
interface Table {
  readonly file: string;
  readonly type: string;
  readonly headers: readonly string[];
  readonly headerLine: number;
  readonly columns: ReadonlyMap<string, number>;
  readonly folderUnit: string | undefined;
}

function* records(rows: Iterable<TableText | undefined>, table: Table, context: FileContext, end: (fault: TableFault) => void): Generator<RawRecord | undefined> {
  const width = table.headers.length;
  try {
    for (const row of rows) {
      if (row === undefined) {
        yield undefined;
        continue;
      }
      const { cells, line } = row;
      if (isBlankRow(cells)) continue;
      if (cells.length < width || (cells.length > width && !isBlankRow(cells.slice(width)))) setAsideUnread(context, raggedRow(table.file, line, width, cells.length));
      else yield new TableRow(table, cells, line);
    }
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    end(error);
  }
}

class TableRow implements RawRecord {
  readonly isTable = true;
  readonly type: string;
  readonly folderUnit: string | undefined;
  readonly headerLine: number;
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly position: Position;
  readonly #columns: ReadonlyMap<string, number>;
  /** Line breaks in the cells before each; most rows are never asked for a place. */
  #breaksBefore: readonly number[] | undefined;

  constructor(table: Table, cells: readonly string[], line: number) {
    this.type = table.type;
    this.folderUnit = table.folderUnit;
    this.headerLine = table.headerLine;
    this.keys = table.headers;
    this.values = cells;
    this.position = { file: table.file, line, column: 1 };
    this.#columns = table.columns;
  }

  at([header]: RawPath): Position {
    const index = this.#columns.get(String(header)) ?? 0;
    this.#breaksBefore ??= breaksBefore(this.values);
    const before = this.#breaksBefore[index] ?? 0;
    return { file: this.position.file, line: this.position.line + before, column: index + 1, cell: String(header) };
  }

  written([header]: RawPath): string | undefined {
    return this.values[this.#columns.get(String(header)) ?? -1];
  }
}

function breaksBefore(cells: readonly string[]): readonly number[] {
  let sum = 0;
  return cells.map((cell) => {
    const before = sum;
    sum += breaksIn(cell);
    return before;
  });
}

function isBlankRow(row: readonly string[]): boolean {
  for (const cell of row) if (cell !== "" && cell.trim() !== "") return false;
  return true;
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

function report(error: TableFault, file: string, context: FileContext): void {
  context.problem({
    code: "csv-syntax",
    severity: "error",
    position: { file, line: error.line, column: error.line === 0 ? 0 : 1 },
    message: withOpening(faultMessage(error.code), error),
    hint: text("请用表格软件打开检查，另存为“CSV UTF-8”；内容中的双引号要写成两个", "open it in a spreadsheet program and save it as CSV UTF-8; a quote inside a cell is written twice"),
  });
}

/** Whoever looks at the line alone finds nothing wrong with it, where the quote too many stands above. */
function withOpening(message: Text, { line, from }: TableFault): Text {
  if (from >= line) return message;
  return text(`${message.zh}（这一格从第 ${String(from)} 行的双引号开始，多半是那里多了或少了一个）`, `${message.en} (the cell begins with a quote on line ${String(from)}, where one is probably missing or too many)`);
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
