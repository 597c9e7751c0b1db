/** Goes through the files of an assessment folder and makes records of what they hold. */
import { wholeFile } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import type { RawFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import { decodeChunks, officeProblem, utf8Part, wholeText, type ChunkedText } from "./decode.ts";
import type { Findings } from "./findings.ts";
import { extensionOf, fileKind, isReadme } from "./file-kind.ts";
import { emptyFile, unknownType, type FileContext } from "./file-records.ts";
import type { FromReading } from "./from-reading.ts";
import { longLine } from "./long-line.ts";
import { makeRecord, type RecordContext } from "./make-record.ts";
import type { PartJob } from "./parts/part.ts";
import { sharedFile, type Others } from "./parts/share-file.ts";
import { takeParts } from "./parts/take-parts.ts";
import type { RawRecord } from "./raw-record.ts";
import { readCsv, readCsvPart } from "./read-csv.ts";
import { readJson, readNdjson } from "./read-json.ts";
import { readYaml } from "./read-yaml.ts";
import { fileContext, intoLane, lineLane, tableLane, type Known } from "./row-lanes.ts";
import { structureFault } from "./structure-fault.ts";
import { headerFaults } from "./table-columns.ts";
import type { PlainLane } from "./table-rows.ts";
import { baseWord } from "./type-names.ts";
import { unreadColumns } from "./unread-columns.ts";

/** So many records are handed on at a time: few, so that few are alive when memory is tidied. */
const BATCH = 128;

/** Gives the records that can be handed on, in the order in which they were read. */
export function* readEvidenceFiles(files: readonly RawFile[], known: Known, findings: Findings, others?: Others): Generator<FromReading> {
  const unread = unreadColumns(({ problem }) => { findings.problem(problem); });
  const context: RecordContext = { types: known.types, units: known.units, repaired: findings.repaired, unread: unread.look };
  for (const file of entriesFirst(files, known)) {
    const type = known.names.find(baseWord(file.path));
    const problem = (found: Problem): void => {
      if (found.severity === "error" && type !== undefined) findings.brokenTypes.add(type);
      findings.problem(found);
    };
    const { rows, behind, rest } = readOne(file, known, { ...findings, problem }, others);
    yield* acceptRows(rows, context, findings);
    if (others === undefined) continue;
    const left = yield* takeParts({ file, jobs: behind(), readers: others.readers, known, findings, unread, problemOfFile: problem });
    if (left !== undefined) yield* acceptRows(rest(utf8Part(file, left, left.firstLine)), context, findings);
  }
}

function* acceptRows(rows: Reading["rows"], context: RecordContext, findings: Findings): Generator<FromReading> {
  let count = 0;
  for (const raw of rows) {
    if (raw !== undefined) {
      acceptRecord(raw, context, findings);
      count += 1;
    }
    if (raw === undefined || count % BATCH === 0) yield { kind: "records", records: findings.flow.handOn() };
  }
  yield { kind: "records", records: findings.flow.handOn() };
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
  /** Once all rows were taken. */
  readonly behind: () => readonly PartJob[];
  /** Reads what others have left of those as the first rows were read. */
  readonly rest: (below: ChunkedText) => Iterable<RawRecord | undefined>;
}

function readHere(rows: Iterable<RawRecord | undefined>): Reading {
  return { rows, behind: () => [], rest: () => [] };
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
      const { here, jobs } = sharedFile(source, file, { type, ends: "line-feeds", known, flow: findings.flow, others });
      const lane = lineLane(file.path, context, known, findings);
      return { rows: readNdjson(here, context, lane), behind: () => jobs(undefined), rest: (below) => readNdjson(below, context, lane) };
    }
    case "table":
      return readTable(file, source, context, known, findings, others);
  }
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
  const { here, jobs } = sharedFile(source, file, { type: context.type, ends: "line-feeds-outside-quotes", known, flow: findings.flow, others });
  const table = readCsv(here, compiled.type.id, context, lane);
  // no part can be read without the header: where the first has none, it stands further down
  if (table === "blank" && here !== source) return readTable(file, source, context, known, findings, undefined);
  if (typeof table === "string") return readHere([]);
  const { headers, headerLine } = table;
  const faults = headerFaults({ file: source.path, line: headerLine, headers, hasFolderUnit: context.folderUnit !== undefined }, compiled);
  for (const fault of faults) findings.problem(fault);
  if (faults.length > 0) return readHere([]);
  const delimiter = lane.delimiter ?? ",";
  const take = tableLane(headers, delimiter, { file: source.path, compiled, context, known, findings });
  return {
    rows: intoLane(table.rows, lane, take),
    behind: () => (table.isBroken() ? [] : jobs({ headers, headerLine, delimiter })),
    rest(below) {
      const own: PlainLane = { delimiter };
      return intoLane(readCsvPart(below, compiled.type.id, context, table, own).rows, own, take);
    },
  };
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
