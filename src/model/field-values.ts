import type { FieldValue } from "./evidence.ts";

/**
 * The values of a record's fields: one array in the order of its type, whose places all records of
 * the type share. A map a record would cost five times the memory. A blank is not there, as in a map.
 */
export class FieldValues implements ReadonlyMap<string, FieldValue> {
  readonly #places: ReadonlyMap<string, number>;
  readonly #list: readonly FieldValue[];

  constructor(places: ReadonlyMap<string, number>, list: readonly FieldValue[]) {
    this.#places = places;
    this.#list = list;
  }

  get size(): number {
    return this.#list.reduce<number>((count, value) => (value === undefined ? count : count + 1), 0);
  }

  get(field: string): FieldValue {
    const place = this.#places.get(field);
    return place === undefined ? undefined : this.#list[place];
  }

  has(field: string): boolean {
    return this.get(field) !== undefined;
  }

  *entries(): MapIterator<[string, FieldValue]> {
    for (const [field, place] of this.#places) {
      const value = this.#list[place];
      if (value !== undefined) yield [field, value];
    }
  }

  *keys(): MapIterator<string> {
    for (const [field] of this.entries()) yield field;
  }

  *values(): MapIterator<FieldValue> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[string, FieldValue]> {
    return this.entries();
  }

  forEach(callback: (value: FieldValue, field: string, map: ReadonlyMap<string, FieldValue>) => void): void {
    for (const [field, value] of this.entries()) callback(value, field, this);
  }
}
