/** What an office would do today: the register in a workbook, recalculated. */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { check, type Bench, type Section } from "../bench.ts";
import { requests } from "../made/requests.ts";
import { writePieces, writeRegister } from "../made/register.ts";
import { towns } from "../made/towns.ts";
import { interleavedWarm, run, type Program } from "../measure.ts";
import { workbook } from "../office/workbook.ts";
import { built, output, score } from "../programs.ts";
import { differences, printed, talliesOf } from "../register/tally.ts";
import { workdaysOf } from "../register/workdays.ts";
import { grouped, times } from "../report/numbers.ts";
import { processTable } from "../report/process-table.ts";

const RECORDS = 19_000;
const CALC = "LibreOffice Calc, headless";
const OURS = "kaoping score";

export const office: Bench = {
  name: "office",
  title: `The register of ${grouped(RECORDS)} requests as a workbook`,
  slow: false,
  async measure({ root, data, rounds, say }) {
    const program = ["soffice", "libreoffice"].find((name) => spawnSync(name, ["--version"]).status === 0);
    if (program === undefined) {
      const skipped = "SKIPPED: no LibreOffice here (Debian: apt-get install -y --no-install-recommends libreoffice-calc).";
      say(skipped);
      return nothing(skipped);
    }
    const [csv, desk] = [join(data, "office-csv"), join(data, "office")];
    writeRegister(root, csv, { count: RECORDS, format: "csv" });
    mkdirSync(desk, { recursive: true });
    const workdays = workdaysOf(root);
    const write = (name: string, count: number): string => {
      const path = join(desk, `${name}.fods`);
      writePieces(path, workbook({ rows: requests({ count, units: towns(19), faults: "rare", seed: 1 }), units: towns(19), workdays }));
      return path;
    };
    const calc = (path: string): Program => [built(root, "office/recalculate.js"), program, path, desk];
    const empty = write("empty", 19);
    const measured = await interleavedWarm({ [OURS]: score({ root, data, name: "office", assessment: csv }), [CALC]: calc(write("register", RECORDS)), "the same with 19 requests": calc(empty) }, rounds);
    const loop = printed((await run([built(root, "register/plain-loop.js"), root, csv])).stdout);
    const ratio = measured.ratio(CALC, OURS, "milliseconds");
    const table = processTable(measured, OURS);
    return {
      // LibreOffice is a child of the measured process: its memory is not seen
      tables: [{ head: table.head.slice(0, -1), rows: table.rows.map((row) => row.slice(0, -1)) }],
      goals: [{ what: "`score` against the same register recalculated by LibreOffice Calc, wall", measured: times(ratio), goal: "> 1 ×", met: ratio > 1 }],
      checks: [
        check("every rule's count and the points of every unit, hand-written loop and Calc", differences(loop, printed(measured.runs(CALC).at(-1)?.stdout ?? "[]"))),
        check("the same, loop and `score`", differences(loop, talliesOf(output(data, "office")))),
      ],
      notes: ["The workbook has 15 formulas a request for D2, D3 and D5 and twelve a unit, and no wording, sources or sheets; a table of working days stands in it. Opened, worked out and printed as CSV."],
      charts: [],
    };
  },
};

function nothing(note: string): Section {
  return { tables: [], goals: [], checks: [], notes: [note], charts: [] };
}
