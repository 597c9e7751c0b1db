/** Goes through the files of an assessment folder and makes records of what they hold. */
import type { EvidenceRecord, Repair, SetAsideRecord } from "../model/evidence.ts";
import { wholeFile } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import type { RawFile, SourceFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import type { FaultyEntry } from "./attach-entries.ts";
import type { CompiledTypes } from "./compiled-type.ts";
import { decodeText, officeProblem } from "./decode.ts";
import { extensionOf, fileKind } from "./file-kind.ts";
import { emptyFile, unknownType, type FileContext } from "./file-records.ts";
import { makeRecord, type RecordContext } from "./make-record.ts";
import type { RawRecord } from "./raw-record.ts";
import { readCsv } from "./read-csv.ts";
import { readJson, readNdjson } from "./read-json.ts";
import { readYaml } from "./read-yaml.ts";
import { unknownUnit } from "./record-faults.ts";
import type { RecordStore } from "./record-store.ts";
import { structureFault } from "./structure-fault.ts";
import { headerFaults } from "./table-columns.ts";
import { baseWord, type TypeNames } from "./type-names.ts";
import { shownValue } from "./words.ts";
import type { UnitDirectory } from "./unit-directory.ts";
import { unreadColumns } from "./unread-columns.ts";

/** Where everything goes that reading brings up. */
export interface Findings {
  readonly problem: (problem: Problem) => void;
  readonly setAside: (record: SetAsideRecord) => void;
  readonly repaired: (repair: Repair) => void;
  readonly store: RecordStore;
  readonly looseEntries: EvidenceRecord[];
  readonly faultyEntries: FaultyEntry[];
  /** Types that a broken file was named by. */
  readonly brokenTypes: Set<string>;
  readonly inputs: string[];
}

export interface Known {
  readonly types: CompiledTypes;
  readonly names: TypeNames;
  readonly units: UnitDirectory;
}

export function readEvidenceFiles(files: readonly RawFile[], known: Known, findings: Findings): void {
  const unread = unreadColumns(findings.problem);
  const context: RecordContext = { types: known.types, units: known.units, repaired: findings.repaired, unread };
  for (const file of files) {
    const type = known.names.find(baseWord(file.path));
    const problem = (found: Problem): void => {
      if (found.severity === "error" && type !== undefined) findings.brokenTypes.add(type);
      findings.problem(found);
    };
    for (const raw of readOne(file, known, { ...findings, problem })) addRecord(raw, context, findings);
  }
}

function readOne(file: RawFile, known: Known, findings: Findings): Iterable<RawRecord> {
  const kind = fileKind(file.path);
  const type = known.names.find(baseWord(file.path));
  if (isReadme(file.path)) return [];
  if (kind === "office" || kind === "other") return noRecords(findings, unreadFile(file.path, type !== undefined));
  const { value: source, problems } = decodeText(file);
  for (const problem of problems) findings.problem(problem);
  if (source === undefined) return [];
  findings.inputs.push(file.path);
  if (source.text.trim() === "") return noRecords(findings, emptyFile(wholeFile(file.path)));
  const context = fileContext(file.path, type, known, findings);
  switch (kind) {
    case "yaml":
      return readYaml(source, context);
    case "json":
      return readJson(source, context);
    case "ndjson":
      return readNdjson(source, context);
    case "table":
      return readTable(source, context, known, findings);
  }
}

/** A folder may say what it is. */
function isReadme(path: string): boolean {
  return /^readme(\.[a-z-]+)?\.(md|txt)$/i.test(path.split("/").at(-1) ?? "");
}

function noRecords(findings: Findings, problem: Problem): readonly RawRecord[] {
  findings.problem(problem);
  return [];
}

function readTable(source: SourceFile, context: FileContext, known: Known, findings: Findings): Iterable<RawRecord> {
  const word = baseWord(source.path);
  const compiled = context.type === undefined ? undefined : known.types(context.type);
  if (compiled === undefined) return noRecords(findings, unknownType(word, wholeFile(source.path), known.names));
  const table = readCsv(source, compiled.type.id, context);
  if (table === undefined) return [];
  const faults = headerFaults({ file: source.path, line: table.headerLine, headers: table.headers, hasFolderUnit: context.folderUnit !== undefined }, compiled);
  for (const fault of faults) findings.problem(fault);
  return faults.length > 0 ? [] : table.rows;
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

function addRecord(raw: RawRecord, context: RecordContext, findings: Findings): void {
  const made = makeRecord(raw, context);
  const isEntry = context.types(raw.type)?.type.within !== undefined;
  if (made.kind === "record") {
    if (isEntry) findings.looseEntries.push(made.record);
    else findings.store.add(made.record);
    return;
  }
  for (const fault of made.faults) findings.problem(fault);
  if (isEntry) findings.faultyEntries.push({ setAside: made.setAside, parent: made.parent });
  else findings.setAside(made.setAside);
  if (!isEntry && made.setAside.id !== undefined) findings.store.noteSetAside(raw.type, made.setAside.id, made.setAside.unit);
}

/** A workbook named like a record type was meant as evidence; any other file may be an attachment. */
function unreadFile(path: string, looksLikeEvidence: boolean): Problem {
  if (looksLikeEvidence) return officeProblem(path, `.${extensionOf(path)}`);
  return { ...structureFault("file-unread", wholeFile(path), text("文件未读取", "the file was not read"), text("作为附件保存即可；如果其中有记录，请另存为“CSV UTF-8”并以材料类型命名", "leave it as an attachment, or save its records as CSV UTF-8 named by their type")), severity: "note" };
}
