/**
 * Years compared fairly (年度对比): results, and what could be restated between them, in; a `Comparison` out.
 *
 * Pure: nothing is scored here. Everything that cannot be compared is named, nothing is guessed.
 */
import type { ComparedPair, ComparedUnit, ComparedYear, Comparison, UnitYear } from "../model/comparison.ts";
import type { Problem } from "../model/problem.ts";
import type { Result, ResultProblem, ResultUnit } from "../model/result.ts";
import { text, type Text } from "../model/text.ts";
import { comparePair, type Restated } from "./compare-pair.ts";
import { crosswalkProblems, fateText, pairProblems, yearProblems, type LabelledResult } from "./comparison-problems.ts";
import { costlyClauses, recurringClauses } from "./costly-clauses.ts";
import { crosswalk } from "./crosswalk.ts";
import { matchUnits, type MatchedUnits } from "./match-units.ts";
import { countsFor, rated, ratedTogether } from "./rated.ts";
import { likelyReturns, returnText } from "./returned-units.ts";
import { relatedThroughYears, threadsOf, type Thread } from "./through-years.ts";
import { trendOf } from "./trend.ts";
import { boundsOf, exactly } from "./written.ts";

export interface ComparisonInput {
  readonly version: string;
  /** In the order of the years. */
  readonly results: readonly Result[];
  /** Of each year with the next, then (three or more years) of the first with the last; as `pairsOf` lists them. */
  readonly restated: readonly RestatedPair[];
  /** What was found before: in the order of results, in folders. */
  readonly problems: readonly Problem[];
}

export interface RestatedPair {
  readonly oldUnderNew: Restated;
  readonly newUnderOld: Restated;
}

/** Indexes of the years that are compared with each other. */
export function pairsOf(years: number): readonly (readonly [before: number, after: number])[] {
  const steps = Array.from({ length: years - 1 }, (_, index): [number, number] => [index, index + 1]);
  return years > 2 ? [...steps, [0, years - 1]] : steps;
}

const COSTLY = 10;

export function compareResults(input: ComparisonInput): Comparison {
  const { results } = input;
  const years = labelled(results);
  const pairs = pairsOf(results.length).map(([from, to], index) => ({ before: yearAt(years, from), after: yearAt(years, to), from, to, overall: to - from > 1, restated: input.restated[index] ?? NEVER }));
  const walks = pairs.map(({ before, after }) => crosswalk(before.result, after.result));
  const steps = pairs.filter(({ overall }) => !overall);
  const matched = steps.map(({ before, after }) => matchUnits(before.result.units, after.result.units));
  const threads = threadsOf(results, matched);
  const compared = pairs.map(({ before, after, overall, restated }, index): ComparedPair =>
    comparePair({
      before: before.result, after: after.result, labels: { before: before.label, after: after.label }, overall,
      crosswalk: walks[index] ?? crosswalk(before.result, after.result),
      units: overall ? throughout(threads, before.result, after.result) : (matched[index] ?? matchUnits(before.result.units, after.result.units)),
      ...restated,
    }),
  );
  const related = relatedThroughYears(results, steps.map((_, index) => walks[index]?.related ?? []));
  const problems = [
    ...input.problems,
    ...yearProblems(years, input.version),
    ...steps.flatMap(({ before, after }, index) => crosswalkProblems(walks[index] ?? crosswalk(before.result, after.result), before, after)),
    ...likelyReturns(threads, years, matched),
    ...compared.flatMap((pair) => (pair.overall ? pairProblems({ ...pair, fates: [] }) : pairProblems(pair))),
  ];
  const [first] = results;
  if (first === undefined) throw new Error("nothing to compare");
  return {
    format: "kaoping/comparison@1",
    generator: { name: "kaoping", version: input.version },
    place: results.at(-1)?.assessment.place ?? first.assessment.place,
    synthetic: results.some(({ assessment }) => assessment.synthetic),
    reconstruction: results.some(({ edition }) => edition.provenance.kind === "reconstruction"),
    provisional: results.some(({ provisional }) => provisional),
    years: years.map(comparedYear),
    groups: groupsOf(results),
    related,
    units: threads.map((thread) => comparedUnit(thread, { years, related, compared })),
    pairs: compared,
    problems: problems.map(plain),
  };
}

