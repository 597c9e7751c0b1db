/** Every command that a document names is run, as a reader would run it. */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentPaths } from "./markdown.ts";
import { stepsOf, type Step } from "./steps.ts";

const documents = [...documentPaths(".", false), ...documentPaths("docs", true), ...documentPaths("samples", true)]
  .map((path) => ({ path, steps: stepsOf(readFileSync(path, "utf8")) }))
  .filter(({ steps }) => steps.length > 0);

interface Ran {
  readonly exit: number;
  readonly printed: string;
}

async function kaoping(args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["dist/cli/main.js", ...args], { maxBuffer: 64e6 }, (error, stdout, stderr) => {
      resolve({ exit: error === null ? 0 : Number(error.code), printed: stdout + stderr });
    });
  });
}

const root = mkdtempSync(join(tmpdir(), "kaoping-docs-"));
const sample = join(root, "npm-start");
const answers = new Map<string, Promise<Ran>>();

beforeAll(async () => {
  const { exit, printed } = await kaoping(["score", "indicators/2017", "samples/2017", "-o", sample]);
  expect(exit, printed).toBe(0);
}, 120_000);

afterAll(() => {
  rmSync(root, { recursive: true });
});

describe.each(documents)("$path", ({ path, steps }) => {
  const desk = mkdtempSync(join(root, "desk-"));
  /** What the reader has made so far; `out` is there since `npm start`. */
  const made = new Map([["out", sample]]);

  const real = (argument: string): string => {
    const [first = "", ...rest] = argument.split("/");
    const place = made.get(first);
    return place === undefined ? argument : join(place, ...rest);
  };

  const make = (name: string): string => {
    const place = join(desk, name);
    made.set(name, place);
    return place;
  };

  const run = async (args: readonly string[]): Promise<Ran> => {
    const mapped = args.map((argument, index) => (args[index - 1] === "-o" ? make(argument) : real(argument)));
    const key = JSON.stringify(mapped);
    const answer = answers.get(key) ?? kaoping(mapped);
    if (!mapped.some((argument) => argument.startsWith(root))) answers.set(key, answer);
    const { exit, printed } = await answer;
    return { exit, printed: printed.replaceAll(`${desk}/`, "").replaceAll(sample, "out") };
  };

  const perform = async (step: Step): Promise<void> => {
    switch (step.kind) {
      case "copy":
        cpSync(step.from, make(step.to), { recursive: true });
        return;
      case "edit":
        mend(real(step.file), step.line, step.was, step.now);
        return;
      case "run": {
        const { exit, printed } = await run(step.args);
        expect(step.exits, `${step.written}\n${printed.slice(-2000)}`).toContain(exit);
        expectShown(step.shown, printed);
      }
    }
  };

  it.each(steps)(`${path}: $written`, perform, 60_000);
});

function mend(file: string, line: number, was: string, now: string): void {
  const lines = readFileSync(file, "utf8").split("\n");
  const old = lines[line - 1] ?? "";
  expect(old.split(was), `${file}:${String(line)} holds “${was}” once`).toHaveLength(2);
  lines[line - 1] = old.replace(was, now);
  writeFileSync(file, lines.join("\n"));
}

/** Each line shown occurs, in the order shown; how a line was broken does not matter, `…` is left out. */
function expectShown(shown: readonly string[], printed: string): void {
  const plain = withoutSpace(printed);
  let from = 0;
  for (const piece of shown.flatMap((line) => line.split("…")).map(withoutSpace).filter((one) => one !== "")) {
    const at = plain.indexOf(piece, from);
    expect(at, `not printed (or not here): ${piece}`).toBeGreaterThanOrEqual(0);
    from = at + piece.length;
  }
}

function withoutSpace(words: string): string {
  return words.replaceAll(/\s/gu, "");
}
