/** The findings of a unit as they are made: counted all, kept where they can move points. */
import type { FactValue } from "../model/fact.ts";
import type { ClockExplanation, Finding, FindingOutcome, FindingRecord, PossibleOutcomes, RuleFindings } from "../model/finding.ts";
import type { Answer } from "../findings/engine.ts";
import type { Judgement } from "../findings/rule-judge.ts";
import type { PlannedRule } from "./plan.ts";

/** What a finding is about, before it is known whether it is kept. */
export interface FindingSubject {
  readonly matter: string;
  readonly combineBy: string | undefined;
  readonly read: (fact: string) => FactValue;
  readonly records: readonly FindingRecord[];
  readonly clock: () => ClockExplanation | undefined;
}

export interface FindingsLog {
  readonly add: (planned: PlannedRule, subject: FindingSubject, outcome: FindingOutcome, possible?: PossibleOutcomes) => void;
  /** Records of clear findings of a rule, for facts that show what kept a share down. */
  readonly clearRecords: (rule: string) => readonly FindingRecord[];
  readonly result: () => ReadonlyMap<string, RuleFindings>;
}

interface Entry {
  triggered: number;
  clear: number;
  notApplicable: number;
  noEvidence: number;
  readonly kept: Finding[];
}

/** An empty log for a unit, with an entry for each rule that binds it. */
export function emptyLog(unit: string, rules: readonly PlannedRule[]): FindingsLog {
  const entries = new Map<string, Entry>(
    rules.map(({ rule }) => [rule.id, { triggered: 0, clear: 0, notApplicable: 0, noEvidence: 0, kept: [] }]),
  );
  const entryOf = (rule: string): Entry => {
    const entry = entries.get(rule);
    if (entry === undefined) throw new Error(`rule ${rule} does not bind unit ${unit}`);
    return entry;
  };
  return {
    add(planned, subject, outcome, possible) {
      const entry = entryOf(planned.rule.id);
      entry[counterOf(outcome)] += 1;
      if (outcome === "not-applicable" || (outcome === "clear" && !planned.keepsClear)) return;
      entry.kept.push({
        rule: planned.rule.id,
        unit,
        matter: subject.matter,
        outcome,
        possible,
        facts: new Map(planned.rule.reads.map((fact) => [fact, subject.read(fact)])),
        combineBy: subject.combineBy,
        records: subject.records,
        clock: subject.clock(),
      });
    },
    clearRecords: (rule) => entryOf(rule).kept.flatMap((finding) => (finding.outcome === "clear" ? finding.records : [])),
    result: () => new Map([...entries].map(([rule, entry]) => [rule, ruleFindings(rule, entry)])),
  };
}

function ruleFindings(rule: string, { kept, ...counts }: Entry): RuleFindings {
  return { rule, counts, findings: kept.toSorted(byPlace) };
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
