/** Files as they come from the disk: in pieces that stand in one room, which is written over. */
import type { RawFile } from "../../src/model/source-file.ts";

export function inPieces(path: string, content: string | Uint8Array, pieceLength: number): RawFile & { readonly size: number } {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    path,
    bytes,
    size: bytes.length,
    pieces: ({ from, to } = { from: 0, to: bytes.length }) => cut(bytes.subarray(from, to), pieceLength),
  };
}

function* cut(bytes: Uint8Array, length: number): Generator<Uint8Array> {
  const room = new Uint8Array(Math.min(length, bytes.length));
  for (let start = 0; start < bytes.length; start += length) {
    const piece = bytes.subarray(start, start + length);
    room.set(piece);
    yield room.subarray(0, piece.length);
  }
}
