/** Hands jobs to workers, one at a time each. A worker that dies takes its own job with it and no other. */
import { Worker } from "node:worker_threads";

export interface Pool<Job, Done> {
  /** Runs all jobs; `done` and `died` are told as they end, in no order. Stops handing out jobs once `stop` says so. */
  readonly run: (jobs: readonly Job[], told: { readonly done: (job: Job, result: Done) => void; readonly died: (job: Job, reason: string) => void; readonly stop: () => boolean }) => Promise<void>;
}

export function workerPool<Job, Done>(program: URL, workerData: unknown, size: number): Pool<Job, Done> {
  return {
    async run(jobs, told) {
      const waiting = [...jobs].reverse();
      const next = (): Job | undefined => (told.stop() ? undefined : waiting.pop());
      await Promise.all(Array.from({ length: Math.min(size, jobs.length) }, () => lane(program, workerData, next, told)));
    },
  };
}

interface Told<Job, Done> {
  readonly done: (job: Job, result: Done) => void;
  readonly died: (job: Job, reason: string) => void;
}

/** One worker after another, until there is nothing left to do. */
async function lane<Job, Done>(program: URL, workerData: unknown, next: () => Job | undefined, told: Told<Job, Done>): Promise<void> {
  let job = next();
  while (job !== undefined) {
    const worker = new Worker(program, { workerData });
    for (; job !== undefined; job = next()) {
      const answer = await ask<Done>(worker, job);
      if (answer.kind === "died") {
        told.died(job, answer.reason);
        break;
      }
      told.done(job, answer.result);
    }
    await worker.terminate();
    if (job !== undefined) job = next();
  }
}

type Answer<Done> = { readonly kind: "done"; readonly result: Done } | { readonly kind: "died"; readonly reason: string };

function ask<Done>(worker: Worker, job: unknown): Promise<Answer<Done>> {
  return new Promise((resolve) => {
    const answered = (result: Done): void => { end({ kind: "done", result }); };
    const failed = (error: Error): void => { end({ kind: "died", reason: error.message }); };
    const ended = (code: number): void => { end({ kind: "died", reason: `exit ${String(code)}` }); };
    const end = (answer: Answer<Done>): void => {
      worker.off("message", answered).off("error", failed).off("exit", ended);
      resolve(answer);
    };
    worker.on("message", answered).on("error", failed).on("exit", ended);
    worker.postMessage(job);
  });
}
