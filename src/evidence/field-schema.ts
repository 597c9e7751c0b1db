/**
 * The JSON Schema of a field, for values that are read already: dates are day numbers, decimals exact.
 * ajv validates every value of every record with it; a value that was seen before keeps its verdict.
 */
import { _, Ajv2020, type CodeKeywordDefinition, type ErrorObject, type KeywordCxt, type Options, type ValidateFunction } from "ajv/dist/2020.js";
import { precompiled } from "../document/precompiled.ts";
import type { FieldValue } from "../model/evidence.ts";
import { formatExact, parseExact, type Rational } from "../model/rational.ts";
import type { Field } from "../model/record-type.ts";

export type FieldSchema = Readonly<Record<string, unknown>>;

/** None is a value of every field: something may not have happened. */
export function fieldSchema({ type }: Field): FieldSchema {
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

function defined(schema: FieldSchema): FieldSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}

/** What is wrong with a value; nothing where it is as the field says. */
export type ValueCheck = (value: FieldValue) => readonly ErrorObject[];

const NO_ERRORS: readonly ErrorObject[] = [];

/** Compiles the schema when the first value is checked; fields of one schema share the validator. */
export function valueCheck(field: Field): ValueCheck {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= validatorOf(fieldSchema(field));
    return validate(value) ? NO_ERRORS : (validate.errors ?? NO_ERRORS);
  };
}

/** The schemas are made by us, so the meta-schema, ajv's own sentences and its optimiser are left out. */
export const fieldSchemaOptions: Options = {
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  verbose: true,
  meta: false,
  validateSchema: false,
  messages: false,
  code: { optimize: false },
};

/** Numbers are compared exactly, which ajv's own `minimum` and `maximum` cannot. */
export const exactBounds: readonly CodeKeywordDefinition[] = [
  { keyword: "atLeast", schemaType: "string", code: (cxt) => { failBeyond(cxt, "less"); } },
  { keyword: "atMost", schemaType: "string", code: (cxt) => { failBeyond(cxt, "more"); } },
];

function failBeyond(cxt: KeywordCxt, which: "less" | "more"): void {
  const bound = parseExact(String(cxt.schema));
  if (bound === undefined) throw new Error(`not a bound: ${String(cxt.schema)}`);
  const near = Number(bound.n) / Number(bound.d);
  const [top, bottom] = [bound.n.toString(), bound.d.toString()];
  const { data } = cxt;
  const isExact = _`typeof ${data} === "object" && ${data} !== null && "d" in ${data}`;
  const beyond =
    which === "less"
      ? _`typeof ${data} === "number" ? ${data} < ${near} : ${isExact} && ${data}.n * BigInt(${bottom}) < BigInt(${top}) * ${data}.d`
      : _`typeof ${data} === "number" ? ${data} > ${near} : ${isExact} && ${data}.n * BigInt(${bottom}) > BigInt(${top}) * ${data}.d`;
  cxt.fail(_`(${beyond})`);
}

export function fieldSchemaAjv(options: Options = fieldSchemaOptions): Ajv2020 {
  const ajv = new Ajv2020(options);
  for (const keyword of exactBounds) ajv.addKeyword(keyword);
  return ajv;
}

let shared: Ajv2020 | undefined;
const known = new Map<string, ValidateFunction>();

function validatorOf(schema: FieldSchema): ValidateFunction {
  const text = JSON.stringify(schema);
  const before = known.get(text) ?? precompiled.get(text);
  if (before !== undefined) return before;
  shared ??= fieldSchemaAjv();
  const made = shared.compile(schema);
  known.set(text, made);
  return made;
}
