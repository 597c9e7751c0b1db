/** Processors that read parts of large files together: this thread, and workers that are kept from one file to the next. */
import { setImmediate } from "node:timers/promises";
import type { InVain, PartFolder, PartJob, PartOutcome, PartsInTurn, ReadersFor, ReadsPart } from "../src/evidence/parts/part.ts";
import { LargeFile, type FileOrigin } from "../src/io/large-file.ts";
import type { EditionSources } from "../src/model/edition-sources.ts";
import type { RawFile } from "../src/model/source-file.ts";
import { packageRoot } from "./package-root.ts";
import { howItDied, startHand, WORKER_LIMITS, type Hand } from "./worker-pool.ts";

/** What a worker is told: the edition, the folder, and then one part after another. */
export type PartMessage =
  | { readonly kind: "edition"; readonly sources: EditionSources }
  | { readonly kind: "folder"; readonly folder: PartFolder }
  | { readonly kind: "part"; readonly file: FileOrigin; readonly job: PartJob };

/** The answer to an edition and a folder is that they were understood. */
export type PartAnswer = PartOutcome | { readonly kind: "ready" };

/** Below this a worker hardly gets to work before all is read. */
const LEAST_FILE = 67_108_864;
/** Some thirteen thousand records: less than a tenth of a second. */
const PART_LENGTH = 4_194_304;
/** Parts that a worker has before it, so that it need not wait until this thread has time for it. */
const AT_HAND = 2;
/** More of them would wait for the one who takes what they read, and each takes memory all the same. */
const MOST_READERS = 8;
/** So many parts for each processor are read before their turn: what came of them waits in memory. */
const AHEAD = 2;

export interface ReadingTogether {
  /** For a folder of those files. */
  readonly readersFor: (sources: EditionSources, files: readonly RawFile[]) => ReadersFor;
  readonly end: () => Promise<void>;
}

/** With that many processors at the most, this thread's among them. Workers are started once there is a file for them. */
export function readTogether(processors: number): ReadingTogether {
  const most = Math.min(processors, MOST_READERS) - 1;
  const program = new URL("dist/cli/part-worker.js", packageRoot());
  let workers: readonly PartWorker[] = [];
  const prepared = (sources: EditionSources): readonly PartWorker[] => {
    const living = workers.filter((worker) => !worker.isDead());
    const fresh = Array.from({ length: most - living.length }, () => new PartWorker(startHand(program, { resourceLimits: WORKER_LIMITS })));
    workers = [...living, ...fresh];
    for (const worker of workers) worker.prepare(sources);
    return workers;
  };
  return {
    readersFor(sources, files) {
      // they get ready while the folder is being opened
      if (files.some(({ size = 0 }) => size >= LEAST_FILE)) prepared(sources);
      return (folder, here) => ({
        leastFile: LEAST_FILE,
        partLength: PART_LENGTH,
        read(file, jobs) {
          if (!(file instanceof LargeFile)) throw new Error(`not a file that is read in parts: ${file.path}`);
          const ready = prepared(sources);
          for (const worker of ready) worker.enter(folder);
          return new InTurn(ready, file, jobs, here);
        },
      });
    },
    async end() {
      await Promise.all(workers.map((worker) => worker.end()));
    },
  };
}

class PartWorker {
  readonly #hand: Hand<PartAnswer>;
  #sources: EditionSources | undefined;
  #folder: PartFolder | undefined;
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

  prepare(sources: EditionSources): void {
    if (this.#sources === sources) return;
    this.#sources = sources;
    this.#folder = undefined;
    void this.#ask({ kind: "edition", sources });
  }

  enter(folder: PartFolder): void {
    if (this.#folder === folder) return;
    this.#folder = folder;
    void this.#ask({ kind: "folder", folder });
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
  /** Once it is read. */
  outcome: PartOutcome | undefined;
}

/**
 * Whoever has time reads the next part, but not too far ahead of the one whose turn it is. Once more came back of the parts
 * than was counted there is nothing to gain: it costs half as much again as reading by one, and twice the memory.
 */
class InTurn implements PartsInTurn {
  readonly #workers: readonly PartWorker[];
  readonly #file: LargeFile;
  readonly #jobs: readonly PartJob[];
  readonly #here: ReadsPart;
  /** From the part whose turn it is. */
  readonly #begun: Begun[] = [];
  #turn = 0;
  #isLeft = false;
  /** Of the parts that were taken. */
  #counted = 0;
  #cameBack = 0;

  constructor(workers: readonly PartWorker[], file: LargeFile, jobs: readonly PartJob[], here: ReadsPart) {
    this.#workers = workers;
    this.#file = file;
    this.#jobs = jobs;
    this.#here = here;
    for (const worker of workers) this.#supply(worker);
  }

  async next(): Promise<PartOutcome | InVain> {
    for (;;) {
      for (const worker of this.#workers) this.#supply(worker);
      const [mine] = this.#begun;
      if (mine?.outcome !== undefined) return this.#taken(mine.outcome);
      const job = this.#nextJob();
      if (job !== undefined) await this.#begin(this.#here(this.#file, job)).whole;
      else if (mine !== undefined) return this.#taken(await mine.whole);
      else if (this.#isInVain()) return { kind: "in-vain" };
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
    const isFarAhead = this.#begun.length >= AHEAD * (this.#workers.length + 1);
    return this.#isLeft || isFarAhead || this.#isInVain() ? undefined : this.#jobs[this.#turn + this.#begun.length];
  }

  #begin(whole: Promise<PartOutcome>): Begun {
    const begun: Begun = { whole, outcome: undefined };
    whole.then((outcome) => { begun.outcome = outcome; }, () => undefined);
    this.#begun.push(begun);
    return begun;
  }

  #taken(outcome: PartOutcome): PartOutcome {
    this.#begun.shift();
    this.#turn += 1;
    if (outcome.kind === "read") {
      this.#counted += outcome.hashes.length;
      this.#cameBack += outcome.told.length;
    }
    return outcome;
  }

  #isInVain(): boolean {
    return this.#cameBack > this.#counted;
  }
}
