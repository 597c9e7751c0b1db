import { spawnSync } from "node:child_process";
import { cpus, totalmem } from "node:os";

/** Where and when something was measured, in a sentence. */
export function machine(root: string, rounds: number): string {
  const [first] = cpus();
  const commit = spawnSync("git", ["-C", root, "rev-parse", "--short", "HEAD"], { encoding: "utf8" }).stdout.trim();
  const day = new Date().toISOString().slice(0, 10);
  const model = (first?.model ?? "unknown processor").replace(/\s+/g, " ").trim();
  return `Measured ${day}${commit === "" ? "" : ` at ${commit}`}, Node ${process.version}, ${String(cpus().length)} cores of ${model}, ${String(Math.round(totalmem() / 2 ** 30))} GiB; ${String(rounds)} rounds:`;
}
