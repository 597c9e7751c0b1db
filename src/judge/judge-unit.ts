/**
 * Judges one unit: records as they come, then groups, then the unit as a whole. Each round's findings
 * are counted by the facts of the next.
 */
import type { AggregateInProgress } from "../facts/aggregates.ts";
import { blankFacts, type FactContext, type RecordFacts } from "../facts/record-facts.ts";
import type { Certainty } from "../facts/tally.ts";
import type { Period, Unit } from "../model/assessment.ts";
import type { CountedFindings } from "../model/counted-findings.ts";
import type { EvidenceRecord, UnitEvidence } from "../model/evidence.ts";
import type { FactValue } from "../model/fact.ts";
import type { FindingRecord, RuleFindings } from "../model/finding.ts";
import type { PlainDate } from "../model/plain-date.ts";
import type { RecordType } from "../model/record-type.ts";
import { bindRule, conclude, decide } from "./bound-rules.ts";
import { CarriedMatters } from "./carried-matters.ts";
import { pendingMatter, type CarriedOver } from "./carry-over.ts";
import { countRecord } from "./count-record.ts";
import { startCounting, type Counting } from "./counting.ts";
import { isPastCutoff } from "./cutoff.ts";
import { emptyLog, type FindingsLog } from "./findings-log.ts";
import type { Case, Keeping } from "./kept-findings.ts";
import { NotedRecords } from "./noted-records.ts";
import type { Plan, PlannedGroupRule, PlannedRule } from "./plan.ts";
import { factReaders, planTypes, type PlannedType } from "./planned-types.ts";
import { SharedTexts } from "./shared-texts.ts";
import { settleCounts, takeCounts, typeInProgress, type TypeInProgress } from "./type-in-progress.ts";
import { isLookedAt, learn, type VerdictClass } from "./verdict-classes.ts";
import { verdictOn, type RuleJudgement, type Verdict } from "./verdict.ts";

export interface JudgedUnit {
  readonly findings: ReadonlyMap<string, RuleFindings>;
  /** In the order of types, then of places; made anew each time that somebody goes through them. */
  readonly carriedOver: Iterable<CarriedOver>;
  readonly noted: NotedOfUnit;
}

/** Records of a unit that are told of by number. */
export interface NotedOfUnit {
  readonly carriedOver: NotedRecords;
  /** Records of types that rules read, which none of them judges in this period. */
  readonly unscored: NotedRecords;
  /** Records made after the cut-off. */
  readonly pastCutoff: NotedRecords;
  /** Records with a reply that no clause judges, because a notice to amend was the reply before it. */
  readonly repliedAgain: NotedRecords;
}

export interface JudgeContext extends FactContext {
  readonly period: Period;
  readonly cutoff: PlainDate | undefined;
}

/** A unit that is being judged. */
export interface UnitInProgress {
  /** Judges a record and the entries of its lists; a promise only where the engine has to be asked. */
  readonly take: (record: EvidenceRecord) => void | Promise<void>;
  /**
   * Judges a record that does nothing to its unit but raise counts, as `take` does; says no where it does more, and then has
   * done nothing.
   */
  readonly count: (record: EvidenceRecord) => boolean | Promise<boolean>;
  /** What was counted since this was last asked; it is counted no longer. */
  readonly handOver: () => readonly CountedFindings[];
  /** Adds what was counted elsewhere. */
  readonly addCounted: (counted: CountedFindings) => void;
  /** Judges what was kept until all was read, then groups and the whole. */
  readonly finish: (evidence: UnitEvidence) => Promise<JudgedUnit>;
}

interface Round {
  readonly unit: Unit;
  readonly plan: Plan;
  readonly context: JudgeContext;
  readonly log: FindingsLog;
  readonly counting: Counting;
  readonly types: ReadonlyMap<string, TypeInProgress>;
  readonly carriedOver: CarriedMatters;
  readonly noted: NotedOfUnit;
}

type Read = (fact: string) => FactValue;

/** Judges a unit all of whose records are at hand. */
export async function judgeUnit(unit: Unit, evidence: UnitEvidence, plan: Plan, context: JudgeContext): Promise<JudgedUnit> {
  return startUnit(unit, { plan, types: planTypes(plan, context, factReaders(context)) }, context, { shared: new SharedTexts() }).finish(evidence);
}

/** What units of one profile and group have in common. */
export interface Planned {
  readonly plan: Plan;
  readonly types: readonly PlannedType[];
}

