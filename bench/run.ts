/**
 * `npm run bench`: the ordinary set; `-- NAME …` some of it; `-- all` the slow ones too. Prints tables and ratios and ends
 * with 1 where results that had to be equal are not. `--write` lays what was measured into docs/performance.md.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "./bench.ts";
import { benches } from "./benches.ts";
import { load, machine } from "./machine.ts";
import { readOptions, type Options } from "./options.ts";
import { sectionMarkdown } from "./report/markdown.ts";
import { charts, fillPage, PAGE } from "./report/page.ts";
import { keep, kept } from "./report/results.ts";

const root = process.cwd();
const options = readOptions(process.argv.slice(2), benches);
if (typeof options === "string") {
  process.stderr.write(`${options}\n`);
  process.exitCode = 2;
} else process.exitCode = await measureAll(options);

async function measureAll({ benches: chosen, rounds, sizes, write, pageOnly }: Options): Promise<0 | 1> {
  const data = join(root, "bench/data");
  mkdirSync(data, { recursive: true });
  const context: Context = { root, data, rounds, sizes, say: (line) => process.stderr.write(`${line}\n`) };
  let unequal = 0;
  for (const bench of pageOnly ? [] : chosen) {
    context.say(`\n${bench.name}: ${bench.title}`);
    const before = load();
    const section = await bench.measure(context);
    const wrong = section.checks.filter(({ differences }) => differences.length > 0);
    unequal += wrong.length;
    process.stdout.write(`\n## ${bench.title}\n\n${sectionMarkdown({ ...section, charts: [] }, (name) => name)}\n`);
    // a measure of two programs that do not agree says nothing
    if (write && wrong.length === 0) keep(root, { bench: bench.name, title: bench.title, measured: machine(root, rounds, before), section });
    rmSync(join(data, "out"), { recursive: true, force: true });
  }
  if (write || pageOnly) writePage();
  if (unequal > 0) process.stderr.write(`\n${String(unequal)} results are NOT EQUAL\n`);
  return unequal > 0 ? 1 : 0;
}

function writePage(): void {
  const names = benches.map(({ name }) => name);
  const page = join(root, PAGE);
  writeFileSync(page, fillPage(readFileSync(page, "utf8"), (name) => kept(root, name), names));
  const all = names.flatMap((name) => kept(root, name) ?? []);
  for (const [path, content] of charts(all)) writeFileSync(join(root, path), content);
}
