/** A part of a large file → what came up in it and what was counted: what is done where others read with us. */
import { compileTypes } from "./evidence/compiled-type.ts";
import type { PartFolder, PartOutcome, ReadsPart } from "./evidence/parts/part.ts";
import { partReader } from "./evidence/parts/read-part.ts";
import { typeNames } from "./evidence/type-names.ts";
import { unitDirectory } from "./evidence/unit-directory.ts";
import { startJudging, type Judging } from "./judge.ts";
import { unlistedIndicators } from "./judge/unlisted-indicators.ts";
import type { Judges } from "./judge/plan.ts";
import { lawAt } from "./law/law-at.ts";
import { LawRangeError } from "./law/law-on-date.ts";
import { CalendarRangeError } from "./law/workday-calendar.ts";
import { calendarRange, type Edition } from "./load-edition.ts";
import type { EvidenceRecord } from "./model/evidence.ts";
import { whileSteady } from "./model/file-changed.ts";

/** Reads and judges parts of files of one folder, one part at a time. */
export function partScorer({ scheme, law }: Edition, judges: Judges, { assessment, units }: PartFolder): ReadsPart {
  const known = { types: compileTypes(scheme.recordTypes, calendarRange(law)), names: typeNames(scheme.recordTypes), units: unitDirectory(units), careful: false };
  const judging = startJudging({ scheme, law: lawAt(law, assessment), assessment, units, judges });
  const readPart = partReader(known);
  const unlistedIn = unlistedIndicators(scheme);
  const isCounted = (record: EvidenceRecord): boolean | Promise<boolean> => unlistedIn([record]).length === 0 && countedBy(judging, record);
  return (file, job) =>
    whileSteady(
      async (): Promise<PartOutcome> => {
        const before = judges.asked();
        const reading = readPart(file, job);
        let next = reading.next();
        for (; next.done !== true; next = reading.next()) {
          for (const candidate of next.value) {
            const counted = isCounted(candidate.record);
            candidate.isCounted = typeof counted === "boolean" ? counted : await counted;
          }
        }
        return { ...next.value, counted: judging.handOver(), asked: judges.asked() - before };
      },
      () => ({ kind: "changed" }),
    );
}

/** For the thread that scores the folder: ready once there is a part to read, and its judges know themselves how often they asked. */
export function ownPartScorer(edition: Edition, judges: Judges, folder: PartFolder): ReadsPart {
  let made: ReadsPart | undefined;
  return async (file, job) => {
    made ??= partScorer(edition, judges, folder);
    const outcome = await made(file, job);
    return outcome.kind === "read" ? { ...outcome, asked: 0 } : outcome;
  };
}

/** A record with a date that law or calendar does not reach is judged where all are, so that the first of them is told. */
function countedBy(judging: Judging, record: EvidenceRecord): boolean | Promise<boolean> {
  try {
    const counted = judging.count(record);
    return typeof counted === "boolean" ? counted : counted.catch(notHere);
  } catch (error) {
    return notHere(error);
  }
}

function notHere(error: unknown): false {
  if (error instanceof CalendarRangeError || error instanceof LawRangeError) return false;
  throw error;
}
