import { displayWidth, padded } from "./display-width.ts";
import type { Terminal } from "./palette.ts";

export interface TextColumn {
  readonly title: string;
  readonly align: "left" | "right";
}

export interface TextCell {
  readonly text: string;
  readonly style?: (text: string) => string;
}

const GAP = "  ";

/** Cells that the table takes, for choosing between layouts before printing. */
export function tableWidth(columns: readonly TextColumn[], rows: readonly (readonly TextCell[])[], terminal: Terminal): number {
  const widths = columnWidths(columns, rows, terminal);
  return widths.reduce((sum, width) => sum + width, 0) + GAP.length * Math.max(0, widths.length - 1);
}

/** A table for the terminal. All its lines are equally wide, whatever letters stand in them. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly TextCell[])[], terminal: Terminal): readonly string[] {
  const widths = columnWidths(columns, rows, terminal);
  const line = (cells: readonly TextCell[]): string =>
    columns
      .map((column, index) => {
        const cell = cells[index] ?? { text: "" };
        return (cell.style ?? ((text: string) => text))(padded(cell.text, widths[index] ?? 0, column.align, terminal));
      })
      .join(GAP);
  const head = line(columns.map(({ title }) => ({ text: title, style: terminal.palette.strong })));
  const rule = terminal.palette.quiet(widths.map((width) => ruleOf(width, terminal)).join(GAP));
  return [head, rule, ...rows.map(line)];
}

/** A horizontal line of so many cells. */
export function ruleOf(width: number, terminal: Terminal): string {
  return (terminal.ambiguousWide ? "-" : "─").repeat(width);
}

function columnWidths(columns: readonly TextColumn[], rows: readonly (readonly TextCell[])[], terminal: Terminal): readonly number[] {
  return columns.map(({ title }, index) =>
    Math.max(displayWidth(title, terminal), ...rows.map((row) => displayWidth(row[index]?.text ?? "", terminal))),
  );
}
