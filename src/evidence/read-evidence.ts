/**
 * An assessment folder → evidence: who is assessed, what was handed in, what was set aside and what
 * was mended on the way. Faults of structure leave no evidence; faults of records set records aside.
 */
import type { Assessment, Period, Unit } from "../model/assessment.ts";
import type { Evidence, EvidenceRecord, Repair, SetAsideRecord, Submission, UnitEvidence } from "../model/evidence.ts";
import { wholeFile, type Position } from "../model/position.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { RecordType } from "../model/record-type.ts";
import type { RawFile, SourceFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import { readAssessmentFile } from "./assessment-file.ts";
import { isCarryOver, missingCarriedOver } from "./carry-over-checklist.ts";
import { attachEntries, entriesIn } from "./attach-entries.ts";
import { compileTypes } from "./compiled-type.ts";
import { contradictedStatements } from "./contradicted-statements.ts";
import { decodeText } from "./decode.ts";
import type { YearRange } from "./read-date.ts";
import { readEvidenceFiles, type Findings } from "./read-files.ts";
import { entry, recordStore } from "./record-store.ts";
import { structureFault } from "./structure-fault.ts";
import { readFolderSubmissions, type SubmissionsByUnit } from "./submitted-file.ts";
import { typeNames } from "./type-names.ts";
import { setAsideRepeated } from "./unique-records.ts";
import { unitDirectory } from "./unit-directory.ts";
import { readUnitsFile, type UnitsFile } from "./units-file.ts";

export interface EvidenceInput {
  readonly files: readonly RawFile[];
  readonly recordTypes: ReadonlyMap<string, RecordType>;
  /** The edition's period, for an assessment that states none. */
  readonly defaultPeriod: Period;
  /** First and last year that a date of a record may lie in. */
  readonly calendarYears: YearRange;
}

const ASSESSMENT = "assessment.yaml";
const UNITS = "units.yaml";
const SUBMITTED = "submitted.yaml";

export function readEvidence(input: EvidenceInput): Outcome<Evidence> {
  const files = input.files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const assessment = readStructure(files, ASSESSMENT, (source) => readAssessmentFile(source, input.recordTypes, input.defaultPeriod));
  const units = readStructure(files, UNITS, (source) => readUnitsFile(source, input.recordTypes));
  const problems = [...assessment.problems, ...units.problems];
  if (assessment.value === undefined || units.value === undefined) return { value: undefined, problems };
  const evidence = readRecords(files, input, assessment.value, units.value);
  problems.push(...evidence.problems);
  const faulty = problems.some((problem) => problem.severity === "error");
  return { value: faulty ? undefined : evidence.value, problems: problems.toSorted((a, b) => comparePlaces(a.position, b.position)) };
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

function readRecords(files: readonly RawFile[], input: EvidenceInput, assessment: Assessment, unitsFile: UnitsFile): Outcome<Evidence> {
  const problems: Problem[] = [];
  const setAside: SetAsideRecord[] = [];
  const repairs: Repair[] = [];
  const sinks = { problem: onceEach(problems), setAside: (record: SetAsideRecord) => void setAside.push(record) };
  const store = recordStore(sinks);
  const findings: Findings = { ...sinks, repaired: (repair) => void repairs.push(repair), store, looseEntries: [], faultyEntries: [], brokenTypes: new Set(), inputs: [ASSESSMENT, UNITS] };
  const units = unitDirectory(unitsFile.units);
  const isStatement = (path: string): boolean => path.split("/").at(-1) === SUBMITTED;
  const statements = readFolderSubmissions(files.filter((file) => isStatement(file.path)), unitsFile.submitted, input.recordTypes, units, findings);
  const evidenceFiles = files.filter((file) => file.path !== ASSESSMENT && file.path !== UNITS && !isStatement(file.path) && !isCarryOver(file.path));
  readEvidenceFiles(evidenceFiles, { types: compileTypes(input.recordTypes, input.calendarYears), names: typeNames(input.recordTypes), units }, findings);
  attachEntries({ entries: findings.looseEntries, faulty: findings.faultyEntries, brokenTypes: findings.brokenTypes }, input.recordTypes, store, sinks);
  setAsideRepeated(store, input.recordTypes);
  const aside = setAside.toSorted((a, b) => comparePlaces(a.position, b.position));
  const byUnit = unitEvidence(unitsFile.units, [...store.all()], aside, statements, assessment.submitted);
  problems.push(...missingCarriedOver(files, byUnit));
  problems.push(...contradictedStatements(byUnit, input.recordTypes, assessment.period));
  const value: Evidence = { assessment, units: unitsFile.units, byUnit, setAside: aside, repairs: repairs.toSorted((a, b) => comparePlaces(a.position, b.position)), inputs: [...findings.inputs, ...files.map(({ path }) => path).filter(isCarryOver)].toSorted() };
  return { value, problems };
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

function unitEvidence(
  units: readonly Unit[],
  records: readonly EvidenceRecord[],
  setAside: readonly SetAsideRecord[],
  statements: SubmissionsByUnit,
  office: ReadonlyMap<string, Submission>,
): ReadonlyMap<string, UnitEvidence> {
  const byUnit = new Map<string, Map<string, EvidenceRecord[]>>(units.map((unit) => [unit.code, new Map<string, EvidenceRecord[]>()]));
  const put = (record: EvidenceRecord): void => {
    entry(entry(byUnit, record.unit, () => new Map<string, EvidenceRecord[]>()), record.type, () => []).push(record);
    for (const value of record.values.values()) for (const inner of entriesIn(value)) put(inner);
  };
  for (const record of records) put(record);
  for (const types of byUnit.values()) for (const list of types.values()) list.sort((a, b) => comparePlaces(a.position, b.position));
  return new Map(
    units.map((unit) => [
      unit.code,
      {
        unit: unit.code,
        records: byUnit.get(unit.code) ?? new Map<string, EvidenceRecord[]>(),
        setAside: setAside.filter((record) => record.unit === unit.code || record.otherUnit === unit.code),
        submitted: new Map([...office, ...(statements.get(unit.code) ?? [])]),
      },
    ]),
  );
}

function comparePlaces(a: Position, b: Position): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
