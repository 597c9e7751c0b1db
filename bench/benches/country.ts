/** The year of a whole country, once, after a fortieth and an eighth of it. */
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { check, type Bench, type Context } from "../bench.ts";
import { writeCountry, type Country } from "../made/country.ts";
import { run, type Run } from "../measure.ts";
import { kaoping, output } from "../programs.ts";
import { exponent, type Point } from "../report/growth.ts";
import { grouped, short } from "../report/numbers.ts";
import { scoredUnits } from "./national.ts";

const WHOLE: Country = { folders: 2_800, units: 40_000, records: 40_000_000 };
const FORTIETH: Country = { folders: 70, units: 1_000, records: 1_000_000 };
const EIGHTH: Country = { folders: 350, units: 5_000, records: 5_000_000 };

interface Scored extends Country {
  readonly run: Run;
}

/** So many times the country, so many processors. */
const FACTORS = [1, 10, 100];
const PROCESSORS = [2, 32, 256];

export const country: Bench = {
  name: "country",
  title: "A country's year",
  slow: true,
  async measure(context) {
    const [fortieth, eighth, whole] = [await scored(FORTIETH, context), await scored(EIGHTH, context), await scored(WHOLE, context)];
    const all = [fortieth, eighth, whole];
    const [minutes, memory] = [whole.run.milliseconds / 60_000, whole.run.memory];
    const growth = (pick: "cpu" | "memory"): string => exponent(all.map(({ records, run: ran }): Point => [records, ran[pick]])).toFixed(2);
    const [read, written] = [bytesIn(join(context.data, OUTPUT)), bytesIn(output(context.data, OUTPUT))];
    const units = scoredUnits(output(context.data, OUTPUT));
    return {
      tables: [
        {
          head: ["`batch --jobs 2`", "minutes", "CPU minutes", "requests a second", "units a second", "peak MiB"],
          rows: all.map(({ folders, units: own, records, run: { milliseconds, cpu, memory: peak } }) => [
            `${grouped(folders)} folders, ${grouped(own)} units, ${grouped(records)} requests`,
            short(milliseconds / 60_000),
            short(cpu / 60_000),
            grouped(Math.round((records * 1_000) / milliseconds)),
            short((own * 1_000) / milliseconds),
            short(peak),
          ]),
        },
        {
          head: ["reckoned from that, folders being independent", "processor hours", ...PROCESSORS.map((count) => `hours on ${String(count)} processors`), "evidence, GB", "output, GB"],
          rows: FACTORS.map((factor) => {
            const hours = (whole.run.cpu * factor) / 3_600_000;
            // processors that wait for the disk are not free: the share at work is that of the run
            const busy = whole.run.cpu / whole.run.milliseconds / 2;
            return [`${grouped(factor)} × the country`, short(hours), ...PROCESSORS.map((count) => short(hours / count / busy)), short((read * factor) / 1e9), short((written * factor) / 1e9)];
          }),
        },
      ],
      goals: [
        { what: "forty million records of 40,000 units in 2,800 folders, validated, scored, ranked, findings written", measured: `${short(minutes)} min`, goal: "≤ 1 min", met: minutes <= 1 },
        { what: "the same, peak memory", measured: `${short(memory)} MiB`, goal: "≤ 500 MiB", met: memory <= 500 },
      ],
      checks: [check("units scored", units === WHOLE.units ? [] : [`${String(units)} of ${String(WHOLE.units)}`])],
      notes: [
        "Each once, from nothing, every folder flushed to the disk.",
        `From a million requests to forty, exponents: CPU ${growth("cpu")}, peak memory ${growth("memory")}. 1 grows in step with the requests, 0 does not grow.`,
      ],
      charts: [],
    };
  },
};

const OUTPUT = "whole-country";

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

async function scored(size: Country, { root, data, say }: Context): Promise<Scored> {
  say(`writing ${grouped(size.folders)} folders, ${grouped(size.units)} units, ${grouped(size.records)} records`);
  const folder = join(data, OUTPUT);
  writeCountry(root, folder, size);
  // a batch that is done is not done again
  rmSync(output(data, OUTPUT), { recursive: true, force: true });
  say("scoring them");
  return { ...size, run: await run([kaoping(root), "batch", folder, "--editions", join(root, "indicators"), "--jobs", "2", "-o", output(data, OUTPUT)]) };
}
