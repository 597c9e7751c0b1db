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

export function skipSpace(text: string, at: number): number {
  let here = at;
  while (here < text.length && text.charCodeAt(here) <= 32) here += 1;
  return here;
}

/** The offset behind a string that begins at `at`. */
function skipString(text: string, at: number): number {
  let end = text.indexOf('"', at + 1);
  while (end >= 0) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 92) slashes += 1;
    if (slashes % 2 === 0) return end + 1;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

/** The offset behind the value that begins at `at`, and how many keys stand in it; the text is valid JSON. */
export function skipValue(text: string, at: number): { readonly end: number; readonly keys: number } {
  let here = at;
  let depth = 0;
  let keys = 0;
  do {
    const code = text.charCodeAt(here);
    if (code === QUOTE) here = skipString(text, here);
    else if (code === OPEN_LIST || code === OPEN_MAP) [depth, here] = [depth + 1, here + 1];
    else if (code === 93 || code === 125) [depth, here] = [depth - 1, here + 1];
    else if (depth > 0) {
      if (code === COLON) keys += 1;
      here += 1;
    } else {
      while (here < text.length && !isEnd(text.charCodeAt(here))) here += 1;
    }
  } while (depth > 0 && here < text.length);
  return { end: here, keys };
}

function isEnd(code: number): boolean {
  return code === 44 || code === 93 || code === 125 || code <= 32;
}

/** The members of a map or list that begins at `at`: key (or index), where the key and the value stand. */
export function* members(text: string, at: number): Generator<{ readonly key: string | number; readonly value: JsonSpan; readonly keys: number }> {
  const isMap = text.charCodeAt(at) === OPEN_MAP;
  let here = skipSpace(text, at + 1);
  for (let index = 0; here < text.length && text.charCodeAt(here) !== (isMap ? 125 : 93); index += 1) {
    let key: string | number = index;
    if (isMap) {
      const end = skipString(text, here);
      key = JSON.parse(text.slice(here, end)) as string;
      here = skipSpace(text, skipSpace(text, end) + 1);
    }
    const { end, keys } = skipValue(text, here);
    yield { key, value: { start: here, end }, keys };
    here = skipSpace(text, end);
    if (text.charCodeAt(here) === 44) here = skipSpace(text, here + 1);
  }
}

/** Where a path inside the value at `start` was written; the nearest enclosing place if it does not exist. */
export function spanOf(text: string, start: number, path: RawPath): JsonSpan {
  let here = start;
  for (const step of path) {
    const code = text.charCodeAt(here);
    if (code !== OPEN_MAP && code !== OPEN_LIST) break;
    let found: JsonSpan | undefined;
    for (const member of members(text, here)) if (member.key === step) found = member.value;
    if (found === undefined) break;
    here = found.start;
  }
  return { start: here, end: skipValue(text, here).end };
}

/** How many keys a parsed value has, all levels; fewer than its text has means that one stood twice. */
export function countKeys(value: unknown): number {
  const rest: unknown[] = [value];
  let count = 0;
  while (rest.length > 0) {
    const here = rest.pop();
    if (Array.isArray(here)) for (const entry of here) { if (typeof entry === "object" && entry !== null) rest.push(entry); }
    else if (typeof here === "object" && here !== null) {
      const values: readonly unknown[] = Object.values(here);
      count += values.length;
      for (const entry of values) if (typeof entry === "object" && entry !== null) rest.push(entry);
    }
  }
  return count;
}
