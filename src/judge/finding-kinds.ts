/** What findings of one rule can come to, each kind once, however many findings are of it. */
import type { FactValue } from "../model/fact.ts";
import { FactRow } from "../model/fact-row.ts";
import type { FindingKind, FindingOutcome, PossibleOutcomes } from "../model/finding.ts";
import { placesOf } from "../model/value-row.ts";

export class FindingKinds {
  readonly all: FindingKind[] = [];
  readonly #names: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #numbers = new Map<string, number>();

  /** `names`: of the facts that the effect reads. */
  constructor(names: readonly string[]) {
    this.#names = names;
    this.#places = placesOf(names);
  }

  /** The number of a kind among all. */
  numberOf(outcome: FindingOutcome, possible: PossibleOutcomes | undefined, read: (fact: string) => FactValue): number {
    const values = this.#names.map(read);
    const key = values.length === 0 ? outcomeKey(outcome, possible) : `${outcomeKey(outcome, possible)} ${JSON.stringify(values, withBigints)}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.all.length);
    return this.all.push({ outcome, possible, facts: new FactRow(this.#places, values) }) - 1;
  }
}

function outcomeKey(outcome: FindingOutcome, possible: PossibleOutcomes | undefined): string {
  if (possible === undefined) return outcome;
  const { triggered, clear, notApplicable, many } = possible;
  return `${outcome} ${String(triggered)} ${String(clear)} ${String(notApplicable)} ${String(many)}`;
}

/** JSON has neither whole numbers of any size nor blanks in lists, and a blank is not none. */
function withBigints(_: string, value: unknown): unknown {
  if (typeof value === "bigint") return { bigint: String(value) };
  return value === undefined ? { blank: true } : value;
}
