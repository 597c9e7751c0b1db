/**
 * Rows of a table in UTF-8 without quotes, read from their bytes: cells end at separators, rows at line
 * feeds, and nothing else has a meaning.
 */
import type { Buffer } from "node:buffer";
import type { KnownCells } from "./cell-values.ts";
import { plainColumns, type PlainColumn } from "./plain-cells.ts";
import { ReferenceRow } from "./reference-row.ts";
import { canBePlain, isPlain, PlainRecords, type PlainSource } from "./plain-records.ts";

const LINE_FEED = 10;
const RETURN = 13;

/** Makes a record of the row that begins at an offset: the offset behind the row, or −1 for the careful lane. */
export type PlainRow = (bytes: Buffer, start: number, line: number) => number;

/** `undefined` where no row of the table can be plain. */
export function plainTable(headers: readonly string[], delimiter: string, source: PlainSource): PlainRow | undefined {
  const { compiled } = source;
  const columns = canBePlain(compiled) ? plainColumns(compiled.plan(headers), compiled, delimiter === "\t" ? "tabs" : "commas") : undefined;
  if (columns === undefined) return undefined;
  return rowReader(columns, delimiter.charCodeAt(0), new PlainRecords(source));
}

function rowReader(columns: readonly PlainColumn[], delimiter: number, records: PlainRecords): PlainRow {
  const last = columns.length - 1;
  const reference = new ReferenceRow(columns.length);

  /** Reads one cell: where it ends, or −1 where it is for the careful lane. */
  const readCell = (bytes: Buffer, at: number, place: number): number => {
    const column = columns[place];
    if (column?.kind !== "field") {
      const end = endOfCell(bytes, at, delimiter);
      return column?.kind === "careful" && end > at && bytes[at] !== RETURN ? -1 : end;
    }
    const end = endOfField(bytes, at, delimiter, column.cells);
    const { value } = column.cells;
    if (!isPlain(value)) return -1;
    records.values[column.index] = value;
    return end;
  };

  /** Cell by cell; the row will be the reference. */
  const readWhole = (bytes: Buffer, start: number, line: number): number => {
    records.begin();
    reference.begin();
    let at = start;
    let isReference = true;
    for (let place = 0; place <= last; place += 1) {
      const end = readCell(bytes, at, place);
      if (end < 0) return -1;
      const endsRow = end >= bytes.length || bytes[end] !== delimiter;
      if (endsRow && place < last) return -1;
      reference.cell(at, end);
      isReference = endsRow && end < bytes.length;
      at = place === last && !endsRow ? endOfEmptyCells(bytes, end, delimiter) : end;
      if (at < 0) return -1;
      at += 1;
    }
    if (!records.end(line)) return -1;
    if (isReference) reference.keep(bytes, start, at, records.values);
    return at;
  };

  /** Only the cells that differ from those of the reference. */
  const readDifferences = (bytes: Buffer, start: number, line: number): number => {
    records.begin(reference.values);
    const { starts, ends } = reference;
    let at = start;
    for (let place = 0; place <= last; ) {
      const from = starts[place] ?? 0;
      const agreed = reference.agrees(bytes, at, from);
      const next = at + agreed - from;
      while (place <= last && (ends[place] ?? 0) < agreed) place += 1;
      if (place > last) {
        at = next;
        break;
      }
      const cell = next - (agreed - (starts[place] ?? 0));
      const end = readCell(bytes, cell, place);
      if (end < 0) return -1;
      const endsRow = end >= bytes.length || bytes[end] !== delimiter;
      if (endsRow !== (place === last)) return -1;
      at = end + 1;
      place += 1;
    }
    return records.end(line) ? at : -1;
  };

  return (bytes, start, line) => (reference.bytes === bytes ? readDifferences(bytes, start, line) : readWhole(bytes, start, line));
}

/** Reads a cell; where it ends. In most columns it says what the row before said. */
function endOfField(bytes: Buffer, start: number, delimiter: number, cells: KnownCells): number {
  const { length } = bytes;
  const again = cells.repeated(bytes, start);
  if (again >= 0 && again < length) {
    const code = bytes[again];
    if (code === delimiter || code === LINE_FEED) return again;
  }
  const expected = start + cells.length;
  if (expected < length && (bytes[expected] === delimiter || bytes[expected] === LINE_FEED) && cells.readKnown(bytes, start, expected)) return expected;
  const at = endOfCell(bytes, start, delimiter);
  cells.read(bytes, start, at > start && bytes[at - 1] === RETURN ? at - 1 : at);
  return at;
}

function endOfCell(bytes: Buffer, start: number, delimiter: number): number {
  const { length } = bytes;
  let at = start;
  for (; at < length; at += 1) {
    const code = bytes[at];
    if (code === delimiter || code === LINE_FEED) break;
  }
  return at;
}

/** The end of a row behind the header's last column; −1 where something stands there. */
function endOfEmptyCells(bytes: Buffer, from: number, delimiter: number): number {
  let at = from;
  while (bytes[at] === delimiter) at += 1;
  if (bytes[at] === RETURN) at += 1;
  return at >= bytes.length || bytes[at] === LINE_FEED ? at : -1;
}
