/** A folder's summary with the files that belong to it and a hash over both, so that a change of either shows. */
import type { BatchFolder, BatchFolderSummary, WrittenFile } from "../model/batch.ts";
import type { Hash } from "../result/source-hashes.ts";

export function sealFolder(summary: BatchFolderSummary, files: readonly WrittenFile[], sha256: Hash): BatchFolder {
  const whole = { ...summary, files };
  return { ...whole, sha256: sha256(JSON.stringify(whole)) };
}

export function isSealed({ sha256: seal, ...whole }: BatchFolder, sha256: Hash): boolean {
  return sha256(JSON.stringify(whole)) === seal;
}

/** `batch-folder.json` as it is written. */
export function folderJson(folder: BatchFolder): string {
  return `${JSON.stringify(folder, null, 2)}\n`;
}
