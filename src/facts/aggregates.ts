/** Aggregates (计数、求和、占比…) over what an earlier round brought, for a group or a unit. */
import type { FactValue } from "../model/fact.ts";
import type { Rational } from "../model/rational.ts";
import type { Aggregate, AggregateFact, FactSource, RationalByGroup, ShareTerm } from "../model/rule.ts";
import {
  anyTally,
  countTally,
  distinctTally,
  extremeTally,
  marksTally,
  shareOf,
  sumTally,
  type Certainty,
  type ShareSide,
  type Tally,
} from "./tally.ts";

/** One entry of a source: a record, or a group of an earlier rule, with its facts. */
export interface SourceEntry {
  readonly read: (fact: string) => FactValue;
  readonly certainty: Certainty;
}

/** The growing value of one aggregate fact. */
export interface AggregateInProgress {
  readonly fact: AggregateFact;
  /** Called for each entry of each source that the aggregate runs over. */
  readonly take: (source: string, entry: SourceEntry) => void;
  readonly result: () => FactValue;
}

/** Under this key a source's entries are handed to the aggregates that run over it. */
export function sourceKey(source: FactSource): string {
  return source.kind === "records" ? `records ${source.type}` : `findings ${source.rule} ${source.outcome}`;
}

/** The sources of an aggregate. */
export function sourcesOf(how: Aggregate): readonly FactSource[] {
  if (how.kind !== "share") return [how.of];
  return [how.of, how.in].filter((term) => term.kind !== "number");
}

/** An empty aggregate for a unit of that group. */
export function emptyAggregate(fact: AggregateFact, group: string): AggregateInProgress {
  const { how } = fact;
  if (how.kind === "share") return emptyShare(fact, how.of, how.in, group);
  const tally = emptyTally(how);
  const key = sourceKey(how.of);
  const field = "field" in how ? how.field : undefined;
  return {
    fact,
    take(source, entry) {
      if (source === key) tally.add(field === undefined ? true : entry.read(field), entry.certainty);
    },
    result: tally.result,
  };
}

function emptyTally(how: Exclude<Aggregate, { readonly kind: "share" }>): Tally {
  switch (how.kind) {
    case "count":
      return countTally();
    case "any":
      return anyTally();
    case "sum":
      return sumTally();
    case "distinct":
      return distinctTally();
    case "min":
      return extremeTally("min");
    case "max":
    case "latest":
      return extremeTally("max");
    case "marks":
      return marksTally(how.values, how.times);
  }
}

function emptyShare(fact: AggregateFact, of: ShareTerm, inAll: ShareTerm, group: string): AggregateInProgress {
  const sides = [of, inAll].map((term): { readonly side: ShareSide; readonly key: string | undefined } =>
    term.kind === "number"
      ? { side: { kind: "number", value: numberFor(term.value, group) }, key: undefined }
      : { side: { kind: "count", tally: countTally() }, key: sourceKey(term) },
  );
  const [top, bottom] = sides;
  if (top === undefined || bottom === undefined) throw new Error("a share has two sides");
  const part = isPartOf(of, inAll);
  return {
    fact,
    take(source, entry) {
      for (const { side, key } of sides) if (side.kind === "count" && key === source) side.tally.add(true, entry.certainty);
    },
    result: () => shareOf(top.side, bottom.side, part),
  };
}

/** Findings over a record type are among the records of that type. */
function isPartOf(of: ShareTerm, inAll: ShareTerm): boolean {
  return of.kind === "findings" && inAll.kind === "records" && of.type === inAll.type;
}

function numberFor(value: RationalByGroup, group: string): Rational {
  if (value.kind === "same") return value.value;
  const own = value.values.get(group);
  if (own === undefined) throw new Error(`no number for group ${group}`);
  return own;
}
