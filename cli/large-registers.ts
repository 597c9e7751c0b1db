import { setFlagsFromString } from "node:v8";
import type { RawFile } from "../src/model/source-file.ts";

/** Three million requests as a table, one million as lines of JSON. */
const LARGE = 1_073_741_824;

/**
 * Left to itself the collector lets old objects grow to three times what is alive before it looks at them; the longer a
 * run, the more of memory is then what nobody needs any more. Of a large register it looks when they have grown by two
 * fifths: a third less memory at five million requests, for some seven percent of the processor's time. Smaller ones take
 * little enough as it is.
 */
export function keepMemoryLow(files: readonly RawFile[]): void {
  if (isLarge(files)) setFlagsFromString("--heap-growing-percent=40");
}

/** By the size of the files that are never held as a whole. */
export function isLarge(files: readonly Pick<RawFile, "size">[], large = LARGE): boolean {
  return files.reduce((sum, { size = 0 }) => sum + size, 0) >= large;
}
