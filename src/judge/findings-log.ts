/** The findings of a unit as they are made: counted all, kept where they can move points. */
import type { FactValue } from "../model/fact.ts";
import { FactRow } from "../model/fact-row.ts";
import { placesOf } from "../model/value-row.ts";
import { LISTED_FINDINGS, type ClockExplanation, type Finding, type FindingOutcome, type FindingRecord, type PossibleOutcomes, type RuleFindings } from "../model/finding.ts";
import type { Answer } from "../findings/engine.ts";
import type { Judgement } from "../findings/rule-judge.ts";
import type { PlannedRule } from "./plan.ts";

/** A case (情形) that rules are asked about: a record, a group or the unit. */
export interface Case {
  /** Its matter, where the rule names no field for it. */
  readonly id: string;
  readonly read: (fact: string) => FactValue;
  readonly records: readonly FindingRecord[];
  readonly clock: () => ClockExplanation | undefined;
}

/** The findings of one rule. */
export interface RuleLog {
  readonly add: (about: Case, outcome: FindingOutcome, possible?: PossibleOutcomes) => void;
  /** So many findings of an outcome that is not kept. */
  readonly count: (outcome: FindingOutcome, times: number) => void;
  /** Records of clear findings, for facts that show what kept a share down. */
  readonly clearRecords: () => readonly FindingRecord[];
}

export interface FindingsLog {
  readonly of: (rule: string) => RuleLog;
  readonly result: () => ReadonlyMap<string, RuleFindings>;
}

/** An empty log for a unit, with an entry for each rule that binds it. */
export function emptyLog(unit: string, rules: readonly PlannedRule[]): FindingsLog {
  const logs = new Map(rules.map((planned) => [planned.rule.id, emptyRuleLog(unit, planned)]));
  return {
    of(rule) {
      const log = logs.get(rule);
      if (log === undefined) throw new Error(`rule ${rule} does not bind unit ${unit}`);
      return log;
    },
    result: () => new Map([...logs].map(([rule, log]) => [rule, log.result()])),
  };
}

function emptyRuleLog(unit: string, planned: PlannedRule): RuleLog & { readonly result: () => RuleFindings } {
  const { rule } = planned;
  const counts = { triggered: 0, clear: 0, notApplicable: 0, noEvidence: 0 };
  const names = [...new Set(rule.reads)];
  const places = placesOf(names);
  const kept: Finding[] = [];
  let furthest: Finding | undefined;
  return {
    add(about, outcome, possible) {
      counts[counterOf(outcome)] += 1;
      if (!isKept(planned, outcome)) return;
      const finding: Finding = {
        rule: rule.id,
        unit,
        matter: nameOf(rule.matter, about.read) ?? about.id,
        outcome,
        possible,
        facts: new FactRow(places, names.map((fact) => about.read(fact))),
        combineBy: nameOf(planned.combineBy, about.read),
        records: about.records,
        clock: planned.readsClock ? about.clock() : undefined,
      };
      // the furthest of the first so many: whatever lies behind it will not be among the listed
      if (kept.length < LISTED_FINDINGS) furthest = furthest === undefined || byPlace(finding, furthest) > 0 ? finding : furthest;
      const isListed = kept.length < LISTED_FINDINGS || furthest === undefined || byPlace(finding, furthest) <= 0;
      kept.push(isListed ? finding : withoutSteps(finding));
    },
    count(outcome, times) {
      counts[counterOf(outcome)] += times;
    },
    clearRecords: () => kept.filter(({ outcome }) => outcome === "clear").toSorted(byPlace).flatMap(({ records }) => records),
    result: () => ({ rule: rule.id, counts, findings: kept.toSorted(byPlace) }),
  };
}

/** The steps are most of what a finding weighs, and nobody sees those of one that is not listed. */
function withoutSteps(finding: Finding): Finding {
  return finding.clock === undefined ? finding : { ...finding, clock: { dueOn: finding.clock.dueOn, steps: [] } };
}

/** Whether findings of that outcome are kept, or only counted. */
export function isKept(planned: Pick<PlannedRule, "keepsTriggered" | "keepsClear">, outcome: FindingOutcome): boolean {
  switch (outcome) {
    case "triggered":
      return planned.keepsTriggered;
    case "clear":
      return planned.keepsClear;
    case "not-applicable":
      return false;
    case "no-evidence":
      return true;
  }
}

function nameOf(fact: string | undefined, read: Case["read"]): string | undefined {
  const value = fact === undefined ? undefined : read(fact);
  if (value === undefined || value === null) return undefined;
  if (typeof value === "object") throw new Error("a matter is text, a number or a date");
  return String(value);
}

function byPlace(a: Finding, b: Finding): number {
  const [first, second] = [a.records[0]?.position, b.records[0]?.position];
  return (
    compareText(first?.file ?? "", second?.file ?? "") ||
    (first?.line ?? 0) - (second?.line ?? 0) ||
    compareText(a.matter, b.matter)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function counterOf(outcome: FindingOutcome): "triggered" | "clear" | "notApplicable" | "noEvidence" {
  switch (outcome) {
    case "triggered":
    case "clear":
      return outcome;
    case "not-applicable":
      return "notApplicable";
    case "no-evidence":
      return "noEvidence";
  }
}

/** One answer is an outcome; several leave the finding without evidence. */
export function outcomeOf(judgement: Judgement): { readonly outcome: FindingOutcome; readonly possible: PossibleOutcomes | undefined } {
  if (typeof judgement === "string") return { outcome: judgement, possible: undefined };
  return { outcome: "no-evidence", possible: possibleOf(judgement, false) };
}

/** The same with further answers possible, for a subject that may not exist or not count. */
export function possibleOf(answers: ReadonlySet<Answer>, many: boolean): PossibleOutcomes {
  return {
    triggered: answers.has("triggered"),
    clear: answers.has("clear"),
    notApplicable: answers.has("not-applicable"),
    many,
  };
}
