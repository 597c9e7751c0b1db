/**
 * The rows of a table, piece by piece, each with the line it begins on. In a piece of UTF-8 rows without a double quote are
 * what they look like, and go into the fast lane; rows with quotes, and all of a text in another encoding, are read as text.
 */
import type { Buffer } from "node:buffer";
import type { ChunkedText } from "./decode.ts";
import type { PlainRow } from "./fast/plain-table.ts";
import { endOfRows, openQuoteLine, quotedRow, TableFault, textRows, type TableText } from "./quoted-rows.ts";

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
  let line = source.firstLine ?? 1;
  let pieces: string[] = [];
  let length = 0;
  // a row that does not end is looked at again only when it has doubled, so that reading it stays linear
  let least = 0;
  for (const chunk of source.utf8 === undefined ? textChunks(source.chunks()) : byteChunks(source.utf8(), line === 1)) {
    let more: string;
    if (length === 0 && chunk.bytes !== undefined && !hasLoneReturn(chunk.bytes)) {
      delimiter = lane.delimiter ??= delimiterOf(firstLine(chunk.bytes));
      const read = yield* byteRows(chunk.bytes, delimiter, line, lane);
      line = read.line;
      if (read.end === chunk.bytes.length) continue;
      more = chunk.bytes.toString("utf8", read.end);
    } else more = chunk.text();
    pieces.push(more);
    length += more.length;
    if (length < least && length < LONGEST_ROW) continue;
    const text = pieces.join("");
    delimiter = lane.delimiter ??= delimiterOf(text);
    const end = endOfRows(text);
    pieces = [text.slice(end)];
    length = text.length - end;
    least = 2 * length;
    if (length >= LONGEST_ROW) throw new TableFault("CSV_QUOTE_NOT_CLOSED", line + openQuoteLine(text.slice(end)) - 1);
    line = yield* textRows(text.slice(0, end), delimiter, line);
  }
  const rest = pieces.join("");
  yield* textRows(rest, delimiter ?? delimiterOf(rest), line);
}

/** A piece without byte-order mark. */
interface Chunk {
  readonly text: () => string;
  /** Where the text is UTF-8. */
  readonly bytes: Buffer | undefined;
}

function* textChunks(pieces: Iterable<string>): Generator<Chunk> {
  let isFirst = true;
  for (const piece of pieces) {
    const text = isFirst && piece.startsWith("\ufeff") ? piece.slice(1) : piece;
    isFirst = false;
    yield { text: () => text, bytes: undefined };
  }
}

/** In a part further on in a file the mark is a letter of its first row, as it is where the file is read by one. */
function* byteChunks(pieces: Iterable<Buffer>, beginFile: boolean): Generator<Chunk> {
  let isFirst = beginFile;
  for (const piece of pieces) {
    const bytes = isFirst && piece.toString("utf8", 0, 3) === "\ufeff" ? piece.subarray(3) : piece;
    isFirst = false;
    yield { text: () => bytes.toString("utf8"), bytes };
  }
}

const QUOTE = 34;
const LINE_FEED = 10;
const RETURN = 13;

/** Whether a row may end at a carriage return. */
function hasLoneReturn(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(RETURN); at >= 0; at = bytes.indexOf(RETURN, at + 1)) if (bytes[at + 1] !== LINE_FEED) return true;
  return false;
}

function firstLine(bytes: Buffer): string {
  const feed = bytes.indexOf(LINE_FEED);
  return bytes.toString("utf8", 0, feed < 0 ? bytes.length : feed);
}

/** How far a piece was read: to its end, or to a row that does not end in it; and the line that follows. */
interface Read {
  readonly end: number;
  readonly line: number;
}

function* byteRows(bytes: Buffer, delimiter: string, first: number, lane: PlainLane): Generator<TableText | undefined, Read> {
  let line = first;
  for (let start = 0; start < bytes.length; ) {
    const quote = bytes.indexOf(QUOTE, start);
    const safe = quote < 0 ? bytes.length : Math.max(start, bytes.lastIndexOf(LINE_FEED, quote) + 1);
    line = yield* plainByteRows(bytes, { start, stop: safe }, delimiter, line, lane);
    if (quote < 0) break;
    const end = behindRow(bytes, quote);
    if (end < 0) return { end: safe, line };
    line = yield* quotedRow(bytes.toString("utf8", safe, end), delimiter, line);
    start = end;
  }
  return { end: bytes.length, line };
}

/** Behind the line end, outside quotes, of the row whose first quote stands there; −1 where its last quote is open. */
function behindRow(bytes: Buffer, quote: number): number {
  let isInside = false;
  for (let at = quote; at < bytes.length; at += 1) {
    const code = bytes[at];
    if (code === QUOTE) isInside = !isInside;
    else if (code === LINE_FEED && !isInside) return at + 1;
  }
  return isInside ? -1 : bytes.length;
}

/** Rows between two offsets, none of which holds a quote. Gives back the line that follows. */
function* plainByteRows(bytes: Buffer, { start: from, stop }: { readonly start: number; readonly stop: number }, delimiter: string, first: number, lane: PlainLane): Generator<TableText | undefined, number> {
  let line = first;
  let taken = 0;
  for (let start = from; start < stop; line += 1) {
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

