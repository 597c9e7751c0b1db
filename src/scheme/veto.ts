/** The consequences of a veto (一票否决). */
import type { RuleEffect, VetoConsequence } from "../model/effect.ts";
import type { Rational } from "../model/rational.ts";
import { text } from "../model/text.ts";
import type { AmountReading } from "./amount.ts";
import { notNegative, within } from "./bounds.ts";
import { reportIndicator } from "./frame.ts";
import { child, has, positionOf, stringOf, type Node } from "./node.ts";
import { readSameNumber } from "./numbers.ts";
import { didYouMean } from "./report.ts";
import type { Home, World } from "./world.ts";

export function readVeto(node: Node, home: Home, world: World, reading: AmountReading): RuleEffect | undefined {
  const keys = ["total_at_most", "grade_at_most", "area", "indicator", "indicator_of", "penalty"].filter((key) => has(node, key));
  if (keys.length === 0) {
    world.report("effect-form", positionOf(node), text("一票否决没有写明后果", "the veto has no consequence"), text("例如 { total_at_most: 59, grade_at_most: fail }", "such as { total_at_most: 59, grade_at_most: fail }"));
    return undefined;
  }
  const consequences = keys.map((key) => readConsequence(key, child(node, key), home, world, reading));
  const read = consequences.filter((consequence) => consequence !== undefined);
  return read.length === keys.length ? { kind: "veto", consequences: read } : undefined;
}

function readConsequence(key: string, node: Node, home: Home, world: World, reading: AmountReading): VetoConsequence | undefined {
  const number = (at: Node): Rational | undefined => within(at, readSameNumber(at, home.numbers, world.report), notNegative(text("一票否决写的分数", "the points of a veto")), world.report);
  switch (key) {
    case "total_at_most": {
      const points = number(node);
      return points === undefined ? undefined : { kind: "total-at-most", points };
    }
    case "penalty": {
      const points = number(node);
      return points === undefined ? undefined : { kind: "penalty", points };
    }
    case "grade_at_most": {
      const grades = world.frame.grades.map((grade) => grade.id);
      const grade = target(node, grades, text("等次", "grade"), world);
      return grade === undefined ? undefined : { kind: "grade-at-most", grade };
    }
    case "area": {
      const area = target(child(node, "id"), world.frame.areas.map((own) => own.id), text("方面", "area"), world);
      const points = number(child(node, "points"));
      return area === undefined || points === undefined ? undefined : { kind: "area", area, points };
    }
    case "indicator": {
      const indicator = stringOf(child(node, "id")) ?? "";
      const points = number(child(node, "points"));
      if (world.indicatorIds.includes(indicator)) return points === undefined ? undefined : { kind: "indicator", indicator, points };
      reportIndicator(child(node, "id"), indicator, world.indicatorIds, world.report);
      return undefined;
    }
    default: {
      const fact = textFact(child(node, "fact"), reading);
      const points = number(child(node, "points"));
      return fact === undefined || points === undefined ? undefined : { kind: "indicator-of-record", fact, points };
    }
  }
}

function target(node: Node, known: readonly string[], name: { readonly zh: string; readonly en: string }, world: World): string | undefined {
  const id = stringOf(node) ?? "";
  if (known.includes(id)) return id;
  world.report("veto-target", positionOf(node), text(`一票否决所指的${name.zh}“${id}”不存在`, `the veto names the ${name.en} “${id}”, which does not exist`), didYouMean(id, known));
  return undefined;
}

/** A field that names an indicator. */
function textFact(node: Node, reading: AmountReading): string | undefined {
  const id = stringOf(node) ?? "";
  const type = reading.facts.get(id);
  if (type?.kind === "text" || type?.kind === "enum") return id;
  if (reading.facts.has(id)) reading.report("fact-type", positionOf(node), text(`“${id}”应当是写有指标编号的文字字段`, `“${id}” must be a text field that names an indicator`), text("请换一个字段", "use another field"));
  else reading.report("fact-unknown", positionOf(node), text(`没有认定事实“${id}”`, `there is no fact “${id}”`), didYouMean(id, [...reading.facts.keys()]));
  return undefined;
}
