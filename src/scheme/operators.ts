/** Which operators can compare which facts. */
import type { Operator } from "../model/condition.ts";
import type { FactType } from "../model/fact.ts";

const EQUALITY: readonly Operator[] = ["equal", "notEqual", "in", "notIn"];
const ORDER: readonly Operator[] = ["lessThan", "lessThanInclusive", "greaterThan", "greaterThanInclusive"];
const DATES: readonly Operator[] = ["before", "onOrBefore", "after", "onOrAfter"];
const CODES: readonly Operator[] = ["contains", "doesNotContain"];

export function operatorsFor(type: FactType): readonly Operator[] {
  switch (type.kind) {
    case "boolean":
    case "text":
    case "enum":
      return EQUALITY;
    case "number":
      return [...EQUALITY, ...ORDER];
    case "date":
    case "datetime":
      return DATES;
    case "codes":
      return CODES;
    case "marks":
      return [];
  }
}

export function operatorFits(operator: Operator, type: FactType): boolean {
  return operatorsFor(type).includes(operator);
}
