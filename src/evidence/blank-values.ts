/** What a field's type says of cells that are empty or say 无. */
import type { FieldValue } from "../model/evidence.ts";
import type { Field } from "../model/record-type.ts";

/** A date or choice that no record can be without: with 无 the record would belong to no year and no clause. */
export function isIndispensable({ blank, type }: Field): boolean {
  return blank === "refused" && (type.kind === "date" || type.kind === "datetime" || type.kind === "enum");
}

/** The value of a field in which nothing is written. */
export function blankValue(field: Field): FieldValue {
  if (field.blank !== "none") return undefined;
  return field.type.kind === "codes" || field.type.kind === "list" ? [] : null;
}
