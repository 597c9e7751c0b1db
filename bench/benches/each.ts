/** What it saves to ask the engine once for each class of facts. */
import { join } from "node:path";
import { check, type Bench } from "../bench.ts";
import { differentFiles } from "../different-files.ts";
import { writeRegister } from "../made/register.ts";
import { interleaved } from "../measure.ts";
import { output, score } from "../programs.ts";
import { grouped, times } from "../report/numbers.ts";
import { processTable } from "../report/process-table.ts";
import { RECORDS } from "./register.ts";

export const each: Bench = {
  name: "each",
  title: "json-rules-engine asked for every record, inside `score`",
  slow: false,
  async measure({ root, data }) {
    const csv = join(data, "register-csv");
    writeRegister(root, csv, { count: RECORDS, format: "csv" });
    const measured = await interleaved(
      { "score (classes)": score({ root, data, name: "classes", assessment: csv }), "score --engine each": score({ root, data, name: "each", assessment: csv }, "--engine", "each") },
      2,
    );
    const ratio = measured.ratio("score --engine each", "score (classes)");
    return {
      tables: [processTable(measured, "score (classes)")],
      goals: [{ what: `${grouped(RECORDS)} requests, \`--engine each\` against classes, CPU of the whole run`, measured: times(ratio), goal: "≥ 15 ×", met: ratio >= 15 }],
      checks: [check("all bytes of all files written", differentFiles(output(data, "classes"), output(data, "each")))],
      notes: ["Two rounds, whatever was asked for: one of them takes the better part of a minute."],
      charts: [],
    };
  },
};
