/** What was measured last, one file a bench, in git: the page is laid out from these and from nothing else. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Section } from "../bench.ts";

export interface Kept {
  readonly bench: string;
  readonly title: string;
  /** Machine and day. */
  readonly measured: string;
  readonly section: Section;
}

const pathOf = (root: string, name: string): string => join(root, "bench/results", `${name}.json`);

export function keep(root: string, kept: Kept): void {
  mkdirSync(join(root, "bench/results"), { recursive: true });
  writeFileSync(pathOf(root, kept.bench), `${JSON.stringify(kept, null, 2)}\n`);
}

export function kept(root: string, name: string): Kept | undefined {
  const path = pathOf(root, name);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Kept) : undefined;
}
