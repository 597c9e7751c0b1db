/** What has to be judged for the units of one profile and group, worked out once. */
import { groupKey } from "../facts/grouping.ts";
import { createRuleJudge, differsByGroup, type EngineMode, type RuleJudge } from "../findings/rule-judge.ts";
import { clockFacts } from "../law/derivations.ts";
import type { Period } from "../model/assessment.ts";
import type { FactType, FactValue } from "../model/fact.ts";
import { addTo } from "../model/grouped.ts";
import { spanKeys } from "../model/period-keys.ts";
import { PARENT_PREFIX, recordFactTypes } from "../model/record-facts.ts";
import type { RecordType } from "../model/record-type.ts";
import type { AggregateFact, GroupScope, Rule } from "../model/rule.ts";
import type { VerdictClasses } from "./verdict-classes.ts";
import type { Combination, Scheme } from "../model/scheme.ts";

export interface PlannedRule {
  readonly rule: Rule;
  readonly judge: RuleJudge;
  /** Field that the rule's combination counts by, where that is not the matter. */
  readonly combineBy: string | undefined;
  /** Whether clear findings are kept: they show where an award was not earned. */
  readonly keepsClear: boolean;
  /** Whether the records of its clear findings are listed: those that keep a share of them down. */
  readonly listsClear: boolean;
  /** Whether triggered findings are kept: one of a rule without effect moves no points and is only counted. */
  readonly keepsTriggered: boolean;
  /** Whether the count of a due date explains its findings. */
  readonly readsClock: boolean;
  /** Facts that the law may have nothing in force for: then the rule does not apply. */
  readonly lawful: readonly string[];
  /** Date fact that places a finding in a year; absent: always in the period. */
  readonly placedBy: string | undefined;
}

export interface PlannedGroupRule extends PlannedRule {
  readonly scope: GroupScope;
  readonly expected: readonly string[];
  readonly keyOf: (read: (fact: string) => FactValue) => string | null | undefined;
}

export interface Plan {
  readonly group: string;
  readonly byType: ReadonlyMap<string, readonly PlannedRule[]>;
  readonly groupRules: readonly PlannedGroupRule[];
  readonly unitRules: readonly PlannedRule[];
  /** Record types that some rule or fact reads. */
  readonly types: ReadonlySet<string>;
}

/** The rules that bind the units of a type and group: those of their profile, and all adjustments. */
export function rulesFor(scheme: Scheme, unitType: string): readonly Rule[] {
  const profile = scheme.profiles.find((candidate) => candidate.unitTypes.includes(unitType));
  const bound = new Set(profile?.indicators ?? []);
  const indicators = scheme.indicators.filter((indicator) => bound.has(indicator.id));
  const adjustments = [...scheme.bonuses, ...scheme.penalties, ...scheme.vetoes];
  return [
    ...indicators.flatMap((indicator) => [...indicator.probes, ...indicator.parts.flatMap((part) => part.rules)]),
    ...adjustments.flatMap((adjustment) => [...adjustment.probes, ...adjustment.rules]),
  ];
}

/** Judges of all groups, so that a rule whose numbers are the same for all is asked about once. */
export interface Judges {
  readonly mode: EngineMode;
  /** Classes of records, by what they are judged under. */
  readonly verdicts: Map<string, VerdictClasses>;
  readonly of: (rule: Rule, group: string) => RuleJudge;
  /** How often the engine was asked. */
  readonly asked: () => number;
}

export function createJudges(scheme: Scheme, mode: EngineMode): Judges {
  const judges = new Map<string, RuleJudge>();
  return {
    mode,
    verdicts: new Map(),
    of(rule, group) {
      const key = differsByGroup(rule) ? `${rule.id}\n${group}` : rule.id;
      const judge = judges.get(key) ?? createRuleJudge(rule, group, factTypes(rule, scheme), mode);
      judges.set(key, judge);
      return judge;
    },
    asked: () => [...judges.values()].reduce((total, judge) => total + judge.asked(), 0),
  };
}

