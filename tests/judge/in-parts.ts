/** Scores folders in memory, large files read by one or in parts by others who know nothing of us but what plain data says. */
import { assessUnder, readyEdition, type ReadyEdition } from "../../src/assess.ts";
import type { PartJob, PartOutcome, ReadersFor, ReadsPart } from "../../src/evidence/parts/part.ts";
import type { EditionSources } from "../../src/model/edition-sources.ts";
import type { RawFile } from "../../src/model/source-file.ts";
import { outputFiles } from "../../src/output-files.ts";
import { partScorer } from "../../src/score-part.ts";
import { sha256, textOf } from "../support/outputs.ts";

export function readyFor(sources: EditionSources): ReadyEdition {
  const edition = readyEdition(sources, "classes").value;
  if (edition === undefined) throw new Error("the edition has errors");
  return edition;
}

export interface Parts {
  readonly length: number;
  /** The first part that they leave unread, with all behind it. */
  readonly inVainFrom?: number;
  /** What becomes of the part of that number. */
  readonly fate?: { readonly part: number; readonly outcome: PartOutcome };
}

export interface Seen {
  readonly jobs: PartJob[];
  counted: number;
}

/** Two others: one reads every second part, one the rest, and each reads its parts in the order of the file, all before the first is asked for. */
export function others(there: ReadyEdition, { length, inVainFrom, fate }: Parts, seen: Seen): ReadersFor {
  return (folder) => {
    const readers = [0, 1].map(() => partScorer(there.edition, there.judges, structuredClone(folder)));
    return {
      leastFile: 0,
      partLength: length,
      read(file, jobs) {
        seen.jobs.push(...jobs);
        const outcomes = inTwos(readers, file, jobs, fate);
        let turn = 0;
        return {
          async next() {
            if (turn === inVainFrom) return { kind: "in-vain" };
            const outcome = (await outcomes)[turn];
            turn += 1;
            if (outcome === undefined) throw new Error("no such part");
            if (outcome.kind === "read") seen.counted += outcome.hashes.length;
            return outcome;
          },
          leave: () => undefined,
        };
      },
    };
  };
}

/** The last reader reads all of its parts before the first begins. */
async function inTwos(readers: readonly ReadsPart[], file: RawFile, jobs: readonly PartJob[], fate: Parts["fate"]): Promise<readonly PartOutcome[]> {
  const outcomes: PartOutcome[] = [];
  for (const [which, read] of [...readers.entries()].reverse()) {
    for (const [number, job] of jobs.entries()) {
      if (number % readers.length === which) outcomes[number] = fate?.part === number ? fate.outcome : structuredClone(await read(file, structuredClone(job)));
    }
  }
  return outcomes;
}

export async function written(here: ReadyEdition, files: readonly RawFile[], readersFor?: ReadersFor): Promise<readonly string[]> {
  const { value, problems } = await assessUnder(here, { files, version: "test", sha256, ...(readersFor === undefined ? {} : { readersFor }) });
  const told = problems.map(({ code, position, message }) => JSON.stringify([code, position, message.zh]));
  return value === undefined ? told : [...told, ...[...outputFiles(value, "zh", "tables")].map(({ path, content }) => `${path}\n${textOf(content)}`)];
}
