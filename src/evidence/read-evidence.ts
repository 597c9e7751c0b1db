/**
 * An assessment folder → evidence: who is assessed, what was handed in, what was set aside and what
 * was mended on the way. Faults of structure leave no evidence; faults of records set records aside.
 *
 * Records are handed on as they are read, so that a register of any length takes little memory. What
 * must be seen together is kept and stands in the evidence at the end.
 */
import type { Assessment, Period, Unit } from "../model/assessment.ts";
import type { Evidence, EvidenceRecord, Repair, SetAsideRecord, UnitEvidence } from "../model/evidence.ts";
import { addTo } from "../model/grouped.ts";
import { wholeFile } from "../model/position.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { RecordType } from "../model/record-type.ts";
import type { RawFile, SourceFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import { readAssessmentFile } from "./assessment-file.ts";
import { entriesIn } from "./entry-lists.ts";
import { carryOverChecklist, isCarryOver } from "./carry-over-checklist.ts";
import { compileTypes } from "./compiled-type.ts";
import { statementCheck } from "./contradicted-statements.ts";
import { decodeText } from "./decode.ts";
import { byPlace } from "./places.ts";
import type { YearRange } from "./read-date.ts";
import type { Findings } from "./findings.ts";
import type { FromReading } from "./from-reading.ts";
import type { PartReaders, WantedRecords } from "./parts/part.ts";
import { readEvidenceFiles } from "./read-files.ts";
import { NOTHING_KNOWN, recordFlow, type Foreknowledge } from "./record-flow.ts";
import { entry } from "./record-store.ts";
import { structureFault } from "./structure-fault.ts";
import { readFolderSubmissions, type SubmissionsByUnit } from "./submitted-file.ts";
import { typeNames } from "./type-names.ts";
import { unitDirectory } from "./unit-directory.ts";
import { readUnitsFile, type UnitsFile } from "./units-file.ts";

export interface EvidenceInput {
  readonly files: readonly RawFile[];
  readonly recordTypes: ReadonlyMap<string, RecordType>;
  /** The edition's period, for an assessment that states none. */
  readonly defaultPeriod: Period;
  /** First and last year that a date of a record may lie in. */
  readonly calendarYears: YearRange;
  /** Reads every record the careful way: with it the fast lane is held against the careful one. */
  readonly careful?: boolean;
}

const ASSESSMENT = "assessment.yaml";
const UNITS = "units.yaml";
const SUBMITTED = "submitted.yaml";

/** A folder whose assessment.yaml and units.yaml are read; its records are not. */
export interface OpenFolder {
  readonly assessment: Assessment;
  readonly units: readonly Unit[];
  /**
   * Reads all records. What is given is handed on and not kept; entries stand in the lists of their records. Others may read
   * parts of large files: then there is waiting to do.
   */
  readonly records: (keeps: (type: RecordType) => boolean, foreknown: Foreknowledge, readers?: PartReaders) => Generator<FromReading, ReadEnd>;
}

/** All was read; or a record that was handed on should have been kept, and everything must be read once more. */
export type ReadEnd = { readonly kind: "read"; readonly outcome: Outcome<Evidence> } | { readonly kind: "again"; readonly foreknown: Foreknowledge };

export function openFolder(input: EvidenceInput): Outcome<OpenFolder> {
  const files = input.files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const assessment = readStructure(files, ASSESSMENT, (source) => readAssessmentFile(source, input.recordTypes, input.defaultPeriod));
  const units = readStructure(files, UNITS, (source) => readUnitsFile(source, input.recordTypes));
  const problems = [...assessment.problems, ...units.problems];
  if (assessment.value === undefined || units.value === undefined) return { value: undefined, problems };
  const read: Structure = { files, input, assessment: assessment.value, units: units.value, problems };
  return { value: { assessment: read.assessment, units: read.units.units, records: (keeps, foreknown, readers) => readRecords(read, keeps, foreknown, readers) }, problems: [] };
}

/** Reads a folder and keeps all of its records. */
export function readEvidence(input: EvidenceInput): Outcome<Evidence> {
  const { value: folder, problems } = openFolder(input);
  if (folder === undefined) return { value: undefined, problems };
  const reading = folder.records(() => true, NOTHING_KNOWN);
  for (let next = reading.next(); ; next = reading.next()) {
    if (next.done !== true) continue;
    if (next.value.kind === "again") throw new Error("a record was handed on that was to be kept");
    return next.value.outcome;
  }
}

function readStructure<T>(files: readonly RawFile[], path: string, read: (source: SourceFile) => Outcome<T>): Outcome<T> {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) return { value: undefined, problems: [missingFile(path)] };
  const { value: source, problems } = decodeText(file);
  if (source === undefined) return { value: undefined, problems };
  const outcome = read(source);
  return { value: outcome.value, problems: [...problems, ...outcome.problems] };
}

function missingFile(path: string): Problem {
  return structureFault(
    path === ASSESSMENT ? "assessment-missing" : "units-missing",
    wholeFile(path),
    text(`考核任务文件夹里没有 ${path}`, `the assessment folder has no ${path}`),
    text("请核对文件夹是否选对，并按文档补上这个文件", "check that it is the right folder, and add this file as described in the documents"),
  );
}

