/** What a file of an assessment folder is, by its name. */

export type FileKind = "yaml" | "json" | "ndjson" | "table" | "office" | "other";

const KINDS: ReadonlyMap<string, FileKind> = new Map([
  ["yaml", "yaml"],
  ["yml", "yaml"],
  ["json", "json"],
  ["ndjson", "ndjson"],
  ["jsonl", "ndjson"],
  ["csv", "table"],
  ["tsv", "table"],
  ["xls", "office"],
  ["xlsx", "office"],
  ["et", "office"],
  ["ods", "office"],
  ["doc", "office"],
  ["docx", "office"],
  ["wps", "office"],
  ["pdf", "office"],
  ["txt", "office"],
]);

export function fileKind(path: string): FileKind {
  return KINDS.get(extensionOf(path)) ?? "other";
}

export function extensionOf(path: string): string {
  const name = path.split("/").at(-1) ?? "";
  return name.includes(".") ? (name.split(".").at(-1) ?? "").toLowerCase() : "";
}

/** Whether the bytes of a file are wanted; of all others the path is enough. */
export function isEvidencePath(path: string): boolean {
  const kind = fileKind(path);
  return kind !== "office" && kind !== "other";
}

/** Whether a file of that name is read line by line and need never stand in memory as a whole. */
export function isReadInPieces(path: string): boolean {
  const kind = fileKind(path);
  return kind === "table" || kind === "ndjson";
}

/** Words for people about the folder: no evidence. */
export function isReadme(path: string): boolean {
  return /^readme(\.[a-z-]+)?\.(md|txt)$/i.test(path.split("/").at(-1) ?? "");
}
