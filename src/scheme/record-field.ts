/** One field of a record type. */
import type { EnumValue, Field, FieldType } from "../model/record-type.ts";
import { text } from "../model/text.ts";
import { child, decimalOf, entries, has, keyPositionOf, positionOf, stringOf, stringsOf, titleOf, type Node } from "./node.ts";
import type { Report } from "./report.ts";
import { ID_PATTERN } from "./schemas/common.ts";

const FIELD_ID = new RegExp(ID_PATTERN, "u");
const RESERVED: ReadonlySet<string> = new Set(["id", "unit", "source", "recordedBy", "recordedOn", "attachments", "notes", "type", "base", "times", "each", "parent", "unitType", "unitGroup"]);

/** Which keys belong to which type of field. */
const KEYS_OF: Readonly<Record<string, readonly string[]>> = {
  values: ["enum", "codes"],
  of: ["list"],
  pattern: ["text"],
  max_length: ["text"],
  minimum: ["integer", "decimal"],
  maximum: ["integer", "decimal"],
};

export function readField(id: string, node: Node, report: Report): Field {
  const blank = stringOf(child(node, "blank"));
  const kind = stringOf(child(node, "type")) ?? "text";
  checkId(id, node, report);
  checkKeys(id, kind, node, report);
  return {
    id,
    title: titleOf(node),
    aliases: stringsOf(child(node, "aliases")),
    type: readType(kind, node, report),
    blank: blank === "none" || blank === "refused" ? blank : "unknown",
    personal: child(node, "personal").value === true,
  };
}

function checkId(id: string, node: Node, report: Report): void {
  if (!FIELD_ID.test(id)) {
    report("id-form", keyPositionOf(node), text(`字段“${id}”只能用英文字母、数字和下划线，以字母开头`, `the field “${id}” may have only letters, digits and underscores`), text("中文名称请写在 title", "put the Chinese name into title"));
  } else if (RESERVED.has(id)) {
    report("id-duplicate", keyPositionOf(node), text(`“${id}”是每种材料都有的名称，不能再用作字段`, `“${id}” is a name that every type has already`), text("请改用别的字段名", "choose another name"));
  }
}

function checkKeys(id: string, kind: string, node: Node, report: Report): void {
  for (const [key, kinds] of Object.entries(KEYS_OF)) {
    if (has(node, key) && !kinds.includes(kind)) {
      report("field-form", keyPositionOf(child(node, key)), text(`字段“${id}”的类型是 ${kind}，不能写 ${key}`, `the field “${id}” of type ${kind} cannot have ${key}`), text(`${key} 用于 ${kinds.join("、")}`, `${key} is for ${kinds.join(", ")}`));
    }
  }
  const needed = kind === "enum" ? "values" : kind === "list" ? "of" : undefined;
  if (needed !== undefined && !has(node, needed)) {
    report("field-form", positionOf(node), text(`字段“${id}”的类型是 ${kind}，要写 ${needed}`, `the field “${id}” of type ${kind} needs ${needed}`), text(`请补写 ${needed}: …`, `add ${needed}: …`));
  }
}

function readType(kind: string, node: Node, report: Report): FieldType {
  switch (kind) {
    case "enum":
      return { kind, values: readValues(child(node, "values")) };
    case "codes":
      return { kind, ...(has(node, "values") ? { values: readValues(child(node, "values")) } : {}) };
    case "integer":
    case "decimal":
      return { kind, ...bound(node, "minimum", report), ...bound(node, "maximum", report) };
    case "boolean":
    case "date":
    case "datetime":
      return { kind };
    case "list":
      return { kind, of: stringOf(child(node, "of")) ?? "" };
    default:
      return { kind: "text", ...pattern(node, report), ...maxLength(node) };
  }
}

function bound(node: Node, key: "minimum" | "maximum", report: Report): object {
  if (!has(node, key)) return {};
  const value = decimalOf(child(node, key));
  if (value !== undefined) return { [key]: value };
  report("number-not-decimal", positionOf(child(node, key)), text(`${key} 须写成普通小数`, `${key} must be a plain decimal`), text("例如 0 或 0.5", "such as 0 or 0.5"));
  return {};
}

/** A pattern comes from the scheme's author, never from evidence; it must compile. */
function pattern(node: Node, report: Report): { readonly pattern?: string } {
  const written = stringOf(child(node, "pattern"));
  if (written === undefined) return {};
  try {
    new RegExp(written, "u");
    return { pattern: written };
  } catch {
    report("field-form", positionOf(child(node, "pattern")), text(`“${written}”不是正确的正则表达式`, `“${written}” is no regular expression`), text("请检查括号和反斜杠", "check brackets and backslashes"));
    return {};
  }
}

function maxLength(node: Node): { readonly maxLength?: number } {
  const value = child(node, "max_length").value;
  return typeof value === "number" ? { maxLength: value } : {};
}

function readValues(node: Node): readonly EnumValue[] {
  return entries(node).map(([id, value]) => ({
    id,
    title: text(stringOf(child(value, "zh")) ?? id, stringOf(child(value, "en")) ?? id),
    aliases: stringsOf(child(value, "aliases")),
  }));
}
