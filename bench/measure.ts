/** Whole processes, measured as a user runs them. */
import { spawn, spawnSync } from "node:child_process";
import { resolve } from "node:path";

export interface Run {
  readonly milliseconds: number;
  /** Time on a processor, of all threads and children, in ms: moves less than the clock on the wall when the machine is busy. */
  readonly cpu: number;
  /** Peak memory of the process, in MiB. */
  readonly memory: number;
  readonly stdout: string;
  readonly exitCode: number;
}

/** What a Node program is started with: its file, then its arguments. */
export type Program = readonly string[];

/** A program that may use one processor only, whatever the machine has. */
export interface OnOneProcessor {
  readonly onOneProcessor: Program;
}

const PIN = "taskset";

/** Whether programs can be held to one processor here; Linux has the means. */
export function canPin(): boolean {
  return spawnSync(PIN, ["-c", "0", process.execPath, "--version"]).status === 0;
}

/** Exit statuses with which `kaoping` has done its work: 3, where somebody has to look at something. */
const DONE = [0, 3];

/** Runs a Node program as a user would: a whole process, from start to end. A program that fails ends the bench. */
export async function run(what: Program | OnOneProcessor): Promise<Run> {
  const program = "onOneProcessor" in what ? what.onOneProcessor : what;
  const node = [process.execPath, "--import", resolve(import.meta.dirname, "../../../bench/memory.mjs")];
  const [command, ...words] = "onOneProcessor" in what ? [PIN, "-c", "0", ...node] : node;
  const begun = performance.now();
  const child = spawn(command ?? "", [...words, ...program], { stdio: ["ignore", "pipe", "pipe", "pipe"] });
  const [stdout, stderr, usage] = [collected(child.stdio[1]), collected(child.stdio[2]), collected(child.stdio[3])];
  const exitCode = await new Promise<number>((done) => child.on("close", (code) => { done(code ?? -1); }));
  const milliseconds = performance.now() - begun;
  if (!DONE.includes(exitCode)) throw new Error(`${program.join(" ")}: exit ${String(exitCode)}\n${(await stderr).slice(-2_000)}`);
  const [memory = 0, cpu = 0] = (await usage).split(" ").map(Number);
  return { milliseconds, cpu: cpu / 1_000, memory: memory / 1_024, stdout: await stdout, exitCode };
}

async function collected(stream: unknown): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** The wall's milliseconds of two programs one after another, over those of both at once: what two processors of this machine give at most. */
export async function twoAtOnce(program: Program): Promise<number> {
  const begun = performance.now();
  await run(program);
  await run(program);
  const between = performance.now();
  await Promise.all([run(program), run(program)]);
  return (between - begun) / (performance.now() - between);
}

/** Several programs in turn, A B A B …, so that the machine's moods fall on all alike. */
export async function interleaved<Name extends string>(programs: Readonly<Record<Name, Program | OnOneProcessor>>, rounds: number): Promise<Measured<Name>> {
  const entries = Object.entries(programs) as [Name, Program | OnOneProcessor][];
  const runs = new Map<Name, Run[]>(entries.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, program] of entries) runs.get(name)?.push(await run(program));
  }
  return measured(runs);
}

/** The same after each has run once to warm up files and caches. */
export async function interleavedWarm<Name extends string>(programs: Readonly<Record<Name, Program>>, rounds: number): Promise<Measured<Name>> {
  for (const program of Object.values<Program>(programs)) await run(program);
  return interleaved(programs, rounds);
}

export interface Measured<Name extends string> {
  readonly names: readonly Name[];
  readonly runs: (name: Name) => readonly Run[];
  readonly wall: (name: Name) => number;
  readonly cpu: (name: Name) => number;
  readonly memory: (name: Name) => number;
  /** How many times the CPU of the other: the median of the rounds' ratios, each of two neighbours in time. */
  readonly ratio: (name: Name, other: Name, of?: "cpu" | "milliseconds") => number;
}

function measured<Name extends string>(all: ReadonlyMap<Name, readonly Run[]>): Measured<Name> {
  const runs = (name: Name): readonly Run[] => all.get(name) ?? [];
  return {
    names: [...all.keys()],
    runs,
    wall: (name) => median(runs(name).map((one) => one.milliseconds)),
    cpu: (name) => median(runs(name).map((one) => one.cpu)),
    memory: (name) => median(runs(name).map((one) => one.memory)),
    ratio: (name, other, of = "cpu") => median(runs(name).map((one, round) => one[of] / (runs(other)[round]?.[of] ?? Number.NaN))),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
