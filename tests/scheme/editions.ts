/** Editions for tests: the good base under tests/bad-input/scheme/base, with files put over it. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { EditionSources } from "../../src/model/edition-sources.ts";
import type { LawParameter, LawUnit } from "../../src/model/law.ts";
import { wholeFile } from "../../src/model/position.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { SourceFile } from "../../src/model/source-file.ts";
import { parsePlainDate } from "../../src/model/plain-date.ts";
import { text } from "../../src/model/text.ts";
import type { LawOfScheme } from "../../src/scheme/load-scheme.ts";

export const CASES = join(import.meta.dirname, "../bad-input/scheme");

function parameter(id: string, unit: LawUnit, value: number | string): LawParameter {
  const from = parsePlainDate("2008-05-01");
  if (from === undefined) throw new Error("no date");
  return { id, title: text(id, id), unit, selectedBy: text("收件之日", "the day of receipt"), rows: [{ from, value, source: "示例条例", confirmed: true }], position: wholeFile("law/parameters.yaml") };
}

/** The law that the base stands on. */
export const law: LawOfScheme = {
  parameters: new Map([parameter("reply_limit", "working_days", 15), parameter("remedy", "choice", "review")].map((own) => [own.id, own])),
};

/** All YAML files of a folder, by path relative to it. */
export async function readTree(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder, { recursive: true });
  const yaml = names.map((name) => name.replaceAll("\\", "/")).filter((name) => /\.ya?ml$/.test(name)).sort();
  const texts = await Promise.all(yaml.map((name) => readFile(join(folder, name), "utf8")));
  return new Map(yaml.map((name, index) => [name, texts[index] ?? ""]));
}

/** The base with other files over it: `2017/…` and `records/…`, and `2018/…` for an edition that extends it. */
export function overlaid(base: ReadonlyMap<string, string>, changes: ReadonlyMap<string, string>): EditionSources {
  const files = [...new Map([...base, ...changes])].map(([path, own]): SourceFile => ({ path, text: own }));
  const under = (dir: string): readonly SourceFile[] => files.filter((file) => file.path.startsWith(`${dir}/`));
  const years = [...new Set(files.map((file) => file.path.split("/")[0] ?? "").filter((dir) => /^\d{4}$/.test(dir)))].sort();
  return { chain: years.map((dir) => ({ dir, files: under(dir) })), recordTypes: under("records"), law: [], problems: [] };
}

/** One problem as the words of its message, in both languages. */
export function shown({ position, code, message, hint }: Problem): string {
  const place = `${position.file}:${String(position.line)}:${String(position.column)}`;
  return `${place} [${code}]\n  ${message.zh}。${hint.zh}\n  ${message.en}; ${hint.en}\n`;
}
