/** Scores a folder and counts how often json-rules-engine really runs, at its own door: `count-runs ROOT FOLDER`. */
import { join } from "node:path";
import { Engine } from "json-rules-engine";
import { assessmentAt, editionAt, sha256 } from "../../cli/inputs.ts";
import { assess } from "../../src/assess.ts";

export interface Runs {
  /** Calls of `Engine.prototype.run`. */
  readonly runs: number;
  /** What our own counter says. */
  readonly asked: number;
  /** Findings that deduct, so that it is seen that the register was judged. */
  readonly triggered: number;
}

const [root = ".", folder = ""] = process.argv.slice(2);
let runs = 0;
const { run } = Object.getOwnPropertyDescriptors(Engine.prototype);
const original = run.value as Engine["run"];
Engine.prototype.run = function counted(...facts) {
  runs += 1;
  return original.apply(this, facts);
};

const { value: files } = await assessmentAt(folder);
const { value, problems } = await assess({ edition: await editionAt(join(root, "indicators/2017")), files: files ?? [], mode: "classes", version: "bench", sha256 });
if (value === undefined) throw new Error(problems.slice(0, 5).map(({ message, position }) => `${position.file}:${String(position.line)} ${message.en}`).join("\n"));
const rules = value.result.units.flatMap(({ areas }) => areas.flatMap(({ indicators }) => indicators.flatMap((indicator) => indicator.rules)));
const counted: Runs = { runs, asked: value.judged.asked, triggered: rules.reduce((sum, { counts }) => sum + counts.triggered, 0) };
process.stdout.write(JSON.stringify(counted));
