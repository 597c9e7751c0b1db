/** Many folders in one batch, on one processor and on two. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check, type Bench, type Goal } from "../bench.ts";
import { differentFiles } from "../different-files.ts";
import { writeCountry } from "../made/country.ts";
import { writeRegister } from "../made/register.ts";
import { canPin, interleaved, run, twoAtOnce, type Measured, type OnOneProcessor, type Program } from "../measure.ts";
import { built, kaoping, output } from "../programs.ts";
import { grouped, short, times } from "../report/numbers.ts";

const LOOP_RECORDS = 500_000;

const ONE = "--jobs 1, held to one processor";
const ONE_JOB = "--jobs 1";
const TWO_JOBS = "--jobs 2";

/** How many shards are merged. */
const SHARDS = 2;

export const national: Bench = {
  name: "national",
  title: "Many folders in one batch, on one processor and on two",
  slow: true,
  async measure({ root, data, sizes, say }) {
    const { folders, units, records } = sizes;
    say(`writing ${grouped(folders)} folders, ${grouped(units)} units, ${grouped(records)} records (--folders, --units, --records)`);
    const country = join(data, "country");
    writeCountry(root, country, sizes);
    const batch = (jobs: number, name: string, ...more: readonly string[]): Program => [kaoping(root), "batch", country, "--editions", join(root, "indicators"), "--jobs", String(jobs), ...more, "-o", output(data, `national-${name}`)];
    const onOne: Readonly<Record<string, OnOneProcessor>> = canPin() ? { [ONE]: { onOneProcessor: batch(1, "pinned") } } : {};
    // once each: a batch that is done is not done again
    const measured = await interleaved<string>({ ...onOne, [ONE_JOB]: batch(1, "1"), [TWO_JOBS]: batch(2, "2") }, 1);
    say("the same in shards, merged");
    const parts = Array.from({ length: SHARDS }, (_, at) => String(at + 1));
    for (const part of parts) await run(batch(2, `shard-${part}`, "--shard", `${part}/${String(SHARDS)}`));
    const merged = await run([kaoping(root), "merge", ...parts.map((part) => output(data, `national-shard-${part}`)), "-o", output(data, "national-merged")]);
    const loopData = join(data, "loop-csv");
    writeRegister(root, loopData, { count: LOOP_RECORDS, format: "csv" });
    const atMost = await twoAtOnce([built(root, "register/plain-loop.js"), root, loopData]);
    const second = (name: string): number => measured.wall(name) / 1_000;
    const scored = scoredUnits(output(data, "national-2"));
    return {
      tables: [
        {
          head: [`${grouped(folders)} folders, ${grouped(units)} units, ${grouped(records)} requests`, "seconds", "CPU s", "records a second", "units a second", "peak MiB"],
          rows: [
            ...measured.names.map((name) => [`batch ${name}`, short(second(name)), short(measured.cpu(name) / 1_000), grouped(Math.round(records / second(name))), short(units / second(name)), short(measured.memory(name))]),
            [`merge of ${String(SHARDS)} shards`, short(merged.milliseconds / 1_000), short(merged.cpu / 1_000), "–", short((units * 1_000) / merged.milliseconds), short(merged.memory)],
          ],
        },
      ],
      goals: speedUps(measured, records, atMost),
      checks: [
        check("all bytes of all files written, one process and two", differentFiles(output(data, "national-1"), output(data, "national-2"))),
        check("all bytes of all files written, in one go and merged from shards", differentFiles(output(data, "national-2"), output(data, "national-merged"))),
        check("units scored", scored === units ? [] : [`${String(scored)} of ${String(units)}`]),
      ],
      notes: [
        ...(canPin() ? [] : ["There is no taskset here: no run was held to one processor."]),
        "Each run once, from nothing, every folder flushed to the disk: a batch can be killed at any moment. The country is made by seed; its size is `--folders`, `--units` and `--records`.",
      ],
      charts: [],
    };
  },
};

/**
 * One job is more than one processor's work: the collector, the optimiser and the flushing to the disk run beside it. So two
 * processors are held against one, and two jobs against one besides.
 */
function speedUps(measured: Measured<string>, records: number, atMost: number): readonly Goal[] {
  const ratio = (slow: string): number => measured.ratio(slow, TWO_JOBS, "milliseconds");
  const goal = (what: string, factor: number): Goal => ({ what, measured: `${times(factor)} (two hand-written loops at once: ${times(atMost)})`, goal: "≥ 1.7 ×", met: factor >= 1.7 });
  return [
    ...(measured.names.includes(ONE) ? [goal(`two processors against one, \`batch\` of ${grouped(records)} requests, wall`, ratio(ONE))] : []),
    goal("`batch --jobs 2` against `--jobs 1` on both processors, wall", ratio(ONE_JOB)),
  ];
}

/** Rows of batch.csv less its head. */
export function scoredUnits(folder: string): number {
  return readFileSync(join(folder, "batch.csv"), "utf8").trimEnd().split("\n").length - 1;
}
