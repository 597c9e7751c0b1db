/**
 * The findings of one rule and unit as points are counted from them: a row of numbers each. A register of millions of
 * records has hundreds of thousands, which as objects would take most of what the program takes.
 */
import { byCodeUnit } from "../model/by-code-unit.ts";
import type { CountedFinding, FindingKind } from "../model/finding.ts";
import type { FindingPlace } from "./finding-place.ts";
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

  /** As they came. `listed`: by the number of their coming. */
  *each(kinds: readonly FindingKind[], listed: ReadonlyMap<number, number>): Generator<CountedFinding> {
    const rows = this.#rows;
    const { texts } = this.#shared;
    for (let number = 0; number < rows.count; number += 1) {
      const kind = kinds[rows.at(number, KIND)];
      if (kind === undefined) throw new Error("a finding of no kind");
      const combineBy = rows.at(number, COMBINE_BY);
      yield { kind, matter: texts.at(rows.at(number, MATTER)), combineBy: combineBy === 0 ? undefined : texts.at(combineBy - 1), listed: listed.get(number), times: 1 };
    }
  }

  /** In the order of matters; on one matter, of places; in one place, as they came. */
  inOrderOfMatters(all: Iterable<CountedFinding>, timesOf: (finding: CountedFinding) => number): readonly CountedFinding[] {
    const rows = this.#rows;
    const { files } = this.#shared;
    const chosen: { readonly number: number; readonly finding: CountedFinding }[] = [];
    let number = 0;
    for (const finding of all) {
      const times = timesOf(finding);
      if (times > 0) chosen.push({ number, finding: times === finding.times ? finding : { ...finding, times } });
      number += 1;
    }
    const fileOf = (row: number): string => files[rows.at(row, FILE)] ?? "";
    chosen.sort((a, b) => byCodeUnit(a.finding.matter, b.finding.matter) || byCodeUnit(fileOf(a.number), fileOf(b.number)) || rows.at(a.number, LINE) - rows.at(b.number, LINE) || a.number - b.number);
    return chosen.map(({ finding }) => finding);
  }
}
