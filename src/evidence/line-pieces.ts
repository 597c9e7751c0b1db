/** The bytes of a file in pieces of about a mebibyte that end at line feeds. */
import type { ByteRange, RawFile } from "../model/source-file.ts";

const PIECE = 1_048_576;
const LINE_FEED = 0x0a;

/**
 * A line feed is a byte of its own in UTF-8 and GB18030; a line longer than a piece is a piece. Each is written over when
 * the next one is asked for.
 */
export function* linePieces(file: RawFile, range?: ByteRange): Generator<Uint8Array> {
  if (file.pieces === undefined) yield* cut(file.bytes);
  else {
    let open: Uint8Array[] = [];
    for (const piece of file.pieces(range)) {
      const end = piece.lastIndexOf(LINE_FEED) + 1;
      if (end === 0) {
        open.push(new Uint8Array(piece));
        continue;
      }
      // only the line that two pieces share is put together, so that the others need not be copied
      const first = open.length === 0 ? 0 : piece.indexOf(LINE_FEED) + 1;
      if (first > 0) yield* cut(joined([...open, piece.subarray(0, first)]));
      if (first < end) yield* cut(piece.subarray(first, end));
      open = end < piece.length ? [new Uint8Array(piece.subarray(end))] : [];
    }
    if (open.length > 0) yield* cut(joined(open));
  }
}

function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; ) {
    const full = start + PIECE;
    const feed = full >= bytes.length ? -1 : bytes.indexOf(LINE_FEED, full);
    const end = feed < 0 ? bytes.length : feed + 1;
    yield bytes.subarray(start, end);
    start = end;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
