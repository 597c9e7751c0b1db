/** Takes what others read of a file as if it had been read here, part by part in the order of the file. */
import { FileChangedError } from "../../model/file-changed.ts";
import { wholeFile } from "../../model/position.ts";
import type { Problem } from "../../model/problem.ts";
import type { RawFile } from "../../model/source-file.ts";
import { text, type Text } from "../../model/text.ts";
import type { Findings } from "../findings.ts";
import type { FromReading } from "../from-reading.ts";
import type { Known } from "../row-lanes.ts";
import type { UnreadColumns } from "../unread-columns.ts";
import { unpacked } from "./packed-record.ts";
import type { FilePart, InVain, PartJob, PartReaders, PartOutcome, PartRead, Told } from "./part.ts";

export interface TakeInput {
  readonly file: RawFile;
  readonly jobs: readonly PartJob[];
  readonly readers: PartReaders;
  readonly known: Known;
  readonly findings: Findings;
  readonly unread: UnreadColumns;
  /** Takes a problem that the reader of the file tells. */
  readonly problemOfFile: (problem: Problem) => void;
}

type TakingInput = Omit<TakeInput, "file" | "jobs" | "readers">;

/** Gives back what was left unread of the file. */
export function* takeParts({ file, jobs, readers, ...input }: TakeInput): Generator<FromReading, FilePart | undefined> {
  if (jobs.length === 0) return undefined;
  const inTurn = readers.read(file, jobs);
  try {
    for (const { path, type, part } of jobs) {
      const told: { outcome?: PartOutcome | InVain } = {};
      yield { kind: "awaits", until: inTurn.next().then((outcome) => { told.outcome = outcome; }) };
      const { outcome } = told;
      if (outcome === undefined) throw new Error("a part was not waited for");
      if (outcome.kind === "in-vain") return { ...part, to: jobs.at(-1)?.part.to ?? part.to };
      if (outcome.kind === "changed") throw new FileChangedError(path);
      if (outcome.kind === "died") {
        input.problemOfFile(readerDied(path, outcome.why));
        return undefined;
      }
      yield* takePart(outcome, type, input);
      if (outcome.isBroken) return undefined;
    }
    return undefined;
  } finally {
    inTurn.leave();
  }
}

function* takePart({ told, hashes, counted, asked }: PartRead, type: string, input: TakingInput): Generator<FromReading> {
  const { flow } = input.findings;
  for (const one of told) take(one, input);
  flow.acceptCounted(type, hashes);
  yield { kind: "records", records: flow.handOn() };
  yield { kind: "counted", counted, asked };
}

function take(told: Told, { known, findings, unread, problemOfFile }: TakingInput): void {
  switch (told.kind) {
    case "problem":
      if (told.ofFile) problemOfFile(told.problem);
      else findings.problem(told.problem);
      return;
    case "set-aside":
      findings.setAside(told.record);
      return;
    case "repaired":
      findings.repaired(told.repair);
      return;
    case "column":
      unread.take(told.column);
      return;
    case "refused":
      findings.flow.accept(told.made, told.type);
      return;
    case "record":
      findings.flow.accept({ kind: "record", record: unpacked(told.record, known.types) }, told.record.type);
      return;
  }
}

function readerDied(path: string, why: Text): Problem {
  return {
    code: "worker-died",
    severity: "error",
    position: wholeFile(path),
    message: text(`分段读取这个文件的进程中断：${why.zh}`, `a process that read a part of this file died: ${why.en}`),
    hint: text("请再运行一次；仍然中断的，加上 --jobs 1", "run the command again, with --jobs 1 if it dies again"),
  };
}
