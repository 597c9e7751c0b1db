/** The result of an assessment as data: everything that `result.json` says, and nothing else. */
import { byCodeUnit } from "../model/by-code-unit.ts";
import type { Assessment, Unit } from "../model/assessment.ts";
import type { SetAsideRecord, Submission } from "../model/evidence.ts";
import { formatPlainDate } from "../model/plain-date.ts";
import type { Problem } from "../model/problem.ts";
import { formatExact } from "../model/rational.ts";
import type { Result, ResultAssessment, ResultEdition, ResultProblem, ResultRelation, ResultUnit } from "../model/result.ts";
import type { Relation, Scheme } from "../model/scheme.ts";
import type { UnitRank, UnitScore } from "../model/score.ts";
import type { Text } from "../model/text.ts";
import type { LabelContext } from "./fact-titles.ts";
import { openPoints } from "./open-points.ts";
import { resultsOnce } from "./results-once.ts";
import { isProvisional, resultUnit, type UnitContext } from "./result-unit.ts";
import { schemeTitles } from "./scheme-titles.ts";
import type { SourceHashes } from "./source-hashes.ts";

export interface DocumentInput {
  readonly version: string;
  readonly scheme: Scheme;
  readonly assessment: Assessment;
  readonly units: readonly Unit[];
  /** By unit code. */
  readonly scores: ReadonlyMap<string, UnitScore>;
  readonly ranks: ReadonlyMap<string, UnitRank>;
  /** Set-aside records of all units; those whose unit could not be read stand in `problems` alone. */
  readonly setAside: readonly SetAsideRecord[];
  /** By unit code, then by indicator: decimal strings. */
  readonly selfAssessments: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly problems: readonly Problem[];
  readonly hashes: SourceHashes;
  readonly calendarYears: readonly [first: number, last: number];
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
  readonly findings: { readonly path: string; readonly sha256: string; readonly count: number };
  readonly labels: LabelContext;
  /** By unit code, then by record type: what was stated about its records; absent where nobody stated anything. */
  readonly submitted?: ReadonlyMap<string, ReadonlyMap<string, Submission>>;
}

export function resultDocument(input: DocumentInput): Result {
  const { scheme, hashes } = input;
  const units = resultUnits(input);
  const setAside = (unit: Unit): readonly SetAsideRecord[] => setAsideOf(input, unit);
  const open = input.units.some((unit) => isProvisional(scoreOf(input, unit), setAside(unit)));
  return {
    format: "kaoping/result@1",
    generator: { name: "kaoping", version: input.version },
    edition: resultEdition(scheme, hashes.edition),
    law: { sha256: hashes.law },
    calendar: { sha256: hashes.calendar, years: input.calendarYears },
    recordTypes: { sha256: hashes.recordTypes, types: typesIn(units, scheme) },
    assessment: resultAssessment(input.assessment, scheme),
    inputs: [...input.inputs].sort((a, b) => byCodeUnit(a.path, b.path)),
    groups: scheme.groups.map(({ id, title }) => ({ id, title })),
    units,
    problems: [...input.problems, ...input.units.flatMap((unit) => openPoints(unit, scoreOf(input, unit), scheme))].flatMap(resultProblem),
    findings: input.findings,
    provisional: open || input.setAside.length > 0 || input.problems.some((problem) => problem.severity === "set-aside"),
  };
}

function resultUnits(input: DocumentInput): readonly ResultUnit[] {
  const { scheme } = input;
  const common = { scheme, titles: schemeTitles(scheme), labels: input.labels, once: resultsOnce(scheme) };
  return input.units.map((unit) => {
    const types = notHandedIn(input, unit);
    const context: UnitContext = { ...common, notHandedIn: types, notHandedInWord: JSON.stringify([...types]) };
    const rank = input.ranks.get(unit.code);
    if (rank === undefined) throw new Error(`unit ${unit.code} was not ranked`);
    const selfAssessment = input.selfAssessments.get(unit.code) ?? new Map<string, string>();
    return resultUnit({ unit, score: scoreOf(input, unit), rank, setAside: setAsideOf(input, unit), selfAssessment }, context);
  });
}

/** A type without a statement is not handed in. */
function notHandedIn({ submitted, scheme }: DocumentInput, unit: Unit): ReadonlySet<string> {
  const stated = submitted?.get(unit.code);
  return new Set(stated === undefined ? [] : [...scheme.recordTypes.keys()].filter((type) => (stated.get(type) ?? "no") === "no"));
}

function scoreOf(input: DocumentInput, unit: Unit): UnitScore {
  const score = input.scores.get(unit.code);
  if (score === undefined) throw new Error(`unit ${unit.code} was not scored`);
  return score;
}

function setAsideOf(input: DocumentInput, unit: Unit): readonly SetAsideRecord[] {
  return input.setAside.filter((record) => record.unit === unit.code);
}

function resultEdition(scheme: Scheme, sha256: string): ResultEdition {
  const { id, year, title, authority, provenance } = scheme;
  return {
    id,
    year,
    title,
    authority,
    provenance: { kind: provenance.kind, known: provenance.known, ours: provenance.ours },
    sha256,
    total: formatExact(scheme.total),
    grades: scheme.grades.map((band) => ({
      id: band.id,
      title: band.title,
      from: formatExact(band.from),
      below: band.below === undefined ? null : formatExact(band.below),
    })),
    tieBreak: scheme.policies.tieBreak,
    relations: scheme.relations.map(relation),
    ...(scheme.crosswalk.length === 0 ? {} : { crosswalk: scheme.crosswalk.map((step) => ({ edition: step.edition, extends: step.extends, relations: step.relations.map(relation) })) }),
  };
}

function relation({ indicator, kind, from, neverRestated }: Relation): ResultRelation {
  return { indicator, kind, from, ...(neverRestated === true ? { restate: "never" as const } : {}) };
}

function resultAssessment(assessment: Assessment, scheme: Scheme): ResultAssessment {
  return {
    place: assessment.place,
    edition: assessment.edition,
    period: { from: formatPlainDate(assessment.period.from), to: formatPlainDate(assessment.period.to) },
    asOf: formatPlainDate(assessment.asOf),
    cutoff: assessment.cutoff === undefined ? null : formatPlainDate(assessment.cutoff),
    synthetic: assessment.synthetic,
    restatement: assessment.edition !== scheme.id,
  };
}

/** Errors never reach a result: with one of them nothing is scored. */
function resultProblem({ code, severity, position, message, hint }: Problem): readonly ResultProblem[] {
  if (severity === "error") return [];
  return [{ code, severity, file: position.file, line: position.line, column: position.column, message, hint }];
}

function typesIn(units: readonly ResultUnit[], scheme: Scheme): readonly { readonly id: string; readonly title: Text }[] {
  const used = new Set<string>();
  for (const unit of units) {
    const indicators = unit.areas.flatMap((area) => area.indicators);
    const rules = [...indicators, ...unit.bonus, ...unit.penalties, ...unit.vetoes].flatMap((one) => one.rules);
    for (const finding of rules.flatMap((rule) => rule.findings)) for (const record of finding.records) used.add(record.type);
    for (const record of unit.setAside) used.add(record.type);
  }
  return [...used].sort(byCodeUnit).flatMap((id) => {
    const type = scheme.recordTypes.get(id);
    return type === undefined ? [] : [{ id, title: type.title }];
  });
}
