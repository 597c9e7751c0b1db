import type { ValidateFunction } from "ajv/dist/2020.js";

export interface Precompiled {
  readonly get: (schema: string) => ValidateFunction | undefined;
  /** The place of a schema in the list of those that were known. */
  readonly numberOf: (schema: string) => number | undefined;
}

/**
 * Validators made when the program is built (`tools/build.mjs` puts them in here), by the schema's
 * text. Run from source there are none, and shapes are compiled when they are first needed.
 */
export const precompiled: Precompiled = { get: () => undefined, numberOf: () => undefined };
