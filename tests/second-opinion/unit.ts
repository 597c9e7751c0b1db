/** What one unit handed in, as the rules of this second opinion see it. */

/** Field id to value: text; null is "none"; a field that is not there is blank, nobody knows. Codes are joined by "；". */
export type Row = ReadonlyMap<string, string | null>;

export interface SetAside {
  readonly type: string;
  readonly id: string;
}

export interface Unit {
  readonly code: string;
  readonly group: "towns" | "subdistricts";
  readonly asOf: string;
  readonly closed: ReadonlySet<string>;
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  readonly setAside: readonly SetAside[];
  readonly notSubmitted: ReadonlySet<string>;
  /** What a panel below its quorum is taken to have given: it is asked both ways. */
  readonly openPanel: "nothing" | "everything";
}

export const rowsOf = (unit: Unit, type: string): readonly Row[] => unit.rows.get(type) ?? [];

/** The value, or null for none; a blank one has to be completed before it is judged. */
export function get(row: Row, field: string): string | null {
  const value = row.get(field);
  if (value === undefined) throw new Error(`${row.get("id") ?? "?"}: ${field} is blank`);
  return value;
}

export function need(row: Row, field: string): string {
  const value = get(row, field);
  if (value === null) throw new Error(`${row.get("id") ?? "?"}: ${field} is none`);
  return value;
}

/** A day or moment, none where it lies after the day the assessment looks from. */
export function happened(unit: Unit, row: Row, field: string): string | null {
  const value = get(row, field);
  return value === null || value.slice(0, 10) > unit.asOf ? null : value;
}

export const isYes = (row: Row, field: string): boolean => get(row, field) === "true";
/** Yes is yes; "none" under a question is not yes, and not no either. */
export const isNotYes = (row: Row, field: string): boolean => !isYes(row, field);
export const isNo = (row: Row, field: string): boolean => get(row, field) === "false";
export const codes = (row: Row, field: string): readonly string[] => get(row, field)?.split("；") ?? [];
export const in2017 = (day: string | null): boolean => day !== null && day.startsWith("2017-");

/** Rows of a type whose day lies in 2017. */
export function rowsIn2017(unit: Unit, type: string, field: string): readonly Row[] {
  return rowsOf(unit, type).filter((row) => in2017(happened(unit, row, field)));
}
