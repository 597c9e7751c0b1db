/**
 * Texts kept as bytes, one behind the other, and found by their place. An id takes its letters and one byte; as a text
 * of its own it would take four times that, and be looked at by every collection of garbage.
 */

/**
 * They lie in pieces, and each text in one. A single piece that grew would at times stand twice in memory, and its
 * shorter copy until garbage is collected.
 */
const PIECE = 65_536;
const MOST = 0xffff_ffff;

/** What the first byte says where it is no length: the length follows in four bytes. */
const LONG = 0xfe;
const WIDE = 0xff;
const ONE_CALL = 4096;

export class TextStore {
  /** By place. A text longer than a piece has a longer one of its own, which stands here once for each piece that it is long, from there on. */
  readonly #pieces: Uint8Array[] = [];
  #bytes = new Uint8Array();
  /** Of `#bytes`. */
  #used = 0;
  /** The place where `#bytes` begins. */
  #from = 0;
  #last: string | undefined;
  #lastAt = 0;

  /** Where the text is kept. The same text again and again is kept once. */
  put(text: string): number {
    if (text === this.#last) return this.#lastAt;
    this.#reserve(5 + 2 * text.length);
    const at = this.#from + this.#used;
    this.#write(text);
    [this.#last, this.#lastAt] = [text, at];
    return at;
  }

  /** The text that was put there. */
  at(place: number): string {
    const bytes = this.#pieces[Math.floor(place / PIECE)] ?? new Uint8Array(1);
    const start = place % PIECE;
    const head = bytes[start] ?? 0;
    if (head < LONG) return lettersOf(bytes.subarray(start + 1, start + 1 + head));
    const from = start + 5;
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(start + 1);
    if (head === LONG) return lettersOf(bytes.subarray(from, from + length));
    return lettersOf(new Uint16Array(bytes.slice(from, from + 2 * length).buffer));
  }

  #reserve(more: number): void {
    if (this.#used + more <= this.#bytes.length) return;
    const slots = Math.ceil(more / PIECE);
    const from = this.#pieces.length * PIECE;
    if (from + slots * PIECE > MOST) throw new RangeError("more text than can be kept");
    this.#bytes = new Uint8Array(slots * PIECE);
    for (let slot = 0; slot < slots; slot += 1) this.#pieces.push(this.#bytes.subarray(slot * PIECE));
    this.#from = from;
    this.#used = 0;
  }

  #write(text: string): void {
    const isWide = !hasBytesOnly(text);
    if (isWide || text.length >= LONG) {
      this.#bytes[this.#used] = isWide ? WIDE : LONG;
      new DataView(this.#bytes.buffer).setUint32(this.#used + 1, text.length);
      this.#used += 5;
    } else {
      this.#bytes[this.#used] = text.length;
      this.#used += 1;
    }
    if (isWide) this.#writeWide(text);
    else for (let index = 0; index < text.length; index += 1) this.#bytes[this.#used + index] = text.charCodeAt(index);
    this.#used += isWide ? 2 * text.length : text.length;
  }

  /** Code unit by code unit, in the order of bytes of the machine: half of a pair is kept as it is. */
  #writeWide(text: string): void {
    const units = new Uint16Array(text.length);
    for (let index = 0; index < text.length; index += 1) units[index] = text.charCodeAt(index);
    this.#bytes.set(new Uint8Array(units.buffer), this.#used);
  }
}

function hasBytesOnly(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0xff) return false;
  return true;
}

function lettersOf(units: Uint8Array | Uint16Array): string {
  if (units.length <= ONE_CALL) return String.fromCharCode(...units);
  let text = "";
  for (let from = 0; from < units.length; from += ONE_CALL) text += String.fromCharCode(...units.subarray(from, from + ONE_CALL));
  return text;
}
