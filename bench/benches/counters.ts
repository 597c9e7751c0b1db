/** Exact counters: the same on every machine, so a change that asks more often or keeps more is seen at once. */
import { join } from "node:path";
import { check, type Bench } from "../bench.ts";
import type { Runs } from "../counters/count-runs.ts";
import { writeRegister } from "../made/register.ts";
import { run } from "../measure.ts";
import { built } from "../programs.ts";
import { grouped, short } from "../report/numbers.ts";

const SIZES = [1_000, 100_000, 1_000_000];
const MOST_RUNS = 2_000;

export const counters: Bench = {
  name: "counters",
  title: "How often json-rules-engine runs",
  slow: false,
  async measure({ root, data, say }) {
    const found: (Runs & { readonly size: number; readonly memory: number })[] = [];
    const folder = join(data, "counters-csv");
    for (const size of SIZES) {
      say(`${grouped(size)} requests`);
      writeRegister(root, folder, { count: size, format: "csv", faults: "independent" });
      const { stdout, memory } = await run([built(root, "counters/count-runs.js"), root, folder]);
      found.push({ ...(JSON.parse(stdout) as Runs), size, memory });
    }
    const last = found.at(-1);
    return {
      tables: [
        {
          head: ["requests", "`engine.run`", "findings triggered", "one for each", "peak MiB"],
          rows: found.map(({ size, runs, triggered, memory }) => [grouped(size), grouped(runs), grouped(triggered), `${short(size / runs)} requests`, short(memory)]),
        },
      ],
      goals: [{ what: "calls of `engine.run` for a million requests under the shipped edition of 2017", measured: grouped(last?.runs ?? Number.NaN), goal: `< ${grouped(MOST_RUNS)}`, met: (last?.runs ?? Number.NaN) < MOST_RUNS }],
      checks: [check("calls at the engine's door and questions by our own counter, but for the rules that have no condition", found.filter(({ runs, asked, unconditional }) => runs > asked || runs < asked - unconditional).map(({ size, runs, asked }) => `${grouped(size)}: ${String(runs)} and ${String(asked)}`))],
      notes: [`Seed 1; each of ten faults in five requests of a hundred, by itself. All ${String(found[0]?.rules ?? 0)} rules of the edition are judged, those about other records and units too. The calls are exact: another machine counts the same.`],
      charts: [],
    };
  },
};
