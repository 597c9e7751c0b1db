/** Writes what is said of all folders together. */
import { join } from "node:path";
import { joinFolders } from "../src/batch/join-folders.ts";
import { writeWhole } from "../src/io/write-folder.ts";
import type { Batch, BatchFolder } from "../src/model/batch.ts";
import type { Outcome } from "../src/model/problem.ts";
import type { Language } from "../src/model/text.ts";
import { batchCsv } from "../src/sheets/batch/batch-csv.ts";
import { batchPage } from "../src/sheets/batch/batch-page.ts";
import { version } from "./version.ts";

export async function writeBatch(output: string, folders: readonly BatchFolder[], language: Language, notReached = 0): Promise<Outcome<Batch>> {
  const batch = joinFolders(folders, version(), notReached);
  const files = [
    ["batch.csv", batchCsv(batch, language)],
    ["index.html", batchPage(batch, language)],
    ["batch.json", `${JSON.stringify(batch, null, 2)}\n`],
  ] as const;
  for (const [name, content] of files) {
    const { value, problems } = await writeWhole(join(output, name), content);
    if (value === undefined) return { value: undefined, problems };
  }
  return { value: batch, problems: [] };
}
