/** What every command costs before it does anything, and what a first user waits for. */
import { join } from "node:path";
import type { Bench } from "../bench.ts";
import { writeRegister } from "../made/register.ts";
import { interleavedWarm } from "../measure.ts";
import { kaoping, score } from "../programs.ts";
import { short, times } from "../report/numbers.ts";
import { processTable } from "../report/process-table.ts";

export const start: Bench = {
  name: "start",
  title: "Starting, and the sample year",
  slow: false,
  async measure({ root, data, rounds }) {
    const small = join(data, "100-csv");
    writeRegister(root, small, { count: 100, format: "csv" });
    const measured = await interleavedWarm(
      {
        "empty node": ["-e", "0"],
        "kaoping --help": [kaoping(root), "--help"],
        "score 100 requests": score({ root, data, name: "small", assessment: small }),
        "score samples/2017 (19 units, 25 indicators)": score({ root, data, name: "sample", assessment: join(root, "samples/2017") }),
      },
      Math.max(rounds, 5),
    );
    const help = measured.cpu("kaoping --help") - measured.cpu("empty node");
    const [few, sample] = [measured.wall("score 100 requests"), measured.wall("score samples/2017 (19 units, 25 indicators)")];
    return {
      tables: [processTable(measured, "empty node")],
      goals: [
        { what: "`--help`, CPU beyond an empty Node", measured: `${short(help)} ms`, goal: "≤ 25 ms", met: help <= 25 },
        { what: "`score` of 100 requests", measured: `${short(few)} ms`, goal: "≤ 300 ms", met: few <= 300 },
        { what: "`score` of the sample year, 40 files written", measured: `${short(sample)} ms`, goal: "≤ 600 ms", met: sample <= 600 },
      ],
      checks: [],
      notes: ["Five rounds at least.", `The sample year takes ${times(measured.ratio("score samples/2017 (19 units, 25 indicators)", "empty node"))} the CPU of a Node process that does nothing.`],
      charts: [],
    };
  },
};
