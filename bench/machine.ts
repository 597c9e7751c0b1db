import { spawnSync } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";

/** How busy the machine is: the processes that wanted a processor over the last minute. On Windows it says nothing. */
export function load(): number {
  return loadavg()[0] ?? 0;
}

/** Where and when something was measured, and how busy the machine was when it began, in a sentence. */
export function machine(root: string, rounds: number, before: number): string {
  const [first] = cpus();
  const commit = spawnSync("git", ["-C", root, "rev-parse", "--short", "HEAD"], { encoding: "utf8" }).stdout.trim();
  const day = new Date().toISOString().slice(0, 10);
  const model = (first?.model ?? "unknown processor").replace(/\s+/g, " ").trim();
  return `Measured ${day}${commit === "" ? "" : ` at ${commit}`}, Node ${process.version}, ${String(cpus().length)} cores of ${model}, ${String(Math.round(totalmem() / 2 ** 30))} GiB, load average ${before.toFixed(1)} when begun; ${String(rounds)} rounds:`;
}
