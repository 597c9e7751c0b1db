/** Worked examples (算例): records over base records, and what must come out. */
import { compare, formatExact, ZERO, type Rational } from "../model/rational.ts";
import type { ExampleRecord, WorkedExample } from "../model/scheme.ts";
import { text } from "../model/text.ts";
import { checkRecord, checkValue } from "./example-record.ts";
import { child, dateOfNode, entries, has, isMap, items, positionOf, stringOf, stringsOf, written, type Node } from "./node.ts";
import { readDecimal } from "./numbers.ts";
import { didYouMean } from "./report.ts";
import { typeNamed, type Home, type World } from "./world.ts";

const OWN_KEYS: readonly string[] = ["type", "base", "times", "each", "left_blank"];

/** `ruleIds` are those of the file, which `triggered` may count. */
export function readExamples(file: Node, home: Home, full: Rational | undefined, ruleIds: readonly string[], world: World): readonly WorkedExample[] {
  for (const [, base] of entries(child(file, "bases"))) checkExampleRecord(base, ["type"], world);
  const examples = items(child(file, "examples")).map((node) => readExample(node, file, home, full, ruleIds, world));
  checkNumber(file, home, examples, full, world);
  return examples.filter((example) => example !== undefined);
}

function readExample(node: Node, file: Node, home: Home, full: Rational | undefined, ruleIds: readonly string[], world: World): WorkedExample | undefined {
  const records = items(child(node, "records")).map((record) => readRecords(record, child(file, "bases"), world));
  const points = readPoints(node, file, home, full, world);
  checkTriggered(child(node, "triggered"), ruleIds, world);
  checkUnit(child(node, "unit"), world);
  checkAsOf(child(node, "as_of"), world);
  const submitted = readSubmitted(node, world);
  if (points === "faulty" || records.some((record) => record === undefined)) return undefined;
  const unit = child(node, "unit");
  return {
    name: stringOf(child(node, "name")) ?? "",
    asOf: stringOf(child(node, "as_of")),
    unit: has(node, "unit") ? { type: stringOf(child(unit, "type")) ?? "", group: stringOf(child(unit, "group")) ?? "" } : undefined,
    records: records.flatMap((record) => record ?? []),
    submitted,
    points,
    triggered: new Map(entries(child(node, "triggered")).map(([rule, count]) => [rule, Number(count.value)])),
    state: stringOf(child(node, "state")) as WorkedExample["state"],
    position: positionOf(node),
  };
}

type Points = WorkedExample["points"];

function readPoints(node: Node, file: Node, home: Home, full: Rational | undefined, world: World): Points | "faulty" {
  const at = child(node, "points");
  if (!has(node, "points")) {
    if (home.kind === "veto") return undefined;
    world.report("example-invalid", positionOf(node), text("算例没有写应得的分", "the worked example does not say the points"), text("请补写 points: …", "add points: …"));
    return "faulty";
  }
  if (home.kind === "veto") {
    world.report("example-invalid", positionOf(at), text("一票否决的算例没有得分", "worked examples of a veto have no points"), text("请改写 triggered: { 细则: 次数 }", "write triggered: { rule: count } instead"));
    return "faulty";
  }
  const ends = isMap(at) ? [child(at, "low"), child(at, "high")] : [at];
  const values = ends.map((end) => readDecimal(end, world.report));
  const [low, high = low] = values;
  if (low === undefined || high === undefined || values.includes(undefined)) return "faulty";
  if (compare(low, high) > 0) {
    world.report("example-invalid", positionOf(at), text("区间的最低分高于最高分", "the range begins above its end"), text("请对调 low 和 high", "swap low and high"));
    return "faulty";
  }
  if (!withinBounds(at, low, high, { home, full, mayBeNegative: home.kind === "penalty" || spills(file, world) }, world)) return "faulty";
  return isMap(at) ? { low, high } : low;
}

/** Only an indicator that spills into its area can end below zero. */
function spills(file: Node, world: World): boolean {
  return (stringOf(child(file, "floor")) ?? world.frame.defaults.floor) === "spill";
}

