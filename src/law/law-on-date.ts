/** Which row of a law parameter is in force on a date (适用哪一行). */
import type { LawParameter, LawRow } from "../model/law.ts";
import { formatPlainDate, type PlainDate } from "../model/plain-date.ts";

/** A date before the first row of a parameter: nobody has said what the law was. */
export class LawRangeError extends RangeError {
  override readonly name = "LawRangeError";
  readonly parameter: string;
  readonly date: PlainDate;

  constructor(parameter: string, date: PlainDate) {
    super(`the law parameter ${parameter} has no row for ${formatPlainDate(date)}`);
    this.parameter = parameter;
    this.date = date;
  }
}

/** The last row that begins on or before the date. A row of value `none` is a row: nothing was in force. */
export function lawOnDate(parameter: LawParameter, date: PlainDate): LawRow {
  const { rows } = parameter;
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (row !== undefined && row.from <= date) return row;
  }
  throw new LawRangeError(parameter.id, date);
}
