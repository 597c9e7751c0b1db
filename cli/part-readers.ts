/** Processors that read parts of large files together: workers that are kept from one file to the next. */
import type { PartFolder, PartJob, PartOutcome, PartReaders, PartsInTurn } from "../src/evidence/parts/part.ts";
import { LargeFile, type FileOrigin } from "../src/io/large-file.ts";
import type { EditionSources } from "../src/model/edition-sources.ts";
import type { RawFile } from "../src/model/source-file.ts";
import { packageRoot } from "./package-root.ts";
import { howItDied, startHand, WORKER_LIMITS, type Hand } from "./worker-pool.ts";

/** A folder with its edition: what a worker is told before the first part of a file that lies in it. */
export interface PartTask {
  readonly sources: EditionSources;
  readonly folder: PartFolder;
}

export type PartMessage = { readonly kind: "task"; readonly task: PartTask } | { readonly kind: "part"; readonly file: FileOrigin; readonly job: PartJob };

/** The answer to a task is that it was understood. */
export type PartAnswer = PartOutcome | { readonly kind: "ready" };

/** Below this a worker hardly gets to work before all is read. */
const LEAST_FILE = 67_108_864;
/** Some thirty thousand records: a moment's work for a worker, and few enough to wait for their turn. */
const PART_LENGTH = 8_388_608;
/** So many parts for each worker are read before their turn. */
const AHEAD = 2;

export interface ReadingTogether {
  readonly readersFor: (sources: EditionSources, files: readonly RawFile[]) => (folder: PartFolder) => PartReaders;
  readonly end: () => Promise<void>;
}

/** Nobody is started before there is something to read for him. */
export function readTogether(size: number): ReadingTogether {
  const program = new URL("dist/cli/part-worker.js", packageRoot());
  let workers: readonly PartWorker[] = [];
  const prepare = (): readonly PartWorker[] => {
    const living = workers.filter((worker) => !worker.isDead());
    workers = [...living, ...Array.from({ length: size - living.length }, () => new PartWorker(startHand(program, { resourceLimits: WORKER_LIMITS })))];
    return workers;
  };
  return {
    readersFor(sources, files) {
      const origins = new Map(files.flatMap((file) => (file instanceof LargeFile ? [[file.path, file.origin] as const] : [])));
      return ({ assessment, units }) => {
        const task = { sources, folder: { assessment, units } };
        return { leastFile: LEAST_FILE, partLength: PART_LENGTH, prepare: () => void prepare(), read: (jobs) => inTurn(prepare(), task, origins, jobs) };
      };
    },
    async end() {
      await Promise.all(workers.map((worker) => worker.end()));
    },
  };
}

class PartWorker {
  readonly #hand: Hand<PartAnswer>;
  #task: PartTask | undefined;
  /** What it is doing: it does one thing after another. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(hand: Hand<PartAnswer>) {
    this.#hand = hand;
  }

  isDead(): boolean {
    return this.#hand.isDead();
  }

  read(task: PartTask, file: FileOrigin, job: PartJob): Promise<PartOutcome> {
    const outcome = this.#last.then(async (): Promise<PartOutcome> => {
      if (this.#task !== task) await this.#ask({ kind: "task", task });
      this.#task = task;
      const answer = await this.#ask({ kind: "part", file, job });
      if (answer.kind === "ready") throw new Error("a worker was asked for a part and answered something else");
      return answer;
    });
    this.#last = outcome;
    return outcome;
  }

  async end(): Promise<void> {
    await this.#hand.end();
  }

  async #ask(message: PartMessage): Promise<PartAnswer> {
    const answer = await this.#hand.ask(message);
    return answer.kind === "done" ? answer.result : { kind: "died", why: howItDied(answer.death) };
  }
}

/** Whoever is free reads the next part, but not too far ahead of what was asked for. */
function inTurn(workers: readonly PartWorker[], task: PartTask, origins: ReadonlyMap<string, FileOrigin>, jobs: readonly PartJob[]): PartsInTurn {
  const outcomes = new Map<number, Promise<PartOutcome>>();
  let begun = 0;
  let asked = 0;
  const begin = (worker: PartWorker): void => {
    const job = jobs[begun];
    const file = job === undefined ? undefined : origins.get(job.path);
    if (job === undefined || begun >= asked + AHEAD * workers.length) return void idle.add(worker);
    if (file === undefined) throw new Error(`not a file that is read in parts: ${job.path}`);
    const outcome = worker.read(task, file, job);
    outcomes.set(begun, outcome);
    begun += 1;
    void outcome.then(() => { begin(worker); });
  };
  const idle = new Set(workers);
  const wake = (): void => {
    const free = [...idle];
    idle.clear();
    for (const worker of free) begin(worker);
  };
  wake();
  return {
    async next() {
      const index = asked;
      asked += 1;
      wake();
      const outcome = await outcomes.get(index);
      outcomes.delete(index);
      if (outcome === undefined) throw new Error("a part was asked for that nobody reads");
      return outcome;
    },
    leave() {
      begun = jobs.length;
    },
  };
}
