/**
 * Lines of NDJSON in UTF-8, read from their bytes: records of a file have the same keys in the same
 * order, some left out, so that keys are compared and not parsed. What a value says is asked of the
 * parser once for each way it is written.
 */
import type { Buffer } from "node:buffer";
import type { CompiledType } from "../compiled-type.ts";
import { KEPT_WORDS, KnownCells, parsed, UNUSUAL } from "./cell-values.ts";
import { plainColumns, type PlainColumn } from "./plain-cells.ts";
import { ReferenceRow } from "./reference-row.ts";
import { canBePlain, isPlain, PlainRecords, type PlainSource } from "./plain-records.ts";

export interface PlainLines {
  /** Makes a record of the line that begins at an offset: the offset behind the line, or −1 for the careful lane. */
  readonly read: (bytes: Buffer, start: number, line: number) => number;
  /** Looks at the keys of a record that the careful lane read, so that others like it need not go there. */
  readonly learn: (keys: readonly string[], compiled: CompiledType) => void;
}

export interface PlainLineSource extends Omit<PlainSource, "compiled"> {
  /** Id of the type that the file's name says. */
  readonly type: string | undefined;
  /** Id of the type that a word in `type` names. */
  readonly findType: (word: string) => string | undefined;
}

/** More keys than this no record has that is like the others of its file. */
const MOST_KEYS = 200;

export function plainLines(source: PlainLineSource): PlainLines {
  let known: readonly string[] = [];
  let layout: LineReader | undefined;
  let of: CompiledType | undefined;
  return {
    read: (bytes, start, line) => (layout === undefined ? -1 : layout(bytes, start, line)),
    learn(keys, compiled) {
      if (!canBePlain(compiled)) return;
      const fresh = of === compiled ? keys.filter((key) => !known.includes(key)) : keys;
      if (fresh.length === 0 || keys.length > MOST_KEYS || (of === compiled && known.length > MOST_KEYS)) return;
      known = of === compiled ? merged(known, keys) : keys;
      of = compiled;
      layout = lineReader(known, compiled, source);
    },
  };
}

/** Keys in one order: each new one behind the key it was met behind. */
function merged(known: readonly string[], keys: readonly string[]): readonly string[] {
  const all = [...known];
  for (const [index, key] of keys.entries()) {
    if (all.includes(key)) continue;
    const before = index === 0 ? -1 : all.indexOf(keys[index - 1] ?? "");
    all.splice(before + 1, 0, key);
  }
  return all;
}

type LineReader = PlainLines["read"];

interface KeyColumn {
  /** The key as it is written, in its quotes. */
  readonly key: Uint8Array;
  readonly column: PlainColumn;
  /** Of the key `type`: whether its value is the type of the records. */
  readonly isType: boolean;
}

const TYPE = "type";
const encoder = new TextEncoder();

/** `undefined` where records of these keys are for the careful lane. */
function lineReader(keys: readonly string[], compiled: CompiledType, source: PlainLineSource): LineReader | undefined {
  const columns = plainColumns(compiled.plan(keys), compiled, "json");
  // a field of that name would be read twice, as a field and as the type
  if (columns?.[keys.indexOf(TYPE)]?.kind === "field") return undefined;
  if (columns === undefined) return undefined;
  const type = typeCells(compiled, source);
  const layout = keys.map((key, place): KeyColumn => {
    const isType = key === TYPE;
    return { key: encoder.encode(JSON.stringify(key)), column: isType ? { kind: "field", index: -1, cells: type } : (columns[place] ?? { kind: "careful" }), isType };
  });
  // without a key `type` the file's name has to say it
  return readerOf(layout, source.type === compiled.type.id, new PlainRecords({ ...source, compiled }));
}

/** Reads the value of the key `type`: usual where it names the type. */
function typeCells({ type }: CompiledType, { findType }: PlainLineSource): KnownCells {
  return new KnownCells((written) => {
    const value = parsed(written);
    return typeof value === "string" && findType(value) === type.id ? null : UNUSUAL;
  }, KEPT_WORDS);
}

const [SPACE, QUOTE, COMMA, COLON, BACKSLASH] = [32, 34, 44, 58, 92];
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [91, 93, 123, 125];
const [LINE_FEED, RETURN] = [10, 13];

