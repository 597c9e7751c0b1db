/** All editions under indicators/, the oldest first: whatever checks or prints every edition finds them here. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readEdition } from "../src/io/read-edition.ts";
import { loadEdition } from "../src/load-edition.ts";
import type { Scheme } from "../src/model/scheme.ts";

/** Folders named by a year. */
export async function editionFolders(): Promise<readonly string[]> {
  return (await readdir("indicators")).filter((name) => /^\d{4}$/.test(name)).sort().map((name) => `indicators/${name}`);
}

export async function allSchemes(): Promise<readonly Scheme[]> {
  const loaded = await Promise.all((await editionFolders()).map(async (folder) => loadEdition(await readEdition(folder))));
  return loaded.map(({ value, problems }) => {
    if (value === undefined) throw new Error(problems.map(({ message }) => message.zh).join("\n"));
    return value.scheme;
  });
}

/** Names of the files in a folder and below, with `/`. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name).replaceAll("\\", "/").slice(folder.length + 1)).sort();
}
