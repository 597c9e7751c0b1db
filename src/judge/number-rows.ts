/** Rows of whole numbers from 0 to 2³²−1, one behind the other: what an object a row would take is most of it overhead. */
export class NumberRows {
  readonly #width: number;
  #numbers: Uint32Array;
  #count = 0;

  constructor(width: number) {
    this.#width = width;
    this.#numbers = new Uint32Array(width * FIRST_ROWS);
  }

  get count(): number {
    return this.#count;
  }

  add(...row: readonly number[]): void {
    const at = this.#count * this.#width;
    if (at === this.#numbers.length) this.#grow();
    for (let column = 0; column < this.#width; column += 1) this.#numbers[at + column] = row[column] ?? 0;
    this.#count += 1;
  }

  at(row: number, column: number): number {
    return this.#numbers[row * this.#width + column] ?? 0;
  }

  #grow(): void {
    const grown = new Uint32Array(Math.ceil((this.#numbers.length / this.#width) * GROWTH) * this.#width);
    grown.set(this.#numbers);
    this.#numbers = grown;
  }
}

const FIRST_ROWS = 4;
const GROWTH = 1.5;
