/** The command line of the bench. */
import type { Bench, Sizes } from "./bench.ts";

export interface Options {
  readonly benches: readonly Bench[];
  readonly rounds: number;
  readonly sizes: Sizes;
  /** Keep what is measured in bench/results and lay it into docs/performance.md. */
  readonly write: boolean;
  /** Measure nothing, lay what is kept into the page. */
  readonly pageOnly: boolean;
}

const DEFAULTS = { rounds: 3, units: 5_000, folders: 350, records: 5_000_000 };

/** Reads the arguments; a sentence where one of them cannot be read. */
export function readOptions(args: readonly string[], known: readonly Bench[]): Options | string {
  const names: string[] = [];
  const numbers: Record<string, number> = { ...DEFAULTS };
  const flags = new Set<string>();
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? "";
    const option = argument.startsWith("--") ? argument.slice(2) : undefined;
    if (option === undefined) names.push(argument);
    else if (option in DEFAULTS) {
      const number = Number(args[(at += 1)]);
      if (!Number.isInteger(number) || number < 1) return `${argument} wants a whole number from 1 on`;
      numbers[option] = number;
    } else if (option === "write" || option === "page") flags.add(option);
    else return `no option ${argument}`;
  }
  const unknown = names.find((name) => name !== "all" && !known.some((bench) => bench.name === name));
  if (unknown !== undefined) return `no bench ${unknown}; there are ${known.map(({ name, slow }) => `${name}${slow ? " (slow)" : ""}`).join(", ")}`;
  const benches = names.includes("all") ? known : names.length === 0 ? known.filter(({ slow }) => !slow) : known.filter(({ name }) => names.includes(name));
  const { rounds = 1, units = 1, folders = 1, records = 1 } = numbers;
  return { benches, rounds, sizes: { units, folders, records }, write: flags.has("write"), pageOnly: flags.has("page") };
}
