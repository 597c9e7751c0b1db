import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The paths of files that are not the same in two folders; two empty folders prove nothing. */
export function differentFiles(one: string, other: string): readonly string[] {
  const listed = (folder: string): readonly string[] =>
    existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)) : [];
  const paths = [...new Set([...listed(one), ...listed(other)])].sort();
  if (paths.length === 0) return ["nothing was written"];
  const bytes = (folder: string, path: string): Buffer | undefined => (existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : undefined);
  return paths.filter((path) => {
    const [first, second] = [bytes(one, path), bytes(other, path)];
    return first === undefined || second === undefined || !first.equals(second);
  });
}