const NEVER: RestatedPair = {
  oldUnderNew: { done: false, reasons: [text("没有给出佐证材料与年度版", "evidence and editions were not given")] },
  newUnderOld: { done: false, reasons: [text("没有给出佐证材料与年度版", "evidence and editions were not given")] },
};

/** The year in which the period ends; a second result of one year has a number behind it. */
export function labelled(results: readonly Result[]): readonly LabelledResult[] {
  const seen = new Map<string, number>();
  return results.map((result) => {
    const year = result.assessment.period.to.slice(0, 4);
    const count = (seen.get(year) ?? 0) + 1;
    seen.set(year, count);
    return { label: count === 1 ? year : `${year}-${String(count)}`, result };
  });
}

function yearAt(years: readonly LabelledResult[], index: number): LabelledResult {
  const year = years[index];
  if (year === undefined) throw new Error(`there is no year ${String(index)}`);
  return year;
}

/** Units that are the same in the first year and the last, also where a year between left them out; the others' fates are told year by year. */
function throughout(threads: readonly Thread[], before: Result, after: Result): MatchedUnits {
  const same = threads.flatMap((thread) => {
    const [first, last] = [thread[0], thread.at(-1)];
    return first !== undefined && last !== undefined ? [{ before: first, after: last }] : [];
  });
  const known = { before: new Set(same.map((one) => one.before.code)), after: new Set(same.map((one) => one.after.code)) };
  const fates = matchUnits(before.units.filter(({ code }) => !known.before.has(code)), after.units.filter(({ code }) => !known.after.has(code)));
  const apart = fates.same.flatMap((one) => [{ kind: "new" as const, ...named(one.after), others: [] }, { kind: "vanished" as const, ...named(one.before), others: [] }]);
  return { same, fates: [...fates.fates, ...apart] };
}

function named({ code, name, total }: ResultUnit): Pick<ResultUnit, "code" | "name" | "total"> {
  return { code, name, total };
}

function comparedYear({ label, result }: LabelledResult): ComparedYear {
  const { edition, assessment, generator } = result;
  return {
    label,
    edition: { id: edition.id, year: edition.year, title: edition.title, sha256: edition.sha256, total: edition.total },
    period: assessment.period,
    asOf: assessment.asOf,
    version: generator.version,
    synthetic: assessment.synthetic,
    restatement: assessment.restatement,
    provisional: result.provisional,
    units: result.units.length,
    costly: costlyClauses(result, COSTLY),
  };
}

function groupsOf(results: readonly Result[]): Comparison["groups"] {
  return [...new Map(results.toReversed().flatMap(({ groups }) => groups.map((group) => [group.id, group] as const))).values()];
}

interface UnitContext {
  readonly years: readonly LabelledResult[];
  readonly related: Comparison["related"];
  readonly compared: readonly ComparedPair[];
}

function comparedUnit(thread: Thread, { years, related, compared }: UnitContext): ComparedUnit {
  const last = thread.findLast((unit) => unit !== undefined);
  if (last === undefined) throw new Error("a thread without a unit");
  const idsOf = (row: Comparison["related"][number], year: number): ReadonlySet<string> => new Set(row.years[year]?.indicators ?? []);
  const overYears = <T>(of: (unit: ResultUnit, year: number) => T | null): readonly (T | null)[] => thread.map((unit, year) => (unit === undefined ? null : of(unit, year)));
  const areas = new Map(thread.flatMap((unit) => unit?.areas ?? []).map(({ id, title }) => [id, title]));
  // an indicator that does not count for the unit in one of its years compares nothing
  const shared = related.filter((row) => row.core && thread.every((unit, year) => unit === undefined || countsFor(unit, idsOf(row, year))));
  const core = (year: number): ReadonlySet<string> => new Set(shared.flatMap((row) => [...idsOf(row, year)]));
  const overall = compared.find((pair) => pair.overall);
  return {
    code: last.code,
    name: last.name,
    group: last.group,
    years: overYears((unit, year) => unitYear(unit, yearAt(years, year).result)),
    areas: [...areas].map(([id, title]) => ({ id, title, years: overYears((unit) => areaOf(unit, id)) })),
    related: related.map((row) => ({ id: row.id, years: overYears((unit, year) => ratedTogether(unit, idsOf(row, year))) })).filter((row) => row.years.some((one) => one !== null)),
    core: overYears((unit, year) => ratedTogether(unit, core(year))),
    ...(overall === undefined ? {} : { trend: trendOf(thread, compared.filter((pair) => !pair.overall), overall) }),
    recurring: recurringClauses(thread.map((unit, year) => ({ label: yearAt(years, year).label, unit, relatedOf: new Map(related.flatMap((row) => [...idsOf(row, year)].map((id) => [id, row.id] as const))) }))),
    notes: notesOf(thread, years, compared),
  };
}

