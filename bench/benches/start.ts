/** What every command costs before it does anything, and what a user waits for: a year scored, years compared. */
import { join } from "node:path";
import type { Bench, Context } from "../bench.ts";
import { writeRegister } from "../made/register.ts";
import { interleavedWarm, run, type Program } from "../measure.ts";
import { kaoping, output, score } from "../programs.ts";
import { short, times } from "../report/numbers.ts";
import { processTable } from "../report/process-table.ts";

const EMPTY = "empty node";
const HELP = "kaoping --help";
const FEW = "score 100 requests";
const SAMPLE = "score samples/2017 (19 units, 25 indicators)";
const COMPARE = "compare three sample years (19 units, then 39)";
const RESTATE = "the same, each year scored under the others' rules";

const YEARS = ["2017", "2018", "2019"];
/** Of an empty Node where the goals were set, in ms. */
const EMPTY_THEN = 53;

export const start: Bench = {
  name: "start",
  title: "Starting, the sample year, and years compared",
  slow: false,
  async measure(context) {
    const { root, data, rounds } = context;
    const small = join(data, "100-csv");
    writeRegister(root, small, { count: 100, format: "csv" });
    const compare = await comparison(context);
    const measured = await interleavedWarm(
      {
        [EMPTY]: ["-e", "0"],
        [HELP]: [kaoping(root), "--help"],
        [FEW]: score({ root, data, name: "small", assessment: small }),
        [SAMPLE]: score({ root, data, name: "sample", assessment: join(root, "samples/2017") }),
        [COMPARE]: compare,
        [RESTATE]: [...compare, "--edition", ...YEARS.map((year) => join(root, "indicators", year)), "--evidence", ...YEARS.map((year) => join(root, "samples", year))],
      },
      Math.max(rounds, 5),
    );
    const { wall } = measured;
    const help = measured.cpu(HELP) - measured.cpu(EMPTY);
    const within = (what: string, name: Parameters<typeof wall>[0], most: number) => ({ what, measured: `${short(wall(name))} ms`, goal: `≤ ${short(most)} ms`, met: wall(name) <= most });
    return {
      tables: [processTable(measured, EMPTY)],
      goals: [
        { what: "`--help`, CPU beyond an empty Node", measured: `${short(help)} ms`, goal: "≤ 25 ms", met: help <= 25 },
        within("`score` of 100 requests", FEW, 300),
        within("`score` of the sample year, 45 files written", SAMPLE, 600),
        within("`compare` of three sample years, from their results", COMPARE, 2_000),
        within("`compare` of three sample years, with editions and evidence: nine scorings", RESTATE, 2_000),
      ],
      checks: [],
      notes: [
        "Five rounds at least.",
        `The sample year takes ${times(measured.ratio(SAMPLE, EMPTY))} the CPU of a Node process that does nothing.`,
        `Of this section the goals in milliseconds were set where an empty Node took ${String(EMPTY_THEN)} ms; here it takes ${times(wall(EMPTY) / EMPTY_THEN)} that.`,
      ],
      charts: [],
    };
  },
};

/** Scores the sample years and names what compares them. */
async function comparison({ root, data }: Context): Promise<Program> {
  const of = (year: string): string => `year-${year}`;
  for (const year of YEARS) await run(score({ root, data, name: of(year), assessment: join(root, "samples", year), edition: join(root, "indicators", year) }));
  return [kaoping(root), "compare", ...YEARS.map((year) => join(output(data, of(year)), "result.json")), "-o", output(data, "comparison")];
}
