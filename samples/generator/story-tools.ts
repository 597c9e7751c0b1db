/** What stories do to the records of a year. */
import { rowsOf, rowWhere, type Draft, type Row } from "./draft.ts";

export function set(draft: Draft, type: string, match: Row, values: Row, index = 0): void {
  Object.assign(rowWhere(draft, type, match, index), values);
}

export function remove(draft: Draft, type: string, match: Row): void {
  const row = rowWhere(draft, type, match);
  draft.set(type, rowsOf(draft, type).filter((other) => other !== row));
}

export function levels(draft: Draft, indicator: string, given: readonly string[]): void {
  for (const [index, level] of given.entries()) set(draft, "panel_rating", { indicator }, { level }, index);
}
