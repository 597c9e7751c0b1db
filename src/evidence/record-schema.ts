/**
 * The JSON Schema of a record type, for records whose values are read already: dates are day
 * numbers, decimals exact. It decides what is required, how large, how long and of what pattern.
 */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { compareQuantities, isQuantity } from "../model/quantity.ts";
import { formatExact, parseExact, type Rational } from "../model/rational.ts";
import type { Field } from "../model/record-type.ts";

type Schema = Readonly<Record<string, unknown>>;

/** Field ids come from the scheme, so they may be keys of an object; words from evidence never are. */
export function recordSchema(fields: readonly Field[]): Schema {
  const checked = fields.filter((field) => !field.personal);
  return {
    type: "object",
    required: checked.filter((field) => field.blank === "refused").map((field) => field.id),
    properties: Object.fromEntries(checked.map((field) => [field.id, fieldSchema(field)])),
  };
}

/** None is a value of every field: something may not have happened. */
function fieldSchema(field: Field): Schema {
  const { type } = field;
  switch (type.kind) {
    case "text":
      return { type: ["string", "null"], ...defined({ pattern: type.pattern, maxLength: type.maxLength }) };
    case "enum":
      return { enum: [...type.values.map((value) => value.id), null] };
    case "codes":
      return { type: "array", items: { type: "string" } };
    case "integer":
    case "decimal":
      return defined({ atLeast: written(type.minimum), atMost: written(type.maximum) });
    case "boolean":
      return { type: ["boolean", "null"] };
    case "date":
    case "datetime":
      return { type: ["integer", "null"] };
    case "list":
      return { type: "array" };
  }
}

function written(bound: Rational | undefined): string | undefined {
  return bound === undefined ? undefined : formatExact(bound);
}

function defined(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}

/**
 * One ajv for all types. The schemas are made by us, so the meta-schema and ajv's own sentences are
 * left out: compiling those costs more than reading a year's registers.
 */
let shared: Ajv2020 | undefined;

function sharedAjv(): Ajv2020 {
  if (shared !== undefined) return shared;
  shared = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, verbose: true, meta: false, validateSchema: false, messages: false, code: { optimize: false } });
  shared.addKeyword({ keyword: "atLeast", schemaType: "string", compile: (bound: string) => bounded(bound, (difference) => difference >= 0) });
  shared.addKeyword({ keyword: "atMost", schemaType: "string", compile: (bound: string) => bounded(bound, (difference) => difference <= 0) });
  return shared;
}

/** Compiles the schema once a type. Numbers are compared exactly, which ajv's own keywords cannot. */
export function compileRecordSchema(fields: readonly Field[]): ValidateFunction {
  return sharedAjv().compile(recordSchema(fields));
}

function bounded(bound: string, holds: (difference: number) => boolean): (value: unknown) => boolean {
  const limit = parseExact(bound);
  if (limit === undefined) throw new Error(`not a bound: ${bound}`);
  const quick = limit.d === 1n ? Number(limit.n) : undefined;
  return (value) => {
    if (quick !== undefined && typeof value === "number") return holds(value - quick);
    return !isQuantity(value) || holds(compareQuantities(value, limit));
  };
}

