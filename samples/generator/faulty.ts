/** The faulty twin: the same year with the faults that clerks make. It is scored with ranges. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Statements } from "./statements.ts";

/** One unit has not stated that its published items are all there. */
export const faultyStatements: Statements = new Map([["南埭街道", { published_item: "no" }]]);

/** Spoils cells of the registers: each a fault a person must look at, none of them fatal. */
export function faultyFiles(folder: string): void {
  // an impossible date: the request is set aside
  edit(folder, "依申请公开申请.csv", (lines) => replaceIn(lines, "900102-003,", /,2017-05-\d\d,/, ",2017-02-30,"));
  // nobody filled in whether the reply was sealed
  edit(folder, "依申请公开申请.csv", (lines) => blankCell(lines, "900103-002,", "是否加盖公章"));
  // a unit that does not exist
  edit(folder, "考评组/网上栏目检查.csv", (lines) => replaceIn(lines, "900104,900104-2,", /^900104/, "900199"));
  // a negative count
  edit(folder, "考评组/网上栏目检查.csv", (lines) => replaceIn(lines, "900105,900105-5,", /,0\r?$/, ",-1"));
  // only two ballots: below the quorum
  edit(folder, "考评组/监督员评议.csv", (lines) => lines.filter((line) => !/^900006,900006-[12],/.test(line)));
  // the same record twice, and two records under one id
  edit(folder, "财政预决算公开.csv", (lines) => repeat(lines, "900101,900101-1,", (line) => line));
  edit(folder, "财政预决算公开.csv", (lines) => repeat(lines, "900106,900106-2,", (line) => line.replace("2017-08-25", "2017-08-28")));
}

function edit(folder: string, file: string, change: (lines: readonly string[]) => readonly string[]): void {
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, "utf8").split("\r\n")).join("\r\n"));
}

function findLine(lines: readonly string[], start: string): number {
  const index = lines.findIndex((line) => line.startsWith(start) || line.includes(`,${start}`));
  if (index < 0) throw new Error(`no line with ${start}`);
  return index;
}

function replaceIn(lines: readonly string[], start: string, what: RegExp, by: string): readonly string[] {
  const index = findLine(lines, start);
  const before = lines[index] ?? "";
  const after = before.replace(what, by);
  if (after === before) throw new Error(`nothing to change in ${before}`);
  return lines.with(index, after);
}

function blankCell(lines: readonly string[], start: string, header: string): readonly string[] {
  const column = (lines[0] ?? "").replace("\uFEFF", "").split(",").indexOf(header);
  const index = findLine(lines, start);
  const cells = (lines[index] ?? "").split(",");
  if (column < 0 || cells.some((cell) => cell.includes('"'))) throw new Error(`cannot blank ${header}`);
  return lines.with(index, cells.with(column, "").join(","));
}

function repeat(lines: readonly string[], start: string, change: (line: string) => string): readonly string[] {
  const index = findLine(lines, start);
  return lines.toSpliced(index + 1, 0, change(lines[index] ?? ""));
}
