/** One rule (评分细则): scope, facts, conditions and effect, checked against one another. */
import type { Condition } from "../model/condition.ts";
import type { RuleEffect } from "../model/effect.ts";
import type { FactType } from "../model/fact.ts";
import { PARENT_PREFIX } from "../model/record-facts.ts";
import type { AggregateFact, FactSource, Rule } from "../model/rule.ts";
import { text } from "../model/text.ts";
import { readAggregate } from "./aggregate.ts";
import { readCondition, type ConditionReading } from "./condition.ts";
import { effectFacts } from "./effect-facts.ts";
import { effectKey, readEffect } from "./effect.ts";
import { readMark } from "./mark.ts";
import { child, entries, has, keyPositionOf, positionOf, stringOf, stringsOf, type Node } from "./node.ts";
import { printWording } from "./numbers.ts";
import { didYouMean } from "./report.ts";
import { readScope, roundOf, type Scope } from "./scope.ts";
import { factsOf, type SourceReading } from "./source.ts";
import type { FactTable, Home, World } from "./world.ts";

/** The unit facts of a file, read once. A faulty one has a name but no value. */
export type FileFacts = ReadonlyMap<string, AggregateFact | undefined>;

/** Probes made of the rule's `where` are added to `probes`. */
export function readRule(node: Node, home: Home, world: World, fileFacts: FileFacts, probes: Rule[]): Rule | undefined {
  const id = stringOf(child(node, "id")) ?? "";
  const reading: SourceReading = { world, home, round: roundOf(node), probes };
  const scope = readScope(node, reading);
  checkKeys(node, world);
  const key = effectKey(node, home, world);
  if (scope === undefined) return undefined;
  const own = readOwnFacts(node, id, scope, reading);
  const table = tableOf(scope, own, fileFacts, reading.round);
  const conditions = readConditions(node, table, scope, reading);
  const effect = key === undefined ? undefined : readOwnEffect(node, key, id, table, reading);
  const names = readNames(node, scope, table, world);
  const faulty = conditions === undefined || names === undefined || [...own.values()].includes(undefined);
  if (faulty || (key !== undefined && effect === undefined)) return undefined;
  const reads = [...new Set([...factsOf(conditions.applies), ...factsOf(conditions.when), ...effectFacts(effect?.effect)])];
  return {
    id,
    wording: printWording(stringOf(child(node, "wording")) ?? "", home.numbers, world.frame.groups),
    basis: has(node, "basis") ? stringsOf(child(node, "basis")) : home.basis,
    scope: scope.scope,
    facts: [...present(own), ...present(new Map([...fileFacts].filter(([fact]) => reading.round === "unit" && reads.includes(fact) && !own.has(fact)))), ...(effect?.facts ?? [])],
    ...conditions,
    effect: effect?.effect,
    ...names,
    fault: stringOf(child(node, "fault")),
    reads,
    position: positionOf(node),
  };
}

function present(facts: FileFacts): readonly AggregateFact[] {
  return [...facts.values()].filter((fact) => fact !== undefined);
}

/** Keys that mean nothing for a rule of that kind would be passed over in silence. */
function checkKeys(node: Node, world: World): void {
  const round = roundOf(node);
  const refuse = (key: string, zh: string, en: string): void => {
    if (has(node, key)) world.report("rule-key-unfit", keyPositionOf(child(node, key)), text(zh, en), text("请删去这一项", "delete this key"));
  };
  if (round === "record") refuse("facts", "逐条的细则没有 facts：它看的是记录自己的字段和事实", "a rule over records has no facts of its own: it reads those of the record");
  else {
    refuse("matter", "matter 只用于逐条的细则：逐组的事项就是组", "matter is for rules over records only");
    refuse("period_by", "period_by 只用于逐条的细则", "period_by is for rules over records only");
  }
  if (!has(node, "deduct")) refuse("fault", "fault 只用于扣分的细则", "fault is for rules that deduct");
  if (round !== "unit") refuse("mark", "mark 只用于整单位的细则（不写 for_each）", "mark is for rules of the unit, without for_each");
}

function readOwnFacts(node: Node, id: string, scope: Scope, reading: SourceReading): Map<string, AggregateFact | undefined> {
  const facts = new Map<string, AggregateFact | undefined>();
  if (reading.round === "record") return facts;
  for (const [name, at] of entries(child(node, "facts"))) {
    const fact = readAggregate(name, at, id, reading);
    facts.set(name, fact);
    if (fact !== undefined && scope.groupedType !== undefined) checkNarrowing(fact, at, scope.groupedType, reading.world);
  }
  return facts;
}

/** Sources of a group rule are narrowed to the group, so they must be of what is grouped. */
function checkNarrowing(fact: AggregateFact, at: Node, grouped: string, world: World): void {
  const { how } = fact;
  const sources: readonly FactSource[] = how.kind === "share" ? [how.of, how.in].filter((term) => term.kind !== "number") : [how.of];
  if (sources.every((source) => source.type === grouped)) return;
  world.report("fact-form", positionOf(at), text(`逐组的细则只能统计被分组的“${grouped}”`, `a rule over groups can only count what is grouped: “${grouped}”`), text("请改用同一种材料，或改成整单位的细则", "use the same record type, or make it a rule of the unit"));
}

