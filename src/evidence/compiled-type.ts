/** A record type made ready to read many records: its words and its readers. */
import type { Field, RecordType } from "../model/record-type.ts";
import { columnPlans, type ColumnPlan } from "./column-plan.ts";
import { isRemark } from "./common-fields.ts";
import { fieldReader, type FieldReader } from "./read-value.ts";
import { typeLexicon, type TypeLexicon } from "./type-lexicon.ts";
import type { YearRange } from "./read-date.ts";

export interface CompiledType {
  readonly type: RecordType;
  readonly lexicon: TypeLexicon;
  readonly readers: readonly FieldReader[];
  /** Index of a field by its id: the places of a record's values. */
  readonly indexOf: ReadonlyMap<string, number>;
  readonly plan: (keys: readonly string[]) => ColumnPlan;
  readonly lists: readonly { readonly index: number; readonly field: Field }[];
  /** Fields that no record can be without. */
  readonly required: readonly number[];
  /** Free text that is kept only where somebody wrote something. */
  readonly remarks: readonly number[];
}

/** Record types by id, each made ready when it is first asked for. */
export type CompiledTypes = (id: string) => CompiledType | undefined;

export function compileTypes(types: ReadonlyMap<string, RecordType>, years: YearRange): CompiledTypes {
  const before = made.get(types) ?? new Map<string, CompiledTypes>();
  made.set(types, before);
  const known = before.get(years.join("–")) ?? makeReady(types, years);
  before.set(years.join("–"), known);
  return known;
}

/** Thousands of folders are read under one edition: what words mean is learned once. */
const made = new WeakMap<ReadonlyMap<string, RecordType>, Map<string, CompiledTypes>>();

function makeReady(types: ReadonlyMap<string, RecordType>, years: YearRange): CompiledTypes {
  const ready = new Map<string, CompiledType>();
  return (id) => {
    const before = ready.get(id);
    const type = types.get(id);
    if (before !== undefined || type === undefined) return before;
    const compiled = compile(type, types, years);
    ready.set(id, compiled);
    return compiled;
  };
}

function compile(type: RecordType, types: ReadonlyMap<string, RecordType>, years: YearRange): CompiledType {
  const lexicon = typeLexicon(type, types);
  const indexed = [...lexicon.fields.entries()];
  const indexes = (is: (field: Field) => boolean): readonly number[] => indexed.filter(([, field]) => is(field)).map(([index]) => index);
  return {
    type,
    lexicon,
    readers: lexicon.fields.map((field) => fieldReader(field, years)),
    indexOf: new Map(lexicon.fields.map((field, index) => [field.id, index])),
    plan: columnPlans(lexicon),
    lists: indexed.filter(([, field]) => field.type.kind === "list").map(([index, field]) => ({ index, field })),
    required: indexes((field) => !field.personal && field.blank === "refused"),
    remarks: indexes(isRemark),
  };
}