function unitYear(unit: ResultUnit, result: Result): UnitYear {
  const { code, name, group, state, total, range, rank, rankRange, of, ranked } = unit;
  return {
    code, name, group, state, total,
    ...(range === undefined ? {} : { range }),
    grade: result.edition.grades.find(({ id }) => id === unit.grade)?.title ?? null,
    rank,
    ...(rankRange === undefined ? {} : { rankRange }),
    of, ranked,
  };
}

function areaOf(unit: ResultUnit, id: string): ReturnType<typeof rated> | null {
  const area = unit.areas.find((one) => one.id === id);
  return area === undefined ? null : rated(boundsOf(area), exactly(area.full));
}

/** Renames, other codes, another group, mergers, years left out: whatever a reader would stumble over. */
function notesOf(thread: Thread, years: readonly LabelledResult[], compared: readonly ComparedPair[]): readonly Text[] {
  const changes = thread.flatMap((unit, index) => {
    const before = thread.slice(0, index).findLast((one) => one !== undefined);
    if (unit === undefined || before === undefined) return [];
    const label = yearAt(years, index).label;
    return [
      ...(unit.name.zh === before.name.zh ? [] : [text(`${label} 年由“${before.name.zh}”更名为“${unit.name.zh}”`, `renamed in ${label}: ${before.name.en} became ${unit.name.en}`)]),
      ...(unit.code === before.code ? [] : [text(`${label} 年编码由 ${before.code} 改为 ${unit.code}`, `code changed in ${label}: ${before.code} became ${unit.code}`)]),
      ...(unit.group === before.group ? [] : [text(`${label} 年换了分组`, `another group in ${label}`)]),
    ];
  });
  const steps = compared.filter(({ overall }) => !overall);
  return [...changes, ...steps.flatMap((pair, index) => fatesOf(thread, index, pair, years))];
}

/** What became of the unit between the year at `index` and the next. One that comes back has not gone for good, and is not new. */
function fatesOf(thread: Thread, index: number, pair: ComparedPair, years: readonly LabelledResult[]): readonly Text[] {
  const returned = returnText(thread, index + 1, years);
  const comesBack = thread.slice(index + 2).some((unit) => unit !== undefined);
  const [before, now] = [thread[index], thread[index + 1]];
  return pair.fates.flatMap((fate) => {
    const alone = fate.others.length === 0;
    switch (fate.kind) {
      case "vanished":
        if (before?.code !== fate.code || comesBack) return [];
        return [alone ? text(`${pair.after} 年不再参评`, `no longer assessed in ${pair.after}`) : fateText(fate, pair)];
      case "new":
        return now?.code === fate.code ? [returned ?? text(`${pair.after} 年新参评`, `new in ${pair.after}`)] : [];
      default:
        if (now?.code === fate.code) return [fateText(fate, pair)];
        // it kept its code, and is told apart from what bears it now
        return before?.code === fate.code && fate.others.some(({ code }) => code === fate.code) ? [text(`${pair.after} 年起范围不同，另列一行`, `another territory from ${pair.after}, in a row of its own`)] : [];
    }
  });
}

function plain({ code, severity, position, message, hint }: Problem): ResultProblem {
  return { code, severity: severity === "error" ? "warning" : severity, file: position.file, line: position.line, column: position.column, message, hint };
}