function readerOf(layout: readonly KeyColumn[], typeIsNamed: boolean, records: PlainRecords): LineReader {
  const token: Token = { end: 0 };
  const reference = new ReferenceRow(layout.length);
  /** Which of the keys those of the reference are. */
  const keys: KeyColumn[] = [];

  /** Reads the value of a key; says no where it is for the careful lane. Where it ends stands in the token. */
  const readValue = (bytes: Buffer, at: number, { column, isType }: KeyColumn): boolean => {
    if (column.kind === "careful") return false;
    if (column.kind === "passed") return scan(bytes, at, true, token);
    const { cells, index } = column;
    const again = cells.repeated(bytes, at);
    if (again >= 0 && isBehindValue(bytes[again])) token.end = again;
    else if (scan(bytes, at, false, token)) cells.read(bytes, at, token.end);
    else return false;
    const { value } = cells;
    if (!isPlain(value)) return false;
    if (!isType) records.values[index] = value;
    return true;
  };

  /** Key by key; the line will be the reference. */
  const readWhole: LineReader = (bytes, start, line) => {
    if (bytes[start] !== OPEN_MAP) return -1;
    records.begin();
    reference.begin();
    let isTyped = typeIsNamed;
    let at = start;
    let next = 0;
    do {
      at = behindSpace(bytes, at + 1);
      while (next < layout.length && !isKey(bytes, at, layout[next]?.key ?? NOTHING)) next += 1;
      const known = layout[next];
      if (known === undefined) return -1;
      next += 1;
      at = behindSpace(bytes, at + known.key.length);
      if (bytes[at] !== COLON) return -1;
      at = behindSpace(bytes, at + 1);
      if (!readValue(bytes, at, known)) return -1;
      isTyped ||= known.isType;
      keys[reference.count] = known;
      reference.cell(at, token.end);
      at = behindSpace(bytes, token.end);
    } while (bytes[at] === COMMA);
    if (bytes[at] !== CLOSE_MAP || !isTyped) return -1;
    at += bytes[at + 1] === RETURN ? 2 : 1;
    if (at < bytes.length && bytes[at] !== LINE_FEED) return -1;
    if (!records.end(line)) return -1;
    if (at < bytes.length) reference.keep(bytes, start, at + 1, records.values);
    return at + 1;
  };

  /** Only the values that differ from those of the reference; key by key where the keys are others. */
  const readDifferences: LineReader = (bytes, start, line) => {
    records.begin(reference.values);
    const { starts, ends, count, stop } = reference;
    let own = start;
    let other = reference.start;
    for (let place = 0; ; place += 1) {
      const agreed = reference.agrees(bytes, own, other);
      own += agreed - other;
      while (place < count && (ends[place] ?? 0) < agreed) place += 1;
      if (agreed === stop) break;
      const begins = starts[place] ?? 0;
      const key = keys[place];
      if (place >= count || key === undefined || agreed < begins) return readWhole(bytes, start, line);
      if (!readValue(bytes, own - (agreed - begins), key)) return -1;
      own = token.end;
      other = ends[place] ?? 0;
    }
    return records.end(line) ? own : -1;
  };

  return (bytes, start, line) => (reference.bytes === bytes ? readDifferences(bytes, start, line) : readWhole(bytes, start, line));
}

function isBehindValue(code: number | undefined): boolean {
  return code === COMMA || code === CLOSE_MAP || code === SPACE;
}

const NOTHING = new Uint8Array(0);

function behindSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === SPACE) at += 1;
  return at;
}

function isKey(bytes: Buffer, at: number, key: Uint8Array): boolean {
  const { length } = key;
  for (let index = 0; index < length; index += 1) if (bytes[at + index] !== key[index]) return false;
  return true;
}

/** Where a value ends. */
interface Token {
  end: number;
}

/** Walks over a value; says no where it is a map, a list of lists, or a string with escapes that somebody has to read. */
function scan(bytes: Buffer, start: number, isPassed: boolean, token: Token): boolean {
  const first = bytes[start];
  if (first === OPEN_MAP) return false;
  if (first === QUOTE) return isPassed ? passString(bytes, start, token) : scanString(bytes, start, token);
  return first === OPEN_LIST ? !isPassed && scanList(bytes, start, token) : scanWord(bytes, start, isPassed, token);
}

function scanString(bytes: Buffer, start: number, token: Token): boolean {
  const { length } = bytes;
  for (let at = start + 1; at < length; at += 1) {
    const code = bytes[at] ?? 0;
    if (code === BACKSLASH || code < SPACE) return false;
    if (code !== QUOTE) continue;
    token.end = at + 1;
    return true;
  }
  return false;
}

const ESCAPES = new Set([..."\"\\/bfnrt"].map((letter) => letter.charCodeAt(0)));
const LETTER_U = 117;

/** A string that nobody reads need only be one. */
function passString(bytes: Buffer, start: number, token: Token): boolean {
  const { length } = bytes;
  for (let at = start + 1; at < length; at += 1) {
    const code = bytes[at] ?? 0;
    if (code < SPACE) return false;
    if (code === QUOTE) {
      token.end = at + 1;
      return true;
    }
    if (code !== BACKSLASH) continue;
    at += 1;
    const escape = bytes[at] ?? 0;
    if (escape === LETTER_U && /^[0-9a-fA-F]{4}$/.test(bytes.toString("latin1", at + 1, at + 5))) at += 4;
    else if (!ESCAPES.has(escape)) return false;
  }
  return false;
}

function scanList(bytes: Buffer, start: number, token: Token): boolean {
  let isInside = false;
  const { length } = bytes;
  for (let at = start; at < length; at += 1) {
    const code = bytes[at] ?? 0;
    if (code === BACKSLASH || code < SPACE) return false;
    if (code === QUOTE) isInside = !isInside;
    else if (isInside) continue;
    else if (code === OPEN_MAP || (code === OPEN_LIST && at > start)) return false;
    else if (code === CLOSE_LIST) {
      token.end = at + 1;
      return true;
    }
  }
  return false;
}

/** What JSON knows besides strings, lists and maps. */
const WORD = /^(?:null|true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/** A number, `true`, `false` or `null`; where nobody reads it, it is looked at here. */
function scanWord(bytes: Buffer, start: number, isPassed: boolean, token: Token): boolean {
  let at = start;
  for (; ; at += 1) {
    const code = bytes[at] ?? LINE_FEED;
    if (code <= SPACE || code === COMMA || code === CLOSE_MAP) break;
  }
  token.end = at;
  return !isPassed || WORD.test(bytes.toString("latin1", start, at));
}
