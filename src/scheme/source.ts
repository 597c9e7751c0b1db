/** What an aggregate or group runs over: records, or findings of an earlier round; with `where`, of a probe. */
import type { FactType } from "../model/fact.ts";
import type { FactSource, Rule } from "../model/rule.ts";
import { text } from "../model/text.ts";
import { readCondition } from "./condition.ts";
import { idOf } from "./edition.ts";
import { child, has, isMap, positionOf, stringOf, type Node } from "./node.ts";
import { didYouMean } from "./report.ts";
import { recordTable, typeNamed, type FactTable, type Home, type Round, type World } from "./world.ts";

/** A source with the facts of what it gives. */
export interface Source {
  readonly source: FactSource;
  readonly facts: FactTable;
}

/** Where a source is read: its round, and where probes made of a `where` go. */
export interface SourceReading {
  readonly world: World;
  readonly home: Home;
  readonly round: Round;
  readonly probes: Rule[];
}

const ROUNDS: readonly Round[] = ["record", "group", "unit"];

/** `where` stands beside the source or inside it; `probe` names the hidden rule that it becomes. */
export function readSource(node: Node, where: Node, probe: string, reading: SourceReading): Source | undefined {
  const inner = child(node, "where");
  const condition = isMap(inner) ? inner : where;
  const source = isMap(node) ? readMap(node, reading) : readRecords(node, reading);
  if (condition.value === undefined || source === undefined) return source;
  return narrowed(source, condition, probe, reading);
}

function readRecords(node: Node, { world }: SourceReading): Source | undefined {
  const id = stringOf(node) ?? "";
  const type = typeNamed(world, id, node);
  return type === undefined ? undefined : { source: { kind: "records", type: id }, facts: recordTable(world, type) };
}

function readMap(node: Node, reading: SourceReading): Source | undefined {
  const records = has(node, "records");
  if (records === has(node, "findings")) {
    reading.world.report("fact-form", positionOf(node), text("来源要写 records 或者 findings 其中一个", "a source is either records or findings"), text("例如 { records: published_item, where: … } 或 { findings: 细则编号, outcome: triggered }", "such as { records: published_item, where: … } or { findings: rule, outcome: triggered }"));
    return undefined;
  }
  return records ? readRecords(child(node, "records"), reading) : readFindings(node, reading);
}

function readFindings(node: Node, { world, round }: SourceReading): Source | undefined {
  const at = child(node, "findings");
  const id = stringOf(at) ?? "";
  const header = world.headers.get(id);
  if (header === undefined) {
    if (!world.faultyFiles.has(idOf(id))) world.report("rule-unknown", positionOf(at), text(`没有细则“${id}”`, `there is no rule “${id}”`), didYouMean(id, [...world.headers.keys()]));
    return undefined;
  }
  if (ROUNDS.indexOf(header.round) >= ROUNDS.indexOf(round)) {
    world.report("round-order", positionOf(at), text(`细则“${id}”此时还没有认定：逐条的先认定，逐组的其次，整单位的最后`, `the rule “${id}” is judged no earlier than this: records come first, then groups, then the unit`), text("只能引用更早一轮的细则", "refer to a rule of an earlier round"));
    return undefined;
  }
  const outcome = stringOf(child(node, "outcome")) === "clear" ? "clear" : "triggered";
  const rule = world.rules.get(id);
  if (rule === undefined) return undefined;
  if (rule.scope.kind !== "record") return { source: { kind: "findings", rule: id, outcome, type: undefined }, facts: new Map(rule.facts.map((fact) => [fact.id, fact.type])) };
  const type = world.recordTypes.types.get(rule.scope.type);
  return type === undefined ? undefined : { source: { kind: "findings", rule: id, outcome, type: type.id }, facts: recordTable(world, type) };
}

/** A `where` is a rule of the first round without effect: facts evaluate no condition. */
function narrowed(from: Source, condition: Node, probe: string, reading: SourceReading): Source | undefined {
  const { world, home, probes } = reading;
  if (from.source.kind !== "records") {
    world.report("fact-form", positionOf(condition), text("findings 之后不能再写 where", "where cannot follow findings"), text("请把条件写进所引用的细则，或另写一条细则", "put the condition into the rule that is referred to"));
    return undefined;
  }
  const when = readCondition(condition, { facts: from.facts, numbers: home.numbers, report: world.report });
  if (when === undefined) return undefined;
  const { type } = from.source;
  probes.push({
    id: probe,
    wording: "",
    basis: [],
    scope: { kind: "record", type },
    facts: [],
    applies: undefined,
    when,
    effect: undefined,
    matter: undefined,
    fault: undefined,
    periodBy: undefined,
    reads: factsOf(when),
    position: positionOf(condition),
  });
  return { source: { kind: "findings", rule: probe, outcome: "triggered", type }, facts: from.facts };
}

/** Names of the facts that a condition reads, each once, in order. */
export function factsOf(condition: Rule["when"]): readonly string[] {
  if (condition === undefined) return [];
  if (condition.kind === "compare") return [condition.fact];
  const inner = condition.kind === "not" ? factsOf(condition.of) : condition.of.flatMap(factsOf);
  return [...new Set(inner)];
}

/** The type of a fact of what a source gives; noted where there is none. */
export function sourceField(from: Source, at: Node, world: World): { readonly id: string; readonly type: FactType } | undefined {
  const id = stringOf(at) ?? "";
  if (!from.facts.has(id)) {
    world.report("field-unknown", positionOf(at), text(`来源里没有字段或事实“${id}”`, `the source has no field or fact “${id}”`), didYouMean(id, [...from.facts.keys()]));
    return undefined;
  }
  const type = from.facts.get(id);
  return type === undefined ? undefined : { id, type };
}
