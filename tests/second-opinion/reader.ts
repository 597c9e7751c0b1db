/** Reads a sample folder in its own plain way: record types give titles and words, the rest is here. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";
import { isRealDay } from "./days.ts";
import type { Row, SetAside, Unit } from "./unit.ts";

interface Field {
  readonly title: string;
  readonly type: string;
  readonly blank?: "unknown" | "none" | "refused";
  readonly values?: Readonly<Record<string, { zh: string }>>;
  readonly minimum?: number;
  readonly of?: string;
  readonly personal?: boolean;
}
interface RecordType {
  readonly id: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** Pairs of days that must not stand in the wrong order. */
  readonly order?: readonly (readonly [string, string])[];
}
interface Assessment {
  readonly as_of: string;
  readonly local_closures: readonly { date: string }[];
}
interface UnitEntry {
  readonly code: string;
  readonly name: string;
  readonly group: "towns" | "subdistricts";
  readonly submitted: Readonly<Record<string, string>>;
}
/** A record before its words are understood: field id to what stands there. */
type Raw = ReadonlyMap<string, unknown>;
interface Found {
  readonly type: RecordType;
  readonly raw: Raw;
}

const recordFolder = new URL("../../indicators/records/", import.meta.url).pathname;

function recordTypes(): readonly RecordType[] {
  return readdirSync(recordFolder).map((file) => parseYaml(readFileSync(join(recordFolder, file), "utf8")) as RecordType);
}

function decoded(path: string): string {
  const bytes = readFileSync(path);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/^\uFEFF/, "");
  } catch {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  }
}

const commonTitles = new Map([
  ["单位", "unit"],
  ["编号", "id"],
  ["所属记录编号", "parent"],
]);

function fieldIdOf(type: RecordType, header: string): string {
  if (commonTitles.has(header)) return commonTitles.get(header) ?? "";
  const found = Object.entries(type.fields).find(([id, field]) => id === header || field.title === header);
  return found?.[0] ?? header;
}

function readTable(path: string, type: RecordType, owner: UnitEntry | undefined): readonly Found[] {
  const [headers = [], ...lines] = parseCsv(decoded(path));
  const ids = headers.map((header) => fieldIdOf(type, header));
  return lines.map((cells) => {
    const raw = new Map<string, unknown>(cells.map((cell, index) => [ids[index] ?? "", cell]));
    if (owner !== undefined) raw.set("unit", owner.code);
    return { type, raw };
  });
}

/** Lists inside a record become records of their own that name their parent. */
function readObject(value: Readonly<Record<string, unknown>>, type: RecordType, types: readonly RecordType[]): readonly Found[] {
  const children = Object.entries(type.fields).flatMap(([id, field]) => {
    const childType = types.find((one) => one.id === field.of);
    const list = (value[id] ?? []) as readonly Readonly<Record<string, unknown>>[];
    return childType === undefined ? [] : list.map((child) => ({ type: childType, raw: new Map(Object.entries({ ...child, unit: value["unit"], parent: value["id"] })) }));
  });
  return [{ type, raw: new Map(Object.entries(value)) }, ...children];
}

function readFile(path: string, types: readonly RecordType[], owner: UnitEntry | undefined): readonly Found[] {
  const name = basename(path).replace(/\.[a-z]+$/, "");
  const type = types.find((one) => one.id === name || one.title === name);
  if (type === undefined) throw new Error(`which record type is ${path}?`);
  if (path.endsWith(".csv")) return readTable(path, type, owner);
  const text = decoded(path);
  const list = path.endsWith(".ndjson")
    ? text.trim().split("\n").map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
    : (JSON.parse(text) as { records: readonly Readonly<Record<string, unknown>>[] }).records;
  return list.flatMap((value) => readObject(value, type, types));
}

/** What is dated after the day the assessment looks from has not happened: by the days that a record must bear. */
const yetToCome = (row: Row, type: RecordType, asOf: string): boolean =>
  Object.entries(type.fields).some(([id, field]) => field.type.startsWith("date") && field.blank === "refused" && (row.get(id) ?? "").slice(0, 10) > asOf);

