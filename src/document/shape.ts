/**
 * Checks a document against a JSON Schema and says what is wrong at the place where it was written.
 *
 * One fault gives one message: schemas use `if`/`then` on a telling key instead of `anyOf`, and
 * errors that only follow from another at the same place are dropped.
 */
import { Ajv2020, type ErrorObject, type Options, type ValidateFunction } from "ajv/dist/2020.js";
import type { Problem } from "../model/problem.ts";
import { text, type Text } from "../model/text.ts";
import { nearestWord } from "./nearest-word.ts";
import { precompiled } from "./precompiled.ts";
import type { DocumentPath, YamlDocument } from "./yaml-document.ts";

export interface Shape {
  /** Its number among the shapes that were known when the program was built. */
  readonly number: number | undefined;
  readonly validator: () => ValidateFunction;
}

/**
 * How shapes are compiled. The schemas are ours, so the meta-schema, ajv's own sentences and its
 * optimiser are left out: together they cost more than all the rest of a scheme's loading.
 */
export const shapeOptions: Options = {
  meta: false,
  validateSchema: false,
  messages: false,
  allErrors: true,
  strict: true,
  strictRequired: false,
  strictTypes: false,
  verbose: true,
  inlineRefs: false,
  multipleOfPrecision: 6,
  code: { optimize: false },
};

/**
 * Compiles a schema when something is to be checked, or takes the validator that was made of it when the
 * program was built. Throws on a schema that ajv's strict mode finds faulty, which is our own mistake.
 */
export function compileShape(schema: Readonly<Record<string, unknown>>): Shape {
  const written = JSON.stringify(schema);
  let made: ValidateFunction | undefined;
  return { number: precompiled.numberOf(written), validator: () => (made ??= precompiled.get(written) ?? new Ajv2020(shapeOptions).compile(schema)) };
}

/** All faults of the document's shape, in the order of the file. A shipped file had the shape when the program was built. */
export function checkShape(shape: Shape, document: YamlDocument): readonly Problem[] {
  if (shape.number !== undefined && document.shapes.includes(shape.number)) return [];
  const validate = shape.validator();
  if (validate(document.value)) return [];
  const errors = (validate.errors ?? []).filter((error) => error.keyword !== "if");
  const problems = firstAtEachPlace(withoutMisspelt(errors)).map((error) => shapeProblem(error, document));
  return problems.toSorted((a, b) => a.position.line - b.position.line || a.position.column - b.position.column);
}

/** One fault of a value's shape, for documents that are not YAML. */
export interface ShapeFault {
  readonly path: DocumentPath;
  /** What of the schema is broken: `type`, `required` … */
  readonly keyword: string;
  /** The key that is not there. */
  readonly missing: string | undefined;
}

/** Faults of a value that somebody else's program may have written more into: keys that the schema does not know are none. */
export function faultsOfShape({ validator }: Shape, value: unknown): readonly ShapeFault[] {
  const validate = validator();
  if (validate(value)) return [];
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== "additionalProperties" && keyword !== "if")
    .map((error) => ({ path: pathOf(error.instancePath, value), keyword: error.keyword, missing: parameter(error, "missingProperty") }));
}

function firstAtEachPlace(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const seen = new Set<string>();
  return errors.filter((error) => {
    const place = `${error.instancePath} ${placeDetail(error)}`;
    const isNew = !seen.has(place);
    seen.add(place);
    return isNew;
  });
}

/** A key that is missing because it is misspelt is one fault: the misspelt key names it. */
function withoutMisspelt(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const extras = errors.flatMap((error) => {
    const extra = parameter(error, "additionalProperty") ?? parameter(error, "unevaluatedProperty");
    return extra === undefined ? [] : [{ path: error.instancePath, extra }];
  });
  return errors.filter((error) => {
    const missing = parameter(error, "missingProperty");
    if (missing === undefined) return true;
    return !extras.some(({ path, extra }) => path === error.instancePath && nearestWord(extra, [missing]) !== undefined);
  });
}

function placeDetail(error: ErrorObject): string {
  const detail = parameter(error, "missingProperty") ?? parameter(error, "additionalProperty") ?? parameter(error, "unevaluatedProperty");
  return detail ?? "";
}

