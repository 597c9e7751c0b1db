/** A worker that reads parts of large files, one at a time, for whoever scores the folder that they lie in. */
import { parentPort } from "node:worker_threads";
import { readyEdition, type ReadyEdition } from "../src/assess.ts";
import type { ReadsPart } from "../src/evidence/parts/part.ts";
import { LargeFile } from "../src/io/large-file.ts";
import { partScorer } from "../src/score-part.ts";
import type { PartAnswer, PartMessage } from "./part-readers.ts";

const port = parentPort;
if (port === null) throw new Error("this is a worker that reads parts of large files");

let edition: ReadyEdition | undefined;
let score: ReadsPart | undefined;

async function answer(message: PartMessage): Promise<PartAnswer> {
  switch (message.kind) {
    case "edition":
      edition = readyEdition(message.sources, "classes").value;
      return { kind: "ready" };
    case "folder":
      // whoever sends a folder has read its edition without errors
      score = edition === undefined ? undefined : partScorer(edition.edition, edition.judges, message.folder);
      return { kind: "ready" };
    case "part": {
      if (score === undefined) throw new Error("a part of a file of no folder");
      const { path, real, stamp } = message.file;
      return score(new LargeFile(path, real, stamp), message.job);
    }
  }
}

/** What is asked while something else is being done waits for it. */
let last: Promise<void> = Promise.resolve();
port.on("message", (message: PartMessage) => {
  last = last.then(async () => {
    const given = await answer(message);
    port.postMessage(given, given.kind === "read" ? [given.hashes.buffer as ArrayBuffer] : []);
  });
});
