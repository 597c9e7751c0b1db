/** What a rule runs over: each record of a type, each group of records, or the unit. */
import type { FactType } from "../model/fact.ts";
import { spanKeys } from "../model/period-keys.ts";
import type { ExpectedGroups, GroupBy, RuleScope } from "../model/rule.ts";
import { text } from "../model/text.ts";
import { child, has, isMap, items, positionOf, stringOf, stringsOf, type Node } from "./node.ts";
import { didYouMean } from "./report.ts";
import { readSource, sourceField, type Source, type SourceReading } from "./source.ts";
import { recordTable, typeNamed, unitTable, type FactTable, type Round, type World } from "./world.ts";

export interface Scope {
  readonly scope: RuleScope;
  /** Facts that the rule has without declaring any. */
  readonly facts: FactTable;
  /** Of a group rule: the record type that its groups are made of. */
  readonly groupedType: string | undefined;
}

export function roundOf(rule: Node): Round {
  const forEach = child(rule, "for_each");
  return forEach.value === undefined ? "unit" : isMap(forEach) ? "group" : "record";
}

export function readScope(rule: Node, reading: SourceReading): Scope | undefined {
  const forEach = child(rule, "for_each");
  const { world } = reading;
  switch (roundOf(rule)) {
    case "unit":
      return { scope: { kind: "unit" }, facts: unitTable(world), groupedType: undefined };
    case "record": {
      const type = typeNamed(world, stringOf(forEach) ?? "", forEach);
      return type === undefined ? undefined : { scope: { kind: "record", type: type.id }, facts: recordTable(world, type), groupedType: undefined };
    }
    case "group":
      return readGroups(forEach, reading);
  }
}

function readGroups(node: Node, reading: SourceReading): Scope | undefined {
  const { world } = reading;
  const of = readSource(child(node, "group"), child(node, "where"), "", reading);
  if (of === undefined) return undefined;
  const type = of.source.type;
  if (type === undefined) return undefined;
  const by = readBy(node, of, type, world);
  if (by === undefined) return undefined;
  const expected = readExpected(child(node, "expected"), by.by, by.type, world);
  if (expected === "faulty") return undefined;
  return { scope: { kind: "group", of: of.source, by: by.by, expected }, facts: unitTable(world), groupedType: type };
}

function readBy(node: Node, of: Source, type: string, world: World): { readonly by: GroupBy; readonly type: FactType } | undefined {
  const word = stringOf(child(node, "by")) ?? "";
  if (word !== "month" && word !== "quarter") return readByField(node, of, world);
  const placedBy = world.recordTypes.types.get(type)?.placedBy;
  if (!has(node, "of") && placedBy === undefined) {
    world.report("group-form", positionOf(child(node, "by")), text(`“${type}”没有归入年度的日期，按${word === "month" ? "月" : "季"}分组要写 of`, `“${type}” has no placing date, so by: ${word} needs of`), text("请补写 of: 日期字段", "add of: a date field"));
    return undefined;
  }
  const date = has(node, "of") ? sourceField(of, child(node, "of"), world) : { id: placedBy ?? "", type: of.facts.get(placedBy ?? "") };
  if (date?.type === undefined) return undefined;
  if (date.type.kind === "date") return { by: { kind: word, date: date.id }, type: date.type };
  world.report("field-type", positionOf(has(node, "of") ? child(node, "of") : child(node, "by")), text(`“${date.id}”不是日期，不能按月或按季分组`, `“${date.id}” is no date, so there are no months or quarters`), text("请用 of 指明一个日期字段", "name a date field with of"));
  return undefined;
}

function readByField(node: Node, of: Source, world: World): { readonly by: GroupBy; readonly type: FactType } | undefined {
  if (has(node, "of")) {
    world.report("group-form", positionOf(child(node, "of")), text("of 只用于按月、按季分组", "of is for months and quarters only"), text("请删去 of，或写 by: month", "delete of, or write by: month"));
    return undefined;
  }
  const field = sourceField(of, child(node, "by"), world);
  if (field === undefined) return undefined;
  const { kind } = field.type;
  if (kind === "text" || kind === "enum" || kind === "boolean" || (kind === "number" && field.type.whole)) return { by: { kind: "field", field: field.id }, type: field.type };
  world.report("field-type", positionOf(child(node, "by")), text(`不能按“${field.id}”分组`, `records cannot be grouped by “${field.id}”`), text("可按文字、选项、整数字段分组，或写 month、quarter", "group by text, a choice or a whole number, or by month or quarter"));
  return undefined;
}

function readExpected(node: Node, by: GroupBy, type: FactType, world: World): ExpectedGroups | undefined | "faulty" {
  if (node.value === undefined) return undefined;
  // an assessment may have a period of its own, so “all” is spelled out only there
  if (stringOf(node) === "all") return by.kind === "field" ? allOf(node, by.field, type, world) : "all";
  const known = by.kind === "field" ? (type.kind === "enum" ? type.values : undefined) : spanKeys(by.kind, world.frame.period);
  const unknown = items(node).filter((entry) => known !== undefined && !known.includes(stringOf(entry) ?? ""));
  for (const entry of unknown) {
    const key = stringOf(entry) ?? "";
    world.report("value-unknown", positionOf(entry), text(`不会有“${key}”这一组`, `there is never a group “${key}”`), didYouMean(key, known ?? []));
  }
  return unknown.length > 0 ? "faulty" : stringsOf(node);
}

function allOf(node: Node, field: string, type: FactType, world: World): readonly string[] | "faulty" {
  if (type.kind === "enum") return type.values;
  world.report("group-form", positionOf(node), text(`“${field}”可以有任意多的值，不能写 expected: all`, `“${field}” can have any number of values, so expected: all means nothing`), text("请列出应有的各组", "list the groups that are expected"));
  return "faulty";
}