interface Structure {
  readonly files: readonly RawFile[];
  readonly input: EvidenceInput;
  readonly assessment: Assessment;
  readonly units: UnitsFile;
  readonly problems: readonly Problem[];
}

function* readRecords({ files, input, assessment, units: unitsFile, problems: before }: Structure, keeps: (type: RecordType) => boolean, foreknown: Foreknowledge, readers: PartReaders | undefined): Generator<FromReading, ReadEnd> {
  const { recordTypes } = input;
  const problems: Problem[] = [...before];
  const setAside: SetAsideRecord[] = [];
  const repairs: Repair[] = [];
  const sinks = { problem: onceEach(problems), setAside: (record: SetAsideRecord) => void setAside.push(record) };
  const flow = recordFlow(recordTypes, keeps, foreknown, sinks);
  const findings: Findings = { ...sinks, repaired: (repair) => void repairs.push(repair), flow, brokenTypes: new Set(), inputs: [ASSESSMENT, UNITS] };
  const units = unitDirectory(unitsFile.units);
  const isStatement = (path: string): boolean => path.split("/").at(-1) === SUBMITTED;
  const stated = readFolderSubmissions(files.filter((file) => isStatement(file.path)), unitsFile.submitted, recordTypes, units, findings);
  const statements: SubmissionsByUnit = new Map(unitsFile.units.map(({ code }) => [code, new Map([...assessment.submitted, ...(stated.get(code) ?? [])])]));
  const contradictions = statementCheck(statements, recordTypes, assessment.period);
  const checklist = carryOverChecklist(files);
  const see = (record: EvidenceRecord): void => {
    contradictions.see(record);
    checklist.see(record);
    for (const type of listsOf.get(record.type) ?? []) for (const inner of entriesIn(record.values.get(type))) see(inner);
  };
  const listsOf = new Map([...recordTypes.values()].map(({ id, fields }) => [id, fields.filter(({ type }) => type.kind === "list").map((field) => field.id)]));
  const evidenceFiles = files.filter((file) => file.path !== ASSESSMENT && file.path !== UNITS && !isStatement(file.path) && !isCarryOver(file.path));
  const wanted = (type: string): WantedRecords => ({ hashes: new Set([...foreknown.clashes, ...checklist.hashes()]), units: contradictions.watches(type) });
  const known = { types: compileTypes(recordTypes, input.calendarYears), names: typeNames(recordTypes), units, careful: input.careful === true };
  for (const one of readEvidenceFiles(evidenceFiles, known, findings, readers === undefined ? undefined : { readers, wanted })) {
    if (one.kind === "records") for (const record of one.records) see(record);
    yield one;
  }
  const missed = flow.finish(findings.brokenTypes);
  if (missed !== undefined) return { kind: "again", foreknown: missed };
  for (const record of flow.kept()) see(record);
  const aside = setAside.toSorted(byPlace);
  for (const { id = "", type, unit, otherUnit } of aside) for (const code of [unit, otherUnit]) checklist.see({ id, type, unit: code });
  problems.push(...checklist.problems(), ...contradictions.problems());
  const value: Evidence = {
    assessment,
    units: unitsFile.units,
    byUnit: unitEvidence(unitsFile.units, flow.kept(), aside, statements),
    setAside: aside,
    repairs: repairs.toSorted(byPlace),
    inputs: [...findings.inputs, ...files.map(({ path }) => path).filter(isCarryOver)].toSorted(),
  };
  const faulty = problems.some((problem) => problem.severity === "error");
  return { kind: "read", outcome: { value: faulty ? undefined : value, problems: problems.toSorted(byPlace) } };
}

/** A fault that every record of a file would repeat is told where it is met first. */
function onceEach(problems: Problem[]): (problem: Problem) => void {
  const seen = new Set<string>();
  return (problem) => {
    const mark = problem.severity === "error" ? JSON.stringify([problem.code, problem.position.file, problem.message.zh]) : undefined;
    if (mark !== undefined && seen.has(mark)) return;
    if (mark !== undefined) seen.add(mark);
    problems.push(problem);
  };
}

function unitEvidence(units: readonly Unit[], records: Iterable<EvidenceRecord>, setAside: readonly SetAsideRecord[], statements: SubmissionsByUnit): ReadonlyMap<string, UnitEvidence> {
  const byUnit = new Map<string, Map<string, EvidenceRecord[]>>(units.map((unit) => [unit.code, new Map<string, EvidenceRecord[]>()]));
  const put = (record: EvidenceRecord): void => {
    addTo(entry(byUnit, record.unit, () => new Map<string, EvidenceRecord[]>()), record.type, record);
    for (const value of record.values.values()) for (const inner of entriesIn(value)) put(inner);
  };
  for (const record of records) put(record);
  for (const types of byUnit.values()) for (const list of types.values()) list.sort(byPlace);
  return new Map(
    units.map((unit) => [
      unit.code,
      {
        unit: unit.code,
        records: byUnit.get(unit.code) ?? new Map<string, EvidenceRecord[]>(),
        setAside: setAside.filter((record) => record.unit === unit.code || record.otherUnit === unit.code),
        submitted: statements.get(unit.code) ?? new Map(),
      },
    ]),
  );
}
