import type { FactType } from "./fact.ts";
import type { Field, RecordType } from "./record-type.ts";

/** What stands before a field of the parent, in facts of a record that is a list inside another. */
export const PARENT_PREFIX = "parent.";

/**
 * The facts of one record of a type: its fields, the facts declared there, those of its named
 * derivations, `unitType` and `unitGroup`, and for a list type the parent's fields as `parent.<field>`.
 *
 * Lists and fields that identify a person are no facts. A field may be none unless a blank refuses
 * the record, because 无 and null can be written anywhere.
 */
export function recordFactTypes(recordType: RecordType, allTypes: ReadonlyMap<string, RecordType>): ReadonlyMap<string, FactType> {
  const known = worked.get(recordType);
  if (known?.among === allTypes) return known.types;
  const types = workOut(recordType, allTypes);
  worked.set(recordType, { among: allTypes, types });
  return types;
}

/** Every rule and every label of a type asks for the same. */
const worked = new WeakMap<RecordType, { readonly among: ReadonlyMap<string, RecordType>; readonly types: ReadonlyMap<string, FactType> }>();

function workOut(recordType: RecordType, allTypes: ReadonlyMap<string, RecordType>): ReadonlyMap<string, FactType> {
  const types = new Map<string, FactType>(ownFields(recordType));
  for (const fact of recordType.facts) types.set(fact.id, fact.type);
  for (const [id, type] of recordType.derivationFacts ?? []) types.set(id, type);
  const parent = recordType.within === undefined ? undefined : allTypes.get(recordType.within.type);
  if (parent !== undefined) for (const [id, type] of ownFields(parent)) types.set(`${PARENT_PREFIX}${id}`, type);
  for (const id of UNIT_FACTS) types.set(id, { kind: "text", mayBeNone: false });
  return types;
}

/** Facts that every rule can read, whatever it runs over. */
export const UNIT_FACTS: readonly string[] = ["unitType", "unitGroup"];

function* ownFields(recordType: RecordType): Generator<readonly [string, FactType]> {
  yield ["id", { kind: "text", mayBeNone: false }];
  yield ["recordedOn", { kind: "date", mayBeNone: true }];
  for (const field of recordType.fields) {
    const type = fieldFactType(field);
    if (type !== undefined) yield [field.id, type];
  }
}

/** The type of a field as a fact; `undefined` for a list and for what identifies a person. */
export function fieldFactType(field: Field): FactType | undefined {
  if (field.personal) return undefined;
  const mayBeNone = field.blank !== "refused";
  const { type } = field;
  switch (type.kind) {
    case "text":
    case "boolean":
    case "date":
    case "datetime":
      return { kind: type.kind, mayBeNone };
    case "enum":
      return { kind: "enum", mayBeNone, values: type.values.map((value) => value.id) };
    case "codes":
      return { kind: "codes", mayBeNone, ...(type.values === undefined ? {} : { values: type.values.map((value) => value.id) }) };
    case "integer":
    case "decimal":
      return {
        kind: "number",
        mayBeNone,
        whole: type.kind === "integer",
        ...(type.minimum === undefined ? {} : { minimum: type.minimum }),
        ...(type.maximum === undefined ? {} : { maximum: type.maximum }),
      };
    case "list":
      return undefined;
  }
}
