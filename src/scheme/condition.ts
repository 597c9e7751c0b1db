/** Conditions: checked against the facts that exist and their types, numbers put in. */
import { operators, type Condition, type ConstantByGroup, type Operator } from "../model/condition.ts";
import { text } from "../model/text.ts";
import { readConstant } from "./constant.ts";
import { child, entries, has, items, keyPositionOf, positionOf, stringOf, type Node } from "./node.ts";
import type { NumberBook } from "./numbers.ts";
import { didYouMean, type Report } from "./report.ts";
import { operatorFits, operatorsFor } from "./operators.ts";
import type { FactTable } from "./world.ts";
import type { FactType } from "../model/fact.ts";

export interface ConditionReading {
  readonly facts: FactTable;
  readonly numbers: NumberBook;
  readonly report: Report;
  /** Notes a fact that does not exist, where more can be said than the nearest word. */
  readonly unknownFact?: (id: string, at: Node) => boolean;
}

const GROUPS = ["all", "any", "not"] as const;

/** Why keys that json-rules-engine knows are refused here. */
const REFUSED: ReadonlyMap<string, readonly [string, string]> = new Map([
  ["path", ["path 会执行文本中的代码，不能使用", "path can run code out of text and is not allowed"]],
  ["params", ["params 在这里没有作用，不能使用", "params has no effect here and is not allowed"]],
  ["priority", ["细则没有优先级，按书写顺序计分，不能使用 priority", "rules have no priority; they count in the order written"]],
]);

/** `undefined` where anything in it is faulty; each fault is noted. */
export function readCondition(node: Node, reading: ConditionReading): Condition | undefined {
  const refused = reportRefused(node, reading.report);
  const forms = GROUPS.filter((key) => has(node, key));
  const leaf = ["fact", "operator", "value"].some((key) => has(node, key));
  if (forms.length + (leaf ? 1 : 0) !== 1) {
    if (!refused || forms.length > 0 || leaf) reportForm(node, forms, leaf, reading.report);
    return undefined;
  }
  const [form] = forms;
  const condition = form === undefined ? readComparison(node, reading) : form === "not" ? readNot(child(node, "not"), reading) : readGroup(node, form, reading);
  return refused ? undefined : condition;
}

function reportRefused(node: Node, report: Report): boolean {
  const found = entries(node).filter(([key]) => REFUSED.has(key));
  for (const [key, value] of found) {
    const [zh, en] = REFUSED.get(key) ?? ["", ""];
    report("condition-key-refused", keyPositionOf(value), text(zh, en), text("请删去这一项", "delete this key"));
  }
  return found.length > 0;
}

function reportForm(node: Node, forms: readonly string[], leaf: boolean, report: Report): void {
  if (forms.length === 0 && !leaf) {
    report("condition-empty", positionOf(node), text("条件是空的", "the condition is empty"), text("请写 all、any、not 或者一个比较；不需要条件时删去这个键", "write all, any, not or a comparison; leave the key out where no condition is meant"));
    return;
  }
  const found = [...forms, ...(leaf ? ["fact"] : [])].join("、");
  report("condition-mixed", positionOf(node), text(`同一个条件里并列写了 ${found}，其中只有一个会起作用`, `one condition has ${found} side by side, of which only one would count`), text("请把它们分层写，例如 all: [ { any: […] }, … ]", "nest them, such as all: [ { any: […] }, … ]"));
}

function readNot(node: Node, reading: ConditionReading): Condition | undefined {
  const of = readCondition(node, reading);
  return of === undefined ? undefined : { kind: "not", of };
}

function readGroup(node: Node, kind: "all" | "any", reading: ConditionReading): Condition | undefined {
  const list = items(child(node, kind));
  if (list.length === 0) {
    reading.report("condition-empty", positionOf(child(node, kind)), text(`${kind} 是空的：空的条件永远成立`, `${kind} is empty, and an empty condition always holds`), text("请至少写一个条件；不需要条件时删去 when 或 applies", "write at least one condition, or leave out when or applies"));
    return undefined;
  }
  const of = list.map((entry) => readCondition(entry, reading));
  const read = of.filter((condition) => condition !== undefined);
  return read.length === of.length ? { kind, of: read } : undefined;
}

function readComparison(node: Node, reading: ConditionReading): Condition | undefined {
  const missing = ["fact", "operator", "value"].filter((key) => !has(node, key));
  if (missing.length > 0) {
    const list = missing.join("、");
    reading.report("condition-incomplete", positionOf(node), text(`比较没有写全，缺少 ${list}`, `the comparison lacks ${missing.join(", ")}`), text("写法：{ fact: 事实, operator: equal, value: 值 }", "write { fact: …, operator: equal, value: … }"));
    return undefined;
  }
  const fact = stringOf(child(node, "fact")) ?? "";
  const operator = readOperator(child(node, "operator"), reading.report);
  const type = factType(fact, child(node, "fact"), reading);
  if (type === undefined || operator === undefined) return undefined;
  if (!operatorFits(operator, type)) {
    const fits = operatorsFor(type);
    reading.report("operator-unfit", positionOf(child(node, "operator")), text(`“${fact}”是${typeName(type).zh}，不能用 ${operator} 比较`, `“${fact}” is ${typeName(type).en}, which ${operator} cannot compare`), text(fits.length === 0 ? "这种事实不能用于条件" : `可用：${fits.join("、")}`, fits.length === 0 ? "such a fact cannot stand in a condition" : `use one of ${fits.join(", ")}`));
    return undefined;
  }
  const at = child(node, "value");
  const value: ConstantByGroup | undefined = readConstant(at, fact, type, operator, reading);
  if (value === undefined) return undefined;
  const number = stringOf(child(at, "number"));
  return { kind: "compare", fact, operator, value, ...(number === undefined ? {} : { number }), position: positionOf(node) };
}

function readOperator(node: Node, report: Report): Operator | undefined {
  const word = stringOf(node) ?? "";
  const operator = operators.find((known) => known === word);
  if (operator === undefined) report("operator-unfit", positionOf(node), text(`没有比较方式“${word}”`, `there is no operator “${word}”`), didYouMean(word, operators));
  return operator;
}

function factType(fact: string, at: Node, reading: ConditionReading): FactType | undefined {
  if (!reading.facts.has(fact) && !(reading.unknownFact?.(fact, at) ?? false)) reportFact(fact, at, reading.facts, reading.report);
  return reading.facts.get(fact);
}

export function reportFact(fact: string, at: Node, facts: FactTable, report: Report): void {
  report("fact-unknown", positionOf(at), text(`没有认定事实“${fact}”`, `there is no fact “${fact}”`), didYouMean(fact, [...facts.keys()]));
}

export function typeName(type: FactType): { readonly zh: string; readonly en: string } {
  switch (type.kind) {
    case "boolean":
      return text("是否", "a boolean");
    case "number":
      return text("数字", "a number");
    case "text":
      return text("文字", "text");
    case "enum":
      return text("选项", "a choice");
    case "date":
      return text("日期", "a date");
    case "datetime":
      return text("时刻", "a date-time");
    case "codes":
      return text("代码表", "a list of codes");
    case "marks":
      return text("评分", "marks of a panel");
  }
}
