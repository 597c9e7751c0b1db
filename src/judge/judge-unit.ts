/**
 * Judges one unit: records, then groups, then the unit as a whole. Each round's findings are
 * counted by the facts of the next.
 */
import type { AggregateInProgress } from "../facts/aggregates.ts";
import { blankFacts, recordFacts, type FactContext, type RecordFacts } from "../facts/record-facts.ts";
import type { Certainty } from "../facts/tally.ts";
import type { Answer } from "../findings/engine.ts";
import type { Judgement } from "../findings/rule-judge.ts";
import type { Period, Unit } from "../model/assessment.ts";
import type { EvidenceRecord, UnitEvidence } from "../model/evidence.ts";
import { NOT_IN_FORCE, type FactValue } from "../model/fact.ts";
import type { FindingRecord, RuleFindings } from "../model/finding.ts";
import type { PlainDate } from "../model/plain-date.ts";
import type { RecordType } from "../model/record-type.ts";
import { pendingMatter, type CarriedOver } from "./carry-over.ts";
import { startCounting, type Counting } from "./counting.ts";
import { outsideBounds } from "./discretion.ts";
import { emptyLog, outcomeOf, possibleOf, type FindingsLog, type FindingSubject } from "./findings-log.ts";
import { placement } from "./placement.ts";
import { repliesAfterNotice } from "./reply-after-notice.ts";
import { typePlacedBy, type Plan, type PlannedGroupRule, type PlannedRule } from "./plan.ts";

export interface JudgedUnit {
  readonly findings: ReadonlyMap<string, RuleFindings>;
  readonly carriedOver: readonly CarriedOver[];
  /** Records of types that rules read, which none of them judges in this period. */
  readonly unscored: readonly FindingRecord[];
  /** Records with a reply that no clause judges, because a notice to amend was the reply before it. */
  readonly repliedAgain: readonly FindingRecord[];
}

export interface JudgeContext extends FactContext {
  readonly period: Period;
  readonly cutoff: PlainDate | undefined;
}

interface Round {
  readonly unit: Unit;
  readonly evidence: UnitEvidence;
  readonly plan: Plan;
  readonly context: JudgeContext;
  readonly log: FindingsLog;
  readonly counting: Counting;
  readonly carriedOver: CarriedOver[];
  readonly unscored: FindingRecord[];
  readonly repliedAgain: FindingRecord[];
}

type Read = (fact: string) => FactValue;

export async function judgeUnit(unit: Unit, evidence: UnitEvidence, plan: Plan, context: JudgeContext): Promise<JudgedUnit> {
  const all = [...[...plan.byType.values()].flat(), ...plan.groupRules, ...plan.unitRules];
  const log = emptyLog(unit.code, all);
  const round: Round = { unit, evidence, plan, context, log, counting: startCounting(plan), carriedOver: [], unscored: [], repliedAgain: [] };
  for (const type of parentsFirst(plan.types, context.recordTypes)) await judgeType(type, round);
  for (const planned of plan.groupRules) await judgeGroups(planned, round);
  for (const planned of plan.unitRules) await judgeWhole(planned, round);
  return { findings: log.result(), carriedOver: round.carriedOver, unscored: round.unscored, repliedAgain: round.repliedAgain };
}

function parentsFirst(types: ReadonlySet<string>, known: ReadonlyMap<string, RecordType>): readonly RecordType[] {
  const depth = (type: RecordType): number => {
    const parent = type.within === undefined ? undefined : known.get(type.within.type);
    return parent === undefined ? 0 : 1 + depth(parent);
  };
  return [...types].flatMap((id) => known.get(id) ?? []).toSorted((a, b) => depth(a) - depth(b) || (a.id < b.id ? -1 : 1));
}

/**
 * Where nobody knows which record an entry belongs to (`astray`), any of them may be incomplete without
 * it, or the one it belongs to may be missing: none of them is judged as it stands.
 */
