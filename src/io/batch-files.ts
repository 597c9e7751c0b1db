/** What lies in the output of a batch: whether files are as they were written, and what belongs to no run. */
import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { WrittenFile } from "../model/batch.ts";

/** Whether all files are there as they were written; others beside them are nobody's concern. */
export async function holdsFiles(folder: string, files: readonly WrittenFile[]): Promise<boolean> {
  for (const file of files) {
    const status = await stat(join(folder, file.path)).catch(() => undefined);
    if (status?.size !== file.size) return false;
    const bytes = await readFile(join(folder, file.path)).catch(() => undefined);
    if (bytes === undefined || !isAsWritten(bytes, file)) return false;
  }
  return true;
}

export function isAsWritten(bytes: Uint8Array, { size, sha256 }: WrittenFile): boolean {
  return bytes.length === size && createHash("sha256").update(bytes).digest("hex") === sha256;
}

/** Paths of all files below a folder, `/` between names, sorted; none where there is no such folder. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/")).toSorted();
}
