/** A text file as `io/` hands it in: its path (relative, `/` between names) and what it says. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A file whose encoding is not known yet. */
export interface RawFile {
  readonly path: string;
  /** All of it. Of a file too large to stand in memory they are read each time that somebody asks. */
  readonly bytes: Uint8Array;
  /**
   * Of such a file: its bytes, or those of a range, in pieces of any length; each time anew. A piece is written over when the
   * next one is asked for.
   */
  readonly pieces?: (range?: ByteRange) => Iterable<Uint8Array>;
  /** Of such a file: how many bytes it has. */
  readonly size?: number;
  /** Of such a file: its hash, worked out in passing. */
  readonly sha256?: () => string;
}

/** From one offset up to another, which is no longer of it. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}
