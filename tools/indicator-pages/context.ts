/** What the words of a page need to know: titles of record types, hidden rules, groups, areas, grades. */
import type { RecordType } from "../../src/model/record-type.ts";
import { formatExact, type Rational } from "../../src/model/rational.ts";
import type { Rule } from "../../src/model/rule.ts";
import type { LabelContext } from "../../src/result/fact-titles.ts";
import type { Scheme } from "../../src/model/scheme.ts";

export interface PageContext extends LabelContext {
  readonly scheme: Scheme;
  /** From the page to the folder docs. */
  readonly docs: string;
  /** Rules made from every `where` of the file at hand: printed by their condition, not by their id. */
  readonly probes: ReadonlyMap<string, Rule>;
}

export function recordTypeOf(id: string, { scheme }: PageContext): RecordType | undefined {
  return scheme.recordTypes.get(id);
}

export function typeTitle(id: string, context: PageContext): string {
  return recordTypeOf(id, context)?.title.zh ?? id;
}

export function points(value: Rational): string {
  return `${formatExact(value)} 分`;
}
