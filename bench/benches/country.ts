/** The year of a whole country, once, after a fortieth and an eighth of it. */
import { rmSync } from "node:fs";
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

export const country: Bench = {
  name: "country",
  title: "A country's year",
  slow: true,
  async measure(context) {
    const [fortieth, eighth, whole] = [await scored(FORTIETH, context), await scored(EIGHTH, context), await scored(WHOLE, context)];
    const all = [fortieth, eighth, whole];
    const [minutes, memory] = [whole.run.milliseconds / 60_000, whole.run.memory];
    const growth = (pick: "cpu" | "memory"): string => exponent(all.map(({ records, run: ran }): Point => [records, ran[pick]])).toFixed(2);
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

async function scored(size: Country, { root, data, say }: Context): Promise<Scored> {
  say(`writing ${grouped(size.folders)} folders, ${grouped(size.units)} units, ${grouped(size.records)} records`);
  const folder = join(data, OUTPUT);
  writeCountry(root, folder, size);
  // a batch that is done is not done again
  rmSync(output(data, OUTPUT), { recursive: true, force: true });
  say("scoring them");
  return { ...size, run: await run([kaoping(root), "batch", folder, "--editions", join(root, "indicators"), "--jobs", "2", "-o", output(data, OUTPUT)]) };
}
