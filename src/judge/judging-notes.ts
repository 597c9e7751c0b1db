/** What judging left alone, said aloud: records that no clause judges this year, matters carried over. */
import type { Judged } from "../judge.ts";
import type { FindingRecord } from "../model/finding.ts";
import { wholeFile } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";

/** One note a file, so that a register of last year's matters does not drown the rest. */
export function judgingNotes(judged: Judged): readonly Problem[] {
  const units = [...judged.byUnit.values()];
  return [...notes(units.flatMap((unit) => unit.unscored), unscoredNote), ...notes(units.flatMap((unit) => unit.carriedOver), carriedNote)];
}

function notes(records: readonly Pick<FindingRecord, "id" | "position">[], note: (file: string, count: number, ids: string) => Problem): readonly Problem[] {
  const byFile = new Map<string, string[]>();
  for (const { id, position } of records) byFile.set(position.file, [...(byFile.get(position.file) ?? []), id]);
  return [...byFile].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([file, ids]) => note(file, ids.length, shortList(ids)));
}

/** As many ids as a reader takes in; the count says how many there are. */
function shortList(ids: readonly string[]): string {
  const first = ids.slice(0, 8).join("、");
  return ids.length > 8 ? `${first}……` : first;
}

function unscoredNote(file: string, count: number, ids: string): Problem {
  return {
    code: "record-unscored",
    severity: "note",
    position: wholeFile(file),
    message: text(`${String(count)} 条记录不属于本考核期间，列出而不计分：${ids}`, `${String(count)} records belong to another period; listed, not scored: ${ids}`),
    hint: text("如应计入本年，请核对日期", "check their dates if they should count this year"),
  };
}

function carriedNote(file: string, count: number, ids: string): Problem {
  return {
    code: "record-carried-over",
    severity: "note",
    position: wholeFile(file),
    message: text(`${String(count)} 件事项未了，结转下一年度认定：${ids}`, `${String(count)} matters are still open and carried over: ${ids}`),
    hint: text("详见 carry-over.csv", "see carry-over.csv"),
  };
}
