/** What the program writes and prints for a sample, as kept under samples/expected. */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The samples with a golden result, each with the unit whose sheet is kept. */
export const goldenSamples: readonly GoldenSample[] = [
  { sample: "2017", edition: "2017", sheet: "900108" },
  { sample: "2017-faulty", edition: "2017", sheet: "900102" },
  { sample: "2018", edition: "2018", sheet: undefined },
  { sample: "2019", edition: "2019", sheet: undefined },
];

export interface GoldenSample {
  readonly sample: string;
  readonly edition: string;
  /** The unit whose sheet is kept beside the whole result; absent: the tables alone, of a year with many units. */
  readonly sheet: string | undefined;
}

const tables = ["ranking.csv", "carry-over.csv"];
const kept = ["result.json", "findings.ndjson", "ranking.csv", "carry-over.csv", "rejected.csv", "repairs.csv"];

/** Runs the built program over a sample; files by name, terminal texts among them. */
export async function goldenOf(root: string, { sample, edition, sheet }: GoldenSample): Promise<ReadonlyMap<string, Buffer>> {
  const out = await mkdtemp(join(tmpdir(), "kaoping-golden-"));
  try {
    const ranking = await run(root, ["score", `indicators/${edition}`, `samples/${sample}`, "-o", out]);
    const check = await run(root, ["check", `indicators/${edition}`, `samples/${sample}`]);
    if (sheet === undefined) return new Map(await Promise.all(tables.map(async (path) => [path, await readFile(join(out, path))] as const)));
    const sheets = (await readdir(join(out, "sheets"))).filter((name) => name.startsWith(sheet)).sort();
    const paths = [...kept, ...sheets.map((name) => `sheets/${name}`)];
    const files = await Promise.all(paths.map(async (path) => [path, await readFile(join(out, path))] as const));
    return new Map([...files, ["ranking.txt", ranking], ["check.txt", check]]);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** What a command prints on stdout; its exit status is tested elsewhere. */
function run(root: string, args: readonly string[]): Promise<Buffer> {
  const options = { cwd: root, encoding: "buffer" as const, maxBuffer: 1 << 28 };
  return new Promise((done) => {
    execFile(process.execPath, [join(root, "dist/cli/main.js"), ...args], options, (_error, stdout) => {
      done(stdout);
    });
  });
}
