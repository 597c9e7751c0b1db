/** The findings of a unit as they are made: counted all, kept where they can move points, and handed on. */
import type { FactValue } from "../model/fact.ts";
import { FactRow } from "../model/fact-row.ts";
import { placesOf } from "../model/value-row.ts";
import type { ClockExplanation, Finding, FindingOutcome, FindingRecord, PossibleOutcomes, RuleFindings } from "../model/finding.ts";
import type { Rule } from "../model/rule.ts";
import { effectFacts } from "../scheme/effect-facts.ts";
import type { Answer } from "../findings/engine.ts";
import type { Judgement } from "../findings/rule-judge.ts";
import { FindingColumns } from "./finding-columns.ts";
import { FindingKinds } from "./finding-kinds.ts";
import { comparePlaces, placeOf, type FindingPlace } from "./finding-place.ts";
import { ListedFindings } from "./listed-findings.ts";
import type { PlannedRule } from "./plan.ts";
import type { SharedTexts } from "./shared-texts.ts";

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

/** What findings are kept with. */
export interface Keeping {
  readonly shared: SharedTexts;
  /** Takes each finding that is kept, whole, as it comes. */
  readonly takerFor?: TakerFor;
}

/** Who takes the findings of a rule and unit; `undefined` where nobody wants them. */
export type TakerFor = (unit: string, rule: Rule) => ((finding: Finding) => void) | undefined;

/** An empty log for a unit, with an entry for each rule that binds it. */
export function emptyLog(unit: string, rules: readonly PlannedRule[], keeping: Keeping): FindingsLog {
  const logs = new Map(rules.map((planned) => [planned.rule.id, emptyRuleLog(unit, planned, keeping)]));
  return {
    of(rule) {
      const log = logs.get(rule);
      if (log === undefined) throw new Error(`rule ${rule} does not bind unit ${unit}`);
      return log;
    },
    result: () => new Map([...logs].map(([rule, log]) => [rule, log.result()])),
  };
}

/** A record that is remembered for where it stands. */
interface Remembered {
  readonly place: FindingPlace;
  readonly records: readonly FindingRecord[];
}

/**
 * A finding is whole for a moment: it is handed to whoever takes it. What outlives that is the first of them, which a
 * reader will be shown, and of each a row of numbers to count points from.
 */
function emptyRuleLog(unit: string, planned: PlannedRule, { shared, takerFor }: Keeping): RuleLog & { readonly result: () => RuleFindings } {
  const { rule } = planned;
  const counts = { triggered: 0, clear: 0, notApplicable: 0, noEvidence: 0 };
  const names = [...new Set(rule.reads)];
  const places = placesOf(names);
  const take = takerFor?.(unit, rule);
  const listed = new ListedFindings();
  const kinds = new FindingKinds(effectFacts(rule.effect));
  const columns = new FindingColumns(shared);
  const clear: Remembered[] = [];
  let firstOpen: Remembered | undefined;
  const findingOf = ({ read, records, clock }: Case, matter: string, outcome: FindingOutcome, possible: PossibleOutcomes | undefined): Finding => ({
    rule: rule.id,
    unit,
    matter,
    outcome,
    possible,
    facts: new FactRow(places, names.map(read)),
    combineBy: nameOf(planned.combineBy, read),
    records,
    clock: planned.readsClock ? clock() : undefined,
  });
  return {
    add(about, outcome, possible) {
      counts[counterOf(outcome)] += 1;
      if (!isKept(planned, outcome)) return;
      const { read, records } = about;
      const place = placeOf(nameOf(rule.matter, read) ?? about.id, records);
      let whole: Finding | undefined;
      const make = (): Finding => (whole ??= findingOf(about, place.matter, outcome, possible));
      take?.(make());
      listed.add(place, columns.count, make);
      columns.add(place, nameOf(planned.combineBy, read), kinds.numberOf(outcome, possible, read));
      if (outcome === "clear" && planned.listsClear) clear.push({ place, records });
      if (outcome === "no-evidence" && records.length > 0 && (firstOpen === undefined || comparePlaces(place, firstOpen.place) < 0)) firstOpen = { place, records };
    },
    count(outcome, times) {
      counts[counterOf(outcome)] += times;
    },
    clearRecords: () => clear.toSorted((a, b) => comparePlaces(a.place, b.place)).flatMap(({ records }) => records),
    result: () => ({
      rule: rule.id,
      counts,
      kept: columns.count,
      listed: listed.findings,
      kinds: kinds.all,
      each: () => columns.each(kinds.all, listed.byNumber),
      counted: (timesOf = () => 1) => columns.inOrderOfMatters(columns.each(kinds.all, listed.byNumber), timesOf),
      firstOpen: firstOpen?.records[0]?.position,
    }),
  };
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
