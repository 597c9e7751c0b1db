/**
 * Tallies: accumulators of the aggregates that group and unit facts are made of.
 *
 * Each entry is certain, possible (an open finding, a set-aside record, a record whose date nobody
 * knows) or one of an unknown number (nothing was stated about the records), so that a fact comes
 * out as a number where it is one and as bounds where it is not.
 */
import { NOT_IN_FORCE, type FactValue, type OpenNumber } from "../model/fact.ts";
import { compareQuantities, isQuantity, toQuantity, toRational, type Quantity } from "../model/quantity.ts";
import { add, compare, divide, maximum, minimum, multiply, ONE, rational, ZERO, type Rational } from "../model/rational.ts";

/** How sure it is that an entry is there. */
export type Certainty = "certain" | "possible" | "many";

export interface Tally {
  readonly add: (value: FactValue, certainty: Certainty) => void;
  readonly result: () => FactValue;
}

interface Count {
  certain: number;
  possible: number;
  many: boolean;
}

function open(low: Rational, high: Rational | undefined, mayBeNone = false): OpenNumber {
  return { kind: "open", low, high, mayBeNone };
}

/** Bounds of a count; `undefined` above where any number may be missing. */
function bounds(count: Count): { readonly low: Rational; readonly high: Rational | undefined } {
  return { low: rational(count.certain), high: count.many ? undefined : rational(count.certain + count.possible) };
}

function addTo(count: Count, certainty: Certainty): void {
  if (certainty === "certain") count.certain += 1;
  else if (certainty === "possible") count.possible += 1;
  else count.many = true;
}

const noCount = (): Count => ({ certain: 0, possible: 0, many: false });
const isOpen = (count: Count): boolean => count.many || count.possible > 0;

/** How many there are. */
export function countTally(): Tally {
  const count = noCount();
  return {
    add: (_value, certainty) => {
      addTo(count, certainty);
    },
    result: () => (isOpen(count) ? open(bounds(count).low, bounds(count).high) : count.certain),
  };
}

/** Whether there is any. */
export function anyTally(): Tally {
  const count = noCount();
  return {
    add: (_value, certainty) => {
      addTo(count, certainty);
    },
    result: () => (count.certain > 0 ? true : isOpen(count) ? undefined : false),
  };
}

/** Sum of a number; a blank or unsure entry leaves the sum open in its direction. */
export function sumTally(): Tally {
  let low: Rational | undefined = ZERO;
  let high: Rational | undefined = ZERO;
  return {
    add(value, certainty) {
      if (value === null) return;
      if (certainty === "many" || !isQuantity(value)) {
        high = undefined;
        return;
      }
      const amount = toRational(value);
      low = low === undefined ? undefined : add(low, certainty === "certain" ? amount : minimum(amount, ZERO));
      high = high === undefined ? undefined : add(high, certainty === "certain" ? amount : maximum(amount, ZERO));
    },
    result: () => (low !== undefined && high !== undefined && compare(low, high) === 0 ? toQuantity(low) : open(low ?? ZERO, high)),
  };
}

/** How many different values there are. */
export function distinctTally(): Tally {
  const certain = new Set<string>();
  const rest: string[] = [];
  let blanks = 0;
  let sureBlank = false;
  let many = false;
  return {
    add(value, certainty) {
      if (certainty === "many") many = true;
      else if (value === undefined) {
        blanks += 1;
        sureBlank ||= certainty === "certain";
      } else if (value !== null) {
        if (certainty === "certain") certain.add(keyOf(value));
        else rest.push(keyOf(value));
      }
    },
    result() {
      const possible = new Set(rest.filter((value) => !certain.has(value))).size + blanks;
      if (possible === 0 && !many) return certain.size;
      const low = certain.size === 0 && sureBlank ? 1 : certain.size;
      return open(rational(low), many ? undefined : rational(certain.size + possible));
    },
  };
}

