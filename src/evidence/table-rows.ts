/**
 * The rows of a CSV text, piece by piece, each with the line it begins on. A piece without a double
 * quote is what it looks like: rows end at line ends, cells at separators, and splitting it is exact.
 * Everything else goes to csv-parse, which is strict and slow.
 */
import { CsvError, parse } from "csv-parse/sync";
import type { Buffer } from "node:buffer";
import type { ChunkedText } from "./decode.ts";
import type { PlainRow } from "./fast/plain-table.ts";

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

  constructor(code: string, line: number) {
    super(code);
    this.code = code;
    this.line = line;
  }
}

const QUOTE = '"';
const LINE_BREAKS = /\r\n|\n|\r/g;
const LINE_BREAK = /[\r\n]/;
const LONE_RETURN = /\r(?!\n)/;

/** Where rows go that are written as they should be, once the header is known. */
export interface PlainLane {
  /** What separates cells, as soon as the first row was read. */
  delimiter?: string;
  take?: PlainRow | undefined;
}

/** A row of so many characters is one whose quote was never closed, and would not fit into a text much longer. */
const LONGEST_ROW = 134_217_728;

/** So many rows are taken by the lane before the reader gets a word in. */
const AT_ONCE = 128;

/**
 * Throws a `TableFault`; the rows before it are given. `undefined` stands for many rows that went into
 * the lane: time to hand them on.
 */
export function* tableRows(source: ChunkedText, lane: PlainLane = {}): Generator<TableText | undefined> {
  let delimiter: string | undefined;
  let line = 1;
  let pieces: string[] = [];
  let length = 0;
  // a row that does not end is looked at again only when it has doubled, so that reading it stays linear
  let least = 0;
  for (const chunk of whole(source)) {
    if (length === 0 && chunk.bytes !== undefined && isPlainTable(chunk.bytes)) {
      delimiter = lane.delimiter ??= delimiterOf(firstLine(chunk.bytes));
      line = yield* plainByteRows(chunk.bytes, delimiter, line, lane);
      continue;
    }
    const more = chunk.text();
    pieces.push(more);
    length += more.length;
    if (length < least && !chunk.isLast && length < LONGEST_ROW) continue;
    const text = pieces.join("");
    delimiter = lane.delimiter ??= delimiterOf(text);
    const isPlain = !text.includes(QUOTE) && !LONE_RETURN.test(text);
    const end = isPlain || chunk.isLast ? text.length : endOfRows(text);
    pieces = [text.slice(end)];
    length = text.length - end;
    least = 2 * length;
    if (length >= LONGEST_ROW) throw new TableFault("CSV_QUOTE_NOT_CLOSED", line + openQuoteLine(text.slice(end)) - 1);
    const rows = isPlain ? plainRows(text, delimiter, line) : quotedRows(text.slice(0, end), delimiter, line);
    line = yield* rows;
  }
}

interface Chunk {
  readonly text: () => string;
  /** Where the text is UTF-8. */
  readonly bytes: Buffer | undefined;
  readonly isLast: boolean;
}

/** The pieces without byte-order mark, the last one known as such. */
function* whole(source: ChunkedText): Generator<Chunk> {
  let before: Omit<Chunk, "isLast"> | undefined;
  for (const chunk of source.utf8 === undefined ? textChunks(source.chunks()) : byteChunks(source.utf8())) {
    if (before !== undefined) yield { ...before, isLast: false };
    before = chunk;
  }
  if (before !== undefined) yield { ...before, isLast: true };
}

function* textChunks(pieces: Iterable<string>): Generator<Omit<Chunk, "isLast">> {
  let isFirst = true;
  for (const piece of pieces) {
    const text = isFirst && piece.startsWith("\ufeff") ? piece.slice(1) : piece;
    isFirst = false;
    yield { text: () => text, bytes: undefined };
  }
}

function* byteChunks(pieces: Iterable<Buffer>): Generator<Omit<Chunk, "isLast">> {
  let isFirst = true;
  for (const piece of pieces) {
    const bytes = isFirst && piece.toString("utf8", 0, 3) === "\ufeff" ? piece.subarray(3) : piece;
    isFirst = false;
    yield { text: () => bytes.toString("utf8"), bytes };
  }
}

const QUOTE_BYTE = 34;
const LINE_FEED = 10;
const RETURN = 13;

/** Whether rows end at line feeds and cells at separators, and nowhere else. */
function isPlainTable(bytes: Buffer): boolean {
  if (bytes.includes(QUOTE_BYTE)) return false;
  for (let at = bytes.indexOf(RETURN); at >= 0; at = bytes.indexOf(RETURN, at + 1)) if (bytes[at + 1] !== LINE_FEED) return false;
  return true;
}

function firstLine(bytes: Buffer): string {
  const feed = bytes.indexOf(LINE_FEED);
  return bytes.toString("utf8", 0, feed < 0 ? bytes.length : feed);
}

/** Gives back the line that follows. */
function* plainByteRows(bytes: Buffer, delimiter: string, first: number, lane: PlainLane): Generator<TableText | undefined, number> {
  let line = first;
  let taken = 0;
  for (let start = 0; start < bytes.length; line += 1) {
    const behind = lane.take === undefined ? -1 : lane.take(bytes, start, line);
    if (behind < 0) {
      const feed = bytes.indexOf(LINE_FEED, start);
      const end = feed < 0 ? bytes.length : feed;
      const trimmed = end > start && bytes[end - 1] === RETURN ? end - 1 : end;
      yield { cells: bytes.toString("utf8", start, trimmed).split(delimiter), line };
      start = end + 1;
      continue;
    }
    start = behind;
    taken += 1;
    if (taken % AT_ONCE === 0) yield undefined;
  }
  return line;
}

/** Spreadsheet programs write tabs into what they call Unicode text. */
function delimiterOf(written: string): string {
  const header = written.slice(0, written.search(/[\r\n]|$/));
  return header.includes("\t") && !header.includes(",") ? "\t" : ",";
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

function* quotedRows(text: string, delimiter: string, first: number): Generator<TableText, number> {
  let line = first;
  for (const cells of parseCells(text, delimiter, first)) {
    yield { cells, line };
    line += 1 + cells.reduce((sum, cell) => sum + breaksIn(cell), 0);
  }
  return line;
}

function parseCells(text: string, delimiter: string, first: number): readonly (readonly string[])[] {
  try {
    return parse(text, { delimiter, record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const told = Number(/at line (\d+)/.exec(error.message)?.[1] ?? 0);
    const line = error.code === "CSV_QUOTE_NOT_CLOSED" ? openQuoteLine(text) : told;
    throw new TableFault(error.code, line === 0 ? 0 : first + line - 1);
  }
}

/** csv-parse names the last line; the person needs the one where the quote was opened. */
function openQuoteLine(written: string): number {
  let line = 1;
  let opened: number | undefined;
  for (const character of written) {
    if (character === "\n") line += 1;
    if (character === QUOTE) opened = opened === undefined ? line : undefined;
  }
  return opened ?? line;
}

/** Behind the last line end that stands outside quotes: before it as many quotes were closed as opened. */
function endOfRows(text: string): number {
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
