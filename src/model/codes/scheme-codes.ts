import { text } from "../text.ts";

/** Codes about editions, indicators, rules, record types. */
export const schemeCodes = {
  "unknown-key": text("出现未定义的键", "a key that is not defined"),
  "missing-key": text("缺少必需的键", "a key that is needed is missing"),
  "wrong-value": text("值的写法不符合要求", "a value that cannot be written like this"),
} as const;
