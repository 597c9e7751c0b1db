/**
 * A file that is gone through piece by piece, so that a register of any size takes little memory. All pieces stand in one
 * room: each in its own would lie there until the collector finds it, a tenth of what a million records take.
 */
import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { FileChangedError } from "../model/file-changed.ts";
import type { ByteRange, RawFile } from "../model/source-file.ts";

const PIECE = 1_048_576;

/** Rooms that nobody reads from: a file is gone through several times, or part by part. */
const free: Buffer[] = [];

/** What a file was like when its folder was looked through. */
export interface FileStamp {
  readonly size: number;
  readonly mtimeMs: number;
}

/** All that is needed to find such a file once more: plain data, so that it can be handed to a worker. */
export interface FileOrigin {
  readonly path: string;
  readonly real: string;
  readonly stamp: FileStamp;
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

  get origin(): FileOrigin {
    return { path: this.path, real: this.#real, stamp: this.#stamp };
  }

  get size(): number {
    return this.#stamp.size;
  }

  get bytes(): Uint8Array {
    return Buffer.concat(Array.from(this.pieces(), (piece) => Buffer.from(piece)));
  }

  /** Throws where the file is not the one any more that was found: half of each would be no file at all. */
  *pieces({ from, to }: ByteRange = { from: 0, to: this.#stamp.size }): Generator<Uint8Array> {
    const file = this.#open();
    const room = free.pop() ?? Buffer.allocUnsafeSlow(PIECE);
    try {
      this.#check(fstatSync(file));
      for (let at = from; at < to; ) {
        const count = readSync(file, room, 0, Math.min(PIECE, to - at), at);
        if (count === 0) throw new FileChangedError(this.path);
        yield room.subarray(0, count);
        at += count;
      }
      this.#check(fstatSync(file));
    } finally {
      free.push(room);
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
