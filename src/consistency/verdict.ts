/** What checking one relation against one report gives, before it is weighed as fault or remark. */
import type { RowRef } from "../model/consistency.ts";
import { negate, type Rational } from "../model/rational.ts";
import { text, type Text } from "../model/text.ts";
import type { Reading } from "./report.ts";

export interface Verdict {
  readonly outcome: "holds" | "tolerated" | "fails" | "not-assessable";
  readonly arithmetic: string;
  /** Left less right, where there are two sides. */
  readonly difference: Rational | undefined;
  readonly causes: readonly Text[];
  readonly readings: readonly Reading[];
  /** Rows that carry the same two numbers, where that is what was looked for. */
  readonly pairs?: readonly (readonly [Reading, Reading])[];
}

/** One of several comparisons that a relation makes; `undefined` where a cell is no number. */
export interface Comparison {
  readonly agrees: boolean | undefined;
  readonly said: string;
  readonly causes?: readonly Text[];
}

/**
 * A relation of several comparisons fails if one fails, whatever is blank elsewhere; it holds only
 * if all could be made.
 */
export function verdictOf(comparisons: readonly Comparison[], readings: readonly Reading[]): Verdict {
  const failing = comparisons.filter((comparison) => comparison.agrees === false);
  const open = comparisons.some((comparison) => comparison.agrees === undefined);
  const outcome = failing.length > 0 ? "fails" : open || comparisons.length === 0 ? "not-assessable" : "holds";
  const shown = failing.length > 0 ? failing : comparisons;
  return {
    outcome,
    arithmetic: shown.map((comparison) => comparison.said).join("；"),
    difference: undefined,
    causes: outcome === "not-assessable" ? blanks(readings) : failing.flatMap((comparison) => comparison.causes ?? []),
    readings,
  };
}

export function notAssessable(arithmetic: string, readings: readonly Reading[]): Verdict {
  return { outcome: "not-assessable", arithmetic, difference: undefined, causes: blanks(readings), readings };
}

/** The number in a cell, if there is one. */
export function numberOf(reading: Reading): Rational | undefined {
  return reading.cell.kind === "number" ? reading.cell.value : undefined;
}

/** All numbers, or `undefined` if any cell has none: a blank is never counted as 0. */
export function numbersOf(readings: readonly Reading[]): readonly Rational[] | undefined {
  const numbers = readings.map(numberOf);
  return numbers.every((number) => number !== undefined) ? numbers : undefined;
}

/** A cell as it stands in an arithmetic line. */
export function shown(reading: Reading): string {
  return reading.cell.printed === "" ? "（空）" : reading.cell.printed;
}

/** A number without its sign. */
export function magnitude(value: Rational): Rational {
  return value.n < 0n ? negate(value) : value;
}

/** A row as a sentence names it: 附表“网络申请数”. */
export function named(row: RowRef): Text {
  return text(`${row.place}“${row.label}”`, `“${row.label}” in ${row.place}`);
}

/** Says of each cell without a number why it has none. */
function blanks(readings: readonly Reading[]): readonly Text[] {
  return readings.filter((reading) => reading.cell.kind === "none").map(blank);
}

function blank(reading: Reading): Text {
  const name = named(reading.ref);
  switch (reading.state) {
    case "missing":
      return text(`没有${name.zh}这一行`, `there is no row ${name.en}`);
    case "ambiguous":
      return text(`${name.zh}出现多次且数字不同，无法确定用哪一个`, `${name.en} stands there several times with different figures`);
    case "found":
      return reading.cell.printed === ""
        ? text(`${name.zh}为空白，空白不是零`, `${name.en} is blank, and a blank is not zero`)
        : text(`${name.zh}印作“${reading.cell.printed}”，不是零`, `${name.en} says “${reading.cell.printed}”, which is not zero`);
  }
}
