/** The project's own law, read once for the tests of this folder. */
import { readdirSync, readFileSync } from "node:fs";
import { loadLaw, type Law } from "../../src/law/load-law.ts";
import { parsePlainDate, type PlainDate } from "../../src/model/plain-date.ts";
import type { SourceFile } from "../../src/model/source-file.ts";

const folder = new URL("../../indicators/law/", import.meta.url);

export function lawFiles(): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(new URL(path, folder), "utf8") }));
}

export function theLaw(): Law {
  const { value, problems } = loadLaw(lawFiles());
  if (value === undefined) throw new Error(JSON.stringify(problems, null, 1));
  return value;
}

export function day(iso: string): PlainDate {
  const date = parsePlainDate(iso);
  if (date === undefined) throw new Error(`no day ${iso}`);
  return date;
}
