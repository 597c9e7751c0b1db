/** A text file as `io/` hands it in: its path (relative, `/` between names) and what it says. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A file whose encoding is not known yet. */
export interface RawFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
