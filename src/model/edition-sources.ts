import type { Problem } from "./problem.ts";
import type { SourceFile } from "./source-file.ts";

/** The folder of one edition: its files, with paths as the user would type them. */
export interface EditionFolder {
  readonly dir: string;
  readonly files: readonly SourceFile[];
}

/** All texts that make up an edition, as `io/` found them. */
export interface EditionSources {
  /** The edition and what it extends, oldest first; the last is the one that was asked for. */
  readonly chain: readonly EditionFolder[];
  /** `records/*.yaml` beside the edition. */
  readonly recordTypes: readonly SourceFile[];
  /** `law/**` beside the edition: parameters and calendar years. */
  readonly law: readonly SourceFile[];
  /** Folders and files that could not be read, and circles in `extends`. */
  readonly problems: readonly Problem[];
}
