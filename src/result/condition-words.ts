/** A condition as a Chinese clause: what json-rules-engine is asked, in words an official reads. */
import type { ComparisonCondition, Condition, Constant, Operator } from "../model/condition.ts";
import type { FactType } from "../model/fact.ts";
import { formatDateTime, formatPlainDate, type DateTime, type PlainDate } from "../model/plain-date.ts";
import { toRational } from "../model/quantity.ts";
import { formatExact, rational } from "../model/rational.ts";
import type { Rational } from "../model/rational.ts";
import type { Rule } from "../model/rule.ts";
import { existence, factWords, labelOf } from "./fact-words.ts";
import type { LabelContext } from "./fact-titles.ts";
import { byGroup } from "./by-group.ts";

/** `“是否答复”为否，且“逾期工作日”大于 10`. */
export function conditionWords(condition: Condition, rule: Rule, context: LabelContext): string {
  switch (condition.kind) {
    case "all":
    case "any":
      return condition.of.map((one) => bracketed(one, condition.kind, rule, context)).join(condition.kind === "all" ? "，且" : "，或者");
    case "not":
      return negated(condition.of, rule, context);
    case "compare":
      return comparisonWords(condition, rule, context);
  }
}

function bracketed(condition: Condition, within: "all" | "any", rule: Rule, context: LabelContext): string {
  const words = conditionWords(condition, rule, context);
  const mixed = (condition.kind === "all" || condition.kind === "any") && condition.kind !== within && condition.of.length > 1;
  return mixed ? `（${words}）` : words;
}

const OPPOSITES: Partial<Readonly<Record<Operator, Operator>>> = {
  lessThan: "greaterThanInclusive",
  lessThanInclusive: "greaterThan",
  greaterThan: "lessThanInclusive",
  greaterThanInclusive: "lessThan",
  before: "onOrAfter",
  onOrBefore: "after",
  after: "onOrBefore",
  onOrAfter: "before",
};

/** What did not happen is neither more nor less, so that the negation of a comparison holds for it too. */
function negated(condition: Condition, rule: Rule, context: LabelContext): string {
  const opposite = condition.kind === "compare" ? OPPOSITES[condition.operator] : undefined;
  if (condition.kind !== "compare" || opposite === undefined) return `并非（${conditionWords(condition, rule, context)}）`;
  const words = comparisonWords({ ...condition, operator: opposite }, rule, context);
  return labelOf(condition.fact, rule, context).type?.mayBeNone === true ? `${words}（没有发生的也算）` : words;
}

function comparisonWords(condition: ComparisonCondition, rule: Rule, context: LabelContext): string {
  const shortened = existence(condition, rule, context);
  if (shortened !== undefined) return shortened;
  const label = labelOf(condition.fact, rule, context);
  const title = (id: string): string => label.values.find((value) => value.id === id)?.title.zh ?? id;
  const value = byGroup(condition.value, (constant) => constantWords(constant, label.type, title), context);
  return `${factWords(condition.fact, rule, context)}${operatorWords(condition.operator, value)}`;
}

function constantWords(constant: Constant, type: FactType | undefined, title: (id: string) => string): string {
  if (typeof constant === "boolean") return constant ? "是" : "否";
  if (typeof constant === "string") return `“${title(constant)}”`;
  if (typeof constant === "number") return numberWords(rational(constant), type);
  if (isList(constant)) return constant.map((one) => constantWords(one, type, title)).join("、");
  return numberWords(constant, type);
}

function isList(constant: Constant): constant is readonly (string | number | Rational)[] {
  return Array.isArray(constant);
}

/** Dates are day numbers and date-times minutes: whole numbers both. */
function numberWords(value: Rational, type: FactType | undefined): string {
  if (type?.kind === "date") return ` ${formatPlainDate(Number(toRational(value).n) as PlainDate)}`;
  if (type?.kind === "datetime") return ` ${formatDateTime(Number(toRational(value).n) as DateTime)}`;
  return ` ${formatExact(value)}`;
}

function operatorWords(operator: Operator, value: string): string {
  switch (operator) {
    case "equal":
      return `为${value}`;
    case "notEqual":
      return `不为${value}`;
    case "in":
      return `为${value}之一`;
    case "notIn":
      return `不在${value}之列`;
    case "lessThan":
      return `小于${value}`;
    case "lessThanInclusive":
      return `不大于${value}`;
    case "greaterThan":
      return `大于${value}`;
    case "greaterThanInclusive":
      return `不小于${value}`;
    case "before":
      return `早于${value}`;
    case "onOrBefore":
      return `不晚于${value}`;
    case "after":
      return `晚于${value}`;
    case "onOrAfter":
      return `不早于${value}`;
    case "contains":
      return `含有${value}`;
    case "doesNotContain":
      return `不含${value}`;
  }
}
