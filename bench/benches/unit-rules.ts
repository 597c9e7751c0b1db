/** Rules over units' own figures, at the size of a country. */
import { check, type Bench } from "../bench.ts";
import { median, run } from "../measure.ts";
import { built } from "../programs.ts";
import { grouped, short, times } from "../report/numbers.ts";
import type { UnitsJudged } from "../units/judge-units.ts";

const [UNITS, SAMPLE, RULES] = [40_000, 2_000, 75];

export const unitRulesBench: Bench = {
  name: "unit-rules",
  title: `${grouped(UNITS)} units × ${String(RULES)} rules over their own figures`,
  slow: false,
  async measure({ root, rounds }) {
    const all: UnitsJudged[] = [];
    for (let round = 0; round < rounds; round += 1) all.push(JSON.parse((await run([built(root, "units/judge-units.js"), String(UNITS), String(SAMPLE), String(RULES)])).stdout) as UnitsJudged);
    const [ours, theirs, ratio] = [median(all.map((one) => one.ours)), median(all.map((one) => one.theirs)), median(all.map((one) => one.theirs / one.ours))];
    return {
      tables: [
        {
          head: ["way", "CPU µs a unit", `${grouped(UNITS)} units`],
          rows: [
            ["kaoping: the engine once for each class", short(ours), `${short((ours * UNITS) / 1e6)} s`],
            [`json-rules-engine, one engine.run a unit (${grouped(SAMPLE)} units, reckoned up)`, short(theirs), `${short((theirs * UNITS) / 1e6)} s`],
          ],
        },
      ],
      goals: [{ what: "unit rules by classes against one `engine.run` a unit, CPU", measured: times(ratio), goal: "≥ 40 ×", met: ratio >= 40 }],
      checks: [check(`all ${String(RULES)} answers of ${grouped(SAMPLE)} units, both ways`, all[0]?.differences ?? ["not measured"])],
      notes: [`The engine was asked ${grouped(all[0]?.asked ?? 0)} times for all units, by exact count.`],
      charts: [],
    };
  },
};
