/** Writes what is said of all folders together. */
import { join } from "node:path";
import { joinFolders } from "../src/batch/join-folders.ts";
import { writeWhole } from "../src/io/write-folder.ts";
import type { Batch, BatchFolder } from "../src/model/batch.ts";
import { encoded } from "../src/model/encoded.ts";
import type { Outcome } from "../src/model/problem.ts";
import type { Language } from "../src/model/text.ts";
import { batchCsv } from "../src/sheets/batch/batch-csv.ts";
import { batchPage } from "../src/sheets/batch/batch-page.ts";
import { jsonPieces } from "../src/sheets/json-document.ts";
import { version } from "./version.ts";

/** Each folder, unit, grouping and clause has a line of its own. */
const LINES = 2;

export async function writeBatch(output: string, folders: readonly BatchFolder[], language: Language, notReached = 0): Promise<Outcome<Batch>> {
  const batch = joinFolders(folders, version(), notReached);
  const files = [
    ["batch.csv", encoded(batchCsv(batch, language))],
    ["index.html", batchPage(batch, language)],
    ["batch.json", encoded(jsonPieces(batch, LINES))],
  ] as const;
  for (const [name, content] of files) {
    const { value, problems } = await writeWhole(join(output, name), content);
    if (value === undefined) return { value: undefined, problems };
  }
  return { value: batch, problems: [] };
}
