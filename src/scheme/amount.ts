/** How much an effect moves. */
import type { Amount } from "../model/effect.ts";
import { compare, ZERO, type Rational } from "../model/rational.ts";
import type { RationalByGroup } from "../model/rule.ts";
import { text } from "../model/text.ts";
import { typeName } from "./condition.ts";
import { child, has, isMap, positionOf, stringOf, written, type Node } from "./node.ts";
import { readAmountNumber, readSameNumber, type NumberBook } from "./numbers.ts";
import { didYouMean, type Report } from "./report.ts";
import type { FactTable } from "./world.ts";

export interface AmountReading {
  readonly facts: FactTable;
  readonly numbers: NumberBook;
  readonly report: Report;
}

/** `all` is for effects within an indicator: of a bonus there is no whole. */
export function readAmount(node: Node, allowAll: boolean, reading: AmountReading): Amount | undefined {
  const word = stringOf(node);
  if (word !== undefined) return readAll(node, word, allowAll, reading.report);
  if (!isMap(node) || has(node, "number")) return readFixed(node, reading);
  if (has(node, "fact")) return readDiscretion(node, reading);
  return has(node, "each") ? readEach(node, reading) : badForm(node, text("没有写明数额", "the amount is not given"), reading.report);
}

function readAll(node: Node, word: string, allowAll: boolean, report: Report): Amount | undefined {
  if (word === "all" && allowAll) return { kind: "all" };
  return badForm(node, text(`数额不能写成“${written(node)}”`, `the amount cannot be “${written(node)}”`), report);
}

function badForm(node: Node, message: { readonly zh: string; readonly en: string }, report: Report): Amount | undefined {
  report("effect-form", positionOf(node), message, text("写法：2；{ number: 键 }；{ each: 0.5, times: 事实 }；{ each: 1, per: 20, above: 30, of: 事实 }；{ fact: 字段, at_least: 0.1, at_most: 2 }", "write 2, { number: key }, { each, times }, { each, per, above, of } or { fact, at_least, at_most }"));
  return undefined;
}

function readFixed(node: Node, reading: AmountReading): Amount | undefined {
  const points = notNegative(node, readAmountNumber(node, reading.numbers, reading.report), reading.report);
  return points === undefined ? undefined : { kind: "fixed", points };
}

/** Points to deduct are written without a sign. */
export function notNegative(node: Node, value: RationalByGroup | undefined, report: Report): RationalByGroup | undefined {
  if (value === undefined) return undefined;
  const values: readonly Rational[] = value.kind === "same" ? [value.value] : [...value.values.values()];
  if (values.every((own) => compare(own, ZERO) >= 0)) return value;
  report("effect-form", positionOf(node), text("数额不能是负数", "an amount cannot be negative"), text("扣分写 deduct: 2，不写负号", "write deduct: 2 without a sign"));
  return undefined;
}

function readEach(node: Node, reading: AmountReading): Amount | undefined {
  const steps = has(node, "per") || has(node, "above") || has(node, "of");
  const missing = (steps ? ["per", "above", "of"] : ["times"]).filter((key) => !has(node, key));
  if (missing.length > 0 || (steps && has(node, "times"))) {
    return badForm(node, text(`数额没有写全或者自相矛盾${missing.length > 0 ? `，缺少 ${missing.join("、")}` : ""}`, `the amount is incomplete or contradicts itself${missing.length > 0 ? `: it lacks ${missing.join(", ")}` : ""}`), reading.report);
  }
  const each = notNegative(child(node, "each"), readAmountNumber(child(node, "each"), reading.numbers, reading.report), reading.report);
  const fact = numberFact(child(node, steps ? "of" : "times"), reading);
  if (!steps) return each === undefined || fact === undefined ? undefined : { kind: "times", each, fact };
  const per = positive(child(node, "per"), readAmountNumber(child(node, "per"), reading.numbers, reading.report), reading.report);
  const above = readAmountNumber(child(node, "above"), reading.numbers, reading.report);
  return each === undefined || fact === undefined || per === undefined || above === undefined ? undefined : { kind: "steps", each, fact, per, above };
}

function positive(node: Node, value: RationalByGroup | undefined, report: Report): RationalByGroup | undefined {
  if (value === undefined) return undefined;
  const values: readonly Rational[] = value.kind === "same" ? [value.value] : [...value.values.values()];
  if (values.every((own) => compare(own, ZERO) > 0)) return value;
  report("effect-form", positionOf(node), text("每档的大小须大于 0", "a step must be more than 0"), text("例如 per: 20", "such as per: 20"));
  return undefined;
}

function readDiscretion(node: Node, reading: AmountReading): Amount | undefined {
  const missing = ["at_least", "at_most"].filter((key) => !has(node, key));
  if (missing.length > 0) return badForm(node, text(`酌情给分缺少 ${missing.join("、")}`, `the amount at discretion lacks ${missing.join(", ")}`), reading.report);
  const fact = numberFact(child(node, "fact"), reading);
  const atLeast = readSameNumber(child(node, "at_least"), reading.numbers, reading.report);
  const atMost = readSameNumber(child(node, "at_most"), reading.numbers, reading.report);
  if (fact === undefined || atLeast === undefined || atMost === undefined) return undefined;
  if (compare(atLeast, atMost) <= 0 && compare(atLeast, ZERO) >= 0) return { kind: "discretion", fact, atLeast, atMost };
  return badForm(node, text("at_least 应在 0 和 at_most 之间", "at_least must lie between 0 and at_most"), reading.report);
}

/** The name of a fact that is a number; anything else is noted. */
export function numberFact(node: Node, reading: AmountReading): string | undefined {
  const id = stringOf(node) ?? "";
  if (!reading.facts.has(id)) {
    reading.report("fact-unknown", positionOf(node), text(`没有认定事实“${id}”`, `there is no fact “${id}”`), didYouMean(id, [...reading.facts.keys()]));
    return undefined;
  }
  const type = reading.facts.get(id);
  if (type === undefined || type.kind === "number") return type === undefined ? undefined : id;
  reading.report("fact-type", positionOf(node), text(`“${id}”应当是数字，实际是${typeName(type).zh}`, `“${id}” must be a number but is ${typeName(type).en}`), text("请换成数字类型的事实", "use a fact that is a number"));
  return undefined;
}
