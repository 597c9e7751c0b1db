import { spawn } from "node:child_process";
import { resolve } from "node:path";

export interface Run {
  readonly milliseconds: number;
  /** Time on a processor, of all threads: moves less than the clock on the wall when the machine is busy. */
  readonly cpu: number;
  /** Peak memory of the process, in MiB. */
  readonly memory: number;
  readonly stdout: string;
  readonly exitCode: number;
}

/** Runs a Node program as a user would: a whole process, from start to end. */
export async function run(program: readonly string[]): Promise<Run> {
  const hook = resolve(import.meta.dirname, "../../../bench/memory.mjs");
  const begun = performance.now();
  const child = spawn(process.execPath, ["--import", hook, ...program], { stdio: ["ignore", "pipe", "pipe", "pipe"] });
  const [stdout, usage] = [collected(child.stdio[1]), collected(child.stdio[3])];
  child.stdio[2]?.resume();
  const exitCode = await new Promise<number>((done) => child.on("close", (code) => { done(code ?? -1); }));
  const milliseconds = performance.now() - begun;
  const [memory = 0, cpu = 0] = (await usage).split(" ").map(Number);
  return { milliseconds, cpu: cpu / 1_000, memory: memory / 1_024, stdout: await stdout, exitCode };
}

async function collected(stream: unknown): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** Several programs in turn, A B A B …, so that the machine's moods fall on all alike. */
export async function interleaved(programs: ReadonlyMap<string, readonly string[]>, rounds: number): Promise<ReadonlyMap<string, readonly Run[]>> {
  const runs = new Map<string, Run[]>([...programs.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, program] of programs) runs.get(name)?.push(await run(program));
  }
  return runs;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
