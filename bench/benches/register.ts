/** One large register, whole processes: ours against the limit, the floor of reading, and a database. */
import { join } from "node:path";
import { check, type Bench, type Check, type Context } from "../bench.ts";
import { differentFiles } from "../different-files.ts";
import { REGISTER_FILE, writeRegister } from "../made/register.ts";
import { interleavedWarm, type Measured, type Program } from "../measure.ts";
import { installPeers } from "../peers/peers.ts";
import { built, output, score } from "../programs.ts";
import { differences, printed, talliesOf } from "../register/tally.ts";
import { grouped, short, times } from "../report/numbers.ts";
import { processTable } from "../report/process-table.ts";

/** 19 units of 5,000 requests. */
export const RECORDS = 95_000;
/** Of the goals: what is done once a run no longer counts. */
const MANY = 1_000_000;

const CSV = "score --jobs 1, CSV";
const NDJSON = "score --jobs 1, NDJSON";
const TOGETHER = "score --jobs 2, CSV";
const LOOP = "hand-written loop, CSV";
const PARSE = "JSON.parse of each line, NDJSON";
const IFS = "our reading and facts, hand-written ifs, CSV";
const JUDGED = "our reading, facts and judging, CSV";
const JUDGED_LINES = "our reading, facts and judging, NDJSON";
const SQL = "DuckDB SQL, CSV, 2 threads";

export const register: Bench = {
  name: "register",
  title: `A register of ${grouped(RECORDS)} requests, and of a million`,
  slow: false,
  async measure(context) {
    const peers = installPeers(context.root, context.say);
    const few = await measureRegister(context, RECORDS, peers);
    const many = await measureRegister(context, MANY, peers);
    const { ratio } = many.measured;
    const [judgedToIfs, judgedToParse, toIfs, toLoop, toParse, toSql] = [ratio(JUDGED, IFS), ratio(JUDGED_LINES, PARSE), ratio(CSV, IFS), ratio(CSV, LOOP), ratio(NDJSON, PARSE), ratio(TOGETHER, SQL, "milliseconds")];
    const whole = few.measured.wall(CSV);
    const memory = many.measured.memory(TOGETHER) / many.measured.memory(SQL);
    return {
      tables: [few, many].map(({ measured, count }) => processTable(measured, LOOP, `${grouped(count)} requests`)),
      goals: [
        { what: "19 units of 5,000 requests, all sheets written", measured: `${short(whole)} ms`, goal: "≤ 600 ms", met: whole <= 600 },
        { what: "a million requests: parsing, deriving and judging against the same pipeline with hand-written ifs, CPU", measured: times(judgedToIfs), goal: "≤ 1.25 ×", met: judgedToIfs <= 1.25 },
        { what: "a million requests: all of `score`, findings, result and sheets written, against that pipeline with ifs, which writes nothing, CPU", measured: times(toIfs), goal: "≤ 1.25 ×", met: toIfs <= 1.25 },
        { what: "a million requests: `score` against a hand-written loop over the same CSV, CPU", measured: times(toLoop), goal: "≤ 1.25 ×", met: toLoop <= 1.25 },
        { what: "a million requests: parsing, deriving and judging against JSON.parse of the same lines alone, CPU", measured: times(judgedToParse), goal: "≤ 1.5 ×", met: judgedToParse <= 1.5 },
        { what: "a million requests: `score` against JSON.parse of the same lines alone, findings written, CPU", measured: times(toParse), goal: "≤ 2 ×", met: toParse <= 2 },
        ...(peers
          ? [
              { what: "a million requests: `score --jobs 2` against DuckDB SQL over the same CSV on two threads, wall", measured: times(toSql), goal: "≤ 2 ×", met: toSql <= 2 },
              { what: "the same, peak memory", measured: times(memory), goal: "≤ 0.2 ×", met: memory <= 0.2 },
            ]
          : []),
      ],
      checks: [...few.checks, ...many.checks],
      notes: peers ? [] : ["DuckDB was skipped: the peers could not be installed."],
      charts: [few, many].map(({ measured, count }) => ({
        kind: "bars",
        name: count === RECORDS ? "register" : "register-million",
        title: `${grouped(count)} requests, whole processes: CPU`,
        unit: "microseconds of processor a request",
        bars: measured.names.map((label) => ({ label, value: (measured.cpu(label) * 1_000) / count, ours: label.startsWith("score") })),
      })),
    };
  },
};

interface MeasuredRegister {
  readonly count: number;
  readonly measured: Measured<string>;
  readonly checks: readonly Check[];
}

async function measureRegister({ root, data, rounds, say }: Context, count: number, peers: boolean): Promise<MeasuredRegister> {
  say(`${grouped(count)} requests`);
  const [csv, ndjson] = [join(data, "register-csv"), join(data, "register-ndjson")];
  writeRegister(root, csv, { count, format: "csv" });
  writeRegister(root, ndjson, { count, format: "ndjson" });
  const programs: Record<string, Program> = {
    [LOOP]: [built(root, "register/plain-loop.js"), root, csv],
    [PARSE]: [built(root, "register/parse-floor.js"), join(ndjson, REGISTER_FILE.ndjson)],
    [IFS]: [built(root, "register/plain-ifs.js"), root, csv],
    [JUDGED]: [built(root, "register/judged.js"), root, csv],
    [JUDGED_LINES]: [built(root, "register/judged.js"), root, ndjson],
    [CSV]: score({ root, data, name: "csv", assessment: csv }, "--jobs", "1"),
    [NDJSON]: score({ root, data, name: "ndjson", assessment: ndjson }, "--jobs", "1"),
    // a smaller register is read by one
    ...(count === MANY ? { [TOGETHER]: score({ root, data, name: "together", assessment: csv }, "--jobs", "2") } : {}),
    ...(peers ? { [SQL]: [built(root, "register/duckdb-register.js"), root, csv, "2"] } : {}),
  };
  const measured = await interleavedWarm(programs, rounds);
  const last = (name: string): string => measured.runs(name).at(-1)?.stdout ?? "";
  const loop = printed(last(LOOP));
  const of = `of ${grouped(count)} requests`;
  return {
    count,
    measured,
    checks: [
      check(`${of}, every rule's count of every unit, loop and ifs over our facts`, differences(loop, printed(last(IFS)))),
      ...[JUDGED, JUDGED_LINES].map((name) => check(`${of} the same, ifs and ${name}`, differences(printed(last(IFS)), printed(last(name))))),
      check(`${of}, every rule's count and the points of D2, D3 and D5 of every unit, loop and \`score\` of CSV`, differences(loop, talliesOf(output(data, "csv")))),
      check(`${of} the same, loop and \`score\` of NDJSON`, differences(loop, talliesOf(output(data, "ndjson")))),
      ...(count === MANY ? [check(`${of}, all bytes of all files written, with one processor and with two`, differentFiles(output(data, "csv"), output(data, "together")))] : []),
      check(`${of}, records parsed`, last(PARSE) === String(count) ? [] : [`${last(PARSE)} of ${String(count)}`]),
      ...(peers ? [check(`${of}, every rule's count of every unit, loop and SQL`, differences(loop, printed(last(SQL))))] : []),
    ],
  };
}
