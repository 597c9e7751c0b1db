import { compare, rational, type Rational } from "./rational.ts";

/** A number as a fact carries it: a safe integer, or an exact rational where it has decimals. */
export type Quantity = number | Rational;

/** Whether a fact's value is a number in either form. */
export function isQuantity(value: unknown): value is Quantity {
  return typeof value === "number" || isRational(value);
}

export function isRational(value: unknown): value is Rational {
  return typeof value === "object" && value !== null && "n" in value && "d" in value;
}

export function toRational(value: Quantity): Rational {
  return typeof value === "number" ? rational(value) : value;
}

/** The plain integer where there is one, so that equal numbers look equal. */
export function toQuantity(value: Rational): Quantity {
  const small = value.d === 1n && value.n >= BigInt(Number.MIN_SAFE_INTEGER) && value.n <= BigInt(Number.MAX_SAFE_INTEGER);
  return small ? Number(value.n) : value;
}

export function compareQuantities(a: Quantity, b: Quantity): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return compare(toRational(a), toRational(b));
}
