/** One large register, whole processes: ours against the limit, the floor of reading, and a database. */
import { join } from "node:path";
import { check, type Bench } from "../bench.ts";
import { REGISTER_FILE, writeRegister } from "../made/register.ts";
import { interleavedWarm, type Program } from "../measure.ts";
import { installPeers } from "../peers/peers.ts";
import { built, output, score } from "../programs.ts";
import { differences, printed, talliesOf } from "../register/tally.ts";
import { grouped, times } from "../report/numbers.ts";
import { processTable } from "../report/process-table.ts";

/** 19 units of 5,000 requests. */
export const RECORDS = 95_000;

const CSV = "score, CSV";
const NDJSON = "score, NDJSON";
const LOOP = "hand-written loop, CSV";
const PARSE = "JSON.parse of each line, NDJSON";
const SQL = "DuckDB SQL, CSV, 2 threads";

export const register: Bench = {
  name: "register",
  title: `A register of ${grouped(RECORDS)} requests`,
  slow: false,
  async measure({ root, data, rounds, say }) {
    const [csv, ndjson] = [join(data, "register-csv"), join(data, "register-ndjson")];
    writeRegister(root, csv, { count: RECORDS, format: "csv" });
    writeRegister(root, ndjson, { count: RECORDS, format: "ndjson" });
    const peers = installPeers(root, say);
    const programs: Record<string, Program> = {
      [LOOP]: [built(root, "register/plain-loop.js"), root, csv],
      [PARSE]: [built(root, "register/parse-floor.js"), join(ndjson, REGISTER_FILE.ndjson)],
      [CSV]: score({ root, data, name: "csv", assessment: csv }),
      [NDJSON]: score({ root, data, name: "ndjson", assessment: ndjson }),
      ...(peers ? { [SQL]: [built(root, "register/duckdb-register.js"), root, csv, "2"] } : {}),
    };
    const measured = await interleavedWarm(programs, rounds);
    const last = (name: string): string => measured.runs(name).at(-1)?.stdout ?? "";
    const loop = printed(last(LOOP));
    const [toLoop, toParse, toSql] = [measured.ratio(CSV, LOOP), measured.ratio(NDJSON, PARSE), measured.ratio(CSV, SQL, "milliseconds")];
    return {
      tables: [processTable(measured, LOOP)],
      goals: [
        { what: "`score` against a hand-written loop over the same CSV, CPU", measured: times(toLoop), goal: "≤ 1.25 ×", met: toLoop <= 1.25 },
        { what: "`score` against JSON.parse of the same lines alone, CPU", measured: times(toParse), goal: "≤ 1.9 ×", met: toParse <= 1.9 },
        ...(peers ? [{ what: "`score` against DuckDB SQL over the same CSV on two threads, wall", measured: times(toSql), goal: "≤ 2.5 ×", met: toSql <= 2.5 }] : []),
      ],
      checks: [
        check("every rule's count and the points of D2, D3 and D5 of every unit, loop and `score` of CSV", differences(loop, talliesOf(output(data, "csv")))),
        check("the same, loop and `score` of NDJSON", differences(loop, talliesOf(output(data, "ndjson")))),
        check("records parsed", last(PARSE) === String(RECORDS) ? [] : [`${last(PARSE)} of ${String(RECORDS)}`]),
        ...(peers ? [check("every rule's count of every unit, loop and SQL", differences(loop, printed(last(SQL))))] : []),
      ],
      notes: peers ? [] : ["DuckDB was skipped: the peers could not be installed."],
      charts: [
        {
          kind: "bars",
          name: "register",
          title: `${grouped(RECORDS)} requests, whole processes: CPU`,
          unit: "microseconds of processor a request",
          bars: measured.names.map((label) => ({ label, value: (measured.cpu(label) * 1_000) / RECORDS, ours: label.startsWith("score") })),
        },
      ],
    };
  },
};
