/** The mark of a panel (评议组评分): an effect that brings the list of marks as a fact of its own. */
import type { RuleEffect } from "../model/effect.ts";
import { floor, ONE, type Rational } from "../model/rational.ts";
import type { AggregateFact } from "../model/rule.ts";
import { text } from "../model/text.ts";
import { notNegative, positive, quorumBounds, trimBounds, within, type Bounds } from "./bounds.ts";
import { child, entries, has, keyPositionOf, positionOf, type Node } from "./node.ts";
import { readSameNumber } from "./numbers.ts";
import { didYouMean } from "./report.ts";
import { readSource, sourceField, type SourceReading } from "./source.ts";

export interface Mark {
  readonly effect: RuleEffect;
  readonly fact: AggregateFact;
}

export function readMark(node: Node, rule: string, reading: SourceReading): Mark | undefined {
  const { world, home } = reading;
  const from = readSource(child(node, "of"), child(node, "where"), `${rule}/mark/where`, reading);
  const times = has(node, "times") ? within(child(node, "times"), readSameNumber(child(node, "times"), home.numbers, world.report), positive(text("倍数（times）", "times")), world.report) : ONE;
  const quorum = readWhole(child(node, "quorum"), world.frame.defaults.quorum, quorumBounds, reading);
  const trimAbove = readWhole(child(node, "trim_above"), world.frame.defaults.trimAbove, trimBounds, reading);
  const field = from === undefined ? undefined : sourceField(from, child(node, "field"), world);
  if (from === undefined || field === undefined || times === undefined || quorum === undefined || trimAbove === undefined) return undefined;
  const values = has(node, "values") ? readValues(child(node, "values"), field.type.kind === "enum" ? field.type.values : undefined, reading) : undefined;
  const fits = has(node, "values") ? field.type.kind === "enum" : field.type.kind === "number";
  if (!fits) {
    world.report("field-type", positionOf(child(node, "field")), text(`“${field.id}”应当是${has(node, "values") ? "选项（enum）" : "数字；选项要用 values 写明各等级的分数"}`, `“${field.id}” must be ${has(node, "values") ? "a choice" : "a number; for a choice say the points of each level under values"}`), text("请换一个字段", "use another field"));
    return undefined;
  }
  if (has(node, "values") && values === undefined) return undefined;
  const id = `${rule}/marks`;
  return {
    effect: { kind: "mark", marks: id, quorum, trimAbove },
    fact: { id, type: { kind: "marks", mayBeNone: false }, how: { kind: "marks", of: from.source, field: field.id, values, times }, position: positionOf(node) },
  };
}

function readWhole(node: Node, otherwise: number, bounds: Bounds, { world, home }: SourceReading): number | undefined {
  if (node.value === undefined) return otherwise;
  const value = within(node, readSameNumber(node, home.numbers, world.report), bounds, world.report);
  if (value === undefined || value.d === 1n) return value === undefined ? undefined : Number(floor(value));
  world.report("effect-form", positionOf(node), text("票数须是整数", "a number of ballots is a whole number"), text("例如 3", "such as 3"));
  return undefined;
}

/** Every level must have its points: a ballot without points would be lost. */
function readValues(node: Node, levels: readonly string[] | undefined, { world, home }: SourceReading): ReadonlyMap<string, Rational> | undefined {
  if (levels === undefined) return undefined;
  const values = new Map<string, Rational>();
  let faulty = false;
  for (const [level, at] of entries(node)) {
    const value = within(at, readSameNumber(at, home.numbers, world.report), notNegative(text(`等级“${level}”的分数`, `the points of the level “${level}”`)), world.report);
    if (!levels.includes(level)) {
      world.report("value-unknown", keyPositionOf(at), text(`没有等级“${level}”`, `there is no level “${level}”`), didYouMean(level, levels));
      faulty = true;
    }
    if (value === undefined) faulty = true;
    else values.set(level, value);
  }
  const missing = levels.filter((level) => !values.has(level));
  if (missing.length > 0 && !faulty) {
    world.report("effect-form", positionOf(node), text(`缺少这些等级的分数：${missing.join("、")}`, `there are no points for ${missing.join(", ")}`), text("每个等级都要写明分数", "say the points of each level"));
    faulty = true;
  }
  return faulty ? undefined : values;
}
