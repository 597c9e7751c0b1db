/** Where bytes wait that are needed again at the end of the work, and in memory would be too many. */
export interface ByteStore {
  /** Keeps bytes, which are not written over after; gives what reads them back, as often as somebody asks. */
  readonly put: (bytes: Uint8Array) => () => Uint8Array;
  /** Forgets all that was put there: what reads it back must not be asked any more. */
  readonly clear: () => void;
}

/** Keeps everything in memory. */
export function memoryStore(): ByteStore {
  return { put: (bytes) => () => bytes, clear: () => undefined };
}

/** So many bytes are handed on at once: each costs a call of the system. */
const AT_ONCE = 131_072;

/** The same bytes in fewer pieces. */
export function* gathered(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let open = new Uint8Array(AT_ONCE);
  let used = 0;
  for (const piece of pieces) {
    if (used > 0 && used + piece.length > AT_ONCE) {
      yield open.subarray(0, used);
      [open, used] = [new Uint8Array(AT_ONCE), 0];
    }
    if (piece.length > AT_ONCE) {
      yield piece;
      continue;
    }
    open.set(piece, used);
    used += piece.length;
  }
  if (used > 0) yield open.subarray(0, used);
}
