/** What is known of a run at its beginning and at its end. */
import type { BatchFolder, BatchRun } from "../model/batch.ts";
import type { Hash } from "../result/source-hashes.ts";

export type RunPlan = Omit<BatchRun, "format" | "generator" | "finished" | "folders" | "notWritten"> & { readonly version: string };

export interface RunEnd {
  readonly written: readonly BatchFolder[];
  readonly notWritten: readonly BatchFolder[];
}

/** What all shards of a batch must have found alike. */
export function foundOf(paths: readonly string[], sha256: Hash): BatchRun["found"] {
  return { count: paths.length, sha256: sha256(paths.toSorted().join("\n")) };
}

export function runRecord({ version, language, sheets, shard, found }: RunPlan, end: RunEnd | undefined): BatchRun {
  return {
    format: "kaoping/batch-run@1",
    generator: { name: "kaoping", version },
    language,
    sheets,
    shard,
    found,
    finished: end !== undefined,
    folders: byPath(end?.written ?? []).map(({ path, fingerprint }) => ({ path, fingerprint })),
    notWritten: byPath(end?.notWritten ?? []),
  };
}

export function runJson(run: BatchRun): string {
  return `${JSON.stringify(run, null, 2)}\n`;
}

function byPath(folders: readonly BatchFolder[]): readonly BatchFolder[] {
  return folders.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
