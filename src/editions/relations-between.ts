/**
 * Relations over several editions: how the indicators of the newest relate to those of the oldest, put together from
 * the relations of each edition to the one before.
 */
import type { Relation, RelationKind, Scheme } from "../model/scheme.ts";

/** A relation with what was said about each step. */
export interface LongRelation {
  readonly indicator: string;
  readonly kind: RelationKind;
  readonly from: readonly string[];
  readonly why: readonly string[];
}

/** `chain`: editions from the oldest to the newest, each extending the one before; at least one. Retired ones stand last. */
export function relationsBetween(chain: readonly Scheme[]): readonly LongRelation[] {
  const [oldest, ...later] = chain;
  if (oldest === undefined) return [];
  const start: readonly LongRelation[] = oldest.indicators.map(({ id }) => ({ indicator: id, kind: "same", from: [id], why: [] }));
  const living = later.reduce((before, scheme) => scheme.indicators.map(({ id }) => joined(id, statedOf(id, scheme), before)), start);
  const taken = new Set(living.flatMap(({ from }) => from));
  const retired = oldest.indicators.filter(({ id }) => !taken.has(id)).map(({ id }): LongRelation => ({ indicator: id, kind: "retired", from: [id], why: whyRetired(id, later) }));
  return [...living, ...retired];
}

/** What the edition says about one of its indicators; an inherited one of which it says nothing is the same. */
function statedOf(id: string, { relations }: Scheme): Relation {
  return relations.find((relation) => relation.indicator === id && relation.kind !== "retired") ?? { indicator: id, kind: "same", from: [id], why: "" };
}

function joined(id: string, { kind, from, why }: Relation, before: readonly LongRelation[]): LongRelation {
  const olders = from.flatMap((one) => before.find((relation) => relation.indicator === one) ?? []);
  const origins = [...new Set(olders.flatMap((older) => older.from))];
  const kinds = olders.map((older) => older.kind);
  return { indicator: id, kind: joinedKind(kind, kinds, origins.length), from: origins, why: [...new Set([...olders.flatMap((older) => older.why), why])].filter((said) => said !== "") };
}

/** From the mildest to the one that leaves nothing to compare. */
const BY_WEIGHT = ["same", "reweighted", "rule-changed", "split", "merged", "replaced"] as const satisfies readonly RelationKind[];

function joinedKind(own: RelationKind, olders: readonly RelationKind[], origins: number): RelationKind {
  if (origins === 0) return "new";
  // a piece that did not exist before makes the whole another thing
  if (olders.includes("new")) return "replaced";
  const heaviest = BY_WEIGHT.findLast((kind) => kind === own || olders.includes(kind)) ?? "same";
  return origins > 1 && heaviest !== "replaced" ? "merged" : heaviest;
}

function whyRetired(id: string, later: readonly Scheme[]): readonly string[] {
  const said = later.flatMap(({ relations }) => relations.filter((relation) => relation.kind === "retired" && (relation.indicator === id || relation.from.includes(id))).map(({ why }) => why));
  return said.filter((why) => why !== "");
}

/** Where neither edition extends the other: the same id is taken for the same question, and the contents decide the kind. */
export function relationsById(older: Scheme, newer: Scheme, kindOf: (id: string) => "same" | "reweighted" | "rule-changed"): readonly LongRelation[] {
  const before = new Set(older.indicators.map(({ id }) => id));
  const now = new Set(newer.indicators.map(({ id }) => id));
  return [
    ...newer.indicators.map(({ id }): LongRelation => ({ indicator: id, kind: before.has(id) ? kindOf(id) : "new", from: before.has(id) ? [id] : [], why: [] })),
    ...older.indicators.filter(({ id }) => !now.has(id)).map(({ id }): LongRelation => ({ indicator: id, kind: "retired", from: [id], why: [] })),
  ];
}
