/**
 * Points as a result writes them (decimal strings, fractions, ranges) and as pages print them.
 * Printing never rounds: a number with no finite decimals stays a fraction, with decimals beside it.
 */
import type { ResultPoints, ResultRange } from "../model/result.ts";
import { add, compare, equals, formatExact, formatFixed, hasPlaces, negate, parseExact, type Rational, roundHalfUp, subtract, ZERO } from "../model/rational.ts";
import type { PointsRange } from "../model/score.ts";
import type { Language } from "../model/text.ts";

const MINUS = "−";

/** Reads points; a result that holds anything else was not written by us. */
export function exact(written: string): Rational {
  const value = parseExact(written);
  if (value === undefined) throw new RangeError(`not a number of points: ${written}`);
  return value;
}

export function rangeOf(written: string | ResultRange): PointsRange {
  if (typeof written !== "string") return { low: exact(written.low), high: exact(written.high) };
  const value = exact(written);
  return { low: value, high: value };
}

/** The bounds of decided or open points. */
export function boundsOf(value: ResultPoints): PointsRange {
  if (value.points !== null) return rangeOf(value.points);
  if (value.range === undefined) throw new RangeError("open points need a range");
  return rangeOf(value.range);
}

export function isOpen(range: PointsRange): boolean {
  return !equals(range.low, range.high);
}

export function isNothing(range: PointsRange): boolean {
  return equals(range.low, ZERO) && equals(range.high, ZERO);
}

export function addRanges(a: PointsRange, b: PointsRange): PointsRange {
  return { low: add(a.low, b.low), high: add(a.high, b.high) };
}

/** What is missing from the full points: the other way round, so that the low end is the least lost. */
export function lostOf(full: Rational, points: PointsRange): PointsRange {
  return { low: subtract(full, points.high), high: subtract(full, points.low) };
}

export function negated(range: PointsRange): PointsRange {
  return { low: negate(range.high), high: negate(range.low) };
}

/** Two decimals where that is exact (`5.00`), else the exact number, a fraction with decimals beside it (`8/3 (≈2.6667)`). */
export function printed(value: Rational): string {
  const written = hasPlaces(value, 2) ? formatFixed(value, 2) : formatExact(value);
  const beside = written.includes("/") ? ` (≈${formatFixed(roundHalfUp(value, 4), 4)})` : "";
  return `${written}${beside}`.replaceAll("-", MINUS);
}

/** With its sign: `+1.00`, `−2.00`, `0.00`. */
export function signed(value: Rational): string {
  return compare(value, ZERO) > 0 ? `+${printed(value)}` : printed(value);
}

/** What stands between the two ends of a range: 浪纹线 in Chinese, an en dash in English. */
export function rangeMark(language: Language): string {
  return language === "zh" ? "～" : "–";
}

export function printedRange(range: PointsRange, language: Language): string {
  return isOpen(range) ? `${printed(range.low)}${rangeMark(language)}${printed(range.high)}` : printed(range.low);
}

/** In English with “to”: a dash before a minus cannot be read. */
export function signedRange(range: PointsRange, language: Language): string {
  if (!isOpen(range)) return signed(range.low);
  return `${signed(range.low)}${language === "zh" ? rangeMark(language) : " to "}${signed(range.high)}`;
}

/** Points as they stand in the result, ready to print. */
export function printedPoints(value: ResultPoints, language: Language): string {
  return printedRange(boundsOf(value), language);
}

/** For drawing only: a plain number with at most so many decimals, written without exponent. */
export function plotted(value: Rational): number {
  return Number((value.n * 10_000n) / value.d) / 10_000;
}
