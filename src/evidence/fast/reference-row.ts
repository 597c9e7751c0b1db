/**
 * A row of a piece of a file that the others of the piece are compared with: most of their cells say the
 * same, and a run of bytes that is the same needs no look at its cells. In JSON the keys are such runs.
 */
import type { Buffer } from "node:buffer";
import type { FieldValue } from "../../model/evidence.ts";
import { viewOf } from "./byte-words.ts";

export class ReferenceRow {
  /** The piece that it stands in; other rows are compared only with one of their own piece. */
  bytes: Buffer | undefined;
  start = 0;
  /** Behind its line feed. */
  stop = 0;
  /** Where its cells begin and end, in their order. */
  starts: Int32Array;
  ends: Int32Array;
  count = 0;
  values: readonly FieldValue[] = [];
  #view: DataView = new DataView(new ArrayBuffer(0));

  constructor(cells: number) {
    this.starts = new Int32Array(cells);
    this.ends = new Int32Array(cells);
  }

  /** Begins to note the cells of a row, which will be the reference if it is a plain one. */
  begin(): void {
    this.bytes = undefined;
    this.count = 0;
  }

  cell(start: number, end: number): void {
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count += 1;
  }

  /** The row was plain to its line feed. */
  keep(bytes: Buffer, start: number, stop: number, values: readonly FieldValue[]): void {
    this.bytes = bytes;
    this.#view = viewOf(bytes);
    this.start = start;
    this.stop = stop;
    this.values = values;
  }

  /** How far a text agrees with the reference from one of its offsets on. */
  agrees(bytes: Buffer, at: number, from: number): number {
    const view = this.#view;
    // both stand in the same piece: the later of the two ends first
    const ahead = at - from;
    const stop = Math.min(this.stop, bytes.length - ahead);
    let other = from;
    // equal numbers are equal bytes but for zeros, which no text holds; what is not a number is looked at byte by byte
    while (other + 8 <= stop && view.getFloat64(other + ahead, true) === view.getFloat64(other, true)) other += 8;
    if (other + 4 <= stop && view.getInt32(other + ahead, true) === view.getInt32(other, true)) other += 4;
    while (other < stop && bytes[other + ahead] === bytes[other]) other += 1;
    return other;
  }
}
