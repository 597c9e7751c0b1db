/** What a batch keeps of one assessment: its units' totals and ranks, what clauses cost, what awaits a person. */
import type { BatchCounts, BatchFolderSummary, BatchProblem, BatchRule, BatchUnit } from "../model/batch.ts";
import type { Problem } from "../model/problem.ts";
import { add, compare, formatExact, negate, parseExact, type Rational, ZERO } from "../model/rational.ts";
import type { Result, ResultRange, ResultRule, ResultUnit } from "../model/result.ts";
import type { Profile } from "../model/scheme.ts";
import type { Text } from "../model/text.ts";

/** As many problems as are told of a folder; its own files hold all. */
const PROBLEMS = 20;

export interface FolderIdentity {
  readonly path: string;
  readonly fingerprint: string;
  readonly editionSha256: string | null;
}

/** `profiles`: of the edition, for what it calls a type. */
export function scoredFolder({ path, fingerprint, editionSha256 }: FolderIdentity, result: Result, profiles: readonly Profile[]): BatchFolderSummary {
  const problems: readonly BatchProblem[] = result.problems;
  // a profile of several types is the name of none of them
  const typeTitles = new Map(profiles.flatMap(({ title, unitTypes: [type, ...others] }) => (type === undefined || others.length > 0 ? [] : [[type, title] as const])));
  return {
    format: "kaoping/batch-folder@1",
    path,
    fingerprint,
    state: "scored",
    place: result.assessment.place,
    edition: result.edition.id,
    editionSha256,
    synthetic: result.assessment.synthetic,
    provisional: result.provisional,
    units: result.units.map((unit) => batchUnit(unit, result, typeTitles)),
    rules: costOfRules(result),
    counts: countsOf(problems, result.findings.count),
    problems: problems.filter(({ severity }) => severity !== "note").slice(0, PROBLEMS),
  };
}

/** A folder that was not scored, with the errors that say why. */
export function refusedFolder({ path, fingerprint, editionSha256 }: FolderIdentity, edition: string | undefined, found: readonly Problem[]): BatchFolderSummary {
  const problems = found.map(({ code, severity, position, message, hint }): BatchProblem => ({ code, severity, file: position.file, line: position.line, column: position.column, message, hint }));
  const errors = problems.filter(({ severity }) => severity === "error");
  return {
    format: "kaoping/batch-folder@1",
    path,
    fingerprint,
    state: "refused",
    place: null,
    edition: edition ?? null,
    editionSha256,
    synthetic: false,
    provisional: true,
    units: [],
    rules: [],
    counts: countsOf(problems, 0),
    problems: errors.slice(0, PROBLEMS),
  };
}

function countsOf(problems: readonly BatchProblem[], findings: number): BatchCounts {
  const count = (severity: BatchProblem["severity"]): number => problems.filter((problem) => problem.severity === severity).length;
  return { findings, error: count("error"), setAside: count("set-aside"), warning: count("warning"), note: count("note") };
}

function batchUnit(unit: ResultUnit, result: Result, typeTitles: ReadonlyMap<string, Text>): BatchUnit {
  const { code, name, type, group, state, total, range, grade, rank, rankRange, of, ranked } = unit;
  const place = result.edition.grades.findIndex(({ id }) => id === grade);
  return {
    code,
    name,
    type,
    typeTitle: typeTitles.get(type) ?? { zh: type, en: type },
    group,
    groupTitle: result.groups.find(({ id }) => id === group)?.title ?? { zh: group, en: group },
    state,
    total,
    ...(range === undefined ? {} : { range }),
    grade,
    gradeTitle: result.edition.grades[place]?.title ?? null,
    gradePlace: place < 0 ? null : place + 1,
    rank,
    ...(rankRange === undefined ? {} : { rankRange }),
    of,
    ranked,
  };
}

interface Cost {
  readonly first: Omit<BatchRule, "findings" | "units" | "taken">;
  findings: number;
  units: number;
  low: Rational;
  high: Rational;
}

/** Each clause that took points, in the order of the scheme. */
function costOfRules(result: Result): readonly BatchRule[] {
  const costs = new Map<string, Cost>();
  for (const indicator of result.units.flatMap(({ areas }) => areas.flatMap(({ indicators }) => indicators))) {
    for (const rule of indicator.rules) {
      const taken = takenBy(rule);
      if (compare(taken.high, ZERO) <= 0) continue;
      const first = { edition: result.edition.id, indicator: indicator.id, indicatorTitle: indicator.title, rule: rule.id, wording: rule.wording };
      const cost = costs.get(rule.id) ?? { first, findings: 0, units: 0, low: ZERO, high: ZERO };
      cost.findings += rule.findingsTotal;
      cost.units += 1;
      cost.low = add(cost.low, taken.low);
      cost.high = add(cost.high, taken.high);
      costs.set(rule.id, cost);
    }
  }
  return [...costs.values()].map(({ first, findings, units, low, high }) => ({ ...first, findings, units, taken: { low: formatExact(low), high: formatExact(high) } }));
}

/** A change is negative where points were taken. */
function takenBy({ change }: ResultRule): { readonly low: Rational; readonly high: Rational } {
  const { low, high }: ResultRange = typeof change === "string" ? { low: change, high: change } : change;
  return { low: negate(exact(high)), high: negate(exact(low)) };
}

/** Points of a result of ours are always numbers. */
export function exact(written: string): Rational {
  const value = parseExact(written);
  if (value === undefined) throw new Error(`no number: ${written}`);
  return value;
}
