/** Records that a scheme's author wrote: the example of a record type, and those of worked examples. */
import { parseDateTime, parsePlainDate } from "../model/plain-date.ts";
import type { EnumValue, Field, FieldType, RecordType } from "../model/record-type.ts";
import { text, type Text } from "../model/text.ts";
import { decimalOf, entries, isList, isMap, items, keyPositionOf, positionOf, stringOf, written, type Node } from "./node.ts";
import { didYouMean, type Report } from "./report.ts";

const COMMON: readonly string[] = ["id", "unit", "source", "recordedBy", "recordedOn", "attachments", "notes", "parent"];

/** Notes fields that the type does not have and values that such a field cannot have. */
export function checkRecord(node: Node, type: RecordType, types: ReadonlyMap<string, RecordType>, report: Report, besides: readonly string[] = []): void {
  for (const [key, value] of entries(node)) {
    if (besides.includes(key) || COMMON.includes(key)) continue;
    const field = type.fields.find((candidate) => candidate.id === key);
    if (field === undefined) {
      report("field-unknown", keyPositionOf(value), text(`“${type.id}”没有字段“${key}”`, `“${type.id}” has no field “${key}”`), didYouMean(key, [...type.fields.map((candidate) => candidate.id), ...COMMON, ...besides]));
    } else checkValue(value, field, types, report);
  }
}

/** Notes a value that a field cannot have; none (null) can stand anywhere. */
export function checkValue(node: Node, field: Field, types: ReadonlyMap<string, RecordType>, report: Report): void {
  if (node.value === null) return;
  const { type } = field;
  const faulty = type.kind === "codes" && isList(node) ? items(node).find((entry) => !isCode(entry, type.values)) : fits(node, type) ? undefined : node;
  if (faulty !== undefined) {
    const expected = expectation(type);
    report(
      "example-invalid",
      positionOf(faulty),
      text(`字段“${field.id}”应当为${expected.zh}，实际为“${written(faulty)}”`, `the field “${field.id}” must be ${expected.en}, but it says “${written(faulty)}”`),
      text("请改写这个值", "write another value"),
    );
  } else if (type.kind === "list") {
    const inner = types.get(type.of);
    if (inner !== undefined) for (const entry of items(node)) checkRecord(entry, inner, types, report, ["type"]);
  }
}

function fits(node: Node, type: FieldType): boolean {
  switch (type.kind) {
    case "text":
      return stringOf(node) !== undefined;
    case "enum":
      return isCode(node, type.values);
    case "codes":
      return false;
    case "integer":
      return decimalOf(node)?.d === 1n;
    case "decimal":
      return decimalOf(node) !== undefined;
    case "boolean":
      return typeof node.value === "boolean";
    case "date":
      return parsePlainDate(stringOf(node) ?? "") !== undefined;
    case "datetime":
      return parseDateTime(stringOf(node) ?? "") !== undefined;
    case "list":
      return isList(node) && items(node).every(isMap);
  }
}

function isCode(node: Node, values: readonly EnumValue[] | undefined): boolean {
  return values === undefined ? stringOf(node) !== undefined : values.some((value) => value.id === node.value);
}

function expectation(type: FieldType): Text {
  switch (type.kind) {
    case "text":
      return text("文字（数字请加引号）", "text (put numbers in quotes)");
    case "enum":
      return text(`下列之一：${ids(type.values)}`, `one of ${ids(type.values)}`);
    case "codes":
      return text(`下列代码的列表：${ids(type.values ?? [])}`, `a list of ${ids(type.values ?? [])}`);
    case "integer":
      return text("整数", "a whole number");
    case "decimal":
      return text("数字", "a number");
    case "boolean":
      return text(" true 或 false", "true or false");
    case "date":
      return text("日期，如 2017-03-01", "a date such as 2017-03-01");
    case "datetime":
      return text("时刻，如 2017-03-01T09:00+08:00", "a date-time such as 2017-03-01T09:00+08:00");
    case "list":
      return text("记录的列表", "a list of records");
  }
}

function ids(values: readonly EnumValue[]): string {
  return values.map((value) => value.id).join("、");
}