export function startUnit(unit: Unit, { plan, types: planned }: Planned, context: JudgeContext, keeping: Keeping): UnitInProgress {
  const log = emptyLog(unit.code, [...[...plan.byType.values()].flat(), ...plan.groupRules, ...plan.unitRules], keeping);
  const counting = startCounting(plan);
  const types = new Map(planned.map((one) => [one.type.id, typeInProgress(one, context.period, log, counting)]));
  const noted = (): NotedRecords => new NotedRecords(types.keys());
  const round: Round = {
    unit, plan, context, log, counting, types,
    carriedOver: new CarriedMatters(unit.code, types.keys(), keeping.shared),
    noted: { carriedOver: noted(), unscored: noted(), pastCutoff: noted(), repliedAgain: noted() },
  };
  return {
    take: (record) => takeRecord(record, undefined, round),
    count(record) {
      const own = types.get(record.type);
      // a record that no rule reads raises no count
      return own === undefined || countRecord(record, own, unit, context.cutoff);
    },
    handOver: () => [...types.values()].flatMap((own) => takeCounts(own).map(({ rule, ...count }) => ({ unit: unit.code, rule: rule.planned.rule.id, ...count }))),
    addCounted: ({ rule, outcome, times }) => { log.of(rule).count(outcome, times); },
    async finish(evidence) {
      for (const own of types.values()) await judgeKept(own, evidence, round);
      for (const own of types.values()) settleCounts(own);
      for (const planned of plan.groupRules) await judgeGroups(planned, round);
      for (const planned of plan.unitRules) await judgeWhole(planned, round);
      return { findings: log.result(), carriedOver: round.carriedOver.inOrder, noted: round.noted };
    },
  };
}

/** Records of types that no rule reads are passed over. */
function takeRecord(record: EvidenceRecord, parent: RecordFacts | undefined, round: Round): void | Promise<void> {
  const own = round.types.get(record.type);
  if (own === undefined) return undefined;
  const facts = own.facts(record, round.unit, parent);
  const judged = judgeRecord(facts, own, round);
  if (own.lists.length === 0) return judged;
  return judged === undefined ? takeEntries(own, facts, round) : judged.then(() => takeEntries(own, facts, round));
}

function takeEntries(own: TypeInProgress, facts: RecordFacts, round: Round): void | Promise<void> {
  let entries: readonly EvidenceRecord[] | undefined;
  for (const { field } of own.lists) {
    const list = facts.record.values.get(field);
    if (Array.isArray(list) && list.length > 0) entries = [...(entries ?? []), ...(list as readonly EvidenceRecord[])];
  }
  return entries === undefined ? undefined : oneAfterAnother(entries, (entry) => takeRecord(entry, facts, round));
}

/** Waits only where there is something to wait for. */
function oneAfterAnother<T>(values: readonly T[], work: (value: T) => void | Promise<void>, from = 0): void | Promise<void> {
  for (let index = from; index < values.length; index += 1) {
    const pending = work(values[index] as T);
    if (pending !== undefined) return pending.then(() => oneAfterAnother(values, work, index + 1));
  }
  return undefined;
}

/**
 * Where nobody knows which record an entry belongs to (`astray`), any of them may be incomplete without
 * it, or the one it belongs to may be missing: none of them is judged as it stands.
 */
async function judgeKept(own: TypeInProgress, evidence: UnitEvidence, round: Round): Promise<void> {
  const { type } = own;
  const parentOf = parentFacts(type, evidence, round);
  const root = rootType(type, round.context.recordTypes);
  const astray = evidence.setAside.filter((record) => record.astray === true && isWithin(record.type, root, round.context.recordTypes));
  for (const record of evidence.records.get(type.id) ?? []) {
    if (astray.length > 0) await judgeUnknown(own, { id: record.id, type: record.type, position: record.position }, "possible", round);
    else await judgeRecord(own.facts(record, round.unit, parentOf(record)), own, round);
  }
  for (const aside of evidence.setAside.filter((record) => record.type === root.id || astray.includes(record))) {
    const reference = { id: aside.id ?? "", type: aside.type, position: aside.position };
    await judgeUnknown(own, reference, type === root ? "possible" : "many", round);
  }
  if ((evidence.submitted.get(root.id) ?? "no") === "no") await judgeUnknown(own, undefined, "many", round);
}

function rootType(type: RecordType, types: ReadonlyMap<string, RecordType>): RecordType {
  const parent = type.within === undefined ? undefined : types.get(type.within.type);
  return parent === undefined ? type : rootType(parent, types);
}

/** Whether records of that type stand, at any depth, in a list of the root's records. */
function isWithin(type: string, root: RecordType, types: ReadonlyMap<string, RecordType>): boolean {
  const known = types.get(type);
  return known !== undefined && rootType(known, types).id === root.id;
}

function parentFacts(type: RecordType, evidence: UnitEvidence, round: Round): (record: EvidenceRecord) => RecordFacts | undefined {
  const parentType = type.within === undefined ? undefined : round.types.get(type.within.type);
  if (parentType === undefined) return () => undefined;
  const parents = new Map((evidence.records.get(parentType.type.id) ?? []).map((record) => [record.id, record]));
  return (record) => {
    const id = record.values.get("parent");
    const parent = typeof id === "string" ? parents.get(id) : undefined;
    return parent === undefined ? undefined : parentType.facts(parent, round.unit, undefined);
  };
}

