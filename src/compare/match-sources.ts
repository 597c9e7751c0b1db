/** Which edition and which evidence folder each result was made from, told by hashes alone. */
import { readyEdition, type ReadyEdition } from "../assess.ts";
import { isReadme } from "../evidence/file-kind.ts";
import type { EditionSources } from "../model/edition-sources.ts";
import { wholeFile } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import type { Result } from "../model/result.ts";
import type { Scheme } from "../model/scheme.ts";
import type { RawFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import { fileHash, sourceHashes, type Hash } from "../result/source-hashes.ts";

export interface GivenEdition {
  /** As it was typed. */
  readonly path: string;
  readonly sources: EditionSources;
}

export interface GivenEvidence {
  readonly path: string;
  readonly files: readonly RawFile[];
}

export interface YearSources {
  readonly result: Result;
  readonly edition: ReadyEdition | undefined;
  readonly files: readonly RawFile[] | undefined;
}

/** `found` by result. */
interface Matched<T> {
  readonly found: readonly (T | undefined)[];
  readonly problems: readonly Problem[];
}

export function matchEditions(given: readonly GivenEdition[], results: readonly Result[], sha256: Hash): Matched<ReadyEdition> {
  const hashed = given.map((edition) => ({ edition, sha256: sourceHashes(edition.sources, sha256).edition, loaded: readyEdition(edition.sources, "classes") }));
  const problems = hashed.flatMap(({ edition, sha256: hash, loaded }) => [
    ...(loaded.value === undefined ? loaded.problems : []),
    ...(loaded.value === undefined || results.some((result) => result.edition.sha256 === hash) ? [] : [unmatched(edition, loaded.value.edition.scheme, results)]),
  ]);
  return { found: results.map((result) => hashed.find(({ sha256: hash }) => hash === result.edition.sha256)?.loaded.value), problems };
}

export function matchEvidence(given: readonly GivenEvidence[], results: readonly Result[], sha256: Hash): Matched<readonly RawFile[]> {
  const hashed = given.map((folder) => ({ folder, hashes: new Map(folder.files.map((file) => [file.path, fileHash(file, sha256)])) }));
  // a file that was added since is a change as well
  const differing = (hashes: ReadonlyMap<string, string>, { inputs }: Result): readonly string[] => {
    const listed = new Set(inputs.map(({ path }) => path));
    return [...inputs.filter(({ path, sha256: hash }) => hashes.get(path) !== hash).map(({ path }) => path), ...[...hashes.keys()].filter((path) => !listed.has(path) && !isReadme(path))];
  };
  const fits = (result: Result): boolean => hashed.some(({ hashes }) => differing(hashes, result).length === 0);
  const unfed = results.filter((result) => !fits(result));
  const problems = hashed.flatMap(({ folder, hashes }) => {
    // a folder that fits a year is that year's; one that fits none was meant for a year that has none
    const meant = unfed.length === 0 || results.some((result) => differing(hashes, result).length === 0) ? results : unfed;
    const nearest = meant.map((result) => ({ result, files: differing(hashes, result) })).toSorted((a, b) => a.files.length - b.files.length)[0];
    return nearest === undefined || nearest.files.length === 0 ? [] : [changed(folder.path, nearest.result, nearest.files)];
  });
  return { found: results.map((result) => hashed.find(({ hashes }) => differing(hashes, result).length === 0)?.folder.files), problems };
}

function unmatched({ path }: GivenEdition, scheme: Scheme, results: readonly Result[]): Problem {
  const namesake = results.find(({ edition }) => edition.id === scheme.id);
  const message = namesake === undefined
    ? text(`${scheme.id} 年度版与任何一个结果都对不上`, `edition ${scheme.id} belongs to none of the results`)
    : text(`${scheme.id} 年度版在计分之后改动过，与结果中的不是同一版`, `edition ${scheme.id} has changed since it was scored`);
  return { code: "edition-unmatched", severity: "warning", position: wholeFile(path), message, hint: text("请给出计分时所用的年度版，或用现在的年度版重新计分", "name the edition that was scored with, or score again") };
}

const MOST_NAMED = 3;

function changed(path: string, result: Result, files: readonly string[]): Problem {
  const year = result.assessment.period.to.slice(0, 4);
  const named = files.slice(0, MOST_NAMED);
  const more = files.length > named.length ? text(`等 ${String(files.length)} 个文件`, ` and others (${String(files.length)} files)`) : text("", "");
  return {
    code: "evidence-changed", severity: "warning", position: wholeFile(path),
    message: text(`与最接近的 ${year} 年结果所依据的佐证不一致：${named.join("、")}${more.zh}`, `is not what the nearest result (${year}) was made from: ${named.join(", ")}${more.en}`),
    hint: text("佐证在计分之后改动过的，请重新计分；拿错文件夹的，请换一个", "score again if the evidence has changed since, or name the right folder"),
  };
}
