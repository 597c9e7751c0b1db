/** Hands jobs to workers, one at a time each. A worker that dies takes its own job with it and no other. */
import { Worker, type WorkerOptions } from "node:worker_threads";
import { text, type Text } from "../src/model/text.ts";

export interface Pool<Job, Done> {
  /** Runs all jobs; `done` and `died` are told as they end, in no order. Stops handing out jobs once `stop` says so. */
  readonly run: (jobs: readonly Job[], told: { readonly done: (job: Job, result: Done) => void; readonly died: (job: Job, death: Death) => void; readonly stop: () => boolean }) => Promise<void>;
}

/** How a worker ended: out of memory, of its own accord, or by an error. */
export type Death = { readonly kind: "memory" } | { readonly kind: "exit"; readonly code: number } | { readonly kind: "error"; readonly message: string };

export function howItDied(death: Death): Text {
  switch (death.kind) {
    case "memory":
      return text("内存不足", "out of memory");
    case "exit":
      return text(`进程退出，退出码 ${String(death.code)}`, `it ended with exit status ${String(death.code)}`);
    case "error":
      return text(death.message, death.message);
  }
}

/**
 * Records live for a moment: a worker needs no more than a third of the room that it would else keep for what is new. Some
 * fifteen megabytes less each, for a few percent of its time.
 */
export const WORKER_LIMITS = { maxYoungGenerationSizeMb: 16 };

export interface PoolOptions {
  readonly size: number;
  readonly resourceLimits?: WorkerOptions["resourceLimits"];
}

export function workerPool<Job, Done>(program: URL, workerData: unknown, { size, resourceLimits }: PoolOptions): Pool<Job, Done> {
  const options: WorkerOptions = { workerData, ...(resourceLimits === undefined ? {} : { resourceLimits }) };
  return {
    async run(jobs, told) {
      const waiting = [...jobs].reverse();
      const next = (): Job | undefined => (told.stop() ? undefined : waiting.pop());
      await Promise.all(Array.from({ length: Math.min(size, jobs.length) }, () => lane(() => startHand<Done>(program, options), next, told)));
    },
  };
}

interface Told<Job, Done> {
  readonly done: (job: Job, result: Done) => void;
  readonly died: (job: Job, death: Death) => void;
}

/** One worker after another, until there is nothing left to do. */
async function lane<Job, Done>(start: () => Hand<Done>, next: () => Job | undefined, told: Told<Job, Done>): Promise<void> {
  let hand: Hand<Done> | undefined;
  for (let job = next(); job !== undefined; job = next()) {
    // one that died between two jobs takes none with it
    if (hand?.isDead() !== false) hand = start();
    const answer = await hand.ask(job);
    if (answer.kind === "done") told.done(job, answer.result);
    else told.died(job, answer.death);
  }
  await hand?.end();
}

type Answer<Done> = { readonly kind: "done"; readonly result: Done } | { readonly kind: "died"; readonly death: Death };

/** A worker that runs, or has died. It answers in the order in which it is asked. */
export interface Hand<Done> {
  readonly ask: (job: unknown) => Promise<Answer<Done>>;
  readonly isDead: () => boolean;
  readonly end: () => Promise<unknown>;
}

export function startHand<Done>(program: URL, options: WorkerOptions): Hand<Done> {
  const worker = new Worker(program, options);
  let death: Death | undefined;
  const waiting: ((answer: Answer<Done>) => void)[] = [];
  // an error comes first and tells more than the exit that follows it
  const dies = (how: Death): void => {
    death ??= how;
    for (const answer of waiting.splice(0)) answer({ kind: "died", death });
  };
  worker.on("message", (result: Done) => { waiting.shift()?.({ kind: "done", result }); });
  worker.on("error", (error: NodeJS.ErrnoException) => { dies(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? { kind: "memory" } : { kind: "error", message: error.message }); });
  // an answer that cannot be read here would else be waited for without end
  worker.on("messageerror", (error) => { dies({ kind: "error", message: error.message }); });
  worker.on("exit", (code) => { dies({ kind: "exit", code }); });
  return {
    ask: (job) =>
      new Promise((resolve) => {
        if (death !== undefined) {
          resolve({ kind: "died", death });
          return;
        }
        waiting.push(resolve);
        worker.postMessage(job);
      }),
    isDead: () => death !== undefined,
    end: () => worker.terminate(),
  };
}
