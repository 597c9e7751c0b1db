/** Has LibreOffice open a workbook, work out all formulas and print the first sheet: `recalculate SOFFICE WORKBOOK FOLDER`. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { RULES, type UnitTally } from "../register/tally.ts";

const [office = "soffice", path = "", folder = ""] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
// a profile of its own: an office that is open already would otherwise be handed the job
const profile = pathToFileURL(resolve(folder, "profile")).href;
const { status, stderr, error } = spawnSync(office, [`-env:UserInstallation=${profile}`, "--headless", "--norestore", "--convert-to", "csv", "--outdir", folder, path], { encoding: "utf8" });
if (status !== 0) throw new Error(error?.message ?? stderr);
const printed = readFileSync(join(folder, basename(path).replace(/\.fods$/, ".csv")), "utf8");
const tallies = printed.trimEnd().split("\n").map((line): UnitTally => {
  const [unit = "", ...cells] = line.split(",");
  const numbers = cells.map(Number);
  const [d2 = Number.NaN, d3 = Number.NaN, d5 = Number.NaN] = numbers.slice(RULES.length);
  return { unit, tally: Object.fromEntries(RULES.map((rule, at) => [rule, numbers[at] ?? Number.NaN])), d2, d3, d5 };
});
process.stdout.write(JSON.stringify(tallies));
