/** The year of a whole country, once. */
import { join } from "node:path";
import { check, type Bench } from "../bench.ts";
import { writeCountry } from "../made/country.ts";
import { interleaved } from "../measure.ts";
import { kaoping, output } from "../programs.ts";
import { grouped, short } from "../report/numbers.ts";
import { scoredUnits } from "./national.ts";

const COUNTRY = { folders: 2_800, units: 40_000, records: 40_000_000 };

export const country: Bench = {
  name: "country",
  title: "A country's year",
  slow: true,
  async measure({ root, data, say }) {
    const { folders, units, records } = COUNTRY;
    say(`writing ${grouped(folders)} folders, ${grouped(units)} units, ${grouped(records)} records`);
    const folder = join(data, "whole-country");
    writeCountry(root, folder, COUNTRY);
    say("scoring them");
    const program = [kaoping(root), "batch", folder, "--editions", join(root, "indicators"), "--jobs", "2", "-o", output(data, "whole-country")];
    const measured = await interleaved({ "--jobs 2": program }, 1);
    const [minutes, memory] = [measured.wall("--jobs 2") / 60_000, measured.memory("--jobs 2")];
    const scored = scoredUnits(output(data, "whole-country"));
    return {
      tables: [
        {
          head: [`${grouped(folders)} folders, ${grouped(units)} units, ${grouped(records)} requests`, "minutes", "CPU minutes", "records a second", "units a second", "peak MiB"],
          rows: [["batch --jobs 2", short(minutes), short(measured.cpu("--jobs 2") / 60_000), grouped(Math.round(records / minutes / 60)), short(units / minutes / 60), short(memory)]],
        },
      ],
      goals: [
        { what: "forty million records of 40,000 units in 2,800 folders, validated, scored, ranked, findings written", measured: `${short(minutes)} min`, goal: "≤ 1 min", met: minutes <= 1 },
        { what: "the same, peak memory", measured: `${short(memory)} MiB`, goal: "≤ 500 MiB", met: memory <= 500 },
      ],
      checks: [check("units scored", scored === units ? [] : [`${String(scored)} of ${String(units)}`])],
      notes: ["Once, from nothing, every folder flushed to the disk."],
      charts: [],
    };
  },
};