/** Plans the judging of rules for one group. */
export function planRules(rules: readonly Rule[], scheme: Scheme, group: string, period: Period, judges: Judges): Plan {
  const fields = combinationFields(scheme);
  const shared = new Set(rules.flatMap((rule) => rule.facts).flatMap(shareSources));
  const plan = (rule: Rule): PlannedRule => ({
    rule,
    judge: judges.of(rule, group),
    combineBy: fields.get(rule.id),
    keepsClear: rule.effect?.kind === "award" || shared.has(rule.id),
    listsClear: shared.has(rule.id),
    keepsTriggered: rule.effect !== undefined,
    readsClock: [...rule.reads, rule.periodBy ?? ""].some((fact) => clockFacts.has(fact)),
    lawful: lawfulFacts(rule, scheme),
    placedBy: placedBy(rule, scheme),
  });
  const byType = new Map<string, PlannedRule[]>();
  const groupRules: PlannedGroupRule[] = [];
  const unitRules: PlannedRule[] = [];
  for (const rule of rules) {
    const { scope } = rule;
    if (scope.kind === "record") addTo(byType, scope.type, plan(rule));
    else if (scope.kind === "group") groupRules.push({ ...plan(rule), ...groups(scope, period) });
    else unitRules.push(plan(rule));
  }
  return { group, byType, groupRules, unitRules, types: typesRead(rules, scheme) };
}

function groups(scope: GroupScope, period: Period): Pick<PlannedGroupRule, "scope" | "expected" | "keyOf"> {
  const { by } = scope;
  const expected = scope.expected === "all" ? (by.kind === "field" ? [] : spanKeys(by.kind, period)) : (scope.expected ?? []);
  return { scope, expected, keyOf: (read) => groupKey(by, read) };
}

/** Of a record only what is measured against a limit; anything counted may be a share of nothing. */
function lawfulFacts(rule: Rule, scheme: Scheme): readonly string[] {
  if (rule.scope.kind !== "record") return rule.reads;
  const limited = (id: string): readonly string[] => {
    const type = scheme.recordTypes.get(id);
    const own = (type?.facts ?? []).filter(({ how }) => how.kind === "over").map((fact) => fact.id);
    return type?.within === undefined ? own : [...own, ...limited(type.within.type).map((fact) => `${PARENT_PREFIX}${fact}`)];
  };
  const all = new Set(limited(rule.scope.type));
  return rule.reads.filter((fact) => all.has(fact));
}

function placedBy(rule: Rule, scheme: Scheme): string | undefined {
  if (rule.scope.kind !== "record") return undefined;
  return rule.periodBy ?? typePlacedBy(rule.scope.type, scheme.recordTypes);
}

/** The date that places records of a type; entries of a list are placed with their parent. */
export function typePlacedBy(typeId: string, types: ReadonlyMap<string, RecordType>): string | undefined {
  const type = types.get(typeId);
  if (type?.placedBy !== undefined) return type.placedBy;
  const parent = type?.within === undefined ? undefined : typePlacedBy(type.within.type, types);
  return parent === undefined ? undefined : `parent.${parent}`;
}

function combinationFields(scheme: Scheme): ReadonlyMap<string, string> {
  const combinations: readonly Combination[] = [
    ...scheme.indicators.flatMap((indicator) => indicator.parts.flatMap((part) => part.combinations)),
    ...[...scheme.bonuses, ...scheme.penalties, ...scheme.vetoes].flatMap((adjustment) => adjustment.combinations),
  ];
  return new Map(combinations.flatMap(({ per, rules }) => (per.kind === "field" ? rules.map((rule) => [rule, per.field] as const) : [])));
}

function shareSources(fact: AggregateFact): readonly string[] {
  return fact.how.kind === "share" && fact.how.of.kind === "findings" ? [fact.how.of.rule] : [];
}

function factTypes(rule: Rule, scheme: Scheme): (fact: string) => FactType {
  const own = new Map(rule.facts.map((fact) => [fact.id, fact.type]));
  const type = rule.scope.kind === "record" ? scheme.recordTypes.get(rule.scope.type) : undefined;
  const ofRecord = type === undefined ? undefined : recordFactTypes(type, scheme.recordTypes);
  return (fact) => {
    const found = own.get(fact) ?? ofRecord?.get(fact) ?? (fact === "unitType" || fact === "unitGroup" ? UNIT_FACT : undefined);
    if (found === undefined) throw new Error(`rule ${rule.id} reads an unknown fact ${fact}`);
    return found;
  };
}

const UNIT_FACT: FactType = { kind: "text", mayBeNone: false };

function typesRead(rules: readonly Rule[], scheme: Scheme): ReadonlySet<string> {
  const types = new Set<string>();
  const read = (type: string | undefined): void => {
    if (type === undefined || types.has(type)) return;
    types.add(type);
    read(scheme.recordTypes.get(type)?.within?.type);
  };
  for (const rule of rules) {
    if (rule.scope.kind === "record") read(rule.scope.type);
    if (rule.scope.kind === "group") read(rule.scope.of.type);
    for (const { how } of rule.facts) {
      const terms = how.kind === "share" ? [how.of, how.in] : [how.of];
      for (const term of terms) if (term.kind !== "number") read(term.type);
    }
  }
  return types;
}