interface Bounds {
  readonly home: Home;
  readonly full: Rational | undefined;
  readonly mayBeNegative: boolean;
}

function withinBounds(at: Node, low: Rational, high: Rational, { home, full, mayBeNegative }: Bounds, world: World): boolean {
  const say = (zh: string, en: string): false => {
    world.report("example-invalid", positionOf(at), text(zh, en), text("请改正应得的分", "mend the points"));
    return false;
  };
  if (home.kind === "penalty" && compare(high, ZERO) > 0) return say("倒扣的算例写的是加减的分，应为 0 或负数", "points of a penalty are 0 or negative");
  if (!mayBeNegative && compare(low, ZERO) < 0) return say("得分不能是负数", "points cannot be negative");
  if (full !== undefined && compare(high, full) > 0) return say(`得分超过了满分 ${formatExact(full)}`, `the points exceed the full points, ${formatExact(full)}`);
  return true;
}

/** Base and own values put together; `times` and `each` multiplied out. */
function readRecords(node: Node, bases: Node, world: World): readonly ExampleRecord[] | undefined {
  const type = stringOf(child(node, "type")) ?? "";
  const base = baseOf(node, bases, type, world);
  checkExampleRecord(node, OWN_KEYS, world);
  if (base === undefined) return undefined;
  const own = entries(node).filter(([key]) => !OWN_KEYS.includes(key)).map(([key, value]) => [key, value.value] as const);
  const blanks = blankFields(child(node, "left_blank"), type, world);
  const values = { ...Object.fromEntries(base), ...Object.fromEntries(own), ...Object.fromEntries(blanks.map((field) => [field, undefined])) };
  const rows = rowsOf(child(node, "each"), type, world);
  const times = child(node, "times").value;
  const copies = Array.from({ length: typeof times === "number" ? times : 1 });
  return copies.flatMap(() => rows.map((row) => ({ type, values: { ...values, ...row }, position: positionOf(node) })));
}

/** Fields that the example leaves for nobody to have filled in, though the type's example record has them. */
function blankFields(node: Node, type: string, world: World): readonly string[] {
  const fields = world.recordTypes.types.get(type)?.fields.map((field) => field.id) ?? [];
  for (const entry of items(node)) {
    const field = stringOf(entry) ?? "";
    if (!fields.includes(field)) world.report("field-unknown", positionOf(entry), text(`“${type}”没有字段“${field}”`, `“${type}” has no field “${field}”`), didYouMean(field, fields));
  }
  return stringsOf(node);
}

function baseOf(node: Node, bases: Node, type: string, world: World): readonly (readonly [string, unknown])[] | undefined {
  const at = child(node, "base");
  const name = stringOf(at);
  if (name === undefined) return [];
  const base = child(bases, name);
  if (!isMap(base)) {
    world.report("example-invalid", positionOf(at), text(`bases 里没有“${name}”`, `there is no base record “${name}”`), didYouMean(name, entries(bases).map(([key]) => key)));
    return undefined;
  }
  if (stringOf(child(base, "type")) !== type) {
    world.report("example-invalid", positionOf(at), text(`基础记录“${name}”不是“${type}”`, `the base record “${name}” is no “${type}”`), text("请换用同一类型的基础记录", "use a base record of the same type"));
    return undefined;
  }
  return entries(base).filter(([key]) => key !== "type").map(([key, value]) => [key, value.value] as const);
}

/** One row for each value; several lists go side by side and must be of one length. */
function rowsOf(each: Node, type: string, world: World): readonly Readonly<Record<string, unknown>>[] {
  const lists = entries(each);
  const recordType = world.recordTypes.types.get(type);
  for (const [key, list] of lists) {
    const field = recordType?.fields.find((candidate) => candidate.id === key);
    if (field !== undefined) for (const value of items(list)) checkValue(value, field, world.recordTypes.types, world.report);
    else if (recordType !== undefined && key !== "id") world.report("field-unknown", positionOf(list), text(`“${type}”没有字段“${key}”`, `“${type}” has no field “${key}”`), didYouMean(key, recordType.fields.map((candidate) => candidate.id)));
  }
  const lengths = new Set(lists.map(([, list]) => items(list).length));
  if (lengths.size > 1) world.report("example-invalid", positionOf(each), text("each 的各列表长短不一", "the lists of each differ in length"), text("并列的列表要一样长", "lists side by side must be of one length"));
  const [, first] = lists[0] ?? [];
  if (first === undefined) return [{}];
  return items(first).map((_, index) => Object.fromEntries(lists.map(([key, list]) => [key, child(list, index).value])));
}

