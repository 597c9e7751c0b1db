/** Scores a folder and counts how often json-rules-engine really runs, at its own door: `count-runs ROOT FOLDER`. */
import { join } from "node:path";
import { Engine } from "json-rules-engine";
import { assessmentAt, editionAt, sha256 } from "../../cli/inputs.ts";
import { assess } from "../../src/assess.ts";
import { rulesFor } from "../../src/judge/plan.ts";

export interface Runs {
  /** Calls of `Engine.prototype.run`. */
  readonly runs: number;
  /** Questions by our own counter. */
  readonly asked: number;
  /** Rules without any condition: a question about one of them needs no engine, and is asked once at most. */
  readonly unconditional: number;
  /** Rules that bind units of the city. */
  readonly rules: number;
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

const files = await assessmentAt(folder);
if (files.value === undefined || files.problems.length > 0) throw new Error(files.problems.map(({ message }) => message.en).join("\n"));
const { value, problems } = await assess({ edition: await editionAt(join(root, "indicators/2017")), files: files.value, mode: "classes", version: "bench", sha256 });
if (value === undefined) throw new Error(problems.slice(0, 5).map(({ message, position }) => `${position.file}:${String(position.line)} ${message.en}`).join("\n"));
const judged = value.result.units.flatMap(({ areas }) => areas.flatMap(({ indicators }) => indicators.flatMap((indicator) => indicator.rules)));
const { scheme } = value.edition;
const binding = new Map(["town", "subdistrict"].flatMap((type) => rulesFor(scheme, type)).map((rule) => [rule.id, rule]));
const unconditional = [...binding.values()].filter(({ applies, when }) => applies === undefined && when === undefined).length;
const counted: Runs = { runs, asked: value.asked, unconditional, rules: binding.size, triggered: judged.reduce((sum, { counts }) => sum + counts.triggered, 0) };
process.stdout.write(JSON.stringify(counted));
