/** What commands read: editions, law, assessment folders. Joins io/ (bytes) and the core (meaning). */
import { createHash } from "node:crypto";
import { isEvidencePath, isReadInPieces } from "../src/evidence/file-kind.ts";
import { readEdition } from "../src/io/read-edition.ts";
import { readFolder } from "../src/io/read-folder.ts";
import type { EditionSources } from "../src/model/edition-sources.ts";
import type { Outcome, Problem } from "../src/model/problem.ts";
import type { RawFile } from "../src/model/source-file.ts";

export function sha256(content: string | Uint8Array | Iterable<Uint8Array>): string {
  const hash = createHash("sha256");
  for (const piece of typeof content === "string" || content instanceof Uint8Array ? [content] : content) hash.update(piece);
  return hash.digest("hex");
}

export async function editionAt(folder: string): Promise<EditionSources> {
  return readEdition(folder);
}

/** The files of an assessment folder; a problem where there is none. */
export async function assessmentAt(folder: string): Promise<Outcome<readonly RawFile[]>> {
  const read = await readFolder(folder, { wanted: isEvidencePath, inPieces: isReadInPieces });
  return { value: read.value, problems: read.problems.map((problem) => named(problem, folder)) };
}

/** A problem of a folder as a whole names it as the user typed it. */
export function named(problem: Problem, folder: string): Problem {
  return problem.position.file === "" ? { ...problem, position: { ...problem.position, file: folder } } : problem;
}
