/**
 * What a cell means where it is written as it should be. The careful lane's own reader is asked, once
 * for each word; whatever it mends, refuses or wonders about is left to it (`UNUSUAL`).
 */
import type { Buffer } from "node:buffer";
import type { FieldValue } from "../../model/evidence.ts";
import { blankValue, isIndispensable } from "../blank-values.ts";
import { isRemark } from "../common-fields.ts";
import { statedNone, type FieldReader } from "../read-value.ts";
import type { Reading } from "../reading.ts";
import { ByteWords, hashOf, viewOf } from "./byte-words.ts";

/** Not for the fast lane. */
export const UNUSUAL = Symbol("unusual");

export type CellValue = FieldValue | typeof UNUSUAL;

/** Words of a field that are kept; the values of others are read each time. */
export const KEPT_WORDS = 5_000;

/** Reads cells of a table. */
export function tableCells(reader: FieldReader): KnownCells {
  return new KnownCells((written) => (reader.field.type.kind === "list" ? listCell(written, reader) : usual(reader.scalar(written, "cell"), reader)), keptWords(reader));
}

/** Reads values in JSON, as they are written: strings in their quotes. */
export function jsonCells(reader: FieldReader): KnownCells {
  return new KnownCells((written) => jsonValue(written, reader), keptWords(reader));
}

/** An id does not come again. */
function keptWords({ field }: FieldReader): number {
  return field.id === "id" ? 0 : KEPT_WORDS;
}

/** The cells of a field, as bytes; what words mean that come again and again is kept. */
export class KnownCells {
  /** What was read last, or what stands there again. */
  value: CellValue = UNUSUAL;
  readonly #read: (written: string) => CellValue;
  #most: number;
  #words = new ByteWords();
  #values: CellValue[] = [];
  #last = -1;
  #length = 0;
  /** How often a word was found that was kept. */
  #found = 0;

  constructor(read: (written: string) => CellValue, most: number) {
    this.#read = read;
    this.#most = most;
  }

  /** The end of the last word, if it stands at that offset once more; else −1. What follows may belong to the cell. */
  repeated(bytes: Buffer, start: number): number {
    if (this.#last < 0) return -1;
    const end = this.#words.repeats(this.#last, viewOf(bytes), start);
    if (end >= 0) this.value = this.#values[this.#last];
    return end;
  }

  /** How long the last word was: most are days, and as long as the one before. */
  get length(): number {
    return this.#length;
  }

  /** Reads the bytes between two offsets, if they are a word that was met before. No known word goes on behind its cell. */
  readKnown(bytes: Buffer, start: number, end: number): boolean {
    if (this.#most === 0) return false;
    const view = viewOf(bytes);
    return this.#take(this.#words.find(view, start, end, hashOf(view, start, end)), end - start);
  }

  /** Reads the bytes between two offsets. */
  read(bytes: Buffer, start: number, end: number): void {
    if (this.#most === 0) {
      this.value = this.#read(bytes.toString("utf8", start, end));
      return;
    }
    const view = viewOf(bytes);
    const hash = hashOf(view, start, end);
    if (this.#take(this.#words.find(view, start, end, hash), end - start)) return;
    this.value = this.#read(bytes.toString("utf8", start, end));
    if (this.#words.size < this.#most) {
      this.#last = this.#words.add(bytes, start, end, hash);
      this.#values.push(this.value);
      if (this.#words.size === this.#most) this.#forgetUnlessMet();
    }
  }

  #take(known: number, length: number): boolean {
    if (known < 0) return false;
    this.#found += 1;
    this.#last = known;
    this.#length = length;
    this.value = this.#values[known];
    return true;
  }

  /** Words of which hardly one came again are not worth being looked for: numbers of documents, subjects. */
  #forgetUnlessMet(): void {
    if (this.#found > this.#most) return;
    this.#most = 0;
    this.#last = -1;
    this.#words = new ByteWords();
    this.#values = [];
  }
}

/** A list of records cannot stand in a cell, but that there are none can. */
function listCell(written: string, { field }: FieldReader): CellValue {
  if (written === "") return blankValue(field);
  return written === "无" ? [] : UNUSUAL;
}

function usual(reading: Reading, { field }: FieldReader): CellValue {
  if (reading.kind === "fault" || reading.repairedTo !== undefined) return UNUSUAL;
  if (reading.kind === "blank") return settled(blankValue(field), field);
  if (reading.errors !== undefined || (reading.value === null && isIndispensable(field))) return UNUSUAL;
  return settled(reading.value, field);
}

/** Free text that no rule reads is kept only where somebody wrote something. */
function settled(value: FieldValue, field: FieldReader["field"]): FieldValue {
  return value === null && isRemark(field) ? undefined : value;
}

const QUOTE = '"';

/** The scanner hands on only strings without escapes, which say what stands in their quotes. */
function jsonValue(written: string, reader: FieldReader): CellValue {
  const value = written.startsWith(QUOTE) ? written.slice(1, -1) : parsed(written);
  const isList = reader.field.type.kind === "list";
  if (value === UNPARSED) return UNUSUAL;
  if (value === null) return isList ? [] : usual(statedNone(reader.field), reader);
  if (Array.isArray(value)) {
    if (isList) return value.length === 0 ? [] : UNUSUAL;
    return reader.list !== undefined && value.every((part) => typeof part === "string") ? usual(reader.list(value), reader) : UNUSUAL;
  }
  if (isList) return UNUSUAL;
  if (typeof value === "string") return usual(reader.scalar(value, "string"), reader);
  if (typeof value === "boolean") return usual(reader.scalar(String(value), "boolean"), reader);
  // whole numbers survive parsing; of the others the text is taken
  if (typeof value === "number") return usual(reader.scalar(Number.isSafeInteger(value) ? String(value) : written, "number"), reader);
  return UNUSUAL;
}

const UNPARSED = Symbol("not JSON");

/** What JSON says; a symbol where it is none. */
export function parsed(written: string): unknown {
  try {
    return JSON.parse(written) as unknown;
  } catch {
    return UNPARSED;
  }
}
