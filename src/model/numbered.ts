const numbers = new WeakMap<object, number>();
let last = 0;

/** A number that stands for an object in words by which something is remembered: the object itself, not one that looks like it. */
export function numberOf(one: object): number {
  const number = numbers.get(one) ?? (last += 1);
  numbers.set(one, number);
  return number;
}
