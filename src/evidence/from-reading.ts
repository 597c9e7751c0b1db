import type { CountedFindings } from "../model/counted-findings.ts";
import type { EvidenceRecord } from "../model/evidence.ts";

/** What reading the files of a folder gives on the way. */
export type FromReading =
  /** Records that can be handed on. */
  | { readonly kind: "records"; readonly records: readonly EvidenceRecord[] }
  /** What was counted of records that were read elsewhere. `asked`: how often json-rules-engine was. */
  | { readonly kind: "counted"; readonly counted: readonly CountedFindings[]; readonly asked: number }
  /** Nothing can be read on until then. */
  | { readonly kind: "awaits"; readonly until: Promise<void> };
