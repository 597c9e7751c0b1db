/** An assessment folder under an edition: bytes in, evidence and checked figures out. */
import { checkConsistency } from "./consistency/check-consistency.ts";
import { consistencyProblems } from "./consistency/consistency-problems.ts";
import { CONSISTENCY_TYPE, consistencyRecords } from "./consistency/consistency-records.ts";
import { STATISTIC_TYPE, statisticsOf } from "./consistency/statistics-of.ts";
import { byPlace } from "./evidence/places.ts";
import { openFolder, type OpenFolder } from "./evidence/read-evidence.ts";
import type { PartReaders } from "./evidence/parts/part.ts";
import { NOTHING_KNOWN } from "./evidence/record-flow.ts";
import { calendarRange, type Edition } from "./load-edition.ts";
import { asMade, isAssessable, type MadeFor } from "./made-for.ts";
import { unlistedIndicators } from "./judge/unlisted-indicators.ts";
import type { Unit } from "./model/assessment.ts";
import type { CountedFindings } from "./model/counted-findings.ts";
import type { ConsistencyResult } from "./model/consistency.ts";
import type { Evidence, EvidenceRecord, UnitEvidence } from "./model/evidence.ts";
import type { Outcome, Problem } from "./model/problem.ts";
import type { Scheme } from "./model/scheme.ts";
import type { RecordType } from "./model/record-type.ts";
import type { RawFile } from "./model/source-file.ts";
import { SELF_ASSESSMENT } from "./result/self-assessments.ts";
import { text } from "./model/text.ts";

export interface LoadedAssessment {
  readonly evidence: Evidence;
  readonly consistency: readonly ConsistencyResult[];
}

/** Takes records as they are read. Where everything has to be read once more, another one is begun. */
export interface RecordTaker {
  readonly take: (records: readonly EvidenceRecord[]) => void | Promise<void>;
  /** Others who may read parts of large files, and judge records as it does. */
  readonly others?: OtherTakers;
}

export interface OtherTakers {
  readonly readers: PartReaders;
  /** Takes what they counted, and how often they asked json-rules-engine. */
  readonly takeCounted: (counted: readonly CountedFindings[], asked: number) => void;
}

/** Takes nothing, and has nobody else read. */
export const NOBODY: RecordTaker = { take: () => undefined };

/** Record types that are looked at as a whole once all is read; records of the others are handed on. */
const KEPT_TYPES: ReadonlySet<string> = new Set([STATISTIC_TYPE, SELF_ASSESSMENT]);

export interface LoadInput {
  readonly files: readonly RawFile[];
  readonly edition: Edition;
  /** The folder where it is open already, with records that are read once for several editions. */
  readonly opened?: Outcome<OpenFolder>;
  /** Where it is scored under another edition than its own: then all records are looked at together. */
  readonly madeFor?: MadeFor;
  /** Whether every record is read the careful way. */
  readonly careful?: boolean;
  /** Who takes the records, for each time that they are read. */
  readonly begin: (folder: OpenFolder) => RecordTaker;
}

/** Reads the folder, hands its records on, and checks its figures against each other. */
export async function loadAssessment({ files, edition: { scheme, law }, opened: given, madeFor, careful = false, begin }: LoadInput): Promise<Outcome<LoadedAssessment>> {
  const opened = given ?? openFolder({ files, recordTypes: scheme.recordTypes, defaultPeriod: madeFor?.period ?? scheme.period, calendarYears: calendarRange(law), careful });
  if (opened.value === undefined) return { value: undefined, problems: opened.problems };
  const { assessment } = opened.value;
  const units = madeFor?.foreignUnits !== "left-out" ? opened.value.units : opened.value.units.filter((unit) => isAssessable(unit, scheme));
  const folder: OpenFolder = { ...opened.value, units };
  const keeps = madeFor === undefined ? ({ id }: RecordType) => KEPT_TYPES.has(id) : () => true;
  const unitProblems = assessment.purpose === "score" ? units.flatMap((unit) => checkUnit(unit, scheme)) : [];
  // units that no rules bind are not judged, but all faults of their records are told
  const { read, unlisted } = await readAll(folder, scheme, keeps, unitProblems.length > 0 ? () => NOBODY : begin);
  if (read.value === undefined) return { value: undefined, problems: [...read.problems, ...unitProblems] };
  const asRead = madeFor === undefined ? read.value : asMade(read.value, scheme, madeFor);
  const { byUnit } = asRead;
  const statistics = [...byUnit.values()].flatMap((unit) => statisticsOf(unit.records.get(STATISTIC_TYPE) ?? []));
  const consistency = checkConsistency(scheme.consistency.relations, statistics);
  const problems = [...read.problems, ...unitProblems, ...unlisted, ...consistencyProblems(consistency, assessment.purpose)];
  if (problems.some((problem) => problem.severity === "error")) return { value: undefined, problems };
  const evidence = { ...asRead, byUnit: withConsistency(byUnit, consistencyRecords(consistency).map((record) => asJudged(record, scheme))) };
  return { value: { evidence, consistency }, problems };
}

