import { readFile } from "node:fs/promises";
import { packageRoot } from "./package-root.ts";

/** The JSON Schema of results as it is published with the program. */
export async function resultSchema(): Promise<Readonly<Record<string, unknown>>> {
  return JSON.parse(await readFile(new URL("docs/result.schema.json", packageRoot()), "utf8")) as Readonly<Record<string, unknown>>;
}
