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
