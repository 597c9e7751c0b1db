/** The program as a user meets it: a process with arguments, and the folders it writes. */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");
const main = join(root, "dist/cli/main.js");

export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Around {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built program; `npm test` builds it first. */
export async function kaoping(args: readonly string[], around: Around = {}): Promise<Ended> {
  if (!existsSync(main)) throw new Error("run `npm run build` first: these tests run the built program");
  const options = { cwd: around.cwd ?? root, env: { ...process.env, ...around.env }, maxBuffer: 1 << 28, encoding: "utf8" as const };
  return new Promise((done) => {
    execFile(process.execPath, [main, ...args], options, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      done({ exitCode, stdout, stderr });
    });
  });
}

/** Files of a folder by path, `/` between names, in order. */
export function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => statSync(join(folder, path)).isFile());
  return new Map(paths.toSorted().map((path) => [path.replaceAll("\\", "/"), readFileSync(join(folder, path))]));
}

/** The first difference between two texts in words of a line, or `undefined`. */
export function firstDifference(expected: Buffer, actual: Buffer): string | undefined {
  if (expected.equals(actual)) return undefined;
  const [before, after] = [expected.toString("utf8").split("\n"), actual.toString("utf8").split("\n")];
  const index = before.findIndex((line, at) => line !== after[at]);
  const line = index < 0 ? before.length : index;
  return `line ${String(line + 1)}\n  expected: ${shown(before[line])}\n  actual:   ${shown(after[line])}`;
}

function shown(line: string | undefined): string {
  if (line === undefined) return "(end of file)";
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

/** Every difference between two folders, one line a file. */
export function folderDifferences(expected: ReadonlyMap<string, Buffer>, actual: ReadonlyMap<string, Buffer>): readonly string[] {
  const paths = [...new Set([...expected.keys(), ...actual.keys()])].toSorted();
  return paths.flatMap((path) => {
    const [before, after] = [expected.get(path), actual.get(path)];
    if (before === undefined) return [`${path}: not expected`];
    if (after === undefined) return [`${path}: missing`];
    const difference = firstDifference(before, after);
    return difference === undefined ? [] : [`${path}: ${difference}`];
  });
}

/** A folder of its own for one test; `remove` it afterwards. */
export function temporary(): { readonly folder: string; readonly remove: () => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), "kaoping-program-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
