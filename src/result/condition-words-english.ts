/** A condition in short English, for the titles of facts that count what meets it. */
import type { Condition, Constant, Operator } from "../model/condition.ts";
import type { FactType } from "../model/fact.ts";
import { formatDateTime, formatPlainDate, type DateTime, type PlainDate } from "../model/plain-date.ts";
import { formatExact, rational, type Rational } from "../model/rational.ts";
import type { FactSource, Rule } from "../model/rule.ts";
import type { LabelContext } from "./fact-titles.ts";
import { labelOf } from "./fact-words.ts";

/** `topic disclosures where “topic” is “land plan” and “published” is yes`. */
export function sourceWordsEnglish(source: FactSource, context: LabelContext): string {
  const type = source.type === undefined ? "groups" : (context.recordTypes.get(source.type)?.title.en ?? source.type);
  if (source.kind === "records") return type;
  const probe = context.probes?.get(source.rule);
  const holds = source.outcome === "triggered";
  if (probe?.when === undefined) return `${type} for which rule ${source.rule} ${holds ? "holds" : "does not hold"}`;
  return `${type} where ${holds ? "" : "not "}(${conditionWordsEnglish(probe.when, probe, context)})`;
}

function conditionWordsEnglish(condition: Condition, rule: Rule, context: LabelContext): string {
  switch (condition.kind) {
    case "all":
    case "any":
      return condition.of.map((one) => conditionWordsEnglish(one, rule, context)).join(condition.kind === "all" ? " and " : " or ");
    case "not":
      return `not (${conditionWordsEnglish(condition.of, rule, context)})`;
    case "compare": {
      const label = labelOf(condition.fact, rule, context);
      const title = (id: string): string => label.values.find((value) => value.id === id)?.title.en ?? id;
      const values = condition.value.kind === "same" ? [condition.value.value] : [...condition.value.values.values()];
      return `“${label.title.en}” ${OPERATORS[condition.operator]} ${values.map((one) => constantWords(one, label.type, title)).join("/")}`;
    }
  }
}

const OPERATORS: Readonly<Record<Operator, string>> = {
  equal: "is",
  notEqual: "is not",
  in: "is one of",
  notIn: "is none of",
  lessThan: "is less than",
  lessThanInclusive: "is at most",
  greaterThan: "is more than",
  greaterThanInclusive: "is at least",
  before: "is before",
  onOrBefore: "is on or before",
  after: "is after",
  onOrAfter: "is on or after",
  contains: "holds",
  doesNotContain: "does not hold",
};

function constantWords(constant: Constant, type: FactType | undefined, title: (id: string) => string): string {
  if (typeof constant === "boolean") return constant ? "yes" : "no";
  if (typeof constant === "string") return `“${title(constant)}”`;
  if (typeof constant === "number") return numberWords(rational(constant), type);
  if (isList(constant)) return constant.map((one) => constantWords(one, type, title)).join(", ");
  return numberWords(constant, type);
}

function isList(constant: Constant): constant is readonly (string | number | Rational)[] {
  return Array.isArray(constant);
}

/** Dates are day numbers and date-times minutes: whole numbers both. */
function numberWords(value: Rational, type: FactType | undefined): string {
  if (type?.kind === "date") return formatPlainDate(Number(value.n) as PlainDate);
  if (type?.kind === "datetime") return formatDateTime(Number(value.n) as DateTime);
  return formatExact(value);
}
