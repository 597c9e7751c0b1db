import type { ValidateFunction } from "ajv/dist/2020.js";

/**
 * Validators made when the program is built (`tools/build.mjs` puts them in here), by the schema's
 * text. Run from source there are none, and shapes are compiled when they are first needed.
 */
export const precompiled: Pick<ReadonlyMap<string, ValidateFunction>, "get"> = new Map();
