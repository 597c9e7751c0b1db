import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Bytes of the wanted files below a folder, for planning; what cannot be looked at counts as nothing, since reading it will say so. */
export async function folderSize(folder: string, wanted: (name: string) => boolean): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries.filter((entry) => entry.isFile() && wanted(entry.name)).map((entry) => stat(join(entry.parentPath, entry.name)).then(({ size }) => size, () => 0));
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
