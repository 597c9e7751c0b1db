/** Goes through the files of an assessment folder and makes records of what they hold. */
import type { EvidenceRecord, Repair, SetAsideRecord } from "../model/evidence.ts";
import { wholeFile } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import type { RawFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import type { CompiledType, CompiledTypes } from "./compiled-type.ts";
import { decodeChunks, officeProblem, utf8Part, wholeText, type ChunkedText } from "./decode.ts";
import { extensionOf, fileKind, isReadme } from "./file-kind.ts";
import { emptyFile, unknownType, type FileContext } from "./file-records.ts";
import { longLine } from "./long-line.ts";
import { makeRecord, type RecordContext } from "./make-record.ts";
import type { RawRecord } from "./raw-record.ts";
import { cutFile, type RowEnds } from "./parts/cut-file.ts";
import type { FilePart, PartHeader, PartJob, PartReaders, WantedRecords } from "./parts/part.ts";
import { takeParts } from "./parts/take-parts.ts";
import type { FromReading } from "./from-reading.ts";
import { plainLines } from "./fast/plain-lines.ts";
import { canBePlain } from "./fast/plain-records.ts";
import { plainTable, type PlainRow } from "./fast/plain-table.ts";
import { readCsv } from "./read-csv.ts";
import { readJson, readNdjson, type LineLane } from "./read-json.ts";
import { readYaml } from "./read-yaml.ts";
import { unknownUnit } from "./record-faults.ts";
import type { RecordFlow } from "./record-flow.ts";
import { structureFault } from "./structure-fault.ts";
import { headerFaults } from "./table-columns.ts";
import type { PlainLane } from "./table-rows.ts";
import { baseWord, type TypeNames } from "./type-names.ts";
import { shownValue } from "./words.ts";
import type { UnitDirectory } from "./unit-directory.ts";
import { unreadColumns } from "./unread-columns.ts";

/** Where everything goes that reading brings up. */
export interface Findings {
  readonly problem: (problem: Problem) => void;
  readonly setAside: (record: SetAsideRecord) => void;
  readonly repaired: (repair: Repair) => void;
  readonly flow: RecordFlow;
  /** Types that a broken file was named by. */
  readonly brokenTypes: Set<string>;
  readonly inputs: string[];
}

/** Where a reader of rows or lines puts what it reads. */
export type RowFindings = Pick<Findings, "problem" | "setAside" | "repaired"> & { readonly flow: Pick<RecordFlow, "accept"> };

export interface Known {
  readonly types: CompiledTypes;
  readonly names: TypeNames;
  readonly units: UnitDirectory;
  /** Whether nothing may go into the fast lane. */
  readonly careful: boolean;
}

/** Others that read with us, and what they must not keep to themselves. */
export interface Others {
  readonly readers: PartReaders;
  readonly wanted: (type: string) => WantedRecords;
}

/** So many records are handed on at a time: few, so that few are alive when memory is tidied. */
const BATCH = 128;

/** Gives the records that can be handed on, in the order in which they were read. */
export function* readEvidenceFiles(files: readonly RawFile[], known: Known, findings: Findings, others?: Others): Generator<FromReading> {
  const unread = unreadColumns(({ problem }) => { findings.problem(problem); });
  const context: RecordContext = { types: known.types, units: known.units, repaired: findings.repaired, unread: unread.look };
  for (const file of entriesFirst(files, known)) {
    const type = known.names.find(baseWord(file.path));
    let isBroken = false;
    const problem = (found: Problem): void => {
      if (found.severity === "error" && type !== undefined) findings.brokenTypes.add(type);
      isBroken ||= found.code === "csv-syntax";
      findings.problem(found);
    };
    const shared = others !== undefined && type !== undefined && isShared(file, type, known, findings, others) ? others : undefined;
    let count = 0;
    const { rows, behind } = readOne(file, known, { ...findings, problem }, shared);
    for (const raw of rows) {
      if (raw !== undefined) {
        acceptRecord(raw, context, findings);
        count += 1;
      }
      if (raw === undefined || count % BATCH === 0) yield { kind: "records", records: findings.flow.handOn() };
    }
    yield { kind: "records", records: findings.flow.handOn() };
    if (shared !== undefined && behind.length > 0 && !isBroken) yield* takeParts({ file, jobs: behind, readers: shared.readers, known, findings, unread, problemOfFile: problem });
  }
}

/** Whether a file is worth being read by several, and its records can be judged as they come. */
function isShared(file: RawFile, type: string, known: Known, { flow }: Findings, { readers }: Others): boolean {
  const compiled = known.types(type);
  return !known.careful && (file.size ?? 0) >= readers.leastFile && compiled !== undefined && canBePlain(compiled) && flow.passesOn(type);
}

/** Tables of entries before the records they belong to, so that those need not wait for them. */
function entriesFirst(files: readonly RawFile[], known: Known): readonly RawFile[] {
  const isEntries = (file: RawFile): boolean => {
    const type = known.names.find(baseWord(file.path));
    return type !== undefined && known.types(type)?.type.within !== undefined;
  };
  return [...files.filter(isEntries), ...files.filter((file) => !isEntries(file))];
}

/** A file as it is read here, and the parts behind that, which others read. */
interface Reading {
  /** `undefined` on the way: records went into the fast lane and can be handed on. */
  readonly rows: Iterable<RawRecord | undefined>;
  readonly behind: readonly PartJob[];
}

function readHere(rows: Iterable<RawRecord | undefined>): Reading {
  return { rows, behind: [] };
}

function readOne(file: RawFile, known: Known, findings: Findings, others: Others | undefined): Reading {
  const kind = fileKind(file.path);
  const type = known.names.find(baseWord(file.path));
  if (isReadme(file.path)) return readHere([]);
  if (kind === "office" || kind === "other") return noRecords(findings, unreadFile(file.path, type !== undefined));
  const tooLong = kind === "ndjson" || kind === "table" ? longLine(file) : undefined;
  if (tooLong !== undefined) return noRecords(findings, tooLong);
  const { value: decoded, problems } = decodeChunks(file);
  for (const problem of problems) findings.problem(problem);
  if (decoded === undefined) return readHere([]);
  const source: ChunkedText = known.careful ? { path: decoded.path, chunks: decoded.chunks } : decoded;
  findings.inputs.push(file.path);
  if (isEmpty(source)) return noRecords(findings, emptyFile(wholeFile(file.path)));
  const context = fileContext(file.path, type, known, findings);
  switch (kind) {
    case "yaml":
      return readHere(readYaml(wholeText(source), context));
    case "json":
      return readHere(readJson(wholeText(source), context));
    case "ndjson": {
      const { here, behind } = divided(file, source, "line-feeds", others);
      return { rows: readNdjson(here, context, lineLane(file.path, context, known, findings)), behind: jobsFor(file.path, type, behind, undefined, others) };
    }
    case "table":
      return readTable(file, source, context, known, findings, others);
  }
}

/** The part of a file that is read here, and those that others read. */
interface Divided {
  readonly here: ChunkedText;
  readonly behind: readonly FilePart[];
}

function divided(file: RawFile, source: ChunkedText, ends: RowEnds, others: Others | undefined): Divided {
  const [first, ...behind] = others === undefined || source.utf8 === undefined ? [] : cutFile(file, ends, others.readers.partLength);
  return first === undefined || behind.length === 0 ? { here: source, behind: [] } : { here: utf8Part(file, first, first.firstLine), behind };
}

function jobsFor(path: string, type: string | undefined, parts: readonly FilePart[], header: PartHeader | undefined, others: Others | undefined): readonly PartJob[] {
  if (type === undefined || others === undefined || parts.length === 0) return [];
  const wanted = others.wanted(type);
  return parts.map((part) => ({ path, part, type, header, wanted }));
}

const SPACE = 32;
const LAST_ASCII = 126;

function isEmpty(source: ChunkedText): boolean {
  for (const bytes of source.utf8?.() ?? []) if (bytes.some((byte) => byte > SPACE && byte <= LAST_ASCII)) return false;
  for (const chunk of source.chunks()) if (chunk.trim() !== "") return false;
  return true;
}

function noRecords(findings: Findings, problem: Problem): Reading {
  findings.problem(problem);
  return readHere([]);
}

function readTable(file: RawFile, source: ChunkedText, context: FileContext, known: Known, findings: Findings, others: Others | undefined): Reading {
  const word = baseWord(source.path);
  const compiled = context.type === undefined ? undefined : known.types(context.type);
  if (compiled === undefined) return noRecords(findings, unknownType(word, wholeFile(source.path), known.names));
  const lane: PlainLane = {};
  const { here, behind } = divided(file, source, "line-feeds-outside-quotes", others);
  const table = readCsv(here, compiled.type.id, context, lane);
  if (table === undefined) return readHere([]);
  const { headers, headerLine } = table;
  const faults = headerFaults({ file: source.path, line: headerLine, headers, hasFolderUnit: context.folderUnit !== undefined }, compiled);
  for (const fault of faults) findings.problem(fault);
  if (faults.length > 0) return readHere([]);
  const delimiter = lane.delimiter ?? ",";
  const rows = intoLane(table.rows, lane, tableLane(headers, delimiter, { file: source.path, compiled, context, known, findings }));
  return { rows, behind: jobsFor(file.path, context.type, behind, { headers, headerLine, delimiter }, others) };
}

interface LaneSource {
  readonly file: string;
  readonly compiled: CompiledType;
  readonly context: FileContext;
  readonly known: Known;
  readonly findings: Pick<RowFindings, "flow">;
}

export function tableLane(headers: readonly string[], delimiter: string, { file, compiled, context, known, findings }: LaneSource): PlainRow | undefined {
  return plainTable(headers, delimiter, { file, compiled, units: known.units, folderUnit: context.folderUnit, take: accepted(findings) });
}

/** The first row goes the careful lane, which tells what there is to tell of the columns; the others need not. */
export function* intoLane(rows: Iterable<RawRecord | undefined>, lane: PlainLane, take: PlainRow | undefined): Generator<RawRecord | undefined> {
  for (const row of rows) {
    yield row;
    lane.take = take;
  }
}

export function lineLane(file: string, context: FileContext, known: Known, findings: Pick<RowFindings, "flow">): LineLane {
  const lines = plainLines({ file, type: context.type, findType: (word) => known.names.find(word), units: known.units, folderUnit: context.folderUnit, take: accepted(findings) });
  return {
    take: lines.read,
    learn(raw) {
      const compiled = known.types(raw.type);
      if (compiled !== undefined) lines.learn(raw.keys, compiled);
    },
  };
}

function accepted({ flow }: Pick<RowFindings, "flow">): (record: EvidenceRecord) => void {
  return (record) => { flow.accept({ kind: "record", record }, record.type); };
}

export function fileContext(path: string, type: string | undefined, known: Known, findings: Pick<RowFindings, "problem" | "setAside">): FileContext {
  return {
    type,
    folderUnit: folderUnit(path, known.units),
    names: known.names,
    problem: findings.problem,
    setAside: findings.setAside,
    findUnit(word, position) {
      const said = shownValue(word);
      const code = known.units.find(said);
      if (code === undefined) findings.problem({ ...unknownUnit(position(), said, known.units.near(said)), severity: "error" });
      return code;
    },
  };
}

/** The unit whose code or name a folder on the way to the file bears. */
export function folderUnit(path: string, units: UnitDirectory): string | undefined {
  return path
    .split("/")
    .slice(0, -1)
    .map((folder) => units.find(folder))
    .findLast((code) => code !== undefined);
}

function acceptRecord(raw: RawRecord, context: RecordContext, findings: Findings): void {
  const made = makeRecord(raw, context);
  if (made.kind === "set-aside") for (const fault of made.faults) findings.problem(fault);
  findings.flow.accept(made, raw.type);
}

/** A workbook named like a record type was meant as evidence; any other file may be an attachment. */
function unreadFile(path: string, looksLikeEvidence: boolean): Problem {
  if (looksLikeEvidence) return officeProblem(path, `.${extensionOf(path)}`);
  return { ...structureFault("file-unread", wholeFile(path), text("文件未读取", "the file was not read"), text("作为附件保存即可；如果其中有记录，请另存为“CSV UTF-8”并以材料类型命名", "leave it as an attachment, or save its records as CSV UTF-8 named by their type")), severity: "note" };
}
