/** Which field a column of a file fills, and how its cells are read, for the fast lane. */
import type { ColumnPlan } from "../column-plan.ts";
import type { CompiledType } from "../compiled-type.ts";
import { jsonCells, tableCells, type KnownCells } from "./cell-values.ts";

/** A column that fills a field; one that nobody reads; or one that only the careful lane can read, unless it is empty. */
export type PlainColumn = { readonly kind: "field"; readonly index: number; readonly cells: KnownCells } | { readonly kind: "passed" } | { readonly kind: "careful" };

/**
 * Readers of all fields of a type, kept with the type: words met in one file are known in the next. What is a word where
 * tabs separate may be two where commas do, so that each kind of file has its own.
 */
export interface PlainCells {
  readonly commas: (index: number) => KnownCells;
  readonly tabs: (index: number) => KnownCells;
  readonly json: (index: number) => KnownCells;
}

const made = new WeakMap<CompiledType, PlainCells>();

function cellsOf(compiled: CompiledType): PlainCells {
  const known = made.get(compiled);
  if (known !== undefined) return known;
  const { readers } = compiled;
  const kept = (make: typeof tableCells): ((index: number) => KnownCells) => {
    const ready: KnownCells[] = [];
    return (index) => {
      const reader = readers[index];
      if (reader === undefined) throw new Error("no such field");
      return (ready[index] ??= make(reader));
    };
  };
  const cells: PlainCells = { commas: kept(tableCells), tabs: kept(tableCells), json: kept(jsonCells) };
  made.set(compiled, cells);
  return cells;
}

const PASSED: PlainColumn = { kind: "passed" };
const CAREFUL: PlainColumn = { kind: "careful" };

/** The columns of a plan in their order; `undefined` where two of them fill one field. */
export function plainColumns(plan: ColumnPlan, compiled: CompiledType, format: keyof PlainCells): readonly PlainColumn[] | undefined {
  if (plan.twice.length > 0) return undefined;
  const columns: PlainColumn[] = plan.keys.map(() => PASSED);
  for (const { place } of plan.entries) columns[place] = CAREFUL;
  const read = cellsOf(compiled)[format];
  for (const [index, place] of plan.places.entries()) if (place >= 0) columns[place] = { kind: "field", index, cells: read(index) };
  return columns;
}
