/** Records that a scheme's author wrote: the example of a record type, and those of worked examples. */
import { parseDateTime, parsePlainDate } from "../model/plain-date.ts";
import type { EnumValue, Field, RecordType } from "../model/record-type.ts";
import { text } from "../model/text.ts";
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
  const wrong = (zh: string, en: string): void =>
    report("example-invalid", positionOf(node), text(`字段“${field.id}”应当为${zh}，实际为“${written(node)}”`, `the field “${field.id}” must be ${en}, but it says “${written(node)}”`), text("请改写这个值", "write another value"));
  const { type } = field;
  switch (type.kind) {
    case "text":
      return stringOf(node) === undefined ? wrong("文字（数字请加引号）", "text (put numbers in quotes)") : undefined;
    case "enum":
      return allowed(node, type.values) ? undefined : wrong(`下列之一：${ids(type.values)}`, `one of ${ids(type.values)}`);
    case "codes":
      if (!isList(node)) return wrong("列表", "a list");
      for (const entry of items(node)) {
        if (stringOf(entry) === undefined || (type.values !== undefined && !allowed(entry, type.values))) wrong(`下列代码的列表：${ids(type.values ?? [])}`, `a list of ${ids(type.values ?? [])}`);
      }
      return;
    case "integer":
      return decimalOf(node)?.d === 1n ? undefined : wrong("整数", "a whole number");
    case "decimal":
      return decimalOf(node) === undefined ? wrong("数字", "a number") : undefined;
    case "boolean":
      return typeof node.value === "boolean" ? undefined : wrong(" true 或 false", "true or false");
    case "date":
      return parsePlainDate(stringOf(node) ?? "") === undefined ? wrong("日期，如 2017-03-01", "a date such as 2017-03-01") : undefined;
    case "datetime":
      return parseDateTime(stringOf(node) ?? "") === undefined ? wrong("时刻，如 2017-03-01T09:00+08:00", "a date-time such as 2017-03-01T09:00+08:00") : undefined;
    case "list": {
      if (!isList(node) || items(node).some((entry) => !isMap(entry))) return wrong("记录的列表", "a list of records");
      const inner = types.get(type.of);
      if (inner !== undefined) for (const entry of items(node)) checkRecord(entry, inner, types, report, ["type"]);
      return;
    }
  }
}

function allowed(node: Node, values: readonly EnumValue[]): boolean {
  return values.some((value) => value.id === node.value);
}

function ids(values: readonly EnumValue[]): string {
  return values.map((value) => value.id).join("、");
}

