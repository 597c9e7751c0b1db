import type { FactValue } from "./fact.ts";

/**
 * The facts that a rule read, by name; a blank one is there, with nothing in it. All findings of a rule have the places
 * of the names in common, so that each keeps nothing but its values.
 */
export class FactRow implements ReadonlyMap<string, FactValue> {
  readonly #places: ReadonlyMap<string, number>;
  readonly #values: readonly FactValue[];

  constructor(places: ReadonlyMap<string, number>, values: readonly FactValue[]) {
    this.#places = places;
    this.#values = values;
  }

  get size(): number {
    return this.#places.size;
  }

  get(name: string): FactValue {
    const place = this.#places.get(name);
    return place === undefined ? undefined : this.#values[place];
  }

  has(name: string): boolean {
    return this.#places.has(name);
  }

  *entries(): MapIterator<[string, FactValue]> {
    for (const [name, place] of this.#places) yield [name, this.#values[place]];
  }

  keys(): MapIterator<string> {
    return this.#places.keys();
  }

  *values(): MapIterator<FactValue> {
    for (const place of this.#places.values()) yield this.#values[place];
  }

  [Symbol.iterator](): MapIterator<[string, FactValue]> {
    return this.entries();
  }

  forEach(callback: (value: FactValue, name: string, map: ReadonlyMap<string, FactValue>) => void): void {
    for (const [name, value] of this.entries()) callback(value, name, this);
  }
}
