/** A fact's value as a result prints it. */
import { byCodeUnit } from "../model/by-code-unit.ts";
import type { FactType, FactValue } from "../model/fact.ts";
import { formatDateTime, formatPlainDate, type DateTime, type PlainDate } from "../model/plain-date.ts";
import { isQuantity, toRational, type Quantity } from "../model/quantity.ts";
import { formatExact } from "../model/rational.ts";
import type { ResultFact } from "../model/result.ts";
import { sameText } from "./scheme-titles.ts";
import type { FactLabel } from "./fact-titles.ts";

/** By name, in code-unit order: facts of findings are few, and the same facts print alike. */
export function resultFacts(
  facts: ReadonlyMap<string, FactValue>,
  labels: ReadonlyMap<string, FactLabel>,
): Readonly<Record<string, ResultFact>> {
  const names = [...facts.keys()].sort(byCodeUnit);
  return Object.fromEntries(names.map((name) => [name, resultFact(facts.get(name), labels.get(name) ?? { title: sameText(name), type: undefined, values: [] })]));
}

export function resultFact(value: FactValue, label: FactLabel): ResultFact {
  const { title } = label;
  if (value === undefined) return { title, value: null, blank: true };
  if (value === null || typeof value === "boolean") return { title, value };
  if (typeof value === "string") return { title, value: codeTitle(value, label) };
  if (isQuantity(value)) return { title, value: writtenNumber(value, label.type) };
  if ("kind" in value) return structured(value, label);
  return { title, value: value.map((code) => codeTitle(code, label)) };
}

function structured(value: Extract<FactValue, { readonly kind: string }>, { title, type }: FactLabel): ResultFact {
  switch (value.kind) {
    case "open": {
      const high = value.high === undefined ? null : String(writtenNumber(value.high, type));
      return { title, value: null, range: { low: String(writtenNumber(value.low, type)), high } };
    }
    case "not-in-force":
      return { title, value: null };
    case "marks":
      return { title, value: value.marks.map(formatExact), ...(value.open === 0 ? {} : { blank: true as const }) };
  }
}

function codeTitle(code: string, label: FactLabel): string {
  return label.values.find((value) => value.id === code)?.title.zh ?? code;
}

/** Dates are day numbers and date-times minutes: whole numbers both. */
function writtenNumber(value: Quantity, type: FactType | undefined): string | number {
  const exact = toRational(value);
  if (type?.kind === "date") return formatPlainDate(Number(exact.n) as PlainDate);
  if (type?.kind === "datetime") return formatDateTime(Number(exact.n) as DateTime);
  return typeof value === "number" ? value : formatExact(exact);
}
