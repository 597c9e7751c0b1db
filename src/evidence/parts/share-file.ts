/** Which part of a file is read here, and what others are asked to read. */
import type { RawFile } from "../../model/source-file.ts";
import { utf8Part, type ChunkedText } from "../decode.ts";
import { canBePlain } from "../fast/plain-records.ts";
import type { RecordFlow } from "../record-flow.ts";
import type { Known } from "../row-lanes.ts";
import { cutFile, type RowEnds } from "./cut-file.ts";
import type { PartHeader, PartJob, PartReaders, WantedRecords } from "./part.ts";

/** Others that read with us, and what they must not keep to themselves. */
export interface Others {
  readonly readers: PartReaders;
  readonly wanted: (type: string) => WantedRecords;
}

export interface SharedFile {
  readonly here: ChunkedText;
  /** Of a table its header has to be read first. */
  readonly jobs: (header: PartHeader | undefined) => readonly PartJob[];
}

interface Sharing {
  /** Id of the type that the file's name says. */
  readonly type: string | undefined;
  readonly ends: RowEnds;
  readonly known: Known;
  readonly flow: Pick<RecordFlow, "passesOn">;
  readonly others: Others | undefined;
}

/** Where more records are wanted as such, a register that was handed in twice perhaps, most of what others read would come back. */
const MOST_WANTED = 10_000;

/** All is read here where the file is small, in another encoding than UTF-8, or of records that have to be kept. */
export function sharedFile(source: ChunkedText, file: RawFile, { type, ends, known, flow, others }: Sharing): SharedFile {
  const alone: SharedFile = { here: source, jobs: () => [] };
  if (others === undefined || type === undefined || source.utf8 === undefined || (file.size ?? 0) < others.readers.leastFile) return alone;
  const compiled = known.types(type);
  if (compiled === undefined || !canBePlain(compiled) || !flow.passesOn(type)) return alone;
  const wanted = others.wanted(type);
  if (wanted.hashes.size > MOST_WANTED) return alone;
  const [first, ...behind] = cutFile(file, ends, others.readers.partLength);
  if (first === undefined || behind.length === 0) return alone;
  return {
    here: utf8Part(file, first, first.firstLine),
    jobs: (header) => behind.map((part) => ({ path: file.path, part, type, header, wanted })),
  };
}
