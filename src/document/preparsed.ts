import type { Place } from "./place-tree.ts";

/** What a file says and where: all that the parser makes of its text. */
export interface Parsed {
  readonly value: unknown;
  readonly places: Place;
  /** Numbers of the shapes that it had when the program was built; none for a file parsed since. */
  readonly shapes?: readonly number[];
}

/**
 * Files that were parsed when the program was built (`tools/build.mjs` puts them in here), by their
 * whole text: the shipped law, record types and editions. A file changed by one letter is not among
 * them and is parsed as any other. Run from source there are none.
 */
export const preparsed: Pick<ReadonlyMap<string, Parsed>, "get"> = new Map();
