/** 此前各年: what the total over all years leaves for the years before this one. */
import type { RowRef } from "../model/consistency.ts";
import { subtract, type Rational } from "../model/rational.ts";
import { read, type Reading, type Report } from "./report.ts";
import { numberOf, shown } from "./verdict.ts";

export interface History {
  readonly year: Reading;
  readonly all: Reading;
  /** `undefined` where one of the two cells is no number. */
  readonly earlier: Rational | undefined;
  /** `35685 - 4488` */
  readonly said: string;
}

export function historyOf(report: Report, row: RowRef): History {
  const year = read(report, { place: row.place, label: row.label, column: "value" });
  const all = read(report, { place: row.place, label: row.label, column: "cumulative" });
  const [before, now] = [numberOf(all), numberOf(year)];
  const earlier = before === undefined || now === undefined ? undefined : subtract(before, now);
  return { year, all, earlier, said: `${shown(all)} - ${shown(year)}` };
}

/** The cells that a history was read from. */
export function readingsOf(histories: readonly History[]): readonly Reading[] {
  return histories.flatMap((history) => [history.year, history.all]);
}
