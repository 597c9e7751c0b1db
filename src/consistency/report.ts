/**
 * A report (报告): all statistics that one unit handed in about one year, found again by place and label.
 *
 * A row that is printed twice with different numbers is no figure at all: which of them counts is
 * not for the program to choose.
 */
import type { Cell, FigureRef, ReadFigure, RowRef, Statistic } from "../model/consistency.ts";
import type { Position } from "../model/position.ts";

export interface Report {
  readonly unit: string;
  readonly reportYear: number | undefined;
  /** By row key; a row that stands there with different contents has several. */
  readonly rows: ReadonlyMap<string, readonly Statistic[]>;
  readonly places: ReadonlySet<string>;
}

/** A figure as a relation finds it in a report; `statistic` is absent where the row is missing or ambiguous. */
export interface Reading {
  readonly ref: FigureRef;
  readonly unit: string;
  readonly cell: Cell;
  readonly statistic: Statistic | undefined;
  readonly state: "found" | "missing" | "ambiguous";
  /** Where it stands, or where the first of several contradicting rows stands. */
  readonly position: Position | undefined;
}

const NOTHING: Cell = { kind: "none", printed: "" };

/** Sorts statistics into reports, in the order in which they first appear. */
export function reportsOf(statistics: readonly Statistic[]): readonly Report[] {
  const reports = new Map<string, Statistic[]>();
  for (const statistic of statistics) {
    const key = `${statistic.unit}\u0000${String(statistic.reportYear ?? "")}`;
    const of = reports.get(key);
    if (of === undefined) reports.set(key, [statistic]);
    else of.push(statistic);
  }
  return [...reports.values()].map(reportOf);
}

function reportOf(statistics: readonly Statistic[]): Report {
  const rows = new Map<string, readonly Statistic[]>();
  for (const statistic of statistics) {
    const key = rowKey(statistic);
    const others = rows.get(key) ?? [];
    if (!others.some((other) => sameContents(other, statistic))) rows.set(key, [...others, statistic]);
  }
  const first = statistics[0];
  return {
    unit: first?.unit ?? "",
    reportYear: first?.reportYear,
    rows,
    places: new Set(statistics.map((statistic) => plain(statistic.place))),
  };
}

function sameContents(a: Statistic, b: Statistic): boolean {
  const cells: readonly (readonly [Cell, Cell])[] = [[a.value, b.value], [a.percent, b.percent], [a.cumulative, b.cumulative]];
  return cells.every(([one, other]) => one.printed === other.printed) && a.measure === b.measure && a.from === b.from && a.to === b.to;
}

/** Whether a report has any row of a place. */
export function hasPlace(report: Report, place: string): boolean {
  return report.places.has(plain(place));
}

/** Whether a report has this row, whatever stands in it. */
export function hasRow(report: Report, row: RowRef): boolean {
  return report.rows.has(rowKey(row));
}

/** Looks up one figure. */
export function read(report: Report, ref: FigureRef): Reading {
  const found = report.rows.get(rowKey(ref)) ?? [];
  const only = found.length === 1 ? found[0] : undefined;
  const state = found.length === 0 ? "missing" : only === undefined ? "ambiguous" : "found";
  return { ref, unit: report.unit, cell: only?.[ref.column] ?? NOTHING, statistic: only, state, position: found[0]?.position };
}

/** The reading as a result lists it. */
export function readFigure(reading: Reading): ReadFigure {
  return { ref: reading.ref, unit: reading.unit, printed: reading.cell.printed, position: reading.position };
}

/** Full-width and half-width forms, spaces, 其中： and 1. before a label make no difference. */
function rowKey(row: RowRef): string {
  return `${plain(row.place)}\u0000${plain(row.label).replace(/^其中:/u, "").replace(/^\d+[.、](?!\d)/u, "")}`;
}

function plain(words: string): string {
  return words.normalize("NFKC").replaceAll(/\s/gu, "");
}
