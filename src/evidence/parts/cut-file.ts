/** Cuts a large file into parts of whole rows or lines, each with the line it begins with, without reading what they say. */
import { Buffer } from "node:buffer";
import type { RawFile } from "../../model/source-file.ts";
import type { FilePart } from "./part.ts";

/** Where a row may end. */
export type RowEnds = "line-feeds" | "line-feeds-outside-quotes";

const LINE_FEED = 10;
const RETURN = 13;
const QUOTE = 34;

/**
 * The parts, of about that many bytes each, in their order; together they are the file. One part only where nobody can say
 * without reading it where its rows end: it has carriage returns without line feeds, or a quote that is never closed.
 */
export function cutFile(file: RawFile, ends: RowEnds, length: number): readonly FilePart[] {
  const walk = new Walk(length, ends);
  const whole = { from: 0, to: file.size ?? file.bytes.length, firstLine: 1 };
  for (const piece of file.pieces?.() ?? [file.bytes]) if (!walk.go(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength))) return [whole];
  return walk.isInside || walk.endsAtReturn ? [whole] : walk.partsUpTo(whole.to);
}

class Walk {
  /** Whether what was walked over last stands in quotes. */
  isInside = false;
  endsAtReturn = false;
  readonly #length: number;
  readonly #ends: RowEnds;
  readonly #parts: FilePart[] = [];
  #from = 0;
  #firstLine = 1;
  #line = 1;
  /** Where the piece begins. */
  #offset = 0;

  constructor(length: number, ends: RowEnds) {
    this.#length = length;
    this.#ends = ends;
  }

  /** Says no where the piece has a carriage return without its line feed. */
  go(piece: Buffer): boolean {
    const hasQuotes = this.#ends === "line-feeds-outside-quotes" && piece.includes(QUOTE);
    const hasReturns = this.#ends === "line-feeds-outside-quotes" && (this.endsAtReturn || piece.includes(RETURN));
    if (hasReturns && !this.#checkReturns(piece)) return false;
    if (hasQuotes) this.#byBytes(piece);
    else this.#byLineFeeds(piece);
    this.#offset += piece.length;
    return true;
  }

  partsUpTo(to: number): readonly FilePart[] {
    return this.#from < to ? [...this.#parts, { from: this.#from, to, firstLine: this.#firstLine }] : this.#parts;
  }

  #checkReturns(piece: Buffer): boolean {
    if (this.endsAtReturn && piece[0] !== LINE_FEED) return false;
    this.endsAtReturn = false;
    for (let at = piece.indexOf(RETURN); at >= 0; at = piece.indexOf(RETURN, at + 1)) {
      if (at === piece.length - 1) this.endsAtReturn = true;
      else if (piece[at + 1] !== LINE_FEED) return false;
    }
    return true;
  }

  #byLineFeeds(piece: Buffer): void {
    for (let feed = piece.indexOf(LINE_FEED); feed >= 0; feed = piece.indexOf(LINE_FEED, feed + 1)) this.#endLine(feed);
  }

  #byBytes(piece: Buffer): void {
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece[at];
      if (code === QUOTE) this.isInside = !this.isInside;
      else if (code === LINE_FEED) this.#endLine(at);
    }
  }

  #endLine(feed: number): void {
    this.#line += 1;
    const end = this.#offset + feed + 1;
    if (this.isInside || end - this.#from < this.#length) return;
    this.#parts.push({ from: this.#from, to: end, firstLine: this.#firstLine });
    this.#from = end;
    this.#firstLine = this.#line;
  }
}
