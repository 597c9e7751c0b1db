/** Matters that a unit carries over, as rows of numbers until they are written: there may be as many as records. */
import { byCodeUnit } from "../model/by-code-unit.ts";
import type { PlainDate } from "../model/plain-date.ts";
import type { CarriedOver } from "./carry-over.ts";
import { NumberRows } from "./number-rows.ts";
import type { SharedTexts } from "./shared-texts.ts";

const [ID, TYPE, DUE, RULES, FILE, LINE, COLUMN] = [0, 1, 2, 3, 4, 5, 6];
const WIDTH = 7;
const NO_DAY = 0xffff_ffff;
/** A day before 1970 is a negative number, and rows have none. */
const FIRST_DAY = -0x8000_0000;

export class CarriedMatters {
  readonly #unit: string;
  readonly #shared: SharedTexts;
  readonly #types: readonly string[];
  readonly #rows = new NumberRows(WIDTH);
  readonly #rules: (readonly string[])[] = [];
  readonly #numbers = new Map<string, number>();

  /** `types`: in their order. */
  constructor(unit: string, types: Iterable<string>, shared: SharedTexts) {
    this.#unit = unit;
    this.#shared = shared;
    this.#types = [...types];
  }

  add({ id, type, dueOn, rules, position }: CarriedOver): void {
    const due = dueOn === undefined ? NO_DAY : dueOn - FIRST_DAY;
    const { texts } = this.#shared;
    this.#rows.add(texts.put(id), this.#types.indexOf(type), due, this.#rulesNumber(rules), this.#shared.fileNumber(position.file), position.line, position.column);
  }

  /** In the order of types, then of places, however they came; each time anew. */
  get inOrder(): Iterable<CarriedOver> {
    return { [Symbol.iterator]: () => this.#sorted() };
  }

  *#sorted(): Generator<CarriedOver> {
    const rows = this.#rows;
    const { texts, files } = this.#shared;
    const fileOf = (number: number): string => files[rows.at(number, FILE)] ?? "";
    const by = (a: number, b: number, column: number): number => rows.at(a, column) - rows.at(b, column);
    const numbers = Array.from({ length: rows.count }, (_, number) => number);
    numbers.sort((a, b) => by(a, b, TYPE) || byCodeUnit(fileOf(a), fileOf(b)) || by(a, b, LINE) || by(a, b, COLUMN) || a - b);
    for (const number of numbers) {
      const due = rows.at(number, DUE);
      yield {
        id: texts.at(rows.at(number, ID)),
        unit: this.#unit,
        type: this.#types[rows.at(number, TYPE)] ?? "",
        dueOn: due === NO_DAY ? undefined : ((due + FIRST_DAY) as PlainDate),
        rules: this.#rules[rows.at(number, RULES)] ?? [],
        position: { file: fileOf(number), line: rows.at(number, LINE), column: rows.at(number, COLUMN) },
      };
    }
  }

  #rulesNumber(rules: readonly string[]): number {
    const key = rules.join("\n");
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#rules.length);
    return this.#rules.push(rules) - 1;
  }
}
