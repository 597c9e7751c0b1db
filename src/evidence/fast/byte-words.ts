/**
 * A dictionary whose words are bytes of a file: a cell that was met before is found without making a
 * string of it. Equal hashes are only a suspicion; the bytes decide. Both are looked at four at a time.
 */
export class ByteWords {
  /** Hash and number of a word (from 1) side by side; 0 where a place is free. */
  #table = new Int32Array(128);
  /** Where a word begins in the pool, and where it ends, by its number from 0. */
  #bounds = new Int32Array(64);
  #pool = new Uint8Array(512);
  #poolView = new DataView(this.#pool.buffer);
  #count = 0;

  get size(): number {
    return this.#count;
  }

  /** The number of the word that stands between two offsets; −1 where it was never added. */
  find(bytes: DataView, start: number, end: number, hash: number): number {
    const table = this.#table;
    const mask = table.length - 2;
    for (let place = placeOf(hash, mask); ; place = (place + 2) & mask) {
      const number = (table[place + 1] ?? 0) - 1;
      if (number < 0) return -1;
      if (table[place] === hash && this.repeats(number, bytes, start) === end) return number;
    }
  }

  /** Where a word ends that stands at an offset; −1 where another one does. */
  repeats(number: number, bytes: DataView, start: number): number {
    const pool = this.#poolView;
    const begin = this.#bounds[2 * number] ?? 0;
    const length = (this.#bounds[2 * number + 1] ?? 0) - begin;
    const end = start + length;
    if (end > bytes.byteLength) return -1;
    let at = 0;
    for (; at + 4 <= length; at += 4) if (bytes.getInt32(start + at, true) !== pool.getInt32(begin + at, true)) return -1;
    for (; at < length; at += 1) if (bytes.getUint8(start + at) !== pool.getUint8(begin + at)) return -1;
    return end;
  }

  /** Adds a word that is not there; its number. */
  add(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const number = this.#count;
    const used = number === 0 ? 0 : (this.#bounds[2 * number - 1] ?? 0);
    const length = end - start;
    if (this.#table.length <= 4 * number) this.#grow();
    if (this.#bounds.length <= 2 * number) this.#bounds = grown(this.#bounds, 2 * this.#bounds.length);
    if (this.#pool.length < used + length) {
      const larger = new Uint8Array(Math.max(2 * this.#pool.length, used + length));
      larger.set(this.#pool);
      this.#pool = larger;
      this.#poolView = new DataView(larger.buffer);
    }
    this.#pool.set(bytes.subarray(start, end), used);
    this.#bounds[2 * number] = used;
    this.#bounds[2 * number + 1] = used + length;
    put(this.#table, hash, number + 1);
    this.#count += 1;
    return number;
  }

  #grow(): void {
    const before = this.#table;
    this.#table = new Int32Array(2 * before.length);
    for (let place = 0; place < before.length; place += 2) if (before[place + 1] !== 0) put(this.#table, before[place] ?? 0, before[place + 1] ?? 0);
  }
}

function grown(before: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(before);
  return larger;
}

function placeOf(hash: number, mask: number): number {
  return hash << 1 & mask;
}

function put(table: Int32Array, hash: number, number: number): void {
  const mask = table.length - 2;
  let place = placeOf(hash, mask);
  while (table[place + 1] !== 0) place = (place + 2) & mask;
  table[place] = hash;
  table[place + 1] = number;
}

/** Odd, and its bits look as if thrown. */
const FACTOR = 0x9e37_79b1;

/** The hash of a word: its upper bits are mixed into the lower ones, which find its place. */
export function hashOf(bytes: DataView, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) hash = mixed(hash, bytes.getInt32(at, true));
  for (; at < end; at += 1) hash = mixed(hash, bytes.getUint8(at));
  return hash;
}

function mixed(hash: number, part: number): number {
  const product = Math.imul(hash ^ part, FACTOR);
  return product ^ (product >>> 15);
}

let viewed: Uint8Array | undefined;
let view: DataView = new DataView(new ArrayBuffer(0));

/** A piece of a file to be read four bytes at a time: cell after cell asks for the same one. */
export function viewOf(bytes: Uint8Array): DataView {
  if (viewed !== bytes) {
    viewed = bytes;
    view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  return view;
}
