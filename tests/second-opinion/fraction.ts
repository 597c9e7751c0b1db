/** Just enough exact arithmetic for a second opinion: fractions of whole numbers, not reduced. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint; // above 0
}

export const zero: Fraction = { over: 0n, under: 1n };

/** Reads "2.75", "-1", "4". */
export function points(text: string): Fraction {
  const [whole = "0", decimals = ""] = text.split(".");
  return { over: BigInt(whole + decimals), under: 10n ** BigInt(decimals.length) };
}

export const of = (over: number, under: number): Fraction => ({ over: BigInt(over), under: BigInt(under) });

export const plus = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.under + b.over * a.under, under: a.under * b.under });

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { over: -b.over, under: b.under });

export const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under });

export function divided(a: Fraction, b: Fraction): Fraction {
  if (b.over <= 0n) throw new Error("divided by nothing");
  return { over: a.over * b.under, under: a.under * b.over };
}

/** Below 0, 0 or above 0, as a sort wants it. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const larger = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b);
export const smaller = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
export const sum = (all: readonly Fraction[]): Fraction => all.reduce(plus, zero);

/** Whole hundredths, half up (all our points are 0 or more where this is asked). */
export function hundredths(a: Fraction): bigint {
  if (a.over < 0n) throw new Error("rounding is asked of points below 0");
  return (a.over * 200n + a.under) / (a.under * 2n);
}

export function written(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** "12.50" as 1250. */
export function cents(text: string): bigint {
  if (!/^-?\d+\.\d\d$/.test(text)) throw new Error(`not points of two places: ${text}`);
  return BigInt(text.replace(".", ""));
}
