/** Columns and keys that mean no field: near a known word they are an error, else they are listed. */
import type { Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";
import type { CompiledType } from "./compiled-type.ts";
import type { RawRecord } from "./raw-record.ts";
import type { NearWord } from "./type-lexicon.ts";
import { quoted } from "./words.ts";

/** Looks at each (file, type, key) once, where it is met first. */
export interface UnreadColumns {
  readonly look: (raw: RawRecord, key: string, compiled: CompiledType) => void;
  /** One that was looked at elsewhere, unless it was told before. */
  readonly take: (told: UnreadColumn) => void;
}

export interface UnreadColumn {
  /** The same for the same column. */
  readonly mark: string;
  readonly problem: Problem;
}

export function unreadColumns(tell: (column: UnreadColumn) => void): UnreadColumns {
  const seen = new Set<string>();
  const isNew = (mark: string): boolean => {
    const { size } = seen;
    return seen.add(mark).size > size;
  };
  return {
    look(raw, key, compiled) {
      const mark = `${raw.position.file}\0${raw.type}\0${key}`;
      if (isNew(mark)) tell({ mark, problem: judge(raw, key, compiled) });
    },
    take(column) {
      if (isNew(column.mark)) tell(column);
    },
  };
}

/**
 * The column that a header was probably meant to be. A misspelt column leaves the right one missing:
 * 公开日期 beside 公布日期 is another.
 */
export function meantColumn(headers: readonly string[], header: string, { lexicon, plan }: CompiledType): NearWord | undefined {
  const near = lexicon.near(header);
  return near === undefined || plan(headers).isThere[near.index] === true ? undefined : near;
}

export function misspelt(header: string, word: string, position: Position): Problem {
  return {
    code: "column-misspelt",
    severity: "error",
    position,
    message: text(`“${quoted(header)}”疑似“${word}”之误`, `“${quoted(header)}” is probably meant to be “${word}”`),
    hint: text(`请改成“${word}”；确实是另一项内容的，请换一个名称`, `write “${word}”, or rename it if it is something else`),
  };
}

function judge(raw: RawRecord, key: string, compiled: CompiledType): Problem {
  const position = { ...raw.at([key]), ...(raw.headerLine === undefined ? {} : { line: raw.headerLine }) };
  const near = meantColumn(raw.keys, key, compiled);
  if (near !== undefined) return misspelt(key, near.word, position);
  return {
    code: "column-unread",
    severity: "note",
    position,
    message: text(`“${quoted(key)}”一列未读取`, `the column “${quoted(key)}” was not read`),
    hint: text(`“${compiled.type.title.zh}”没有这一项，评分不用`, `${compiled.type.title.en} has no such field; nothing is scored by it`),
  };
}
