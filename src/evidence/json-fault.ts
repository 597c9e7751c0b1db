/** Finds where JSON goes wrong, because what `JSON.parse` says differs between versions of Node. */

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\r\n]*/y;
const MAXIMUM_DEPTH = 100;

/** Offset of the first character that cannot stand where it is; the text's end if it is cut off. */
export function jsonFaultOffset(text: string): number {
  const walk = { text, at: 0 };
  if (value(walk, 0)) skip(walk, SPACE);
  return walk.at;
}

interface Walk {
  readonly text: string;
  at: number;
}

function skip(walk: Walk, pattern: RegExp): boolean {
  pattern.lastIndex = walk.at;
  const match = pattern.exec(walk.text);
  if (match === null) return false;
  walk.at += match[0].length;
  return true;
}

function character(walk: Walk, wanted: string): boolean {
  skip(walk, SPACE);
  if (walk.text[walk.at] !== wanted) return false;
  walk.at += 1;
  return true;
}

function value(walk: Walk, depth: number): boolean {
  skip(walk, SPACE);
  if (depth > MAXIMUM_DEPTH) return false;
  if (character(walk, "{")) return map(walk, depth);
  if (character(walk, "[")) return list(walk, depth);
  return skip(walk, STRING) || skip(walk, WORD) || skip(walk, NUMBER);
}

function map(walk: Walk, depth: number): boolean {
  if (character(walk, "}")) return true;
  for (;;) {
    skip(walk, SPACE);
    if (!skip(walk, STRING) || !character(walk, ":") || !value(walk, depth + 1)) return false;
    if (character(walk, "}")) return true;
    if (!character(walk, ",")) return false;
  }
}

function list(walk: Walk, depth: number): boolean {
  if (character(walk, "]")) return true;
  for (;;) {
    if (!value(walk, depth + 1)) return false;
    if (character(walk, "]")) return true;
    if (!character(walk, ",")) return false;
  }
}
