/**
 * Values under names that many rows share: one array in the order of the names, whose places all rows
 * have in common. A map a row would cost five times the memory and time. A blank is not there, as in a map.
 */
export class ValueRow<Value> implements ReadonlyMap<string, Value> {
  /** The same map for all rows of one kind. */
  readonly places: ReadonlyMap<string, number>;
  readonly list: readonly (Value | undefined)[];

  constructor(places: ReadonlyMap<string, number>, list: readonly (Value | undefined)[]) {
    this.places = places;
    this.list = list;
  }

  get size(): number {
    return this.list.reduce<number>((count, value) => (value === undefined ? count : count + 1), 0);
  }

  get(name: string): Value | undefined {
    const place = this.places.get(name);
    return place === undefined ? undefined : this.list[place];
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  *entries(): MapIterator<[string, Value]> {
    for (const [name, place] of this.places) {
      const value = this.list[place];
      if (value !== undefined) yield [name, value];
    }
  }

  *keys(): MapIterator<string> {
    for (const [name] of this.entries()) yield name;
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  forEach(callback: (value: Value, name: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [name, value] of this.entries()) callback(value, name, this);
  }
}

/** The places of names in their order. */
export function placesOf(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, place) => [name, place]));
}

/** Reads the same names of many rows: where they stand is looked up once for rows of one kind. */
export class NamedPlaces {
  readonly #names: readonly string[];
  #places: ReadonlyMap<string, number> | undefined;
  #indexes: readonly number[] = [];
  readonly #all: unknown[];

  constructor(names: readonly string[]) {
    this.#names = names;
    this.#all = names.map(() => undefined);
  }

  /** The value under the n-th of the names. */
  read<Value>(values: ReadonlyMap<string, Value>, name: number): Value | undefined {
    if (!(values instanceof ValueRow)) return values.get(this.#names[name] ?? "");
    const row = values as ValueRow<Value>;
    if (row.places !== this.#places) this.#learn(row.places);
    return row.list[this.#indexes[name] ?? row.list.length];
  }

  /** The values under all of the names, in their order: in a list that the next call fills anew. */
  readAll<Value>(values: ReadonlyMap<string, Value>): readonly (Value | undefined)[] {
    const into = this.#all as (Value | undefined)[];
    if (!(values instanceof ValueRow)) {
      for (const [index, name] of this.#names.entries()) into[index] = values.get(name);
      return into;
    }
    const { places, list } = values as ValueRow<Value>;
    if (places !== this.#places) this.#learn(places);
    const indexes = this.#indexes;
    const { length } = list;
    for (let name = 0; name < into.length; name += 1) {
      const index = indexes[name] ?? length;
      into[name] = index < length ? list[index] : undefined;
    }
    return into;
  }

  #learn(places: ReadonlyMap<string, number>): void {
    this.#places = places;
    this.#indexes = this.#names.map((name) => places.get(name) ?? places.size);
  }
}
