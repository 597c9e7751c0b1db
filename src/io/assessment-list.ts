/**
 * A list of folders: a text file with a folder a line, relative to where the list lies; `#` begins a remark.
 * It may come from any office's editor, so it is read as UTF-8, UTF-16 or GB18030.
 */
import { readFile } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, normalize, resolve, sep } from "node:path";
import type { Position } from "../model/position.ts";

export interface ListedFolder {
  readonly written: string;
  readonly folder: string;
  /** What it is called in the batch. */
  readonly path: string;
  readonly position: Position;
}

/** Throws the error of the system where the list cannot be read. */
export async function readAssessmentList(list: string): Promise<readonly ListedFolder[]> {
  const lines = decoded(await readFile(list)).split(/\r?\n/);
  return lines.flatMap((line, index): readonly ListedFolder[] => {
    const written = line.trim();
    if (written === "" || written.startsWith("#")) return [];
    const folder = isAbsolute(written) ? written : join(dirname(list), written);
    const isElsewhere = isAbsolute(written) || normalize(written).startsWith("..");
    const steps = normalize(written).split(sep).filter((step) => step !== "." && step !== "");
    const path = isElsewhere || steps.length === 0 ? basename(resolve(folder)) : steps.join("/");
    return [{ written, folder, path: path.normalize("NFC"), position: { file: list, line: index + 1, column: 1 } }];
  });
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
