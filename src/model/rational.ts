/**
 * Exact numbers (分数): points, shares and amounts, until the one rounding.
 *
 * Always in lowest terms with a positive denominator, so two equal numbers have equal parts.
 */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** n/d in lowest terms. Throws on d = 0: a share of nothing must be decided before it is computed. */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  let top = BigInt(n);
  let bottom = BigInt(d);
  if (bottom === 0n) throw new RangeError("a rational number needs a denominator other than 0");
  if (bottom < 0n) {
    top = -top;
    bottom = -bottom;
  }
  if (bottom === 1n) return { n: top, d: bottom };
  const divisor = greatestCommonDivisor(top < 0n ? -top : top, bottom);
  return divisor === 1n ? { n: top, d: bottom } : { n: top / divisor, d: bottom / divisor };
}

export const ZERO: Rational = rational(0n);
export const ONE: Rational = rational(1n);

/** Reads a decimal such as `-0.25`; `undefined` for anything else (no exponent, no spaces). */
export function parseDecimal(decimal: string): Rational | undefined {
  const match = DECIMAL.exec(decimal);
  if (match === null) return undefined;
  const fraction = match[3] ?? "";
  const digits = BigInt(`${match[2] ?? ""}${fraction}`);
  return rational(match[1] === "-" ? -digits : digits, tenTo(fraction.length));
}

/** Points are few different numbers, read again and again. */
const READ_BEFORE = 4_096;
const read = new Map<string, Rational>();

/** Reads what `formatExact` writes: a decimal or a fraction such as `8/3`. */
export function parseExact(written: string): Rational | undefined {
  const known = read.get(written);
  if (known !== undefined) return known;
  const value = readExact(written);
  if (value !== undefined && read.size < READ_BEFORE) read.set(written, value);
  return value;
}

function readExact(written: string): Rational | undefined {
  const slash = written.indexOf("/");
  if (slash < 0) return parseDecimal(written);
  const top = parseDecimal(written.slice(0, slash));
  const bottom = parseDecimal(written.slice(slash + 1));
  return top === undefined || bottom === undefined || bottom.n === 0n ? undefined : divide(top, bottom);
}

export function add(a: Rational, b: Rational): Rational {
  if (b.n === 0n) return a;
  if (a.n === 0n) return b;
  return a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

export function divide(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n);
}

export function negate(a: Rational): Rational {
  return { n: -a.n, d: a.d };
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Rational, b: Rational): number {
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equals(a: Rational, b: Rational): boolean {
  return a === b || (a.n === b.n && a.d === b.d);
}

export function minimum(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

export function maximum(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b;
}

export function sum(values: readonly Rational[]): Rational {
  return values.reduce(add, ZERO);
}

/** The greatest integer not above a. */
export function floor(a: Rational): bigint {
  const quotient = a.n / a.d;
  return a.n < 0n && quotient * a.d !== a.n ? quotient - 1n : quotient;
}

/** Rounds half away from zero (四舍五入) to so many decimal places. */
export function roundHalfUp(a: Rational, places: number): Rational {
  const scale = tenTo(places);
  if (isWhole(a.n * scale, a.d)) return a;
  const positive = a.n < 0n ? -a.n : a.n;
  const rounded = (positive * scale * 2n + a.d) / (a.d * 2n);
  return rational(a.n < 0n ? -rounded : rounded, scale);
}

/** Whether so many decimal places write it exactly. */
export function hasPlaces(a: Rational, places: number): boolean {
  return isWhole(a.n * tenTo(places), a.d);
}

function isWhole(n: bigint, d: bigint): boolean {
  return d === 1n || n % d === 0n;
}

const TENS: readonly bigint[] = Array.from({ length: 19 }, (_, places) => 10n ** BigInt(places));

function tenTo(places: number): bigint {
  return TENS[places] ?? 10n ** BigInt(places);
}

/** Writes with exactly so many decimal places; the number must have no more (round first). */
export function formatFixed(a: Rational, places: number): string {
  const scale = tenTo(places);
  if (!hasPlaces(a, places)) throw new RangeError(`${formatExact(a)} has more than ${String(places)} decimals`);
  const scaled = (a.n * scale) / a.d;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const sign = scaled < 0n ? "-" : "";
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(digits.length - places)}`;
}

/** Writes the shortest exact form: `2`, `0.25`, or `8/3` where there are no finite decimals. */
export function formatExact(a: Rational): string {
  if (a.d === 1n) return a.n.toString();
  let rest = a.d;
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1];
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1];
  return rest === 1n ? formatFixed(a, Math.max(twos, fives)) : `${a.n.toString()}/${a.d.toString()}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}
