/** A record as a file holds it, before anything is understood: keys, values, and where they stand. */
import type { Position } from "../model/position.ts";

export type RawPath = readonly (string | number)[];

export interface RawRecord {
  /** Id of its record type. */
  readonly type: string;
  readonly position: Position;
  /** Code of the unit whose folder it lies in. */
  readonly folderUnit: string | undefined;
  /** In a table everything is text; elsewhere values have types of their own. */
  readonly isTable: boolean;
  /** Line of the table's header. */
  readonly headerLine?: number;
  readonly keys: readonly string[];
  readonly values: readonly unknown[];
  /** Where a value was written. */
  at(path: RawPath): Position;
  /** A scalar as it was written, where reading may have changed it (1.10, 012). */
  written(path: RawPath): string | undefined;
}

/** An object as keys and values; `undefined` for anything else. */
export function entriesOf(value: unknown): { readonly keys: readonly string[]; readonly values: readonly unknown[] } | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return { keys: Object.keys(value), values: Object.values(value) };
}

/** The n-th entry (from 0) of a list that stands under `key`. */
export function nestedRecord(parent: RawRecord, type: string, key: string, index: number, value: unknown): RawRecord | undefined {
  const entries = entriesOf(value);
  if (entries === undefined) return undefined;
  const prefix: RawPath = [key, index];
  return {
    ...entries,
    type,
    folderUnit: parent.folderUnit,
    isTable: false,
    position: parent.at(prefix),
    at: (path) => parent.at([...prefix, ...path]),
    written: (path) => parent.written([...prefix, ...path]),
  };
}

/** An entry that stands in numbered columns of its parent's row. */
export function columnRecord(parent: RawRecord, type: string, columns: ReadonlyMap<string, { readonly key: string; readonly value: unknown }>): RawRecord {
  const cells = [...columns.entries()];
  const inParent = ([header, ...rest]: RawPath): RawPath => [columns.get(String(header))?.key ?? "", ...rest];
  return {
    type,
    folderUnit: parent.folderUnit,
    isTable: parent.isTable,
    position: parent.position,
    keys: cells.map(([header]) => header),
    values: cells.map(([, cell]) => cell.value),
    at: (path) => parent.at(inParent(path)),
    written: (path) => parent.written(inParent(path)),
  };
}

/** `supplements[0].noticedOn`, for messages. */
export function cellName(path: RawPath): string {
  return path.reduce<string>((name, step) => (typeof step === "number" ? `${name}[${String(step)}]` : name === "" ? step : `${name}.${step}`), "");
}
