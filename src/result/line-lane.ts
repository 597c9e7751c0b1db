/** Lines of one kind that come one by one, and are read in their order when all have come. */
import type { ByteStore } from "../model/byte-store.ts";
import { encodedText } from "../model/encoded.ts";

/** So many letters are gathered before they are handed on as bytes: lanes are many, and each has some. */
const PIECE = 4096;

export class LineLane<Place> {
  readonly #store: ByteStore;
  readonly #compare: (a: Place, b: Place) => number;
  readonly #pieces: (() => Uint8Array)[] = [];
  #open = "";
  #last: Place | undefined;
  #isInOrder = true;
  #count = 0;

  constructor(store: ByteStore, compare: (a: Place, b: Place) => number) {
    this.#store = store;
    this.#compare = compare;
  }

  get count(): number {
    return this.#count;
  }

  /** `line`: ending in a newline, the only one in it. */
  add(line: string, place: Place): void {
    if (this.#last !== undefined && this.#compare(this.#last, place) > 0) this.#isInOrder = false;
    this.#last = place;
    this.#open += line;
    this.#count += 1;
    if (this.#open.length >= PIECE) this.#close();
  }

  /** All lines in the order of their places, of equal ones in that of their coming. `placeOf`: reads a line's place off it. */
  *pieces(placeOf: (line: string) => Place): Generator<Uint8Array> {
    if (this.#open !== "") this.#close();
    if (this.#isInOrder) for (const read of this.#pieces) yield read();
    else yield* this.#sorted(placeOf);
  }

  #close(): void {
    this.#pieces.push(this.#store.put(encodedText(this.#open)));
    this.#open = "";
  }

  /** Lines come in their order but for the few whose records were kept till the end. */
  *#sorted(placeOf: (line: string) => Place): Generator<Uint8Array> {
    const lines = this.#pieces.flatMap((read) => new TextDecoder().decode(read()).split("\n").slice(0, -1));
    const placed = lines.map((line) => ({ line, place: placeOf(line) })).sort((a, b) => this.#compare(a.place, b.place));
    for (const { line } of placed) yield encodedText(`${line}\n`);
  }
}
