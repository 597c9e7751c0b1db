/**
 * A place in a file that a person wrote: the author's own file, line and column.
 *
 * `file` is relative to the folder named on the command line, with `/` between names.
 * `line` and `column` start at 1; 0 means that the problem is about the whole file.
 * In a table, `column` is the number of the cell and `cell` its header.
 */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly cell?: string;
}

/** The place of a whole file. */
export function wholeFile(file: string): Position {
  return { file, line: 0, column: 0 };
}
