/** Goes through the files of an assessment folder and makes records of what they hold. */
import type { EvidenceRecord, Repair, SetAsideRecord } from "../model/evidence.ts";
import { wholeFile } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import type { RawFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import type { CompiledTypes } from "./compiled-type.ts";
import { decodeChunks, officeProblem, wholeText, type ChunkedText } from "./decode.ts";
import { extensionOf, fileKind, isReadme } from "./file-kind.ts";
import { emptyFile, unknownType, type FileContext } from "./file-records.ts";
import { longLine } from "./long-line.ts";
import { makeRecord, type RecordContext } from "./make-record.ts";
import type { RawRecord } from "./raw-record.ts";
import { plainLines } from "./fast/plain-lines.ts";
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

export interface Known {
  readonly types: CompiledTypes;
  readonly names: TypeNames;
  readonly units: UnitDirectory;
  /** Whether nothing may go into the fast lane. */
  readonly careful: boolean;
}

/** So many records are handed on at a time: few, so that few are alive when memory is tidied. */
const BATCH = 128;

/** Gives the records that can be handed on, in the order in which they were read. */
export function* readEvidenceFiles(files: readonly RawFile[], known: Known, findings: Findings): Generator<readonly EvidenceRecord[]> {
  const unread = unreadColumns(findings.problem);
  const context: RecordContext = { types: known.types, units: known.units, repaired: findings.repaired, unread };
  for (const file of entriesFirst(files, known)) {
    const type = known.names.find(baseWord(file.path));
    const problem = (found: Problem): void => {
      if (found.severity === "error" && type !== undefined) findings.brokenTypes.add(type);
      findings.problem(found);
    };
    let count = 0;
    for (const raw of readOne(file, known, { ...findings, problem })) {
      if (raw !== undefined) {
        acceptRecord(raw, context, findings);
        count += 1;
      }
      if (raw === undefined || count % BATCH === 0) yield findings.flow.handOn();
    }
    yield findings.flow.handOn();
  }
}

/** Tables of entries before the records they belong to, so that those need not wait for them. */
function entriesFirst(files: readonly RawFile[], known: Known): readonly RawFile[] {
  const isEntries = (file: RawFile): boolean => {
    const type = known.names.find(baseWord(file.path));
    return type !== undefined && known.types(type)?.type.within !== undefined;
  };
  return [...files.filter(isEntries), ...files.filter((file) => !isEntries(file))];
}

/** `undefined` on the way: records went into the fast lane and can be handed on. */
function readOne(file: RawFile, known: Known, findings: Findings): Iterable<RawRecord | undefined> {
  const kind = fileKind(file.path);
  const type = known.names.find(baseWord(file.path));
  if (isReadme(file.path)) return [];
  if (kind === "office" || kind === "other") return noRecords(findings, unreadFile(file.path, type !== undefined));
  const tooLong = kind === "ndjson" || kind === "table" ? longLine(file) : undefined;
  if (tooLong !== undefined) return noRecords(findings, tooLong);
  const { value: decoded, problems } = decodeChunks(file);
  for (const problem of problems) findings.problem(problem);
  if (decoded === undefined) return [];
  const source: ChunkedText = known.careful ? { path: decoded.path, chunks: decoded.chunks } : decoded;
  findings.inputs.push(file.path);
  if (isEmpty(source)) return noRecords(findings, emptyFile(wholeFile(file.path)));
  const context = fileContext(file.path, type, known, findings);
  switch (kind) {
    case "yaml":
      return readYaml(wholeText(source), context);
    case "json":
      return readJson(wholeText(source), context);
    case "ndjson":
      return readNdjson(source, context, lineLane(file.path, context, known, findings));
    case "table":
      return readTable(source, context, known, findings);
  }
}

const SPACE = 32;
const LAST_ASCII = 126;

function isEmpty(source: ChunkedText): boolean {
  for (const bytes of source.utf8?.() ?? []) if (bytes.some((byte) => byte > SPACE && byte <= LAST_ASCII)) return false;
  for (const chunk of source.chunks()) if (chunk.trim() !== "") return false;
  return true;
}

/** A folder may say what it is. */
function noRecords(findings: Findings, problem: Problem): readonly RawRecord[] {
  findings.problem(problem);
  return [];
}

function readTable(source: ChunkedText, context: FileContext, known: Known, findings: Findings): Iterable<RawRecord | undefined> {
  const word = baseWord(source.path);
  const compiled = context.type === undefined ? undefined : known.types(context.type);
  if (compiled === undefined) return noRecords(findings, unknownType(word, wholeFile(source.path), known.names));
  const lane: PlainLane = {};
  const table = readCsv(source, compiled.type.id, context, lane);
  if (table === undefined) return [];
  const faults = headerFaults({ file: source.path, line: table.headerLine, headers: table.headers, hasFolderUnit: context.folderUnit !== undefined }, compiled);
  for (const fault of faults) findings.problem(fault);
  if (faults.length > 0) return [];
  const take = plainTable(table.headers, lane.delimiter ?? ",", { file: source.path, compiled, units: known.units, folderUnit: context.folderUnit, take: accepted(findings) });
  return intoLane(table.rows, lane, take);
}

/** The first row goes the careful lane, which tells what there is to tell of the columns; the others need not. */
function* intoLane(rows: Iterable<RawRecord | undefined>, lane: PlainLane, take: PlainRow | undefined): Generator<RawRecord | undefined> {
  for (const row of rows) {
    yield row;
    lane.take = take;
  }
}

function lineLane(file: string, context: FileContext, known: Known, findings: Findings): LineLane {
  const lines = plainLines({ file, type: context.type, findType: (word) => known.names.find(word), units: known.units, folderUnit: context.folderUnit, take: accepted(findings) });
  return {
    take: lines.read,
    learn(raw) {
      const compiled = known.types(raw.type);
      if (compiled !== undefined) lines.learn(raw.keys, compiled);
    },
  };
}

function accepted({ flow }: Findings): (record: EvidenceRecord) => void {
  return (record) => { flow.accept({ kind: "record", record }, record.type); };
}

function fileContext(path: string, type: string | undefined, known: Known, findings: Findings): FileContext {
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
