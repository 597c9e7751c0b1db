/** What the tests read off a document: its fenced blocks, its code in passing, its links and headings. */
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Markdown files of a folder, and of the folders in it, in a stable order. */
export function documentPaths(folder: string, deep: boolean): readonly string[] {
  const names = readdirSync(folder, { recursive: deep, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".md")).map((name) => join(folder, name)).sort();
}

export interface Fence {
  /** What stands behind the opening marks: `console`, `edit my/file.csv:12`, or nothing. */
  readonly info: string;
  readonly lines: readonly string[];
  readonly line: number;
}

const FENCE = /^(```+)(.*)$/u;

export function fences(markdown: string): readonly Fence[] {
  const found: Fence[] = [];
  let open: { readonly marks: string; readonly info: string; readonly line: number; readonly lines: string[] } | undefined;
  markdown.split("\n").forEach((text, index) => {
    const [, marks, info = ""] = FENCE.exec(text) ?? [];
    if (open === undefined && marks !== undefined) open = { marks, info: info.trim(), line: index + 1, lines: [] };
    else if (open !== undefined && text === open.marks) {
      found.push(open);
      open = undefined;
    } else open?.lines.push(text);
  });
  if (open !== undefined) throw new Error(`the block of line ${String(open.line)} is not closed`);
  return found;
}

/** The text without its fenced blocks, line for line. */
export function prose(markdown: string): string {
  const hidden = new Set(fences(markdown).flatMap(({ line, lines }) => Array.from({ length: lines.length + 2 }, (_, offset) => line + offset)));
  return markdown.split("\n").map((text, index) => (hidden.has(index + 1) ? "" : text)).join("\n");
}

export function inlineCode(markdown: string): readonly string[] {
  return [...prose(markdown).matchAll(/`([^`\n]+)`/gu)].map((match) => match[1] ?? "");
}

/** Targets of links and pictures, in Markdown and HTML. */
export function links(markdown: string): readonly string[] {
  const text = prose(markdown).replaceAll(/`[^`\n]*`/gu, "");
  const found = [...text.matchAll(/\]\(([^()\s]+)\)/gu), ...text.matchAll(/\s(?:src|href)="([^"]+)"/gu)];
  return found.map((match) => decodeURI(match[1] ?? ""));
}

/** Names of headings as a code host makes them. */
export function anchors(markdown: string): ReadonlySet<string> {
  const headings = [...prose(markdown).matchAll(/^#+\s+(.*)$/gmu)].map((match) => match[1] ?? "");
  return new Set(headings.map((heading) => heading.trim().toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}\s_-]/gu, "").replaceAll(/\s/gu, "-")));
}