async function judgeType(type: RecordType, round: Round): Promise<void> {
  const rules = round.plan.byType.get(type.id) ?? [];
  const parentOf = parentFacts(type, round);
  const root = rootType(type, round.context.recordTypes);
  const astray = round.evidence.setAside.filter((record) => record.astray === true && isWithin(record.type, root, round.context.recordTypes));
  for (const record of round.evidence.records.get(type.id) ?? []) {
    if (astray.length > 0) {
      await judgeUnknown(type, rules, { id: record.id, type: record.type, position: record.position }, "possible", round);
      continue;
    }
    const facts = recordFacts(record, type, round.unit, round.context, parentOf(record));
    await judgeRecord(facts, type, rules, round);
  }
  for (const aside of round.evidence.setAside.filter((record) => record.type === root.id || astray.includes(record))) {
    const reference = { id: aside.id ?? "", type: aside.type, position: aside.position };
    await judgeUnknown(type, rules, reference, type === root ? "possible" : "many", round);
  }
  if ((round.evidence.submitted.get(root.id) ?? "no") === "no") await judgeUnknown(type, rules, undefined, "many", round);
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

function parentFacts(type: RecordType, round: Round): (record: EvidenceRecord) => RecordFacts | undefined {
  const parentType = type.within === undefined ? undefined : round.context.recordTypes.get(type.within.type);
  if (parentType === undefined) return () => undefined;
  const parents = new Map((round.evidence.records.get(parentType.id) ?? []).map((record) => [record.id, record]));
  return (record) => {
    const id = record.values.get("parent");
    const parent = typeof id === "string" ? parents.get(id) : undefined;
    return parent === undefined ? undefined : recordFacts(parent, parentType, round.unit, round.context, undefined);
  };
}

async function judgeRecord(facts: RecordFacts, type: RecordType, rules: readonly PlannedRule[], round: Round): Promise<void> {
  const { record, read } = facts;
  const { period, recordTypes } = round.context;
  const reference: FindingRecord = { id: record.id, type: record.type, position: record.position };
  if (!facts.happened || isPastCutoff(facts, round.context.cutoff)) {
    round.unscored.push(reference);
    return;
  }
  const placedBy = typePlacedBy(type.id, recordTypes);
  const whole = placement(placedBy, read, period);
  // A record that begins after the period is next year's own, not a matter left open by this one.
  const beginsLater = whole === "later" && type.fields.find((field) => field.id === placedBy)?.blank !== "none";
  const counts = whole === "in" || whole === "unknown";
  let used = counts && round.counting.take(`records ${record.type}`, { read, certainty: whole === "in" ? "certain" : "possible" }, reference);
  const waiting = { "not-yet": [] as string[], later: [] as string[] };
  for (const planned of rules) {
    const where = placement(planned.placedBy, read, period);
    if (where === "earlier") continue;
    if (where === "later" || where === "not-yet") {
      if (planned.rule.effect !== undefined && !beginsLater) waiting[where].push(planned.rule.id);
      continue;
    }
    used = true;
    const asked = decide(planned, read);
    const judgement = asked instanceof Promise ? await asked : asked;
    conclude(planned, subjectOf(planned, read, record.id, [reference], facts.clock), judgement, where === "in" ? "certain" : "possible", round);
  }
  if (used && repliesAfterNotice(facts)) round.repliedAgain.push(reference);
  const carried = pendingMatter(facts, waiting["not-yet"], waiting.later);
  if (carried !== undefined) round.carriedOver.push(carried);
  else if (!used) round.unscored.push(reference);
}

/** Whether the record was made after the cut-off; an entry of a list is made with the record that holds it. */
function isPastCutoff({ record, parent }: RecordFacts, cutoff: PlainDate | undefined): boolean {
  const madeOn = record.values.get("recordedOn");
  const own = cutoff !== undefined && typeof madeOn === "number" && madeOn > cutoff;
  return own || (parent !== undefined && isPastCutoff(parent, cutoff));
}

/** A set-aside record, or the unknown number of records of a type about which nothing was stated. */
async function judgeUnknown(
  type: RecordType,
  rules: readonly PlannedRule[],
  reference: FindingRecord | undefined,
  certainty: Certainty,
  round: Round,
): Promise<void> {
  const read = blankFacts(round.unit);
  round.counting.take(`records ${type.id}`, { read, certainty }, reference);
  for (const planned of rules) {
    const subject = subjectOf(planned, read, reference?.id ?? "*", reference === undefined ? [] : [reference], () => undefined);
    conclude(planned, subject, await decide(planned, read), certainty, round);
  }
}

async function judgeGroups(planned: PlannedGroupRule, round: Round): Promise<void> {
  for (const [key, group] of round.counting.groupsOf(planned.rule.id)) {
    const read = readFacts(group.facts, round.unit, planned.scope.by.kind === "field" ? new Map([[planned.scope.by.field, key]]) : new Map());
    conclude(planned, subjectOf(planned, read, key, group.records, () => undefined), await decide(planned, read), "certain", round);
  }
}

async function judgeWhole(planned: PlannedRule, round: Round): Promise<void> {
  const read = readFacts(round.counting.unitFacts(planned.rule.id), round.unit, new Map());
  const records = [...missedRecords(planned, round.log), ...round.counting.ballots(planned.rule.id)];
  const subject = subjectOf(planned, read, "", records, () => undefined);
  conclude(planned, subject, await decide(planned, read), "certain", round);
}

/** Of a share, the records in d and not in n: those that keep it down. */
function missedRecords(planned: PlannedRule, log: FindingsLog): readonly FindingRecord[] {
  return planned.rule.facts.flatMap(({ how }) =>
    how.kind === "share" && how.of.kind === "findings" && how.of.outcome === "triggered" ? log.clearRecords(how.of.rule) : [],
  );
}

function readFacts(facts: readonly AggregateInProgress[], unit: Unit, key: ReadonlyMap<string, string>): Read {
  const values = new Map<string, FactValue>([...key, ...facts.map((fact) => [fact.fact.id, fact.result()] as const)]);
  values.set("unitType", unit.type);
  values.set("unitGroup", unit.group);
  return (fact) => values.get(fact);
}

function decide(planned: PlannedRule, read: Read): Judgement | Promise<Judgement> {
  if (planned.rule.reads.some((fact) => read(fact) === NOT_IN_FORCE)) return "not-applicable";
  const judged = planned.judge.judge(read);
  if (planned.rule.effect === undefined || !outsideBounds(planned.rule, read)) return judged;
  return judged === "triggered" ? new Set<Answer>(["triggered"]) : judged;
}

function subjectOf(planned: PlannedRule, read: Read, id: string, records: readonly FindingRecord[], clock: FindingSubject["clock"]): FindingSubject {
  return {
    matter: nameOf(planned.rule.matter, read) ?? id,
    combineBy: nameOf(planned.combineBy, read),
    read,
    records,
    clock,
  };
}

function nameOf(fact: string | undefined, read: Read): string | undefined {
  const value = fact === undefined ? undefined : read(fact);
  if (value === undefined || value === null) return undefined;
  if (typeof value === "object") throw new Error("a matter is text, a number or a date");
  return String(value);
}

/** Logs the finding and hands it to the facts that count it. */
function conclude(planned: PlannedRule, subject: FindingSubject, judgement: Judgement, certainty: Certainty, round: Round): void {
  const { rule } = planned;
  if (certainty === "certain") {
    const { outcome, possible } = outcomeOf(judgement);
    round.log.add(planned, subject, outcome, possible);
  } else {
    const possible = possibleOf(new Set([...answersOf(judgement), "clear"]), certainty === "many");
    if (possible.triggered || possible.notApplicable) round.log.add(planned, subject, "no-evidence", possible);
  }
  const decided = certainty !== "certain" || typeof judgement === "string" ? certainty : "possible";
  for (const outcome of answersOf(judgement)) {
    if (outcome === "not-applicable") continue;
    round.counting.take(`findings ${rule.id} ${outcome}`, { read: subject.read, certainty: decided }, subject.records[0]);
  }
}

function answersOf(judgement: Judgement): readonly Answer[] {
  return typeof judgement === "string" ? [judgement] : [...judgement];
}
