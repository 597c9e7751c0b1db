/** Columns and keys that mean no field: near a known word they are an error, else they are listed. */
import type { Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";
import type { CompiledType } from "./compiled-type.ts";
import type { RawRecord } from "./raw-record.ts";
import { quoted } from "./words.ts";

/** Judges each (file, type, key) once, where it is met first. */
export function unreadColumns(problem: (problem: Problem) => void): (raw: RawRecord, key: string, compiled: CompiledType) => void {
  const seen = new Set<string>();
  return (raw, key, compiled) => {
    const mark = JSON.stringify([raw.position.file, raw.type, key]);
    if (seen.has(mark)) return;
    seen.add(mark);
    problem(judge(raw, key, compiled));
  };
}

/** A misspelt column leaves the column it was meant to be missing: 公开日期 beside 公布日期 is another. */
function judge(raw: RawRecord, key: string, compiled: CompiledType): Problem {
  const near = compiled.lexicon.near(key);
  const isThere = near !== undefined && raw.keys.some((other) => {
    const target = compiled.lexicon.target(other);
    return target.kind === "field" && target.index === near.index;
  });
  const position = { ...raw.at([key]), ...(raw.isTable ? { line: 1 } : {}) };
  if (near !== undefined && !isThere) {
    return {
      code: "column-misspelt",
      severity: "error",
      position,
      message: text(`“${quoted(key)}”疑似“${near.word}”之误`, `“${quoted(key)}” is probably meant to be “${near.word}”`),
      hint: text(`请改成“${near.word}”；确实是另一项内容的，请换一个名称`, `write “${near.word}”, or rename it if it is something else`),
    };
  }
  return {
    code: "column-unread",
    severity: "note",
    position,
    message: text(`“${quoted(key)}”一列未读取`, `the column “${quoted(key)}” was not read`),
    hint: text(`“${compiled.type.title.zh}”没有这一项，评分不用`, `${compiled.type.title.en} has no such field; nothing is scored by it`),
  };
}
