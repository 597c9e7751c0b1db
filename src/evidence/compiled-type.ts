/** A record type made ready to read many records: its words, its readers, its schema. */
import type { ValidateFunction } from "ajv/dist/2020.js";
import type { RecordType } from "../model/record-type.ts";
import { fieldReader, type FieldReader } from "./read-value.ts";
import { compileRecordSchema } from "./record-schema.ts";
import { typeLexicon, type TypeLexicon } from "./type-lexicon.ts";
import type { YearRange } from "./read-date.ts";

export interface CompiledType {
  readonly type: RecordType;
  readonly lexicon: TypeLexicon;
  readonly readers: readonly FieldReader[];
  /** Index of a field by its id. */
  readonly indexOf: ReadonlyMap<string, number>;
  readonly validate: ValidateFunction;
}

/** Record types by id, each made ready when it is first asked for. */
export type CompiledTypes = (id: string) => CompiledType | undefined;

export function compileTypes(types: ReadonlyMap<string, RecordType>, years: YearRange): CompiledTypes {
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
  return {
    type,
    lexicon,
    readers: lexicon.fields.map((field) => fieldReader(field, years)),
    indexOf: new Map(lexicon.fields.map((field, index) => [field.id, index])),
    validate: compileRecordSchema(lexicon.fields),
  };
}
