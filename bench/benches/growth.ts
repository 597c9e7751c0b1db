/** How time and memory of whole runs grow with records, rules and units. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Bench, Context, Goal, LineChart, Section } from "../bench.ts";
import { writeCountry } from "../made/country.ts";
import { writeEdition } from "../made/edition.ts";
import { writeRegister } from "../made/register.ts";
import { run } from "../measure.ts";
import { kaoping, output, score } from "../programs.ts";
import { beyond, exponent, type Point } from "../report/growth.ts";
import { grouped, short } from "../report/numbers.ts";

const FEW = 100_000;
const RECORDS = [1_000, 10_000, FEW, 300_000, 1_000_000, 5_000_000];
const RULES = [25, 100, 250, 500];
const UNITS = [19, 100, 500, 2_500];
const UNITS_OF_A_COUNTRY = [19, 500, 10_000, 40_000];
/** What takes so many milliseconds is measured once. */
const LONG = 5_000;
/** Units of a folder: what 2,800 counties have of 40,000. */
const UNITS_A_FOLDER = 14;

/** One size measured. */
interface Grown {
  readonly size: number;
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

interface Series {
  readonly of: string;
  readonly command: string;
  readonly grown: readonly Grown[];
  /** CPU of the same command with next to nothing to do, in ms. */
  readonly fixed: number;
}

export const growth: Bench = {
  name: "growth",
  title: "Growth with records, rules and units",
  slow: false,
  measure: async (context) => section("growth", [await byRecords(context), await byRules(context), await byUnits(context, UNITS)]),
};

export const growthOfUnits: Bench = {
  name: "units",
  title: "Growth with units, up to those of a country",
  slow: true,
  measure: async (context) => section("units", [await byUnits(context, UNITS_OF_A_COUNTRY)]),
};

async function byRecords(context: Context): Promise<Series> {
  const { root, data } = context;
  const folder = join(data, "growth-csv");
  const make = (size: number) => {
    writeRegister(root, folder, { count: Math.max(size, 1), format: "csv" });
    return score({ root, data, name: "growth", assessment: folder }, "--jobs", "1");
  };
  return series("records", "`score --jobs 1`, CSV, 19 units, edition of 2017", RECORDS, make, context);
}

async function byRules(context: Context): Promise<Series> {
  const { root, data } = context;
  const folder = join(data, "growth-csv");
  const make = (size: number) => {
    writeRegister(root, folder, { count: size === 0 ? 1 : 19_000, format: "csv" });
    return score({ root, data, name: "growth", assessment: folder, edition: writeEdition(root, join(data, "growth-edition"), size === 0 ? 25 : size) });
  };
  return series("rules", "`score`, CSV, 19,000 requests, each judged by every rule", RULES, make, context);
}

async function byUnits(context: Context, sizes: readonly number[]): Promise<Series> {
  const { root, data } = context;
  const folder = join(data, "growth-country");
  const make = (size: number) => {
    const units = Math.max(size, 1);
    writeCountry(root, folder, { folders: Math.ceil(units / UNITS_A_FOLDER), units, records: units * 5 });
    // a batch that is done is not done again
    rmSync(output(data, "growth-country"), { recursive: true, force: true });
    return [kaoping(root), "batch", folder, "--editions", join(root, "indicators"), "--jobs", "1", "-o", output(data, "growth-country")];
  };
  return series("units", "`batch --jobs 1`, 14 units a folder, 5 requests a unit", sizes, make, context);
}

/** Size 0 is next to nothing. Each size once where it takes long: the large ones say most about the slope, and are least moved by the machine. */
async function series(of: string, command: string, sizes: readonly number[], make: (size: number) => readonly string[], { rounds, say }: Context): Promise<Series> {
  await run(make(0));
  const fixed = (await run(make(0))).cpu;
  const grown: Grown[] = [];
  for (const size of sizes) {
    say(`${grouped(size)} ${of}`);
    const runs = [await run(make(size))];
    while (runs.length < rounds && (runs[0]?.milliseconds ?? 0) < LONG) runs.push(await run(make(size)));
    const least = (pick: "milliseconds" | "cpu" | "memory"): number => Math.min(...runs.map((one) => one[pick]));
    grown.push({ size, wall: least("milliseconds"), cpu: least("cpu"), memory: least("memory") });
  }
  return { of, command, grown, fixed };
}

const points = (grown: readonly Grown[], pick: "wall" | "cpu" | "memory"): readonly Point[] => grown.map((one) => [one.size, one[pick]]);

/** What is kept of every id, so that none is counted twice. */
const HASH_BYTES = 8;
const MEBIBYTE = 1_048_576;

/** Memory should not grow with the register, beside the hashes of ids. */
function memoryGoal({ grown }: Series): Goal {
  const [few, many] = [grown.find(({ size }) => size === FEW), grown.at(-1)];
  const size = many?.size ?? Number.NaN;
  const hashes = (HASH_BYTES * (size - FEW)) / MEBIBYTE;
  const more = (many?.memory ?? Number.NaN) - (few?.memory ?? Number.NaN) - hashes;
  return { what: `peak memory for ${grouped(size)} requests beyond that for ${grouped(FEW)} and ${short(hashes)} MiB of hashes of ids`, measured: `${short(more)} MiB`, goal: "≤ 30 MiB", met: more <= 30 };
}

function section(name: string, all: readonly Series[]): Section {
  const exponents = all.map(({ of, grown, fixed }) => ({ of, net: exponent(beyond(points(grown, "cpu"), fixed)), whole: exponent(points(grown, "cpu")), memory: exponent(points(grown, "memory")) }));
  const chart: LineChart = { kind: "lines", name, title: "CPU of the whole run", across: "size", up: "milliseconds", lines: all.map(({ of, grown }) => ({ label: of, points: points(grown, "cpu") })) };
  return {
    tables: [
      ...all.map(({ of, command, grown }) => ({
        head: [`${of}: ${command}`, "ms", "CPU ms", "CPU µs each", "peak MiB"],
        rows: grown.map(({ size, wall, cpu, memory }) => [grouped(size), short(wall), short(cpu), short((cpu * 1_000) / size), short(memory)]),
      })),
      {
        head: ["exponent b of measure ≈ a · size^b", "CPU beyond an empty run", "CPU of the whole run", "peak memory"],
        rows: exponents.map(({ of, net, whole, memory }) => [of, net.toFixed(2), whole.toFixed(2), memory.toFixed(2)]),
      },
    ],
    goals: [...exponents.map(({ of, net }) => ({ what: `growth of CPU with ${of}, exponent`, measured: net.toFixed(2), goal: "≤ 1.1", met: net <= 1.1 })), ...all.filter(({ of }) => of === "records").map(memoryGoal)],
    checks: [],
    notes: ["Least of the rounds, one round where it takes five seconds; slopes by least squares through the logarithms. 1 grows in step with the size."],
    charts: [chart],
  };
}
