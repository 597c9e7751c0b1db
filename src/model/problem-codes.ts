import { comparisonCodes } from "./codes/comparison-codes.ts";
import { evidenceCodes } from "./codes/evidence-codes.ts";
import { fileCodes } from "./codes/file-codes.ts";
import { lawCodes } from "./codes/law-codes.ts";
import { schemeCodes } from "./codes/scheme-codes.ts";
import { scoringCodes } from "./codes/scoring-codes.ts";
import type { Text } from "./text.ts";

/**
 * Every code that a problem can carry, with what the code means in general.
 * The message of a problem says what is wrong here; this table is what docs/errors.md lists.
 */
export const problemCodes = {
  ...fileCodes,
  ...schemeCodes,
  ...lawCodes,
  ...evidenceCodes,
  ...scoringCodes,
  ...comparisonCodes,
} as const satisfies Readonly<Record<string, Text>>;

export type ProblemCode = keyof typeof problemCodes;
