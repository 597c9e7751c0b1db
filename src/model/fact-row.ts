import type { FactValue } from "./fact.ts";
import { ValueRow } from "./value-row.ts";

/**
 * The facts that a rule read, by name. All findings of a rule have the places of the names in common, so that each keeps
 * nothing but its values. Other than in a row of values, a blank one is there, with nothing in it.
 */
export class FactRow extends ValueRow<FactValue> {
  override get size(): number {
    return this.places.size;
  }

  override has(name: string): boolean {
    return this.places.has(name);
  }

  override *entries(): MapIterator<[string, FactValue]> {
    for (const [name, place] of this.places) yield [name, this.list[place]];
  }
}
