/** Pieces that the shapes of all scheme files share. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export const ID_PATTERN = "^[A-Za-z][A-Za-z0-9_-]*$";

export const described = (description: string, schema: JsonSchema = {}): JsonSchema => ({ description, ...schema });

export const textValue = (description: string): JsonSchema => ({ description, type: "string", minLength: 1 });

export const idValue = (description: string): JsonSchema => ({ description, type: "string", pattern: ID_PATTERN });

export const numberValue = (description: string): JsonSchema => ({ description, type: "number" });

export const choice = (description: string, values: readonly string[]): JsonSchema => ({ description, type: "string", enum: values });

export const listOf = (description: string, entry: JsonSchema, rest: JsonSchema = {}): JsonSchema => ({
  description,
  type: "array",
  items: entry,
  ...rest,
});

/** A map with these keys and no others. */
export const mapOf = (description: string, properties: JsonSchema, required: readonly string[] = []): JsonSchema => ({
  description,
  type: "object",
  additionalProperties: false,
  required,
  properties,
});

/** A map whose keys the author chooses. */
export const namedMap = (description: string, entry: JsonSchema): JsonSchema => ({
  description,
  type: "object",
  additionalProperties: entry,
});

/** What stands here is either a map or something plainer; `if` keeps one fault to one message. */
export const mapOr = (description: string, map: JsonSchema, other: JsonSchema): JsonSchema => ({
  description,
  if: { type: "object" },
  then: map,
  else: other,
});

/** A number, or `{ number: key }` for one that is declared under `numbers`. */
export const amountNumber = (description: string): JsonSchema =>
  mapOr(description, mapOf("引用 numbers 中的数字", { number: textValue("数字的键") }, ["number"]), { type: "number" });

/** A number or the word `none`. */
export const numberOrNone = (description: string): JsonSchema => ({
  description,
  if: { type: "string" },
  then: { enum: ["none"] },
  else: { type: "number" },
});