interface AllRead {
  readonly read: Outcome<Evidence>;
  readonly unlisted: readonly Problem[];
}

/** Once, or once more where what was read last showed that something should have been kept. */
async function readAll(folder: OpenFolder, scheme: Scheme, keeps: (type: RecordType) => boolean, begin: LoadInput["begin"]): Promise<AllRead> {
  const unlistedIn = unlistedIndicators(scheme);
  let foreknown = NOTHING_KNOWN;
  for (;;) {
    const taker = begin(folder);
    const unlisted: Problem[] = [];
    const reading = folder.records(keeps, foreknown, taker.others?.readers);
    let next = reading.next();
    try {
      for (; next.done !== true; next = reading.next()) {
        const { value } = next;
        switch (value.kind) {
          case "records":
            unlisted.push(...unlistedIn(value.records));
            await taker.take(value.records);
            break;
          case "counted":
            taker.others?.takeCounted(value.counted, value.asked);
            break;
          case "awaits":
            await value.until;
            break;
        }
      }
    } finally {
      // where a full disk, say, ends it on the way, files would stay open and others go on reading for nobody
      reading.return({ kind: "again", foreknown });
    }
    const end = next.value;
    if (end.kind === "again") {
      foreknown = end.foreknown;
      continue;
    }
    const kept = [...(end.outcome.value?.byUnit.values() ?? [])].flatMap((unit) => [...unit.records.values()].flat());
    return { read: end.outcome, unlisted: [...unlisted, ...unlistedIn(kept)].toSorted(byPlace) };
  }
}

/** Results of the checks become records that facts read; they are as complete as the figures are. */
function withConsistency(byUnit: ReadonlyMap<string, UnitEvidence>, records: readonly EvidenceRecord[]): ReadonlyMap<string, UnitEvidence> {
  return new Map(
    [...byUnit].map(([code, unit]) => [
      code,
      {
        ...unit,
        // a figure set aside may have broken a relation: nobody knows
        setAside: [...unit.setAside, ...unit.setAside.filter(({ type }) => type === STATISTIC_TYPE).map((record) => ({ ...record, type: CONSISTENCY_TYPE }))],
        records: new Map([...unit.records, [CONSISTENCY_TYPE, records.filter((record) => record.unit === code)]]),
        submitted: new Map([...unit.submitted, [CONSISTENCY_TYPE, unit.submitted.get(STATISTIC_TYPE) ?? "no"]]),
      },
    ]),
  );
}

/** A fault that could not be looked for, because a figure is blank, is not a fault that is not there. */
function asJudged(record: EvidenceRecord, { consistency }: Scheme): EvidenceRecord {
  if (record.values.get("state") !== "not-assessable") return record;
  const relation = consistency.relations.find(({ id }) => id === record.values.get("relation"));
  return relation?.weight === "fault" ? { ...record, values: new Map([...record.values, ["state", undefined]]) } : record;
}

function checkUnit(unit: Unit, scheme: Scheme): readonly Problem[] {
  const types = scheme.profiles.flatMap((profile) => profile.unitTypes);
  const groups = scheme.groups.map((group) => group.id);
  const name = unit.name.zh;
  return [
    ...(types.includes(unit.type)
      ? []
      : [unitProblem(unit, "unit-type-unknown", `“${name}”的类型“${unit.type}”不在方案的考核类别中`, `the type “${unit.type}” of ${name} is in no profile`, types)]),
    ...(groups.includes(unit.group)
      ? []
      : [unitProblem(unit, "group-unknown", `“${name}”的分组“${unit.group}”不在方案的分组中`, `the group “${unit.group}” of ${name} is not in the scheme`, groups)]),
  ];
}

function unitProblem({ position }: Unit, code: "unit-type-unknown" | "group-unknown", zh: string, en: string, known: readonly string[]): Problem {
  return {
    code,
    severity: "error",
    position,
    message: text(zh, en),
    hint: text(`可以写：${known.join("、")}`, `it can be: ${known.join(", ")}`),
  };
}
