/** What records of each type are judged by, the same for all units of a plan: worked out once. */
import { factReader, type FactContext, type FactReader } from "../facts/record-facts.ts";
import { byCodeUnit } from "../model/by-code-unit.ts";
import type { RecordType } from "../model/record-type.ts";
import { typePlacedBy, type Plan, type PlannedRule } from "./plan.ts";
import type { FindClass, VerdictClasses } from "./verdict-classes.ts";

export interface PlannedType {
  readonly type: RecordType;
  /** The rules that judge its records one by one. */
  readonly planned: readonly PlannedRule[];
  readonly facts: FactReader;
  /** The date that places its records in a year. */
  readonly placedBy: string | undefined;
  /** A record that begins after the period is next year's own, not a matter left open by this one. */
  readonly placesItself: boolean;
  /** Fields that hold lists of records, with their type. */
  readonly lists: readonly { readonly field: string; readonly type: string }[];
  /** Where every record is judged on its own there are no classes. */
  readonly classes: VerdictClasses | undefined;
  readonly findClass: FindClass | undefined;
}

/** How the facts of each type's records are read; the same for all plans. */
export type FactReaders = (type: RecordType) => FactReader;

export function factReaders(context: FactContext): FactReaders {
  const readers = new Map<string, FactReader>();
  return (type) => {
    const reader = readers.get(type.id) ?? factReader(type, context);
    readers.set(type.id, reader);
    return reader;
  };
}

/** The classes that a plan's records of a type fall into; `undefined` where each is judged on its own. */
export type ClassesOf = (type: RecordType, rules: readonly PlannedRule[], placedBy: string | undefined) => VerdictClasses | undefined;

/** All types that the plan reads, each behind the type that it stands in lists of. */
export function planTypes(plan: Plan, { recordTypes }: FactContext, readers: FactReaders, classesOf?: ClassesOf): readonly PlannedType[] {
  return parentsFirst(plan.types, recordTypes).map((type) => {
    const [facts, placedBy, planned] = [readers(type), typePlacedBy(type.id, recordTypes), plan.byType.get(type.id) ?? []];
    const classes = classesOf?.(type, planned, placedBy);
    return {
      type,
      planned,
      facts,
      placedBy,
      placesItself: type.fields.find((field) => field.id === placedBy)?.blank !== "none",
      lists: type.fields.flatMap((field) => (field.type.kind === "list" && plan.types.has(field.type.of) ? [{ field: field.id, type: field.type.of }] : [])),
      classes,
      findClass: classes?.finder(facts),
    };
  });
}

function parentsFirst(types: ReadonlySet<string>, known: ReadonlyMap<string, RecordType>): readonly RecordType[] {
  const depth = (type: RecordType): number => {
    const parent = type.within === undefined ? undefined : known.get(type.within.type);
    return parent === undefined ? 0 : 1 + depth(parent);
  };
  return [...types].flatMap((id) => known.get(id) ?? []).toSorted((a, b) => depth(a) - depth(b) || byCodeUnit(a.id, b.id));
}