function parameter(error: ErrorObject, name: string): string | undefined {
  const value: unknown = (error.params as Readonly<Record<string, unknown>>)[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** `/rules/0/a~1b` → rules, 0, a/b; numbers only where the document has a list. */
function pathOf(instancePath: string, value: unknown): DocumentPath {
  const path: (string | number)[] = [];
  let here = value;
  for (const written of instancePath.split("/").slice(1)) {
    const step = written.replaceAll("~1", "/").replaceAll("~0", "~");
    const key = Array.isArray(here) ? Number(step) : step;
    path.push(key);
    here = typeof here === "object" && here !== null ? (here as Readonly<Record<string | number, unknown>>)[key] : undefined;
  }
  return path;
}

function shapeProblem(error: ErrorObject, document: YamlDocument): Problem {
  const path = pathOf(error.instancePath, document.value);
  const where = path.length === 0 ? "" : String(path.at(-1));
  const extra = parameter(error, "additionalProperty") ?? parameter(error, "unevaluatedProperty");
  if (extra !== undefined) return unknownKey(error, document, path, extra);
  const missing = parameter(error, "missingProperty");
  if (missing !== undefined) {
    return {
      code: "missing-key",
      severity: "error",
      position: document.positionOf(path),
      message: text(`${named(where, "zh")}缺少“${missing}”一项`, `${named(where, "en")}lacks the key “${missing}”`),
      hint: text(`请补写 ${missing}: …`, `add ${missing}: …`),
    };
  }
  const said = document.sourceOf(path);
  const shown = said === undefined ? "" : cut(said);
  return {
    code: "wrong-value",
    severity: "error",
    position: document.positionOf(path),
    message: wrongValue(where, shown, error),
    hint: text("请按说明改写这一项", "write this value as described"),
  };
}

function named(where: string, language: "zh" | "en"): string {
  if (where === "") return language === "zh" ? "文件" : "the file ";
  return language === "zh" ? `“${where}”` : `“${where}” `;
}

function unknownKey(error: ErrorObject, document: YamlDocument, path: DocumentPath, extra: string): Problem {
  const parent = error.parentSchema as Readonly<Record<string, unknown>> | undefined;
  const known = Object.keys((parent?.["properties"] ?? {}));
  const near = nearestWord(extra, known);
  const list = known.join("、");
  return {
    code: "unknown-key",
    severity: "error",
    position: document.positionOf([...path, extra], "key"),
    message: text(`没有“${cut(extra)}”这个键`, `there is no key “${cut(extra)}” here`),
    hint:
      near === undefined
        ? text(`此处可用的键：${list}`, `keys that can stand here: ${known.join(", ")}`)
        : text(`是否想写“${near}”？`, `did you mean “${near}”?`),
  };
}

function wrongValue(where: string, shown: string, error: ErrorObject): Text {
  const expected = expectation(error);
  const written = shown === "" ? { zh: "", en: "" } : { zh: `，实际为“${shown}”`, en: `, but it says “${shown}”` };
  return text(`${named(where, "zh")}应当${expected.zh}${written.zh}`, `${named(where, "en")}must ${expected.en}${written.en}`);
}

const typeNames: Readonly<Record<string, Text>> = {
  string: text("为文字（数字或日期请加引号）", "be text (put numbers in quotes)"),
  number: text("为数字（只写数字，不带单位）", "be a number, without a unit"),
  integer: text("为整数（只写数字，不带单位）", "be a whole number, without a unit"),
  boolean: text("为 true 或 false", "be true or false"),
  array: text("为列表（每项一行，以“- ”开头）", "be a list"),
  object: text("为若干“键: 值”", "be a map of keys"),
};

function expectation(error: ErrorObject): Text {
  switch (error.keyword) {
    case "type":
      return typeNames[parameter(error, "type") ?? ""] ?? text("换一种写法", "have another type");
    case "enum": {
      const allowed = (error.params as { readonly allowedValues: readonly unknown[] }).allowedValues.map(String);
      return text(`为下列之一：${allowed.join("、")}`, `be one of ${allowed.join(", ")}`);
    }
    case "const":
      return text(`为 ${JSON.stringify((error.params as { readonly allowedValue: unknown }).allowedValue)}`, "have its fixed value");
    case "pattern":
      return text(`符合格式 ${parameter(error, "pattern") ?? ""}`, `match ${parameter(error, "pattern") ?? ""}`);
    case "minItems":
      return text(`至少有 ${parameter(error, "limit") ?? ""} 项`, `have at least ${parameter(error, "limit") ?? ""} entries`);
    case "minProperties":
      return text("至少写一个键", "have at least one key");
    case "maxProperties":
      return text(`最多写 ${parameter(error, "limit") ?? ""} 个键`, `have at most ${parameter(error, "limit") ?? ""} keys`);
    case "minLength":
      return text("不为空", "not be empty");
    case "minimum":
    case "exclusiveMinimum":
      return text(`不小于 ${parameter(error, "limit") ?? ""}`, `be at least ${parameter(error, "limit") ?? ""}`);
    case "maximum":
    case "exclusiveMaximum":
      return text(`不大于 ${parameter(error, "limit") ?? ""}`, `be at most ${parameter(error, "limit") ?? ""}`);
    case "uniqueItems":
      return text("没有重复的项", "have no repeated entries");
    default:
      return text(`符合要求（${error.keyword}）`, `satisfy “${error.keyword}”`);
  }
}

function cut(said: string): string {
  const line = said.replaceAll(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
