/**
 * The findings of one rule and unit as points are counted from them: a row of numbers each. A register of millions of
 * records has hundreds of thousands, which as objects would take most of what the program takes.
 */
import type { CountedFinding, FindingKind } from "../model/finding.ts";
import { compareText, type FindingPlace } from "./finding-place.ts";
import { NumberRows } from "./number-rows.ts";
import type { SharedTexts } from "./shared-texts.ts";

const [MATTER, COMBINE_BY, KIND, FILE, LINE] = [0, 1, 2, 3, 4];
const WIDTH = 5;

export class FindingColumns {
  readonly #shared: SharedTexts;
  readonly #rows = new NumberRows(WIDTH);

  constructor(shared: SharedTexts) {
    this.#shared = shared;
  }

  get count(): number {
    return this.#rows.count;
  }

  /** `kind`: its number among the kinds of the rule. */
  add({ matter, file, line }: FindingPlace, combineBy: string | undefined, kind: number): void {
    const { texts } = this.#shared;
    // one more than its place: a text may begin at 0, which stands for none
    this.#rows.add(texts.put(matter), combineBy === undefined ? 0 : texts.put(combineBy) + 1, kind, this.#shared.fileNumber(file), line);
  }

  /** In the order of matters; on one matter, of places; in one place, as they came. `listed`: by the number of their coming. */
  inOrderOfMatters(kinds: readonly FindingKind[], listed: ReadonlyMap<number, number>): readonly CountedFinding[] {
    const rows = this.#rows;
    const { texts, files } = this.#shared;
    const numbers = Array.from({ length: rows.count }, (_, number) => number);
    const matters = numbers.map((number) => texts.at(rows.at(number, MATTER)));
    const fileOf = (number: number): string => files[rows.at(number, FILE)] ?? "";
    const order = (a: number, b: number): number =>
      compareText(matters[a] ?? "", matters[b] ?? "") || compareText(fileOf(a), fileOf(b)) || rows.at(a, LINE) - rows.at(b, LINE) || a - b;
    return numbers.sort(order).map((number) => {
      const kind = kinds[rows.at(number, KIND)];
      if (kind === undefined) throw new Error("a finding of no kind");
      const combineBy = rows.at(number, COMBINE_BY);
      return { kind, matter: matters[number] ?? "", combineBy: combineBy === 0 ? undefined : texts.at(combineBy - 1), listed: listed.get(number) };
    });
  }
}
