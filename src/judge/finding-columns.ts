/**
 * The findings of one rule and unit as points are counted from them: numbers in columns. A register of millions of
 * records has hundreds of thousands, which as objects would take most of what the program takes.
 */
import type { CountedFinding, FindingKind } from "../model/finding.ts";
import type { FindingPlace } from "./finding-place.ts";
import { TextStore } from "./text-store.ts";

/** What the columns of all rules and units of an assessment have in common. */
export class SharedTexts {
  readonly texts = new TextStore();
  readonly files: string[] = [];
  readonly #numbers = new Map<string, number>();

  fileNumber(file: string): number {
    const known = this.#numbers.get(file);
    if (known !== undefined) return known;
    this.#numbers.set(file, this.files.length);
    return this.files.push(file) - 1;
  }
}

/** Columns of one finding, side by side. */
const [MATTER, COMBINE_BY, KIND, FILE, LINE] = [0, 1, 2, 3, 4];
const WIDTH = 5;
const FIRST_ROWS = 4;
const GROWTH = 1.5;

export class FindingColumns {
  readonly #shared: SharedTexts;
  #rows = new Uint32Array(WIDTH * FIRST_ROWS);
  #count = 0;

  constructor(shared: SharedTexts) {
    this.#shared = shared;
  }

  get count(): number {
    return this.#count;
  }

  /** `kind`: its number among the kinds of the rule. */
  add(place: FindingPlace, combineBy: string | undefined, kind: number): void {
    const at = this.#count * WIDTH;
    if (at === this.#rows.length) this.#grow();
    const { texts } = this.#shared;
    const matter = texts.put(place.matter);
    this.#rows[at + MATTER] = matter;
    // a place of its own for “none”: a text may begin at 0
    this.#rows[at + COMBINE_BY] = combineBy === undefined ? 0 : texts.put(combineBy) + 1;
    this.#rows[at + KIND] = kind;
    this.#rows[at + FILE] = this.#shared.fileNumber(place.file);
    this.#rows[at + LINE] = place.line;
    this.#count += 1;
  }

  /** In the order of matters; on one matter, of places; in one place, as they came. `listed`: by the number of their coming. */
  inOrderOfMatters(kinds: readonly FindingKind[], listed: ReadonlyMap<number, number>): readonly CountedFinding[] {
    const { texts, files } = this.#shared;
    const numbers = Array.from({ length: this.#count }, (_, number) => number);
    const matters = numbers.map((number) => texts.at(this.#at(number, MATTER)));
    const fileOf = (number: number): string => files[this.#at(number, FILE)] ?? "";
    const order = (a: number, b: number): number =>
      compareText(matters[a] ?? "", matters[b] ?? "") || compareText(fileOf(a), fileOf(b)) || this.#at(a, LINE) - this.#at(b, LINE) || a - b;
    return numbers.sort(order).map((number) => {
      const kind = kinds[this.#at(number, KIND)];
      if (kind === undefined) throw new Error("a finding of no kind");
      const combineBy = this.#at(number, COMBINE_BY);
      return { kind, matter: matters[number] ?? "", combineBy: combineBy === 0 ? undefined : texts.at(combineBy - 1), listed: listed.get(number) };
    });
  }

  #at(number: number, column: number): number {
    return this.#rows[number * WIDTH + column] ?? 0;
  }

  #grow(): void {
    const grown = new Uint32Array(Math.ceil((this.#rows.length / WIDTH) * GROWTH) * WIDTH);
    grown.set(this.#rows);
    this.#rows = grown;
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
