/**
 * A file that is gone through piece by piece, so that a register of any size takes little memory. All pieces stand in one
 * room: each in its own would lie there until the collector finds it, a tenth of what a million records take.
 */
import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { FileChangedError } from "../model/file-changed.ts";
import type { RawFile } from "../model/source-file.ts";

const PIECE = 1_048_576;

/** What a file was like when its folder was looked through. */
export interface FileStamp {
  readonly size: number;
  readonly mtimeMs: number;
}

export class LargeFile implements RawFile {
  readonly path: string;
  readonly #real: string;
  readonly #stamp: FileStamp;
  #sha256: string | undefined;

  constructor(path: string, real: string, { size, mtimeMs }: FileStamp) {
    this.path = path;
    this.#real = real;
    this.#stamp = { size, mtimeMs };
  }

  get bytes(): Uint8Array {
    return Buffer.concat(Array.from(this.pieces(), (piece) => Buffer.from(piece)));
  }

  /** Throws where the file is not the one any more that was found: half of each would be no file at all. */
  *pieces(): Generator<Uint8Array> {
    const file = this.#open();
    try {
      let left = this.#stamp.size;
      this.#check(fstatSync(file));
      const length = Math.min(PIECE, left);
      const room = Buffer.allocUnsafeSlow(length);
      while (left > 0) {
        const count = readSync(file, room, 0, Math.min(length, left), null);
        if (count === 0) throw new FileChangedError(this.path);
        yield room.subarray(0, count);
        left -= count;
      }
      this.#check(fstatSync(file));
    } finally {
      closeSync(file);
    }
  }

  /** Its folder was looked through a moment ago, and it could be read. */
  #open(): number {
    try {
      return openSync(this.#real, "r");
    } catch {
      throw new FileChangedError(this.path);
    }
  }

  sha256(): string {
    if (this.#sha256 !== undefined) return this.#sha256;
    const hash = createHash("sha256");
    for (const piece of this.pieces()) hash.update(piece);
    return (this.#sha256 = hash.digest("hex"));
  }

  #check({ size, mtimeMs }: FileStamp): void {
    if (size !== this.#stamp.size || mtimeMs !== this.#stamp.mtimeMs) throw new FileChangedError(this.path);
  }
}
