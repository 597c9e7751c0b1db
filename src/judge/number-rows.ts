/**
 * Rows of whole numbers from 0 to 2³²−1, one behind the other: what an object a row would take is most of it overhead.
 * They lie in pieces of so many rows. One piece that grew would at times stand twice in memory, and its old half after.
 */
export class NumberRows {
  readonly #width: number;
  /** All but the last are full. */
  readonly #pieces: Uint32Array[] = [];
  #last: Uint32Array;
  #count = 0;

  constructor(width: number) {
    this.#width = width;
    this.#last = new Uint32Array(width * FIRST_ROWS);
    this.#pieces.push(this.#last);
  }

  get count(): number {
    return this.#count;
  }

  add(...row: readonly number[]): void {
    const at = (this.#count - (this.#pieces.length - 1) * PIECE_ROWS) * this.#width;
    if (at < this.#last.length) this.#put(at, row);
    else this.#put(this.#more(at), row);
    this.#count += 1;
  }

  at(row: number, column: number): number {
    return this.#pieces[Math.floor(row / PIECE_ROWS)]?.[(row % PIECE_ROWS) * this.#width + column] ?? 0;
  }

  #put(at: number, row: readonly number[]): void {
    for (let column = 0; column < this.#width; column += 1) this.#last[at + column] = row[column] ?? 0;
  }

  /** Room for a row behind a last piece that is filled up to `at`; where it stands. Most rules have a few findings: only what outgrows a first small piece gets whole ones. */
  #more(at: number): number {
    const isWhole = at === PIECE_ROWS * this.#width;
    const next = new Uint32Array(isWhole ? at : Math.min(PIECE_ROWS * this.#width, at * GROWTH));
    if (isWhole) {
      this.#pieces.push(next);
    } else {
      next.set(this.#last);
      this.#pieces[this.#pieces.length - 1] = next;
    }
    this.#last = next;
    return isWhole ? 0 : at;
  }
}

const FIRST_ROWS = 4;
const GROWTH = 2;
/** As many as come to a few kibibytes. */
const PIECE_ROWS = 256;