function tableOf(scope: Scope, own: FileFacts, fileFacts: FileFacts, round: string): FactTable {
  const table = new Map<string, FactType | undefined>(scope.facts);
  if (round === "unit") for (const [id, fact] of fileFacts) table.set(id, fact?.type);
  for (const [id, fact] of own) table.set(id, fact?.type);
  return table;
}

function readConditions(node: Node, facts: FactTable, scope: Scope, { world, home }: SourceReading): { readonly applies: Condition | undefined; readonly when: Condition | undefined } | undefined {
  const reading: ConditionReading = { facts, numbers: home.numbers, report: world.report, unknownFact: (id, at) => explainUnknown(id, at, scope, home, world) };
  const applies = has(node, "applies") ? readCondition(child(node, "applies"), reading) : undefined;
  const when = has(node, "when") ? readCondition(child(node, "when"), reading) : undefined;
  const faulty = (has(node, "applies") && applies === undefined) || (has(node, "when") && when === undefined);
  return faulty ? undefined : { applies, when };
}

/** Facts that exist elsewhere deserve a better answer than the nearest word. */
function explainUnknown(id: string, at: Node, scope: Scope, home: Home, world: World): boolean {
  const say = (zh: string, en: string): boolean => {
    world.report("fact-unknown", positionOf(at), text(`此处没有认定事实“${id}”`, `there is no fact “${id}” here`), text(zh, en));
    return true;
  };
  if (scope.scope.kind === "record") {
    const type = world.recordTypes.types.get(scope.scope.type);
    const parent = type?.within === undefined ? undefined : world.recordTypes.types.get(type.within.type);
    const field = (id.startsWith(PARENT_PREFIX) ? parent : type)?.fields.find((own) => own.id === id.replace(PARENT_PREFIX, ""));
    if (field?.personal === true) return say("能识别个人的字段不读入，不能用于条件", "fields that identify a person are not read and cannot be compared");
    if (field?.type.kind === "list") return say("清单不能直接比较：请在材料类型中用 size、latest 等声明一个事实", "a list cannot be compared: declare a fact with size or latest in the record type");
    if (has(home.unitFacts, id)) return say("这是整单位的事实，逐条的细则读不到", "this is a fact of the unit, which a rule over records cannot read");
  }
  if (scope.scope.kind === "group" && has(home.unitFacts, id)) return say("这是整单位的事实；逐组的请写进本细则的 facts", "this is a fact of the unit; declare facts of the group in the rule");
  return false;
}

interface OwnEffect {
  readonly effect: RuleEffect;
  readonly facts: readonly AggregateFact[];
}

function readOwnEffect(node: Node, key: string, id: string, facts: FactTable, reading: SourceReading): OwnEffect | undefined {
  const { world, home } = reading;
  if (key === "mark") {
    const mark = reading.round === "unit" ? readMark(child(node, key), id, reading) : undefined;
    return mark === undefined ? undefined : { effect: mark.effect, facts: [mark.fact] };
  }
  const effect = readEffect(key, child(node, key), home, world, { facts, numbers: home.numbers, report: world.report });
  return effect === undefined ? undefined : { effect, facts: [] };
}

interface Names {
  readonly matter: string | undefined;
  readonly periodBy: string | undefined;
}

/** `matter` and `period_by` name fields of the record. */
function readNames(node: Node, scope: Scope, facts: FactTable, world: World): Names | undefined {
  if (scope.scope.kind !== "record") return { matter: undefined, periodBy: undefined };
  const matter = named(node, "matter", ["text", "enum", "date", "number"], "可以辨认事项的字段", "a field that names a matter", facts, world);
  const periodBy = named(node, "period_by", ["date", "datetime"], "日期", "a date", facts, world);
  return matter === undefined || periodBy === undefined ? undefined : { matter: matter.field, periodBy: periodBy.field };
}

function named(node: Node, key: string, kinds: readonly FactType["kind"][], zh: string, en: string, facts: FactTable, world: World): { readonly field: string | undefined } | undefined {
  if (!has(node, key)) return { field: undefined };
  const at = child(node, key);
  const id = stringOf(at) ?? "";
  const type = facts.get(id);
  if (type !== undefined && kinds.includes(type.kind)) return { field: id };
  if (!facts.has(id)) world.report("field-unknown", positionOf(at), text(`没有字段或事实“${id}”`, `there is no field or fact “${id}”`), didYouMean(id, [...facts.keys()]));
  else if (type !== undefined) world.report("field-type", positionOf(at), text(`${key} 应当是${zh}，“${id}”不是`, `${key} must be ${en}, which “${id}” is not`), text("请换一个字段", "use another field"));
  return undefined;
}
