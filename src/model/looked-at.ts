/**
 * An answer that stands for many cases is looked at again and again, in production: at the 1st, 4th, 16th, 64th … of them.
 * Counted from 1.
 */
export function isLookedAtAgain(number: number): boolean {
  return (number & (number - 1)) === 0 && (number & 0x5555_5555) !== 0;
}
