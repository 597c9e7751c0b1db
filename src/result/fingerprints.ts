/** Hashes of what a result was made from: the same texts give the same hash wherever they lie. */
import type { EditionSources } from "../model/edition-sources.ts";
import type { SourceFile } from "../model/source-file.ts";
import type { ResultHashes } from "../result.ts";

export type Sha256 = (content: string | Uint8Array) => string;

/** Line ends and the folder in which an edition lies do not count; names and texts do. */
export function resultHashes(sources: EditionSources, sha256: Sha256): ResultHashes {
  const isCalendar = ({ path }: SourceFile): boolean => path.split("/").includes("calendar");
  return {
    edition: sha256(sources.chain.map(({ dir, files }) => fingerprint(files, dir, sha256)).join("\n")),
    law: fingerprint(sources.law.filter((file) => !isCalendar(file)), undefined, sha256),
    calendar: fingerprint(sources.law.filter(isCalendar), undefined, sha256),
    recordTypes: fingerprint(sources.recordTypes, undefined, sha256),
  };
}

function fingerprint(files: readonly SourceFile[], folder: string | undefined, sha256: Sha256): string {
  const lines = files.map(({ path, text }) => `${nameIn(path, folder)} ${sha256(text.replaceAll("\r\n", "\n"))}`);
  return sha256(lines.toSorted().join("\n"));
}

/** Inside an edition the path from its folder; otherwise the file's own name. */
function nameIn(path: string, folder: string | undefined): string {
  return folder !== undefined && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : (path.split("/").at(-1) ?? path);
}
