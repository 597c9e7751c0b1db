import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workerPool } from "../../cli/worker-pool.ts";

let folder = "";
const PROGRAM = `
import { parentPort, workerData } from "node:worker_threads";
parentPort.on("message", (job) => {
  if (job === "exit") process.exit(7);
  if (job === "throw") throw new Error("thrown in the worker");
  if (job === "memory") for (const all = []; ; ) all.push(new Array(100_000).fill(job));
  parentPort.postMessage(workerData + job);
  if (job === "afterwards") setTimeout(() => process.exit(3), 1);
});
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kaoping-pool-"));
  await writeFile(join(folder, "worker.mjs"), PROGRAM);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(jobs: readonly string[], size: number, stopAfter = Number.POSITIVE_INFINITY) {
  const done: string[] = [];
  const died: string[] = [];
  await workerPool<string, string>(pathToFileURL(join(folder, "worker.mjs")), "> ", { size, resourceLimits: { maxOldGenerationSizeMb: 32 } }).run(jobs, {
    done: (job, result) => void done.push(`${job} ${result}`),
    died: (job, death) => void died.push(`${job}: ${JSON.stringify(death)}`),
    stop: () => done.length >= stopAfter,
  });
  return { done: done.sort(), died: died.sort() };
}

describe("workerPool", () => {
  it.each([1, 2, 5])("does every job once with %i workers", async (size) => {
    expect(await run(["a", "b", "c"], size)).toEqual({ done: ["a > a", "b > b", "c > c"], died: [] });
  });

  it("loses only the job of a worker that dies", async () => {
    expect(await run(["a", "exit", "b", "throw", "c", "memory", "d"], 2)).toEqual({
      done: ["a > a", "b > b", "c > c", "d > d"],
      died: ['exit: {"kind":"exit","code":7}', 'memory: {"kind":"memory"}', 'throw: {"kind":"error","message":"thrown in the worker"}'],
    });
  });

  it("goes on with another worker where one dies between two jobs", async () => {
    const { done, died } = await run(["afterwards", "a", "afterwards", "b"], 1);
    // a job may be handed to a worker as it dies; none is lost in silence
    expect(done.length + died.length).toBe(4);
  });

  it("hands out nothing more once it is told to stop", async () => {
    expect((await run(["a", "b", "c", "d"], 1, 2)).done).toHaveLength(2);
  });
});
