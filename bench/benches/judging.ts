/** Judging alone: the eight rules over facts that are already derived, in one engine after another. */
import { join } from "node:path";
import { check, type Bench } from "../bench.ts";
import type { Judged } from "../judging/judged.ts";
import { writeRegister } from "../made/register.ts";
import { interleaved, median, run, type Program } from "../measure.ts";
import { installPeers } from "../peers/peers.ts";
import { built } from "../programs.ts";
import { differences, printed } from "../register/tally.ts";
import { grouped, short, times } from "../report/numbers.ts";

const RECORDS = 38_000;
const IFS = "plain ifs";
const CLASSES = "kaoping: the engine once for each class";
const EACH = "kaoping --engine each";
const NAIVE = "json-rules-engine, one engine.run a record";

export const judging: Bench = {
  name: "judging",
  title: "Judging alone: eight rules over facts already derived",
  slow: false,
  async measure({ root, data, rounds, say }) {
    const [folder, facts] = [join(data, "judging-csv"), join(data, "facts.ndjson")];
    writeRegister(root, folder, { count: RECORDS, format: "csv", faults: "independent" });
    await run([built(root, "judging/write-facts.js"), root, folder, facts]);
    const loop = printed((await run([built(root, "register/plain-loop.js"), root, folder])).stdout);
    const judge = (name: string, ...more: readonly string[]): Program => [built(root, `judging/${name}.js`), facts, root, ...more];
    const peers = installPeers(root, say);
    const programs: Record<string, Program> = {
      [IFS]: judge("plain"),
      [CLASSES]: judge("ours", "classes"),
      ...(peers ? { "DuckDB SQL, one thread": judge("duckdb", "1"), "json-logic-engine, compiled": judge("json-logic"), "GoRules ZEN, 1,000 records a call": judge("zen") } : {}),
      [NAIVE]: judge("json-rules-engine"),
      [EACH]: judge("ours", "each"),
    };
    const measured = await interleaved(programs, rounds);
    const judged = (name: string): readonly Judged[] => measured.runs(name).map(({ stdout }) => JSON.parse(stdout) as Judged);
    const cpu = (name: string): number => median(judged(name).map((one) => one.cpu));
    const wall = (name: string): number => median(judged(name).map((one) => one.wall));
    const ratio = (name: string, other: string): number => median(judged(name).map((one, round) => one.cpu / (judged(other)[round]?.cpu ?? Number.NaN)));
    const first = (name: string): number => median(judged(name).map((one) => one.first));
    const [overIfs, overNaive] = [ratio(CLASSES, IFS), ratio(NAIVE, CLASSES)];
    return {
      tables: [
        {
          head: ["engine", "µs a record", "CPU µs a record", "records a second", "CPU × plain ifs", "CPU × kaoping"],
          rows: measured.names.map((name) => [name, short(wall(name)), short(cpu(name)), grouped(Math.round(1e6 / wall(name))), short(ratio(name, IFS)), short(ratio(name, CLASSES))]),
        },
      ],
      goals: [
        { what: "judging alone against plain ifs, CPU", measured: times(overIfs), goal: "≤ 12 ×", met: overIfs <= 12 },
        { what: "json-rules-engine asked for every record, as a user would write it, against judging alone, CPU", measured: times(overNaive), goal: "≥ 400 ×", met: overNaive >= 400 },
      ],
      checks: measured.names.map((name) => check(`every rule's count of every unit, hand-written loop and ${name}`, differences(loop, judged(name)[0]?.tallies ?? []))),
      notes: [
        `One \`engine.run\` a record, as a user would write it, takes **${times(overNaive)}** the CPU of asking once for each class; both are decided by json-rules-engine.`,
        `The first pass, in which kaoping meets every class and asks json-rules-engine, takes ${short(first(CLASSES))} µs of CPU a record, that of plain ifs ${short(first(IFS))}: all are compiled in it.`,
        `${grouped(RECORDS)} requests of 19 units, each of ten faults in five of a hundred; each engine in a process of its own, warmed by one pass. json-rules-engine was really asked ${judged(CLASSES)[0]?.note ?? "?"} times by kaoping, all passes together.`,
        ...(peers ? [] : ["DuckDB, json-logic-engine and ZEN were skipped: the peers could not be installed."]),
      ],
      charts: [{ kind: "bars", name: "judging", title: "Judging alone, eight rules over facts already derived", unit: "microseconds of processor a record", bars: measured.names.map((label) => ({ label, value: cpu(label), ours: label === CLASSES })) }],
    };
  },
};
