import { text } from "../text.ts";

/** Codes about editions, indicators, rules, record types. */
export const schemeCodes = {
  "unknown-key": text("出现未定义的键", "a key that is not defined"),
} as const;
