/** The constant that a fact is compared with, typed for the fact. */
import type { Constant, ConstantByGroup, Operator } from "../model/condition.ts";
import type { FactType } from "../model/fact.ts";
import { parseDateTime, parsePlainDate } from "../model/plain-date.ts";
import { toQuantity, type Quantity } from "../model/quantity.ts";
import { text } from "../model/text.ts";
import type { ConditionReading } from "./condition.ts";
import { child, decimalOf, has, isList, items, positionOf, stringOf, written, type Node } from "./node.ts";
import { valueOf } from "./numbers.ts";
import { didYouMean, type Report } from "./report.ts";

type Single = boolean | string | Quantity;

export function readConstant(node: Node, fact: string, type: FactType, operator: Operator, reading: ConditionReading): ConstantByGroup | undefined {
  if (has(node, "number")) return readNumberConstant(node, fact, type, operator, reading);
  if (operator !== "in" && operator !== "notIn") {
    const value = readSingle(node, fact, type, reading.report);
    return value === undefined ? undefined : same(value);
  }
  const list = items(node);
  if (!isList(node) || list.length === 0) {
    wrong(node, fact, text("列表（至少一项，如 [a, b]）", "a list with at least one entry"), reading.report);
    return undefined;
  }
  const values = list.map((entry) => readSingle(entry, fact, type, reading.report));
  const read = values.filter((value) => value !== undefined);
  return read.length === values.length ? same(read as Constant) : undefined;
}

function same(value: Constant): ConstantByGroup {
  return { kind: "same", value };
}

function readNumberConstant(node: Node, fact: string, type: FactType, operator: Operator, reading: ConditionReading): ConstantByGroup | undefined {
  if (type.kind !== "number" || operator === "in" || operator === "notIn") {
    wrong(node, fact, expected(type), reading.report);
    return undefined;
  }
  const number = reading.numbers.byKey.get(stringOf(child(node, "number")) ?? "");
  if (number === undefined) return undefined;
  const value = valueOf(number);
  if (value.kind === "same") return same(toQuantity(value.value));
  return { kind: "by-group", values: new Map([...value.values].map(([group, own]) => [group, toQuantity(own)])) };
}

function readSingle(node: Node, fact: string, type: FactType, report: Report): Single | undefined {
  const value = singleOf(node, type);
  if (value === undefined) {
    wrong(node, fact, expected(type), report);
    return undefined;
  }
  const values = type.kind === "enum" || type.kind === "codes" ? type.values : undefined;
  if (values === undefined || (typeof value === "string" && values.includes(value))) return value;
  report("value-unknown", positionOf(node), text(`“${fact}”没有取值“${written(node)}”`, `“${fact}” never is “${written(node)}”`), didYouMean(String(node.value), values));
  return undefined;
}

function singleOf(node: Node, type: FactType): Single | undefined {
  switch (type.kind) {
    case "boolean":
      return typeof node.value === "boolean" ? node.value : undefined;
    case "number": {
      const decimal = decimalOf(node);
      return decimal === undefined ? undefined : toQuantity(decimal);
    }
    case "text":
    case "enum":
    case "codes":
      return stringOf(node);
    case "date":
      return parsePlainDate(stringOf(node) ?? "");
    case "datetime":
      return parseDateTime(stringOf(node) ?? "");
    case "marks":
      return undefined;
  }
}

function wrong(node: Node, fact: string, must: { readonly zh: string; readonly en: string }, report: Report): void {
  const none = node.value === null ? text("；要问是否发生，请用 given 声明一个事实", "; to ask whether it happened, declare a fact with given") : text("", "");
  report(
    "value-type",
    positionOf(node),
    text(`“${fact}”要与${must.zh}比较，实际写的是“${written(node)}”`, `“${fact}” is compared with ${must.en}, but it says “${written(node)}”`),
    text(`请改写 value${none.zh}`, `write another value${none.en}`),
  );
}

function expected(type: FactType): { readonly zh: string; readonly en: string } {
  switch (type.kind) {
    case "boolean":
      return text(" true 或 false ", "true or false");
    case "number":
      return text("数字", "a number");
    case "text":
      return text("文字（数字请加引号）", "text (put numbers in quotes)");
    case "enum":
    case "codes":
      return text(type.values === undefined ? "代码" : `取值（${type.values.join("、")}）`, "one of its values");
    case "date":
      return text("日期（如 2017-05-15）", "a date such as 2017-05-15");
    case "datetime":
      return text("时刻（如 2017-05-15T09:00+08:00）", "a date-time such as 2017-05-15T09:00+08:00");
    case "marks":
      return text("任何值都不能", "nothing");
  }
}
