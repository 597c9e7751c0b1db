/** What is written to batch.json is what docs/batch.schema.json promises. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";

const schema = JSON.parse(readFileSync(join(resolve(import.meta.dirname, "../.."), "docs/batch.schema.json"), "utf8")) as object;
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

/** The first faults; none where it keeps to its schema. */
export function faultsOfBatch(written: unknown): readonly unknown[] {
  validate(written);
  return (validate.errors ?? []).slice(0, 5);
}
