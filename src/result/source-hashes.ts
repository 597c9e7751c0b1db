/** Hashes of what a result comes from: equal texts give equal hashes wherever the folders stand. */
import type { EditionSources } from "../model/edition-sources.ts";
import type { RawFile, SourceFile } from "../model/source-file.ts";

/** Of a text, of bytes, or of bytes in pieces. */
export type Hash = (content: string | Uint8Array | Iterable<Uint8Array>) => string;

export interface SourceHashes {
  /** Of the edition with everything that it extends. */
  readonly edition: string;
  readonly law: string;
  readonly calendar: string;
  readonly recordTypes: string;
}

/** An edition serves thousands of folders and is hashed once. */
export function sourceHashes(sources: EditionSources, sha256: Hash): SourceHashes {
  const before = known.get(sources);
  if (before?.sha256 === sha256) return before.hashes;
  const hashes = hashesOf(sources, sha256);
  known.set(sources, { sha256, hashes });
  return hashes;
}

const known = new WeakMap<EditionSources, { readonly sha256: Hash; readonly hashes: SourceHashes }>();

function hashesOf(sources: EditionSources, sha256: Hash): SourceHashes {
  const chain = sources.chain.map(({ dir, files }) => hashOfFiles(files, (path) => withoutFolder(path, dir), sha256));
  const calendar = sources.law.filter(({ path }) => path.includes("/calendar/"));
  const parameters = sources.law.filter(({ path }) => !path.includes("/calendar/"));
  return {
    edition: chain.length === 1 ? (chain[0] ?? "") : sha256(chain.join("\n")),
    law: hashOfFiles(parameters, baseName, sha256),
    calendar: hashOfFiles(calendar, baseName, sha256),
    recordTypes: hashOfFiles(sources.recordTypes, baseName, sha256),
  };
}

/** The files of the assessment folder that were read, as they were handed in. */
export function inputHashes(files: readonly RawFile[], read: readonly string[], sha256: Hash): readonly { readonly path: string; readonly sha256: string }[] {
  const paths = new Set(read);
  return files.filter(({ path }) => paths.has(path)).map((file) => ({ path: file.path, sha256: fileHash(file, sha256) }));
}

/** A file too large to stand in memory is hashed in passing. Who asks whether a folder is done asks again what it was made of. */
export function fileHash(file: RawFile, sha256: Hash): string {
  const before = hashesOfFiles.get(file);
  if (before?.sha256 === sha256) return before.hash;
  const hash = file.sha256?.() ?? sha256(file.bytes);
  hashesOfFiles.set(file, { sha256, hash });
  return hash;
}

const hashesOfFiles = new WeakMap<RawFile, { readonly sha256: Hash; readonly hash: string }>();

/** One line a file, in code-unit order of names, so that neither order nor place matters. */
function hashOfFiles(files: readonly SourceFile[], nameOf: (path: string) => string, sha256: Hash): string {
  const lines = files.map(({ path, text }) => `${sha256(text)}  ${nameOf(path)}\n`);
  return sha256(lines.sort((a, b) => (nameIn(a) < nameIn(b) ? -1 : nameIn(a) > nameIn(b) ? 1 : 0)).join(""));
}

function nameIn(line: string): string {
  return line.slice(line.indexOf("  ") + 2);
}

function withoutFolder(path: string, folder: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
