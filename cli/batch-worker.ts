/** A worker of a batch: scores the folders that it is handed, one at a time, and says how each went. */
import { parentPort, workerData } from "node:worker_threads";
import { folderScorer, type FolderJob, type FolderRun } from "./batch-folder.ts";

const port = parentPort;
if (port === null) throw new Error("this is a worker of the command batch");
const score = folderScorer(workerData as FolderRun);
port.on("message", (job: FolderJob) => {
  void score(job).then(
    (outcome) => { port.postMessage(outcome); },
    (error: unknown) => { throw error; },
  );
});
