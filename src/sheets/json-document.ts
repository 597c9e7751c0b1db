import { isMadeOnce } from "../model/made-once.ts";

/**
 * JSON that can be read and compared line by line: indented down to a depth, and what lies deeper on one line each. More
 * than half of a result would else be blanks.
 */
export function jsonDocument(value: object, depth: number): string {
  return [...jsonPieces(value, depth)].join("");
}

/** So many letters make a piece; a line that is longer makes one of its own. */
const PIECE = 4_096;

/** The same in pieces, one after another: a long document need not stand in memory beside what it is made of. */
export function* jsonPieces(value: object, depth: number): Generator<string> {
  const open: Open = { text: "" };
  yield* write(value, depth, "\n", open);
  yield `${open.text}\n`;
}

/** The piece that is being written. */
interface Open {
  text: string;
}

/** From `depth` 0 down everything stands on one line, and is written at once. */
function* write(value: unknown, depth: number, newline: string, open: Open): Generator<string> {
  if (!isIndented(value, depth)) {
    open.text += onOneLine(value);
    return;
  }
  const inner = `${newline}  `;
  const isList = Array.isArray(value);
  const entries = isList ? value.map((one): readonly [string, unknown] => ["", one ?? null]) : Object.entries(value).filter(([, one]) => one !== undefined);
  open.text += isList ? "[" : "{";
  for (const [index, [key, one]] of entries.entries()) {
    open.text += `${index === 0 ? "" : ","}${inner}${isList ? "" : `${JSON.stringify(key)}: `}`;
    if (isIndented(one, depth - 1)) yield* write(one, depth - 1, inner, open);
    else yield* add(onOneLine(one), open);
  }
  if (entries.length > 0) open.text += newline;
  open.text += isList ? "]" : "}";
}

/** What is long need not be copied to stand beside what is before it. */
function* add(written: string, open: Open): Generator<string> {
  const isLong = written.length >= PIECE;
  if (!isLong) open.text += written;
  if (open.text.length >= PIECE || (isLong && open.text !== "")) {
    yield open.text;
    open.text = "";
  }
  if (isLong) yield written;
}

function isIndented(value: unknown, depth: number): value is object {
  return depth > 0 && typeof value === "object" && value !== null;
}

/** Of what was made once, its letters as well. */
const lines = new WeakMap<object, string>();

function onOneLine(value: unknown): string {
  if (typeof value !== "object" || value === null || !isMadeOnce(value)) return JSON.stringify(value);
  const line = lines.get(value) ?? JSON.stringify(value);
  lines.set(value, line);
  return line;
}
