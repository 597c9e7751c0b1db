/**
 * Places inside JSON text. `JSON.parse` reads fast and says nothing about places, so they are looked
 * up here, and only when a message or a number as it was written is wanted.
 */
import type { Position } from "../model/position.ts";
import type { RawPath } from "./raw-record.ts";

export interface JsonSpan {
  readonly start: number;
  readonly end: number;
}

/** Line and column of an offset; lines are counted once a file. */
export function placeFinder(file: string, text: string): (offset: number) => Position {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

const QUOTE = 34;
const COLON = 58;
const OPEN_LIST = 91;
const OPEN_MAP = 123;
const CLOSE_LIST = 93;
const CLOSE_MAP = 125;
const COMMA = 44;

export function skipSpace(text: string, at: number): number {
  let here = at;
  while (here < text.length && text.charCodeAt(here) <= 32) here += 1;
  return here;
}

const BACKSLASH = 92;

/** The offset behind a string that begins at `at`. */
function skipString(text: string, at: number): number {
  let here = at + 1;
  while (here < text.length) {
    const code = text.charCodeAt(here);
    if (code === QUOTE) return here + 1;
    here += code === BACKSLASH ? 2 : 1;
  }
  return text.length;
}

/** The offset behind the value that begins at `at`; the text is valid JSON. */
export function skipValue(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first === QUOTE) return skipString(text, at);
  let here = at;
  if (first !== OPEN_LIST && first !== OPEN_MAP) {
    while (here < text.length && !isEnd(text.charCodeAt(here))) here += 1;
    return here;
  }
  let depth = 0;
  do {
    const code = text.charCodeAt(here);
    if (code === QUOTE) {
      here = skipString(text, here);
      continue;
    }
    if (code === OPEN_LIST || code === OPEN_MAP) depth += 1;
    else if (code === CLOSE_LIST || code === CLOSE_MAP) depth -= 1;
    here += 1;
  } while (depth > 0 && here < text.length);
  return here;
}

const SPACED_COLON = /"\s+:/;

/** Whether a key stands twice in the object between two offsets, at any level: parsing kept one of them. */
export function hasKeyTwice(text: string, { start, end }: JsonSpan, parsed: unknown): boolean {
  const kept = countKeys(parsed);
  // every key is written `":`, or there is a space between; words that hold `":` only raise the count
  const isWhole = start === 0 && end === text.length && !SPACED_COLON.test(text);
  if (isWhole && occurrences(text, '":') === kept) return false;
  return keysBetween(text, start, end) !== kept;
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

/** How many keys stand between two offsets, all levels. */
function keysBetween(text: string, start: number, end: number): number {
  let keys = 0;
  for (let here = start; here < end; here += 1) {
    const code = text.charCodeAt(here);
    if (code === QUOTE) here = skipString(text, here) - 1;
    else if (code === COLON) keys += 1;
  }
  return keys;
}

function isEnd(code: number): boolean {
  return code === COMMA || code === CLOSE_LIST || code === CLOSE_MAP || code <= 32;
}

/** Where the entries of a list that begins at `at` stand. */
export function* entrySpans(text: string, at: number): Generator<JsonSpan> {
  let here = skipSpace(text, at + 1);
  while (here < text.length && text.charCodeAt(here) !== CLOSE_LIST) {
    const end = skipValue(text, here);
    yield { start: here, end };
    here = afterComma(text, end);
  }
}

function afterComma(text: string, at: number): number {
  const here = skipSpace(text, at);
  return text.charCodeAt(here) === COMMA ? skipSpace(text, here + 1) : here;
}

/** Where the values of an object begin, by key, or the entries of a list, by number. */
type MemberStarts = ReadonlyMap<string, number> | readonly number[];

/** What was found of objects and lists, by the offset of each: places inside a long list are looked up entry by entry. */
export type KnownMembers = Map<number, MemberStarts>;

function memberStart(text: string, at: number, step: string | number, known: KnownMembers): number | undefined {
  const starts = known.get(at) ?? membersAt(text, at);
  known.set(at, starts);
  if (starts instanceof Map) return typeof step === "string" ? (starts as ReadonlyMap<string, number>).get(step) : undefined;
  return typeof step === "number" ? (starts as readonly number[])[step] : undefined;
}

function membersAt(text: string, at: number): MemberStarts {
  return text.charCodeAt(at) === OPEN_MAP ? valueStarts(text, at) : Array.from(entrySpans(text, at), ({ start }) => start);
}

/** Of a key that stands twice, the last counts, as it does in parsing. */
function valueStarts(text: string, at: number): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  let here = skipSpace(text, at + 1);
  while (here < text.length && text.charCodeAt(here) !== CLOSE_MAP) {
    const end = skipString(text, here);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    starts.set(keyBetween(text, here, end), value);
    here = afterComma(text, skipValue(text, value));
  }
  return starts;
}

function keyBetween(text: string, start: number, end: number): string {
  const written = text.slice(start + 1, end - 1);
  return written.includes("\\") ? (JSON.parse(text.slice(start, end)) as string) : written;
}

/**
 * Where a path inside the value at `start` was written; the nearest enclosing place if it does not
 * exist. Whoever asks again and again hands in what is `known` of the same text.
 */
export function spanOf(text: string, start: number, path: RawPath, known: KnownMembers = new Map()): JsonSpan {
  let here = start;
  for (const step of path) {
    const code = text.charCodeAt(here);
    const next = code === OPEN_MAP || code === OPEN_LIST ? memberStart(text, here, step, known) : undefined;
    if (next === undefined) break;
    here = next;
  }
  return { start: here, end: skipValue(text, here) };
}

/** How many keys a parsed value has, all levels; fewer than its text has means that one stood twice. */
function countKeys(value: unknown): number {
  const rest: unknown[] = [value];
  let count = 0;
  while (rest.length > 0) {
    const here = rest.pop();
    if (typeof here !== "object" || here === null) continue;
    const values: readonly unknown[] = Array.isArray(here) ? here : Object.values(here);
    if (!Array.isArray(here)) count += values.length;
    for (const value of values) if (typeof value === "object" && value !== null) rest.push(value);
  }
  return count;
}
