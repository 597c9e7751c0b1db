/** Paths of folders, `/` between names. */

export interface PathClash {
  readonly outer: string;
  /** The same, or somewhere below it. */
  readonly inner: string;
}

/** Paths of which one is another or lies below it: their folders cannot stand side by side. */
export function clashesOf(paths: readonly string[]): readonly PathClash[] {
  const known = new Set<string>();
  const clashes: PathClash[] = [];
  for (const path of paths) {
    if (known.has(path)) clashes.push({ outer: path, inner: path });
    known.add(path);
  }
  for (const inner of known) {
    const outer = pathsAbove(inner).find((above) => known.has(above));
    if (outer !== undefined) clashes.push({ outer, inner });
  }
  return clashes;
}

/** `a/b/c` → a, a/b. */
function pathsAbove(path: string): readonly string[] {
  const steps = path.split("/");
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join("/"));
}
