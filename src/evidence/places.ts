import type { Position } from "../model/position.ts";

/** The order of a reader: by file, line and column. */
export function comparePlaces(a: Position, b: Position): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

export function byPlace(a: { readonly position: Position }, b: { readonly position: Position }): number {
  return comparePlaces(a.position, b.position);
}
