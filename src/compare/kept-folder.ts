/** An assessment folder whose records are read once and scored as often as years are compared. */
import type { ReadyEdition } from "../assess.ts";
import { openFolder, type OpenFolder, type ReadEnd } from "../evidence/read-evidence.ts";
import { NOTHING_KNOWN } from "../evidence/record-flow.ts";
import { calendarRange } from "../load-edition.ts";
import type { Outcome } from "../model/problem.ts";
import type { RawFile } from "../model/source-file.ts";
import { sourceHashes, type Hash } from "../result/source-hashes.ts";

export interface KeptFolder {
  /** The folder as an edition reads it, which may be another way than that of its own edition. */
  readonly under: (edition: ReadyEdition) => Outcome<OpenFolder>;
}

/** How records are read depends on record types, law and calendar, which editions mostly share. */
export function keptFolder(files: readonly RawFile[], own: ReadyEdition, sha256: Hash): KeptFolder {
  const opened = new Map<string, Outcome<OpenFolder>>();
  return {
    under({ sources, edition: { scheme, law } }) {
      const { recordTypes, law: parameters, calendar } = sourceHashes({ ...sources, chain: [] }, sha256);
      const key = [recordTypes, parameters, calendar].join(" ");
      const known = opened.get(key) ?? readOnce(openFolder({ files, recordTypes: scheme.recordTypes, defaultPeriod: own.edition.scheme.period, calendarYears: calendarRange(law) }));
      opened.set(key, known);
      return known;
    },
  };
}

function readOnce({ value: folder, problems }: Outcome<OpenFolder>): Outcome<OpenFolder> {
  if (folder === undefined) return { value: undefined, problems };
  let end: ReadEnd | undefined;
  return { value: { ...folder, records: () => ended((end ??= readWhole(folder))) }, problems };
}

/** Nothing is handed on: all records stand in the evidence at the end. */
function* ended(end: ReadEnd): ReturnType<OpenFolder["records"]> {
  return end;
}

function readWhole(folder: OpenFolder): ReadEnd {
  const reading = folder.records(() => true, NOTHING_KNOWN);
  let next = reading.next();
  while (next.done !== true) next = reading.next();
  return next.value;
}
