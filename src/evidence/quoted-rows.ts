/**
 * Rows of a CSV text. A row without a double quote is what it looks like; one whose quoted cells are written as they should
 * be is read here too. Whatever is odd about quotes goes to csv-parse, which is strict, slow, and knows what to call it.
 */
import { CsvError, parse, type Options } from "csv-parse/sync";

export interface TableText {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The text is no CSV from some line on. */
export class TableFault extends Error {
  override readonly name = "TableFault";
  readonly code: string;
  /** 0 where it is not known. */
  readonly line: number;
  /** Where the quote opens after which the text was read as one cell; the same line where nothing else is known. */
  readonly from: number;

  constructor(code: string, line: number, from = line) {
    super(code);
    this.code = code;
    this.line = line;
    this.from = from;
  }
}

const QUOTE = '"';
const LINE_BREAKS = /\r\n|\n|\r/g;
const LINE_BREAK = /[\r\n]/;
const LONE_RETURN = /\r(?!\n)/;

/** Rows of a text that ends with a row. Gives back the line that follows. */
export function* textRows(text: string, delimiter: string, first: number): Generator<TableText, number> {
  if (LONE_RETURN.test(text)) return yield* strictRows(text, delimiter, first);
  let line = first;
  for (let start = 0; start < text.length; ) {
    const quote = text.indexOf(QUOTE, start);
    const safe = quote < 0 ? text.length : Math.max(start, text.lastIndexOf("\n", quote) + 1);
    line = yield* plainRows(text.slice(start, safe), delimiter, line);
    if (quote < 0) return line;
    const end = behindRow(text, quote);
    line = yield* quotedRow(text.slice(safe, end < 0 ? text.length : end), delimiter, line);
    start = end < 0 ? text.length : end;
  }
  return line;
}

/** Behind the line end, outside quotes, of the row whose first quote stands there; −1 where its last quote is open. */
function behindRow(text: string, quote: number): number {
  let isInside = false;
  for (let at = quote; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === QUOTE) isInside = !isInside;
    else if (letter === "\n" && !isInside) return at + 1;
  }
  return isInside ? -1 : text.length;
}

/** A row with quotes, or a text that ends within one. Gives back the line that follows. */
export function* quotedRow(text: string, delimiter: string, line: number): Generator<TableText, number> {
  const cells = quotedCells(text, delimiter);
  if (cells === undefined) return yield* strictRows(text, delimiter, line);
  yield { cells, line };
  return line + linesOf(cells);
}

/** The cells of a row that is written as it should be; `undefined` where it is not. */
function quotedCells(text: string, delimiter: string): readonly string[] | undefined {
  const stop = text.endsWith("\r\n") ? text.length - 2 : text.endsWith("\n") ? text.length - 1 : text.length;
  const cells: string[] = [];
  for (let start = 0; ; ) {
    const end = text[start] === QUOTE ? behindClosingQuote(text, start) : nextDelimiter(text, delimiter, start, stop);
    if (end < 0 || end > stop || (end < stop && text[end] !== delimiter)) return undefined;
    const cell = text.slice(start, end);
    if (cell.startsWith(QUOTE)) cells.push(cell.slice(1, -1).replaceAll('""', QUOTE));
    else if (cell.includes(QUOTE)) return undefined;
    else cells.push(cell);
    if (end === stop) return cells;
    start = end + 1;
  }
}

function nextDelimiter(text: string, delimiter: string, from: number, stop: number): number {
  const end = text.indexOf(delimiter, from);
  return end < 0 || end > stop ? stop : end;
}

/** −1 where the quote that opens there is never closed. */
function behindClosingQuote(text: string, start: number): number {
  let at = text.indexOf(QUOTE, start + 1);
  while (at >= 0 && text[at + 1] === QUOTE) at = text.indexOf(QUOTE, at + 2);
  return at < 0 ? -1 : at + 1;
}

/** Gives back the line that follows. */
function* plainRows(text: string, delimiter: string, first: number): Generator<TableText, number> {
  let line = first;
  for (let start = 0; start < text.length; line += 1) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    const trimmed = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    yield { cells: text.slice(start, trimmed).split(delimiter), line };
    start = end + 1;
  }
  return line;
}

/** What csv-parse makes of it. */
function* strictRows(text: string, delimiter: string, first: number): Generator<TableText, number> {
  let line = first;
  for (const cells of parseCells(text, delimiter, first)) {
    yield { cells, line };
    line += linesOf(cells);
  }
  return line;
}

function linesOf(cells: readonly string[]): number {
  return 1 + cells.reduce((sum, cell) => sum + breaksIn(cell), 0);
}

function parseCells(text: string, delimiter: string, first: number): readonly (readonly string[])[] {
  const options = { delimiter, record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true, skip_empty_lines: false };
  try {
    return parse(text, options);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = error.code === "CSV_QUOTE_NOT_CLOSED" ? openQuoteLine(text) : lineTold(error, text, options);
    throw new TableFault(error.code, line === 0 ? 0 : first + line - 1, first + openedBefore(text, line) - 1);
  }
}

/** 0 where it is not told. A line end of two letters inside a cell counts as two lines there, and in no editor. */
function lineTold(error: CsvError, text: string, options: Options): number {
  if (!text.includes("\r\n")) return Number(/at line (\d+)/.exec(error.message)?.[1] ?? 0);
  const plain = text.replaceAll("\r\n", "\n");
  try {
    parse(plain, options);
  } catch (again) {
    if (again instanceof CsvError) return lineTold(again, plain, options);
    throw again;
  }
  return 0;
}

/** The line on which the quotes open that span this one; the line itself where none do. */
function openedBefore(written: string, line: number): number {
  let here = 1;
  let opened: number | undefined;
  for (const character of written) {
    if (character === "\n") here += 1;
    if (character !== QUOTE) continue;
    if (here === line) return opened ?? line;
    opened = opened === undefined ? here : undefined;
  }
  return line;
}

/** csv-parse names the last line; the person needs the one where the quote was opened. */
export function openQuoteLine(written: string): number {
  let line = 1;
  let opened: number | undefined;
  for (const character of written) {
    if (character === "\n") line += 1;
    if (character === QUOTE) opened = opened === undefined ? line : undefined;
  }
  return opened ?? line;
}

/** Behind the last line end that stands outside quotes: before it as many quotes were closed as opened. */
export function endOfRows(text: string): number {
  let quotes = 0;
  for (let at = text.indexOf(QUOTE); at >= 0; at = text.indexOf(QUOTE, at + 1)) quotes += 1;
  let end = text.length;
  let last = text.lastIndexOf(QUOTE);
  while (quotes % 2 === 1 && end > 0) {
    const cut = end < 2 ? 0 : text.lastIndexOf("\n", end - 2) + 1;
    for (; last >= cut; last = last === 0 ? -1 : text.lastIndexOf(QUOTE, last - 1)) quotes -= 1;
    end = cut;
  }
  return end;
}

/** How many line breaks stand inside a cell. */
export function breaksIn(cell: string): number {
  return LINE_BREAK.test(cell) ? (cell.match(LINE_BREAKS)?.length ?? 0) : 0;
}
