/**
 * Reading, facts and judging as `score` does them, all rules of all indicators, and nothing after that: no findings written, no
 * points, no result. What stands against it is `plain-ifs.ts`. `judged ROOT FOLDER`.
 */
// the settings of the collector are part of what is measured: the command line has them too
import "../../cli/short-runs.ts";
import { join } from "node:path";
import { assessmentAt, editionAt } from "../../cli/inputs.ts";
import { startJudging, type Judging } from "../../src/judge.ts";
import { createJudges } from "../../src/judge/plan.ts";
import { loadAssessment } from "../../src/load-assessment.ts";
import { loadEdition } from "../../src/load-edition.ts";
import { RULES } from "./tally.ts";

const [root = ".", folder = ""] = process.argv.slice(2);
const edition = loadEdition(await editionAt(join(root, "indicators/2017"))).value;
const files = (await assessmentAt(folder)).value;
if (edition === undefined || files === undefined) throw new Error("the edition or the folder has faults");
const { law, scheme } = edition;
const judges = createJudges(scheme, "classes");
let judging: Judging | undefined;
const loaded = await loadAssessment({
  files,
  edition,
  begin: ({ assessment, units }) => (judging = startJudging({ scheme, law, assessment, units, judges })),
});
if (loaded.value === undefined || judging === undefined) throw new Error(loaded.problems.map(({ message }) => message.en).join("\n"));
const { byUnit } = await judging.finish(loaded.value.evidence.byUnit);
const tallies = [...byUnit].map(([unit, { findings }]) => ({ unit, tally: Object.fromEntries(RULES.map((rule) => [rule, findings.get(rule)?.counts.triggered ?? 0])) }));
process.stdout.write(`${JSON.stringify(tallies)}\n`);
