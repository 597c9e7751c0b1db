/** What is read of the program's result.json, and the run that writes it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Range {
  readonly low: string;
  readonly high: string;
}
export interface EnginePoints {
  readonly id: string;
  readonly points: string | null;
  readonly range?: Range;
}
export interface EngineIndicator extends EnginePoints {
  readonly full: string;
  readonly state: string;
}
export interface EngineArea extends EnginePoints {
  readonly full: string;
  readonly indicators: readonly EngineIndicator[];
}
export interface EngineUnit {
  readonly code: string;
  readonly total: string | null;
  readonly range?: Range;
  readonly grade: string | null;
  readonly rank: number | null;
  readonly rankRange?: readonly [number, number];
  readonly of: number;
  readonly areas: readonly EngineArea[];
  readonly bonus: readonly EnginePoints[];
  readonly penalties: readonly EnginePoints[];
  readonly vetoes: readonly (EnginePoints & { readonly state: string })[];
  readonly setAside: readonly { readonly id: string; readonly type: string }[];
}
export interface EngineRun {
  readonly status: number | null;
  readonly units: readonly EngineUnit[];
}

const root = new URL("../../", import.meta.url).pathname;
export const sampleFolder = (name: string): string => join(root, "samples", name);

/** The program is another process: on a busy machine it may be slow to start. */
export const patience = 120_000;

/** Runs the built program as an office would; the output folder is gone afterwards. */
export function runEngine(sample: string): EngineRun {
  const folder = mkdtempSync(join(tmpdir(), "second-opinion-"));
  try {
    const out = join(folder, "out");
    const run = spawnSync(process.execPath, [join(root, "dist/cli/main.js"), "score", join(root, "indicators/2017"), sampleFolder(sample), "-o", out], { encoding: "utf8" });
    if (run.status !== 0 && run.status !== 3) throw new Error(`scoring ended with ${String(run.status)}: ${run.stderr}`);
    const result = JSON.parse(readFileSync(join(out, "result.json"), "utf8")) as { units: readonly EngineUnit[] };
    return { status: run.status, units: result.units };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
