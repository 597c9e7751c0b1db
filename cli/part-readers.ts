/** Processors that read parts of large files together: this thread, and workers that are kept from one file to the next. */
import { setImmediate } from "node:timers/promises";
import type { PartFolder, PartJob, PartOutcome, PartsInTurn, ReadersFor, ReadsPart } from "../src/evidence/parts/part.ts";
import { LargeFile, type FileOrigin } from "../src/io/large-file.ts";
import type { EditionSources } from "../src/model/edition-sources.ts";
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
/** Some thirteen thousand records: less than a tenth of a second. */
const PART_LENGTH = 4_194_304;
/** Parts that a worker has before it, so that it need not wait until this thread has time for it. */
const AT_HAND = 2;
/** So many parts for each processor are read before their turn: what came of them waits in memory. */
const AHEAD = 4;

export interface ReadingTogether {
  readonly readersFor: (sources: EditionSources) => ReadersFor;
  readonly end: () => Promise<void>;
}

/** With that many processors, this thread's among them. No worker is started before there is something to read for it. */
export function readTogether(processors: number): ReadingTogether {
  const program = new URL("dist/cli/part-worker.js", packageRoot());
  let workers: readonly PartWorker[] = [];
  const prepared = (task: PartTask): readonly PartWorker[] => {
    const living = workers.filter((worker) => !worker.isDead());
    const fresh = Array.from({ length: processors - 1 - living.length }, () => new PartWorker(startHand(program, { resourceLimits: WORKER_LIMITS })));
    workers = [...living, ...fresh];
    for (const worker of workers) worker.prepare(task);
    return workers;
  };
  return {
    readersFor: (sources) => ({ assessment, units }, here) => {
      const task = { sources, folder: { assessment, units } };
      return {
        leastFile: LEAST_FILE,
        partLength: PART_LENGTH,
        prepare: () => void prepared(task),
        read(file, jobs) {
          if (!(file instanceof LargeFile)) throw new Error(`not a file that is read in parts: ${file.path}`);
          return new InTurn(prepared(task), file, jobs, here);
        },
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
  /** Parts that it has before it. */
  #atHand = 0;

  constructor(hand: Hand<PartAnswer>) {
    this.#hand = hand;
  }

  isDead(): boolean {
    return this.#hand.isDead();
  }

  hasTime(): boolean {
    return this.#atHand < AT_HAND;
  }

  prepare(task: PartTask): void {
    if (this.#task === task) return;
    this.#task = task;
    void this.#ask({ kind: "task", task });
  }

  async read(file: FileOrigin, job: PartJob): Promise<PartOutcome> {
    this.#atHand += 1;
    const answer = await this.#ask({ kind: "part", file, job });
    this.#atHand -= 1;
    if (answer.kind === "ready") throw new Error("a worker was asked for a part and answered something else");
    return answer;
  }

  async end(): Promise<void> {
    await this.#hand.end();
  }

  async #ask(message: PartMessage): Promise<PartAnswer> {
    const answer = await this.#hand.ask(message);
    return answer.kind === "done" ? answer.result : { kind: "died", why: howItDied(answer.death) };
  }
}

/** A part that somebody reads. */
interface Begun {
  readonly whole: Promise<PartOutcome>;
  outcome: PartOutcome | undefined;
}

/** Whoever has time reads the next part, but not too far ahead of the one whose turn it is. */
class InTurn implements PartsInTurn {
  readonly #workers: readonly PartWorker[];
  readonly #file: LargeFile;
  readonly #jobs: readonly PartJob[];
  readonly #here: ReadsPart;
  readonly #begun: Begun[] = [];
  #turn = 0;
  #isLeft = false;

  constructor(workers: readonly PartWorker[], file: LargeFile, jobs: readonly PartJob[], here: ReadsPart) {
    this.#workers = workers;
    this.#file = file;
    this.#jobs = jobs;
    this.#here = here;
    for (const worker of workers) this.#supply(worker);
  }

  async next(): Promise<PartOutcome> {
    for (;;) {
      for (const worker of this.#workers) this.#supply(worker);
      const mine = this.#begun[this.#turn];
      if (mine?.outcome !== undefined) return this.#taken(mine.outcome);
      const job = this.#nextJob();
      if (job !== undefined) await this.#begin(this.#here(this.#file, job)).whole;
      else if (mine !== undefined) return this.#taken(await mine.whole);
      else throw new Error("a part was asked for that does not exist");
      // what workers have sent meanwhile is looked at, and they get more
      await setImmediate();
    }
  }

  leave(): void {
    this.#isLeft = true;
  }

  #supply(worker: PartWorker): void {
    while (worker.hasTime()) {
      const job = this.#nextJob();
      if (job === undefined) return;
      this.#begin(worker.read(this.#file.origin, job)).whole.then(() => { this.#supply(worker); }, () => undefined);
    }
  }

  #nextJob(): PartJob | undefined {
    const number = this.#begun.length;
    return this.#isLeft || number >= this.#turn + AHEAD * (this.#workers.length + 1) ? undefined : this.#jobs[number];
  }

  #begin(whole: Promise<PartOutcome>): Begun {
    const begun: Begun = { whole, outcome: undefined };
    whole.then((outcome) => { begun.outcome = outcome; }, () => undefined);
    this.#begun.push(begun);
    return begun;
  }

  #taken(outcome: PartOutcome): PartOutcome {
    // what came of it lives on with whoever took it
    this.#begun[this.#turn] = { whole: Promise.resolve(outcome), outcome: undefined };
    this.#turn += 1;
    return outcome;
  }
}
