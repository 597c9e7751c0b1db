/** Whole processes, measured in turn: `npm run bench`. Prints a table; says so where our result is not the plain loop's. */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import type { Result } from "../src/model/result.ts";
import { generate, type Format } from "./generate.ts";
import { interleaved, median, run, type Run } from "./measure.ts";

const root = process.cwd();
const data = join(root, "bench/data");
const main = join(root, "dist/cli/main.js");
const rounds = Number(process.argv[2] ?? 5);
const LARGE = 100_000;
const SMALL = 5_000;

const folder = (count: number, format: Format): string => join(data, `${String(count)}-${format}`);
const score = (name: string, assessment: string, ...more: readonly string[]): readonly string[] =>
  [main, "score", join(root, "indicators/2017"), assessment, "-o", join(data, "out", name), ...more];

mkdirSync(data, { recursive: true });
rmSync(join(data, "out"), { recursive: true, force: true });
generate(root, folder(LARGE, "csv"), LARGE, "csv");
generate(root, folder(LARGE, "ndjson"), LARGE, "ndjson");
generate(root, folder(SMALL, "csv"), SMALL, "csv");

const loop = join(root, ".tmp/build/bench/plain-loop.js");
const programs = new Map<string, readonly string[]>([
  ["empty node", ["-e", "0"]],
  ["kaoping --help", [main, "--help"]],
  ["score samples/2017", score("sample", join(root, "samples/2017"))],
  ["plain loop, 100,000 requests", [loop, root, folder(LARGE, "csv")]],
  ["score 100,000 requests, CSV", score("csv", folder(LARGE, "csv"))],
  ["score 100,000 requests, NDJSON", score("ndjson", folder(LARGE, "ndjson"))],
  ["score 5,000 requests", score("small", folder(SMALL, "csv"))],
  ["score 5,000 requests, --engine each", score("each", folder(SMALL, "csv"), "--engine", "each")],
]);

const targets = new Map([["kaoping --help", "150 ms"], ["score samples/2017", "1 s"], ["score 100,000 requests, CSV", "1.5 s, 400 MiB"], ["score 100,000 requests, NDJSON", "1.5 s, 400 MiB"]]);

for (const program of programs.values()) await run(program);
const runs = await interleaved(programs, rounds);
const milliseconds = (name: string): number => median((runs.get(name) ?? []).map((one) => one.milliseconds));
const cpu = (name: string): number => median((runs.get(name) ?? []).map((one) => one.cpu));
const empty = cpu("empty node");
const row = ([name, all]: readonly [string, readonly Run[]]): string => {
  const time = milliseconds(name);
  const spread = `${Math.min(...all.map((one) => one.milliseconds)).toFixed(0)}–${Math.max(...all.map((one) => one.milliseconds)).toFixed(0)}`;
  return `| ${name} | ${time.toFixed(0)} | ${spread} | ${cpu(name).toFixed(0)} | ${(cpu(name) / empty).toFixed(1)} | ${median(all.map((one) => one.memory)).toFixed(0)} | ${targets.get(name) ?? ""} |`;
};
process.stdout.write(`Node ${process.version}, ${String(cpus().length)} cores; median of ${String(rounds)} rounds, programs in turn, after one round to warm up.

| process | ms | from–to | CPU ms | CPU × empty node | peak MiB | target |
|---|---:|---:|---:|---:|---:|---|
${[...runs].map(row).join("\n")}

CPU, score / plain loop, 100,000 requests: ${(cpu("score 100,000 requests, CSV") / cpu("plain loop, 100,000 requests")).toFixed(1)} ×
CPU, --engine each / classes, 5,000 requests: ${(cpu("score 5,000 requests, --engine each") / cpu("score 5,000 requests")).toFixed(1)} ×
results equal to the plain loop's: ${differences().length === 0 ? "yes" : `NO\n${differences().slice(0, 10).join("\n")}`}
`);

interface PlainUnit {
  readonly unit: string;
  readonly tally: Readonly<Record<string, number>>;
  readonly d2: number;
  readonly d3: number;
  readonly d5: number;
}

/** Where a rule's count or an indicator's points differ between the plain loop and each of our results. */
function differences(): readonly string[] {
  const plain = JSON.parse(runs.get("plain loop, 100,000 requests")?.[0]?.stdout ?? "[]") as readonly PlainUnit[];
  return ["csv", "ndjson"].flatMap((name) => {
    const result = JSON.parse(readFileSync(join(data, "out", name, "result.json"), "utf8")) as Result;
    return plain.flatMap(({ unit, tally, d2, d3, d5 }) => {
      const area = result.units.find(({ code }) => code === unit)?.areas.find(({ id }) => id === "D");
      const rules = new Map(area?.indicators.flatMap((indicator) => indicator.rules.map((rule) => [rule.id, rule.counts.triggered] as const)));
      const counts = Object.entries(tally).filter(([rule, count]) => rules.get(rule) !== count).map(([rule, count]) => `${name} ${unit} ${rule}: ${String(count)} and ${String(rules.get(rule))}`);
      const points = ([["D2", d2], ["D3", d3], ["D5", d5]] as const).flatMap(([id, expected]) => {
        const actual = area?.indicators.find((indicator) => indicator.id === id)?.points;
        return Number(actual) === expected ? [] : [`${name} ${unit} ${id}: ${String(expected)} and ${String(actual)}`];
      });
      return [...counts, ...points];
    });
  });
}
