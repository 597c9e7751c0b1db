/** The programs that benches start, and where they write. */
import { join } from "node:path";
import type { Program } from "./measure.ts";

/** The command line as it is installed. */
export const kaoping = (root: string): string => join(root, "dist/cli/main.js");

/** A program of the bench itself, as it was built. */
export const built = (root: string, path: string): string => join(root, ".tmp/build/bench", path);

export const output = (data: string, name: string): string => join(data, "out", name);

export interface Score {
  readonly root: string;
  readonly data: string;
  /** Of the output folder. */
  readonly name: string;
  readonly assessment: string;
  readonly edition?: string;
}

export function score({ root, data, name, assessment, edition }: Score, ...more: readonly string[]): Program {
  return [kaoping(root), "score", edition ?? join(root, "indicators/2017"), assessment, "-o", output(data, name), ...more];
}
