/** Numbers of a comparison as pages print them: signs always, shares as percentages, sixths of a rank as fractions. */
import { compare, floor, formatFixed, multiply, negate, rational, roundHalfUp, subtract, type Rational, ZERO } from "../../model/rational.ts";
import type { RatedPoints } from "../../model/comparison.ts";
import type { ResultRange } from "../../model/result.ts";
import type { Language } from "../../model/text.ts";
import { exact, printed, printedRange, rangeOf, signed } from "../points.ts";

export const DASH = "—";

export function signedPoints(written: string | null): string {
  return written === null ? DASH : signed(exact(written));
}

export function plainPoints(written: string | ResultRange | null, language: Language): string {
  return written === null ? DASH : printedRange(rangeOf(written), language);
}

export function totalOf({ total, range }: { readonly total: string | null; readonly range?: ResultRange }, language: Language): string {
  return plainPoints(total ?? range ?? null, language);
}

/** `93.75%`, rounded half up. */
export function percent(rate: string | null): string {
  return rate === null ? DASH : `${formatFixed(roundHalfUp(multiply(exact(rate), rational(100)), 2), 2)}%`;
}

/** Two decimals, rounded half up, marked where that is not exact. */
export function rounded(value: string | null): string {
  if (value === null) return DASH;
  return formatFixed(roundHalfUp(exact(value), 2), 2).replace("-", "−");
}

export function signedRounded(value: string | null): string {
  if (value === null) return DASH;
  const two = roundHalfUp(exact(value), 2);
  return signed(two);
}

export function rateOf(rated: RatedPoints | null): string {
  return rated === null ? DASH : percent(rated.rate);
}

/** Later share less earlier, in percentage points. */
export function rateChange(before: RatedPoints | null | undefined, after: RatedPoints | null | undefined): Rational | undefined {
  const [old, now] = [before?.rate ?? null, after?.rate ?? null];
  return old === null || now === null ? undefined : multiply(subtract(exact(now), exact(old)), rational(100));
}

const SIXTHS = new Map([["1/6", "⅙"], ["1/3", "⅓"], ["1/2", "½"], ["2/3", "⅔"], ["5/6", "⅚"]]);

/** Places of a rank: `+2`, `−1⅓`, `0`; exact, so that parts add up. */
export function places(written: string): string {
  const value = exact(written);
  const sign = compare(value, ZERO);
  if (sign === 0) return "0";
  const size = sign < 0 ? negate(value) : value;
  const whole = floor(size);
  const rest = subtract(size, rational(whole));
  const fraction = rest.n === 0n ? "" : SIXTHS.get(`${String(rest.n)}/${String(rest.d)}`);
  const digits = fraction === undefined ? printed(size) : `${whole === 0n && fraction !== "" ? "" : String(whole)}${fraction}`;
  return `${sign < 0 ? "−" : "+"}${digits}`;
}

export function isZero(written: string | null): boolean {
  return written !== null && compare(exact(written), ZERO) === 0;
}

export function signOf(written: string | null): number {
  return written === null ? 0 : compare(exact(written), ZERO);
}
