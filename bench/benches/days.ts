import { check, type Bench } from "../bench.ts";
import type { DaysCompared } from "../days/compare-days.ts";
import { median, run } from "../measure.ts";
import { built } from "../programs.ts";
import { grouped, short, times } from "../report/numbers.ts";

export const days: Bench = {
  name: "days",
  title: "Working days",
  slow: false,
  async measure({ root, rounds }) {
    const all: DaysCompared[] = [];
    for (let round = 0; round < rounds; round += 1) all.push(JSON.parse((await run([built(root, "days/compare-days.js"), root])).stdout) as DaysCompared);
    const [first] = all;
    if (first === undefined) throw new Error("no round");
    const ratio = median(all.map(({ ours, theirs }) => theirs / ours));
    return {
      tables: [
        {
          head: ["working days of a span of up to 60 days", "ns a span"],
          rows: [
            ["kaoping: difference of running totals", short(median(all.map(({ ours }) => ours)))],
            ["chinese-days: loop over the days", short(median(all.map(({ theirs }) => theirs)))],
          ],
        },
      ],
      goals: [{ what: "working days, our table against the loop of chinese-days", measured: times(ratio), goal: "≥ 300 ×", met: ratio >= 300 }],
      checks: [
        check(`${grouped(first.days)} days of 13 years, working or not, ours and chinese-days`, first.dayDifferences),
        check(`${grouped(first.spans)} spans of three years`, first.spanDifferences),
        check(`${grouped(first.deadlines)} deadlines of 20 working days`, first.deadlineDifferences),
      ],
      notes: [],
      charts: [],
    };
  },
};