/** Text under which equal values meet: numbers by value, lists entry by entry. */
export function keyOf(value: FactValue): string {
  return isQuantity(value) ? JSON.stringify([toRational(value).n.toString(), toRational(value).d.toString()]) : JSON.stringify(value);
}

/** Below any date or number that a record can hold. */
const LOWEST = rational(-1_000_000_000n);

/** The least or greatest of a number or date; none where there is no value. */
export function extremeTally(which: "min" | "max"): Tally {
  const sign = which === "max" ? 1 : -1;
  const better = (a: Quantity | undefined, b: Quantity): Quantity => (a === undefined || sign * compareQuantities(b, a) > 0 ? b : a);
  let certain: Quantity | undefined;
  let unsure: Quantity | undefined;
  let unbounded = false;
  return {
    add(value, certainty) {
      if (value === null) return;
      if (certainty === "many" || !isQuantity(value)) unbounded = true;
      else if (certainty === "certain") certain = better(certain, value);
      else unsure = better(unsure, value);
    },
    result() {
      const best = unsure === undefined ? certain : better(certain, unsure);
      if (!unbounded && best === certain) return certain ?? null;
      const near = certain === undefined ? undefined : toRational(certain);
      const far = unbounded || best === undefined ? undefined : toRational(best);
      return which === "max" ? open(near ?? LOWEST, far, certain === undefined) : open(far ?? LOWEST, near, certain === undefined);
    },
  };
}

/** The marks of a panel, in points, in the order of their records. */
export function marksTally(values: ReadonlyMap<string, Rational> | undefined, times: Rational): Tally {
  const marks: Rational[] = [];
  let unknown = 0;
  return {
    add(value, certainty) {
      const mark = typeof value === "string" ? values?.get(value) : isQuantity(value) ? toRational(value) : undefined;
      if (certainty === "certain" && mark !== undefined) marks.push(multiply(mark, times));
      else if (value !== null) unknown += 1;
    },
    result: () => ({ kind: "marks", marks, open: unknown }),
  };
}

/** One side of a share: a tally of what is counted, or a number. */
export type ShareSide = { readonly kind: "number"; readonly value: Rational } | { readonly kind: "count"; readonly tally: Tally };

/**
 * n of d, exact. Of nothing (d = 0) it is not in force. `part`: what n counts is among what d
 * counts, so the share is never above 1.
 */
export function shareOf(of: ShareSide, inAll: ShareSide, part: boolean): FactValue {
  const top = sideBounds(of);
  const bottom = sideBounds(inAll);
  const decided = equal(top) && equal(bottom);
  if (decided) return bottom.low.n === 0n ? NOT_IN_FORCE : toQuantity(divide(top.low, bottom.low));
  if (bottom.high?.n === 0n) return NOT_IN_FORCE;
  const low = bottom.high === undefined ? ZERO : divide(top.low, bottom.high);
  return open(low, highestShare(top, bottom, part), bottom.low.n === 0n);
}

interface SideBounds {
  readonly low: Rational;
  readonly high: Rational | undefined;
}

/** An open entry of n may be of a record that is certain in d, so d counts at its least. */
function highestShare(top: SideBounds, bottom: SideBounds, part: boolean): Rational | undefined {
  if (top.high === undefined || bottom.low.n === 0n) return part ? ONE : undefined;
  const share = divide(top.high, bottom.low);
  return part ? minimum(share, ONE) : share;
}

function equal(side: SideBounds): boolean {
  return side.high !== undefined && compare(side.low, side.high) === 0;
}

function sideBounds(side: ShareSide): SideBounds {
  if (side.kind === "number") return { low: side.value, high: side.value };
  const result = side.tally.result();
  if (typeof result === "number") return { low: rational(result), high: rational(result) };
  if (typeof result === "object" && result !== null && "kind" in result && result.kind === "open") return result;
  throw new Error("a share counts, it does not compute");
}
