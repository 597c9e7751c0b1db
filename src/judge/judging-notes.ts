/** What judging left alone, said aloud: records that no clause judges this year, matters carried over. */
import { wholeFile } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";
import type { NotedOfUnit } from "./judge-unit.ts";
import { NAMED_RECORDS, type NotedRecords } from "./noted-records.ts";

/** One note a file, so that a register of last year's matters does not drown the rest. */
export function judgingNotes(judged: { readonly byUnit: ReadonlyMap<string, { readonly noted: NotedOfUnit }> }): readonly Problem[] {
  const units = [...judged.byUnit.values()].map(({ noted }) => noted);
  return [
    ...notes(units.map((unit) => unit.repliedAgain), repliedAgainNote),
    ...notes(units.map((unit) => unit.pastCutoff), pastCutoffNote),
    ...notes(units.map((unit) => unit.unscored), unscoredNote),
    ...notes(units.map((unit) => unit.carriedOver), carriedNote),
  ];
}

function notes(units: readonly NotedRecords[], note: (file: string, count: number, ids: string) => Problem): readonly Problem[] {
  const byFile = new Map<string, { readonly count: number; readonly first: readonly string[] }>();
  for (const { file, count, first } of units.flatMap((noted) => noted.files())) {
    const before = byFile.get(file) ?? { count: 0, first: [] };
    byFile.set(file, { count: before.count + count, first: [...before.first, ...first].slice(0, NAMED_RECORDS) });
  }
  return [...byFile].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([file, { count, first }]) => note(file, count, shortList(first, count)));
}

/** The count says how many there are. */
function shortList(ids: readonly string[], count: number): string {
  return count > ids.length ? `${ids.join("、")}……` : ids.join("、");
}

function repliedAgainNote(file: string, count: number, ids: string): Problem {
  return {
    code: "reply-after-notice",
    severity: "warning",
    position: wholeFile(file),
    message: text(
      `${String(count)} 件申请告知更改、补充之后又登记了答复，这些答复没有认定：${ids}`,
      `${String(count)} requests bear a reply after the notice to amend; those replies were not judged: ${ids}`,
    ),
    hint: text("2019年5月14日以前，告知更改、补充就是答复；申请人补来的是一件新申请，请另立一条登记，写上收到补正之日和其后的答复", "until 2019-05-14 the notice is the reply: register the corrected application as a request of its own, with the reply to it"),
  };
}

/** A date that a unit writes itself must not take its bad records out of the assessment without anybody looking. */
function pastCutoffNote(file: string, count: number, ids: string): Problem {
  return {
    code: "record-past-cutoff",
    severity: "warning",
    position: wholeFile(file),
    message: text(`${String(count)} 条记录的记录日期在材料截止日之后，列出而不计分：${ids}`, `${String(count)} records were made after the cut-off; listed, not scored: ${ids}`),
    hint: text("请核对记录日期：确系截止后补报的，留作备查；日期写错的，改正后重新计分", "check when they were made: keep them aside if they came late, correct the date if it is wrong"),
  };
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
