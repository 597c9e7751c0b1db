/** What the words of a page need to know: titles of record types, hidden rules, groups, areas, grades. */
import type { RecordType } from "../../src/model/record-type.ts";
import { formatExact, type Rational } from "../../src/model/rational.ts";
import type { Rule } from "../../src/model/rule.ts";
import type { Scheme } from "../../src/model/scheme.ts";

export interface PageContext {
  readonly scheme: Scheme;
  /** Rules made from every `where` of the file at hand: printed by their condition, not by their id. */
  readonly probes: ReadonlyMap<string, Rule>;
}

export function recordTypeOf(id: string, { scheme }: PageContext): RecordType | undefined {
  return scheme.recordTypes.get(id);
}

export function typeTitle(id: string, context: PageContext): string {
  return recordTypeOf(id, context)?.title.zh ?? id;
}

/** One number, or one a group: `48（镇组）/36（街道组）`. */
export function byGroup<Value>(
  value: { readonly kind: "same"; readonly value: Value } | { readonly kind: "by-group"; readonly values: ReadonlyMap<string, Value> },
  written: (one: Value) => string,
  { scheme }: PageContext,
): string {
  if (value.kind === "same") return written(value.value);
  return [...value.values].map(([id, one]) => `${written(one)}（${scheme.groups.find((group) => group.id === id)?.title.zh ?? id}）`).join("/");
}

export function points(value: Rational): string {
  return `${formatExact(value)} 分`;
}
