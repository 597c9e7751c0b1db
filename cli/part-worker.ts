/** A worker that reads parts of large files, one at a time, for whoever scores the folder that they lie in. */
import { parentPort } from "node:worker_threads";
import { readyEdition } from "../src/assess.ts";
import type { PartJob, ReadsPart } from "../src/evidence/parts/part.ts";
import { LargeFile, type FileOrigin } from "../src/io/large-file.ts";
import { partScorer } from "../src/score-part.ts";
import type { PartAnswer, PartMessage, PartTask } from "./part-readers.ts";

const port = parentPort;
if (port === null) throw new Error("this is a worker that reads parts of large files");

let score: ReadsPart | undefined;

function begin({ sources, folder }: PartTask): PartAnswer {
  const { value: ready } = readyEdition(sources, "classes");
  if (ready === undefined) throw new Error("an edition that was read elsewhere cannot be read here");
  score = partScorer(ready.edition, ready.judges, folder);
  return { kind: "ready" };
}

async function read({ path, real, stamp }: FileOrigin, job: PartJob): Promise<PartAnswer> {
  if (score === undefined) throw new Error("a part of a file of no folder");
  return score(new LargeFile(path, real, stamp), job);
}

port.on("message", (message: PartMessage) => {
  const answer = message.kind === "task" ? Promise.resolve(message.task).then(begin) : read(message.file, message.job);
  void answer.then(
    (given) => { port.postMessage(given, given.kind === "read" ? [given.hashes.buffer as ArrayBuffer] : []); },
    (error: unknown) => { throw error; },
  );
});
