import type { FindingOutcome } from "./finding.ts";

/** So many findings of an outcome that does nothing but raise its count: all that is known of the records they are of. */
export interface CountedFindings {
  readonly unit: string;
  readonly rule: string;
  readonly outcome: FindingOutcome;
  readonly times: number;
}
