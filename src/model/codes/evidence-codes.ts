import { text } from "../text.ts";

/** Codes about assessment folders, units and records. */
export const evidenceCodes = {
  "record-set-aside": text("记录被搁置", "a record was set aside"),
} as const;
