/**
 * The values that a blank or partly known fact stands for: one of each class that the constants of
 * a rule can tell apart. A rule cannot distinguish two values between the same constants.
 */
import type { Constant } from "../model/condition.ts";
import type { FactType, OpenNumber } from "../model/fact.ts";
import { compareQuantities, isQuantity, toQuantity, toRational, type Quantity } from "../model/quantity.ts";
import { add, compare, divide, floor, ONE, rational, subtract, type Rational } from "../model/rational.ts";
import type { AskedValue } from "./comparison.ts";

/** More texts than this are never compared in one rule; beyond it every subset cannot be tried. */
const MAXIMUM_CODES = 8;

/** A text that equals no constant an author could write. */
const OTHER_TEXT = "\u0000other";

/** One value of each class, none included where it may be. */
export function possibleValues(type: FactType, constants: readonly Constant[]): readonly AskedValue[] {
  const values = knownValues(type, constants.flat());
  return type.mayBeNone ? [null, ...values] : values;
}

/** One value of each class within the bounds of a partly known number. */
export function possibleNumbers(open: OpenNumber, whole: boolean, constants: readonly Constant[]): readonly AskedValue[] {
  const bounds = { minimum: open.low, ...(open.high === undefined ? {} : { maximum: open.high }) };
  const edges = [open.low, ...(open.high === undefined ? [] : [open.high])].map(toQuantity);
  const values = numbersBetween(constants.flat().filter(isQuantity), whole, bounds, edges);
  return open.mayBeNone ? [null, ...values] : values;
}

function knownValues(type: FactType, constants: readonly Constant[]): readonly AskedValue[] {
  switch (type.kind) {
    case "boolean":
      return [true, false];
    case "enum":
      return type.values;
    case "text":
      return [...new Set(constants.filter((value) => typeof value === "string")), OTHER_TEXT];
    case "number":
      return numbersBetween(constants.filter(isQuantity), type.whole, type, []);
    case "date":
    case "datetime":
      return numbersBetween(constants.filter(isQuantity), true, {}, []);
    case "codes":
      return subsets([...new Set(constants.filter((value) => typeof value === "string"))]);
    case "marks":
      return [];
  }
}

interface Bounds {
  readonly minimum?: Rational;
  readonly maximum?: Rational;
}

function numbersBetween(constants: readonly Quantity[], whole: boolean, bounds: Bounds, extra: readonly Quantity[]): readonly Quantity[] {
  const sorted = constants.toSorted(compareQuantities).map(toRational);
  const candidates: Rational[] = [rational(0n), ...extra.map(toRational)];
  for (const [index, constant] of sorted.entries()) {
    const next = sorted[index + 1];
    candidates.push(subtract(constant, ONE), constant, add(constant, ONE));
    if (next !== undefined) candidates.push(divide(add(constant, next), rational(2n)));
  }
  return candidates
    .filter((value) => !whole || value.d === 1n)
    .concat(whole ? candidates.map((value) => rational(floor(value))) : [])
    .filter((value) => bounds.minimum === undefined || compare(value, bounds.minimum) >= 0)
    .filter((value) => bounds.maximum === undefined || compare(value, bounds.maximum) <= 0)
    .map(toQuantity);
}

function subsets(codes: readonly string[]): readonly (readonly string[])[] {
  if (codes.length > MAXIMUM_CODES) throw new RangeError("a rule compares too many codes of one list");
  return Array.from({ length: 2 ** codes.length }, (_, bits) => codes.filter((_code, index) => (bits & (2 ** index)) !== 0));
}