function checkExampleRecord(node: Node, besides: readonly string[], world: World): void {
  const type = typeNamed(world, stringOf(child(node, "type")) ?? "", child(node, "type"));
  if (type !== undefined) checkRecord(node, type, world.recordTypes.types, world.report, besides);
}

function checkTriggered(node: Node, ruleIds: readonly string[], world: World): void {
  for (const [rule, count] of entries(node)) {
    if (!ruleIds.includes(rule)) world.report("rule-unknown", count.document.positionOf(count.path, "key"), text(`本文件没有细则“${rule}”`, `this file has no rule “${rule}”`), didYouMean(rule, ruleIds));
  }
}

function checkUnit(node: Node, world: World): void {
  if (!isMap(node)) return;
  const type = stringOf(child(node, "type")) ?? "";
  const group = stringOf(child(node, "group")) ?? "";
  const groups = world.frame.groups.map((own) => own.id);
  if (!world.frame.unitTypes.includes(type)) world.report("unit-type-unknown", positionOf(child(node, "type")), text(`没有单位类型“${type}”`, `there is no unit type “${type}”`), didYouMean(type, world.frame.unitTypes));
  if (!groups.includes(group)) world.report("group-unknown", positionOf(child(node, "group")), text(`没有分组“${group}”`, `there is no group “${group}”`), didYouMean(group, groups));
}

function checkAsOf(node: Node, world: World): void {
  if (node.value === undefined || dateOfNode(node) !== undefined) return;
  world.report("example-invalid", positionOf(node), text(`“${written(node)}”不是日期`, `“${written(node)}” is no date`), text("请写成 2017-12-31 这样的日期", "write a date such as 2017-12-31"));
}

function readSubmitted(node: Node, world: World): Readonly<Record<string, string>> {
  for (const entry of items(child(node, "none"))) typeNamed(world, stringOf(entry) ?? "", entry);
  const stated = entries(child(node, "submitted"));
  for (const [type, at] of stated) if (type !== "all") typeNamed(world, type, at);
  return Object.fromEntries([
    ...stringsOf(child(node, "none")).map((type) => [type, "none-occurred"] as const),
    ...stated.map(([type, at]) => [type, stringOf(at) ?? ""] as const),
  ]);
}

/** Three for an indicator: full points, something in between, and an edge. One for a bonus, penalty or veto. */
function checkNumber(file: Node, home: Home, examples: readonly (WorkedExample | undefined)[], full: Rational | undefined, world: World): void {
  const least = home.kind === "indicator" ? 3 : 1;
  const at = positionOf(child(file, "examples"));
  if (examples.length < least) {
    world.report("examples-too-few", at, text(`只有 ${String(examples.length)} 个算例，至少要 ${String(least)} 个`, `there are ${String(examples.length)} worked examples; at least ${String(least)} are needed`), text("请补上满分、部分得分、扣完为止（或其他边界）的算例", "add examples with full points, with some, and at the floor or another edge"));
    return;
  }
  if (full === undefined || examples.includes(undefined)) return;
  const points = examples.map((example) => example?.points).filter((value) => value !== undefined);
  const isFull = (value: Rational): boolean => compare(value, full) === 0;
  const lows = points.map((value) => ("n" in value ? value : value.low));
  if (lows.some(isFull) && lows.some((value) => !isFull(value))) return;
  world.report("examples-one-sided", at, lows.some(isFull) ? text("算例都是满分，没有一个扣分的", "all worked examples have full points; none loses any") : text("算例没有一个得满分的", "no worked example has full points"), text("请各补一个", "add one of each"));
}
