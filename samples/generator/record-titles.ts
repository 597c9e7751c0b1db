/** Chinese headers and words of the record types, read from their files, for registers in Chinese. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

interface TitledValue {
  readonly zh: string;
}

export interface TitledField {
  readonly title: string;
  readonly type: string;
  readonly values?: Readonly<Record<string, TitledValue>>;
}

export interface TitledType {
  readonly id: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, TitledField>>;
}

export function recordTitles(folder: string): ReadonlyMap<string, TitledType> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  const types = files.map((name) => parse(readFileSync(join(folder, name), "utf8")) as TitledType);
  return new Map(types.map((type) => [type.id, type]));
}

/** A value as an office writes it into a cell. */
export function written(value: unknown, field: TitledField | undefined): string {
  if (value === undefined) return "";
  if (value === null) return "无";
  if (Array.isArray(value)) return value.map((entry) => written(entry, field)).join("；");
  if (typeof value === "boolean") return value ? "是" : "否";
  const text = typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
  return field?.values?.[text]?.zh ?? text;
}
