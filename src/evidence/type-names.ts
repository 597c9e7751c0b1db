/** Which record type a word, or the name of a file, means. */
import { nearestWord } from "../document/nearest-word.ts";
import type { RecordType } from "../model/record-type.ts";
import { comparable } from "./words.ts";

export interface TypeNames {
  find(word: string): string | undefined;
  near(word: string): string | undefined;
  /** Titles with ids, for messages. */
  readonly shown: readonly string[];
}

export function typeNames(types: ReadonlyMap<string, RecordType>): TypeNames {
  const ids = new Map<string, string>();
  for (const type of types.values()) for (const word of [type.id, type.title.zh, type.title.en]) ids.set(comparable(word), type.id);
  const words = [...types.values()].flatMap((type) => [type.id, type.title.zh]);
  return {
    find: (word) => ids.get(comparable(word)),
    near: (word) => (Array.from(word).length < 4 ? undefined : nearestWord(comparable(word), words)),
    shown: [...types.values()].map((type) => `${type.title.zh}（${type.id}）`),
  };
}

/** `云泽/依申请公开申请-2.csv` → `依申请公开申请`. */
export function baseWord(path: string): string {
  const name = (path.split("/").at(-1) ?? "").replace(/\.[^.]*$/, "");
  return name.normalize("NFKC").replace(/\s*(?:[-_]\s*\d+|\(\d+\))$/, "");
}