function judgeRecord(facts: RecordFacts, own: TypeInProgress, round: Round): void | Promise<void> {
  const { noted } = round;
  const left = !facts.happened ? noted.unscored : isPastCutoff(facts, round.context.cutoff) ? noted.pastCutoff : undefined;
  if (left !== undefined) {
    left.add(facts.record);
    return undefined;
  }
  const found = own.findClass?.(facts);
  if (found?.verdict !== undefined && !isLookedAt(found)) {
    applyClass(found, found.verdict, facts, own, round);
    return undefined;
  }
  const verdict = verdictOn(facts, own);
  const conclusion = (decided: Verdict): void => {
    if (found === undefined) {
      apply(decided, decided.judgements, facts, own, round);
      return;
    }
    learn(found, decided, own.rules);
    applyClass(found, decided, facts, own, round);
  };
  if (verdict instanceof Promise) return verdict.then(conclusion);
  conclusion(verdict);
  return undefined;
}

/** What only raises counts is added up for all records of the class at the end. */
function applyClass(found: VerdictClass, verdict: Verdict, facts: RecordFacts, own: TypeInProgress, round: Round): void {
  found.seen += 1;
  own.times[found.id] = (own.times[found.id] ?? 0) + 1;
  apply(verdict, found.effects, facts, own, round);
}

/** Does to the unit what a verdict says. */
function apply({ counted, carried, unscored, repliedAgain }: Verdict, judgements: readonly RuleJudgement[], facts: RecordFacts, own: TypeInProgress, round: Round): void {
  if (counted !== undefined) own.count?.({ read: facts.read, certainty: counted }, referenceTo(facts.record));
  if (judgements.length > 0) concludeAll(judgements, facts, own);
  if (repliedAgain) round.noted.repliedAgain.add(facts.record);
  if (carried.length > 0) {
    round.carriedOver.add(pendingMatter(facts, carried));
    round.noted.carriedOver.add(facts.record);
  }
  if (unscored) round.noted.unscored.add(facts.record);
}

function concludeAll(judgements: readonly RuleJudgement[], facts: RecordFacts, { rules }: TypeInProgress): void {
  const about: Case = { id: facts.record.id, read: facts.read, records: [referenceTo(facts.record)], clock: facts.clock };
  for (const { rule, judgement, certainty } of judgements) {
    const bound = rules[rule];
    if (bound !== undefined) conclude(bound, about, judgement, certainty);
  }
}

function referenceTo({ id, type, position }: EvidenceRecord): FindingRecord {
  return { id, type, position };
}

/** A set-aside record, or the unknown number of records of a type about which nothing was stated. */
async function judgeUnknown(own: TypeInProgress, reference: FindingRecord | undefined, certainty: Certainty, round: Round): Promise<void> {
  const read = blankFacts(round.unit);
  const about: Case = { id: reference?.id ?? "*", read, records: reference === undefined ? [] : [reference], clock: () => undefined };
  own.count?.({ read, certainty }, reference);
  for (const bound of own.rules) conclude(bound, about, await decide(bound, about), certainty);
}

async function judgeGroups(planned: PlannedGroupRule, round: Round): Promise<void> {
  const bound = bindRule(planned, round.log, round.counting);
  for (const [key, group] of round.counting.groupsOf(planned.rule.id)) {
    const read = readFacts(group.facts, round.unit, planned.scope.by.kind === "field" ? new Map([[planned.scope.by.field, key]]) : new Map());
    const about: Case = { id: key, read, records: group.records, clock: () => undefined };
    conclude(bound, about, await decide(bound, about), "certain");
  }
}

async function judgeWhole(planned: PlannedRule, round: Round): Promise<void> {
  const bound = bindRule(planned, round.log, round.counting);
  const read = readFacts(round.counting.unitFacts(planned.rule.id), round.unit, new Map());
  const about: Case = { id: "", read, records: [...missedRecords(planned, round.log), ...round.counting.ballots(planned.rule.id)], clock: () => undefined };
  conclude(bound, about, await decide(bound, about), "certain");
}

/** Of a share, the records in d and not in n: those that keep it down. */
function missedRecords(planned: PlannedRule, log: FindingsLog): readonly FindingRecord[] {
  return planned.rule.facts.flatMap(({ how }) =>
    how.kind === "share" && how.of.kind === "findings" && how.of.outcome === "triggered" ? log.of(how.of.rule).clearRecords() : [],
  );
}

function readFacts(facts: readonly AggregateInProgress[], unit: Unit, key: ReadonlyMap<string, string>): Read {
  const values = new Map<string, FactValue>([...key, ...facts.map((fact) => [fact.fact.id, fact.result()] as const)]);
  values.set("unitType", unit.type);
  values.set("unitGroup", unit.group);
  return (fact) => values.get(fact);
}
