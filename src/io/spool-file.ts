/**
 * Bytes that wait on the disk. A few stay in memory; only where more come is a file made, which has no name any more
 * as soon as it is open, so that whatever ends the run, nothing is left behind.
 */
import { closeSync, existsSync, ftruncateSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { ByteStore } from "../model/byte-store.ts";
import type { Outcome } from "../model/problem.ts";
import { isSystemError, unwritable } from "./unwritable.ts";

const HELD = 4_194_304;

export interface Spool extends ByteStore {
  /** Nothing that was put there can be read any more. */
  readonly close: () => void;
}

/** The disk could not take or give back what waits there. It has the system's code, as an error of the system has. */
export class SpoolError extends Error {
  readonly code: string;
  readonly syscall: string;

  constructor(cause: Error & { readonly code: string }) {
    super(cause.message, { cause });
    this.code = cause.code;
    this.syscall = "spool";
  }
}

/** Beside an output folder, where there has to be room in any case; a folder that is not there yet is not made for it. */
export function spoolBeside(output: string): Spool {
  let place = dirname(resolve(output));
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  return spoolIn(place);
}

/** `held`: so many bytes stay in memory. */
export function spoolIn(folder: string, held = HELD): Spool {
  return new SpoolFile(folder, held);
}

/** Whatever becomes of the work, nothing of the spool is left; a problem of `place` where the disk is why it came to nothing. */
export async function withSpool<T>(spool: Spool, place: string, work: (store: ByteStore) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work(spool);
  } catch (error) {
    if (!(error instanceof SpoolError)) throw error;
    return { value: undefined, problems: [unwritable(place, error)] };
  } finally {
    spool.close();
  }
}

interface Piece {
  /** While it is in memory. */
  bytes: Uint8Array | undefined;
  readonly at: number;
  readonly length: number;
}

class SpoolFile implements Spool {
  readonly #folder: string;
  readonly #limit: number;
  #file: number | undefined;
  /** The file's own folder, where it could not be removed while the file is open. */
  #left: string | undefined;
  #held: Piece[] = [];
  #end = 0;
  #written = 0;

  constructor(folder: string, limit: number) {
    this.#folder = folder;
    this.#limit = limit;
  }

  put(bytes: Uint8Array): () => Uint8Array {
    const piece: Piece = { bytes, at: this.#end, length: bytes.length };
    this.#held.push(piece);
    this.#end += bytes.length;
    if (this.#end - this.#written > this.#limit) onDisk(() => { this.#spill(); });
    return () => piece.bytes ?? onDisk(() => this.#read(piece));
  }

  clear(): void {
    this.#held = [];
    this.#end = 0;
    this.#written = 0;
    const file = this.#file;
    if (file !== undefined) onDisk(() => { ftruncateSync(file, 0); });
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    if (this.#left !== undefined) rmSync(this.#left, { recursive: true, force: true });
    this.#file = undefined;
    this.#left = undefined;
    this.#held = [];
  }

  #spill(): void {
    const file = (this.#file ??= this.#open());
    const all = Buffer.concat(this.#held.map(({ bytes }) => bytes ?? new Uint8Array()));
    for (let from = 0; from < all.length; ) from += writeSync(file, all, from, all.length - from, this.#written + from);
    for (const piece of this.#held) piece.bytes = undefined;
    this.#written = this.#end;
    this.#held = [];
  }

  #open(): number {
    const own = mkdtempSync(join(this.#folder, ".kaoping-"));
    try {
      const file = openSync(join(own, "spool"), "wx+", 0o600);
      this.#left = removed(own) ? undefined : own;
      return file;
    } catch (error) {
      rmSync(own, { recursive: true, force: true });
      throw error;
    }
  }

  #read({ at, length }: Piece): Uint8Array {
    if (this.#file === undefined) throw new Error("the spool is closed");
    const bytes = new Uint8Array(length);
    for (let from = 0; from < length; ) {
      const count = readSync(this.#file, bytes, from, length - from, at + from);
      if (count === 0) throw new Error("the spool ends early");
      from += count;
    }
    return bytes;
  }
}

/** Some systems keep the name of a file until it is closed. */
function removed(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true });
    return true;
  } catch {
    return false;
  }
}

function onDisk<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isSystemError(error) ? new SpoolError(error) : error;
  }
}
