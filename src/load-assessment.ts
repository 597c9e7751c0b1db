/** An assessment folder under an edition: bytes in, evidence and checked figures out. */
import { checkConsistency } from "./consistency/check-consistency.ts";
import { consistencyProblems } from "./consistency/consistency-problems.ts";
import { CONSISTENCY_TYPE, consistencyRecords } from "./consistency/consistency-records.ts";
import { STATISTIC_TYPE, statisticsOf } from "./consistency/statistics-of.ts";
import { readEvidence } from "./evidence/read-evidence.ts";
import { calendarRange, type Edition } from "./load-edition.ts";
import { asMade, type MadeFor } from "./made-for.ts";
import { unlistedIndicators } from "./judge/unlisted-indicators.ts";
import type { Unit } from "./model/assessment.ts";
import type { ConsistencyResult } from "./model/consistency.ts";
import type { Evidence, EvidenceRecord, UnitEvidence } from "./model/evidence.ts";
import { wholeFile } from "./model/position.ts";
import type { Outcome, Problem } from "./model/problem.ts";
import type { Scheme } from "./model/scheme.ts";
import type { RawFile } from "./model/source-file.ts";
import { text } from "./model/text.ts";

export interface LoadedAssessment {
  readonly evidence: Evidence;
  readonly consistency: readonly ConsistencyResult[];
}

/** Reads the folder and checks its figures against each other. `madeFor`: where it is scored under another edition than its own. */
export function loadAssessment(files: readonly RawFile[], { scheme, law }: Edition, madeFor?: MadeFor): Outcome<LoadedAssessment> {
  const read = readEvidence({ files, recordTypes: scheme.recordTypes, defaultPeriod: madeFor?.period ?? scheme.period, calendarYears: calendarRange(law) });
  if (read.value === undefined) return { value: undefined, problems: read.problems };
  const asRead = madeFor === undefined ? read.value : asMade(read.value, scheme, madeFor);
  const { assessment, units, byUnit } = asRead;
  const unitProblems = assessment.purpose === "score" ? units.flatMap((unit) => checkUnit(unit, scheme)) : [];
  const statistics = [...byUnit.values()].flatMap((unit) => statisticsOf(unit.records.get(STATISTIC_TYPE) ?? []));
  const consistency = checkConsistency(scheme.consistency.relations, statistics);
  const problems = [...read.problems, ...unitProblems, ...unlistedIndicators(byUnit, scheme), ...consistencyProblems(consistency, assessment.purpose)];
  if (problems.some((problem) => problem.severity === "error")) return { value: undefined, problems };
  const evidence = { ...asRead, byUnit: withConsistency(byUnit, consistencyRecords(consistency).map((record) => asJudged(record, scheme))) };
  return { value: { evidence, consistency }, problems };
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
      : [unitProblem("unit-type-unknown", `“${name}”的类型“${unit.type}”不在方案的考核类别中`, `the type “${unit.type}” of ${name} is in no profile`, types)]),
    ...(groups.includes(unit.group)
      ? []
      : [unitProblem("group-unknown", `“${name}”的分组“${unit.group}”不在方案的分组中`, `the group “${unit.group}” of ${name} is not in the scheme`, groups)]),
  ];
}

function unitProblem(code: "unit-type-unknown" | "group-unknown", zh: string, en: string, known: readonly string[]): Problem {
  return {
    code,
    severity: "error",
    position: wholeFile("units.yaml"),
    message: text(zh, en),
    hint: text(`可以写：${known.join("、")}`, `it can be: ${known.join(", ")}`),
  };
}