/** A day as people write it: 2017/7/8, 2017年10月20日, 20171229, in wide or narrow digits. */
function plainDay(text: string): string {
  const narrow = text.normalize("NFKC");
  const [, year, month = "", day = ""] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(narrow) ?? [];
  return year === undefined ? narrow : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

type Understood = { readonly value: string | null | undefined } | "faulty";

function wordOf(field: Field, word: string): string | undefined {
  return Object.entries(field.values ?? {}).find(([id, value]) => id === word || value.zh === word)?.[0];
}

function understand(field: Field, written: unknown): Understood {
  if (written === null || written === "无") return { value: null };
  if (written === undefined || written === "") return { value: field.blank === "none" ? null : undefined };
  const text = Array.isArray(written) ? written.join("；") : typeof written === "string" ? written : JSON.stringify(written);
  if (field.type === "date") return isRealDay(plainDay(text)) ? { value: plainDay(text) } : "faulty";
  if (field.type === "boolean") return text === "是" || text === "true" ? { value: "true" } : text === "否" || text === "false" ? { value: "false" } : "faulty";
  if (field.type === "enum") return wordOf(field, text) === undefined ? "faulty" : { value: wordOf(field, text) };
  if (field.type === "codes") {
    const ids = text.split(/[；;、]/).map((word) => wordOf(field, word));
    return text === "" ? { value: null } : ids.includes(undefined) ? "faulty" : { value: ids.join("；") };
  }
  if (field.type === "integer" || field.type === "decimal") {
    const pattern = field.type === "integer" ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/;
    return !pattern.test(text) || Number(text) < (field.minimum ?? -Infinity) ? "faulty" : { value: text };
  }
  return { value: text };
}

/** The row, or nothing where any cell is at fault: then the whole record is set aside. */
function rowOf({ type, raw }: Found): Row | undefined {
  const row = new Map<string, string | null>();
  for (const id of ["id", "unit", "parent"]) if (raw.has(id)) row.set(id, String(raw.get(id)));
  for (const [id, field] of Object.entries(type.fields)) {
    if (field.personal === true || field.type === "list") continue;
    const understood = understand(field, raw.get(id));
    if (understood === "faulty" || ((understood.value ?? null) === null && field.blank === "refused")) return undefined;
    if (understood.value !== undefined) row.set(id, understood.value);
  }
  const disordered = (type.order ?? []).some(([first, second]) => (row.get(first) ?? "") > (row.get(second) ?? "9999"));
  return disordered ? undefined : row;
}

const sameText = (found: Found): string => JSON.stringify([...found.raw]);

/** Of one unit and one type: what counts, and what is set aside. Twins count once; different records under one id do not count. */
function sortOut(found: readonly Found[]): { readonly rows: readonly Row[]; readonly setAside: readonly SetAside[] } {
  const rows: Row[] = [];
  const setAside: SetAside[] = [];
  const seen = new Set<string>();
  for (const one of found) {
    const id = String(one.raw.get("id"));
    const key = `${String(one.raw.get("parent"))}/${id}`;
    const others = found.filter((other) => `${String(other.raw.get("parent"))}/${String(other.raw.get("id"))}` === key);
    const row = others.some((other) => sameText(other) !== sameText(one)) ? undefined : rowOf(one);
    if (row === undefined) setAside.push({ type: one.type.id, id });
    else if (!seen.has(key)) rows.push(row);
    seen.add(key);
  }
  return { rows, setAside };
}

function readUnit(entry: UnitEntry, assessment: Assessment, all: readonly Found[], types: readonly RecordType[]): Unit {
  const rows = new Map<string, readonly Row[]>();
  const setAside: SetAside[] = [];
  for (const type of types) {
    const mine = all.filter((found) => found.type === type && String(found.raw.get("unit")) === entry.code);
    const sorted = sortOut(mine);
    rows.set(type.id, sorted.rows.filter((row) => !yetToCome(row, type, assessment.as_of)));
    setAside.push(...sorted.setAside);
  }
  const closed = new Set(assessment.local_closures.map((closure) => closure.date));
  const notSubmitted = new Set(Object.keys(entry.submitted).filter((type) => entry.submitted[type] === "no"));
  return { code: entry.code, group: entry.group, asOf: assessment.as_of, closed, rows, setAside, notSubmitted, openPanel: "nothing" };
}

export function readSample(folder: string): readonly Unit[] {
  const types = recordTypes();
  const assessment = parseYaml(readFileSync(join(folder, "assessment.yaml"), "utf8")) as Assessment;
  const { units } = parseYaml(readFileSync(join(folder, "units.yaml"), "utf8")) as { units: readonly UnitEntry[] };
  const all = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/^(assessment|units)\.yaml$/.test(entry.name))
    .flatMap((entry) => readFile(join(entry.parentPath, entry.name), types, units.find((unit) => unit.name === basename(entry.parentPath))));
  return units.map((entry) => readUnit(entry, assessment, all, types));
}
