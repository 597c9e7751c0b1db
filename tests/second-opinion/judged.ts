/** What an indicator comes to before anything is moved or rounded. */
import { larger, minus, points, smaller, sum, times, of, zero } from "./fraction.ts";
import type { Fraction } from "./fraction.ts";

export interface Judged {
  /** Points of its own full points, between 0 and full, exact. */
  readonly points: Fraction;
  readonly applies: boolean;
  /** What happens where it does not apply: the full points are given, or they move to others. */
  readonly otherwise: "full" | "moves";
}

export const given = (amount: Fraction): Judged => ({ points: amount, applies: true, otherwise: "moves" });
export const noOccasion: Judged = { points: zero, applies: false, otherwise: "full" };
export const moved: Judged = { points: zero, applies: false, otherwise: "moves" };

export const each = (count: number, amount: string): Fraction => times(of(count, 1), points(amount));

/** Full points less deductions, never below nothing. */
export const less = (full: string, ...deductions: readonly Fraction[]): Fraction => larger(zero, minus(points(full), sum(deductions)));

/** A deduct-only indicator; where there was nothing to look at, the full points are given. */
export const deducting = (full: string, looked: boolean, ...deductions: readonly Fraction[]): Judged =>
  looked ? given(less(full, ...deductions)) : noOccasion;

/** A share of full points; a share above 1 counts as 1. */
export const shareOf = (full: string, done: number, all: number): Fraction => times(points(full), smaller(of(1, 1), of(done, all)));
