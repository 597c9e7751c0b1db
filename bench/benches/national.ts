/** A country in one batch, on one processor and on two. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check, type Bench } from "../bench.ts";
import { differentFiles } from "../different-files.ts";
import { writeCountry } from "../made/country.ts";
import { writeRegister } from "../made/register.ts";
import { interleaved, twoAtOnce } from "../measure.ts";
import { built, kaoping, output } from "../programs.ts";
import { grouped, short, times } from "../report/numbers.ts";

const LOOP_RECORDS = 500_000;

export const national: Bench = {
  name: "national",
  title: "Many folders in one batch, on one processor and on two",
  slow: true,
  async measure({ root, data, sizes, say }) {
    const { folders, units, records } = sizes;
    say(`writing ${grouped(folders)} folders, ${grouped(units)} units, ${grouped(records)} records (--folders, --units, --records)`);
    const country = join(data, "country");
    writeCountry(root, country, sizes);
    const batch = (jobs: number): readonly string[] => [kaoping(root), "batch", country, "--editions", join(root, "indicators"), "--jobs", String(jobs), "-o", output(data, `national-${String(jobs)}`)];
    // once each: a batch that is done is not done again
    const measured = await interleaved({ "--jobs 1": batch(1), "--jobs 2": batch(2) }, 1);
    const loopData = join(data, "loop-csv");
    writeRegister(root, loopData, { count: LOOP_RECORDS, format: "csv" });
    const atMost = await twoAtOnce([built(root, "register/plain-loop.js"), root, loopData]);
    const speedUp = measured.ratio("--jobs 1", "--jobs 2", "milliseconds");
    const second = (name: "--jobs 1" | "--jobs 2"): number => measured.wall(name) / 1_000;
    const scored = scoredUnits(output(data, "national-2"));
    return {
      tables: [
        {
          head: [`${grouped(folders)} folders, ${grouped(units)} units, ${grouped(records)} requests`, "seconds", "CPU s", "records a second", "units a second", "peak MiB"],
          rows: measured.names.map((name) => [`batch ${name}`, short(second(name)), short(measured.cpu(name) / 1_000), grouped(Math.round(records / second(name))), short(units / second(name)), short(measured.memory(name))]),
        },
      ],
      goals: [
        { what: "`batch --jobs 2` against `--jobs 1`, wall", measured: `${times(speedUp)} (two hand-written loops at once: ${times(atMost)})`, goal: "≥ 1.7 ×", met: speedUp >= 1.7 },
      ],
      checks: [
        check("all bytes of all files written, one process and two", differentFiles(output(data, "national-1"), output(data, "national-2"))),
        check("units scored", scored === units ? [] : [`${String(scored)} of ${String(units)}`]),
      ],
      notes: ["Each run once, from nothing, every folder flushed to the disk: a batch can be killed at any moment. The country is made by seed; its size is `--folders`, `--units` and `--records`."],
      charts: [],
    };
  },
};

/** Rows of batch.csv less its head. */
export function scoredUnits(folder: string): number {
  return readFileSync(join(folder, "batch.csv"), "utf8").trimEnd().split("\n").length - 1;
}
