import type { EvidenceRecord, FieldValue } from "../model/evidence.ts";
import { isRational } from "../model/quantity.ts";
import { formatExact } from "../model/rational.ts";

/** Equal for two records exactly if all their values are, wherever they were written. */
export function fingerprint(record: EvidenceRecord, without?: string): string {
  return JSON.stringify([...record.values].filter(([field]) => field !== without).map(([field, value]) => [field, plain(value)]));
}

/** A value as JSON can hold it, the same for equal values. */
export function plain(value: FieldValue): unknown {
  if (value === undefined) return { blank: true };
  if (isRational(value)) return { exact: formatExact(value) };
  if (Array.isArray(value)) return value.map((entry: string | EvidenceRecord) => (typeof entry === "string" ? entry : fingerprint(entry)));
  return value;
}
