/**
 * What is counted while a unit is judged: the aggregates of its unit rules, and those of each group
 * of its group rules. Entries are handed in by source; nothing is kept of a record but its facts'
 * effect on the tallies and, for a group, where its first records stand.
 */
import { emptyAggregate, sourceKey, sourcesOf, type AggregateInProgress, type SourceEntry } from "../facts/aggregates.ts";
import { byCodeUnit } from "../model/by-code-unit.ts";
import { addTo } from "../model/grouped.ts";
import type { AggregateFact, FactSource } from "../model/rule.ts";
import type { FindingRecord } from "../model/finding.ts";
import type { Plan, PlannedGroupRule } from "./plan.ts";

export interface GroupInProgress {
  readonly facts: readonly AggregateInProgress[];
  readonly records: FindingRecord[];
}

/** Hands an entry to all that count its source. */
export type Count = (entry: SourceEntry, reference: FindingRecord | undefined) => void;

export interface Counting {
  /** What counts entries of a source; `undefined` where nothing does. */
  readonly of: (source: FactSource) => Count | undefined;
  readonly unitFacts: (rule: string) => readonly AggregateInProgress[];
  /** The first records whose marks a rule averages: a panel's ballots are what its points rest on. */
  readonly ballots: (rule: string) => readonly FindingRecord[];
  /** The groups of a rule in order of their keys, entries of unknown group put in as possible. */
  readonly groupsOf: (rule: string) => readonly (readonly [key: string, group: GroupInProgress])[];
}

interface Groups {
  readonly planned: PlannedGroupRule;
  readonly byKey: Map<string, GroupInProgress>;
  readonly adrift: { readonly source: string; readonly entry: SourceEntry }[];
}

/** As many records of a group as a sheet lists. */
const LISTED_RECORDS = 200;

/** Starts all counts of a unit at nothing. */
export function startCounting(plan: Plan): Counting {
  const unitFacts = new Map(plan.unitRules.map(({ rule }) => [rule.id, rule.facts.map((fact) => emptyAggregate(fact, plan.group))]));
  const ballots = new Map(plan.unitRules.map(({ rule }) => [rule.id, emptyBallotBox(rule.facts)]));
  const groups = new Map(plan.groupRules.map((planned) => [planned.rule.id, emptyGroups(planned, plan.group)]));
  const factsBySource = index([...unitFacts.values()].flat(), (facts) => sourcesOf(facts.fact.how));
  const ballotsBySource = index([...ballots.values()], ({ sources }) => sources);
  const groupsBySource = index([...groups.values()], ({ planned }) => [planned.scope.of, ...planned.rule.facts.flatMap((fact) => sourcesOf(fact.how))]);
  return {
    of(source) {
      const key = sourceKey(source);
      const counted = factsBySource.get(key) ?? [];
      const grouped = groupsBySource.get(key) ?? [];
      const listed = ballotsBySource.get(key) ?? [];
      if (counted.length === 0 && grouped.length === 0 && listed.length === 0) return undefined;
      return (entry, reference) => {
        for (const facts of counted) facts.take(key, entry);
        for (const group of grouped) takeIntoGroup(group, key, entry, plan.group, reference);
        if (reference !== undefined) for (const { records } of listed) if (records.length < LISTED_RECORDS) records.push(reference);
      };
    },
    unitFacts: (rule) => unitFacts.get(rule) ?? [],
    ballots: (rule) => ballots.get(rule)?.records ?? [],
    groupsOf: (rule) => settledGroups(groups.get(rule)),
  };
}

function emptyBallotBox(facts: readonly AggregateFact[]): { readonly sources: readonly FactSource[]; readonly records: FindingRecord[] } {
  return { sources: facts.flatMap(({ how }) => (how.kind === "marks" ? sourcesOf(how) : [])), records: [] };
}

function index<T>(values: readonly T[], sources: (value: T) => readonly FactSource[]): ReadonlyMap<string, readonly T[]> {
  const bySource = new Map<string, T[]>();
  for (const value of values) for (const key of new Set(sources(value).map(sourceKey))) addTo(bySource, key, value);
  return bySource;
}

function emptyGroups(planned: PlannedGroupRule, group: string): Groups {
  const groups: Groups = { planned, byKey: new Map(), adrift: [] };
  for (const key of planned.expected) groupFor(groups, key, group);
  return groups;
}

function groupFor(groups: Groups, key: string, group: string): GroupInProgress {
  const known = groups.byKey.get(key);
  if (known !== undefined) return known;
  const fresh = { facts: groups.planned.rule.facts.map((fact) => emptyAggregate(fact, group)), records: [] };
  groups.byKey.set(key, fresh);
  return fresh;
}

/** Only the rule's own source makes groups; what else it counts falls into groups that are there. */
function takeIntoGroup(groups: Groups, source: string, entry: SourceEntry, group: string, reference: FindingRecord | undefined): void {
  const own = sourceKey(groups.planned.scope.of) === source;
  const key = entry.certainty === "many" ? undefined : groups.planned.keyOf(entry.read);
  if (key === null) return;
  if (key === undefined) {
    groups.adrift.push({ source, entry });
    return;
  }
  const target = own ? groupFor(groups, key, group) : groups.byKey.get(key);
  if (target === undefined) return;
  for (const facts of target.facts) facts.take(source, entry);
  if (own && reference !== undefined && target.records.length < LISTED_RECORDS) target.records.push(reference);
}

function settledGroups(groups: Groups | undefined): readonly (readonly [string, GroupInProgress])[] {
  if (groups === undefined) return [];
  const all = [...groups.byKey].toSorted(([a], [b]) => byCodeUnit(a, b));
  for (const { source, entry } of groups.adrift) {
    const certainty = entry.certainty === "many" ? "many" : "possible";
    for (const [, group] of all) for (const facts of group.facts) facts.take(source, { read: entry.read, certainty });
  }
  return all;
}
