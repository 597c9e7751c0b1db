/** 报送情况: what is said about the records of each type. Absence is stated, not guessed. */
import type { DocumentPath, YamlDocument } from "../document/yaml-document.ts";
import type { Submission } from "../model/evidence.ts";
import type { Problem } from "../model/problem.ts";
import type { RecordType } from "../model/record-type.ts";
import { text } from "../model/text.ts";
import { unknownType } from "./file-records.ts";
import { entriesOf } from "./raw-record.ts";
import { structureFault } from "./structure-fault.ts";
import { typeNames } from "./type-names.ts";
import { quoted, shownValue } from "./words.ts";

const STATEMENTS: ReadonlySet<string> = new Set<Submission>(["complete", "none-occurred", "no"]);

export interface ReadSubmissions {
  readonly submitted: ReadonlyMap<string, Submission>;
  readonly problems: readonly Problem[];
}

/** Reads `submitted: { all: complete, published_item: no }`; `all` stands for the types that `keptBy` keeps. */
export function readSubmissions(document: YamlDocument, path: DocumentPath, value: unknown, types: ReadonlyMap<string, RecordType>, keptBy: RecordType["keptBy"]): ReadSubmissions {
  if (value === undefined || value === null) return { submitted: new Map(), problems: [] };
  const entries = entriesOf(value);
  if (entries === undefined) return { submitted: new Map(), problems: [notAMap(document, path)] };
  const problems: Problem[] = [];
  const stated = new Map<string, Submission>();
  const names = typeNames(types);
  let all: Submission | undefined;
  for (const [index, key] of entries.keys.entries()) {
    const statement = readStatement(entries.values[index]);
    const here = [...path, key];
    const type = key === "all" ? undefined : names.find(key);
    if (statement === undefined) problems.push(badStatement(document, here, entries.values[index]));
    else if (key === "all") all = statement;
    else if (type === undefined) problems.push(unknownType(key, document.positionOf(here, "key"), names));
    else if (types.get(type)?.keptBy !== keptBy) problems.push(wrongKeeper(document, here, key, keptBy));
    else if (stated.has(type)) problems.push(statedTwice(document, here, key));
    else stated.set(type, statement);
  }
  return { submitted: withInner(types, keptBy, stated, all), problems };
}

function readStatement(value: unknown): Submission | undefined {
  return typeof value === "string" && STATEMENTS.has(value) ? (value as Submission) : undefined;
}

/** A list inside another type follows its parent, unless it has a statement of its own. */
function withInner(types: ReadonlyMap<string, RecordType>, keptBy: RecordType["keptBy"], stated: ReadonlyMap<string, Submission>, all: Submission | undefined): ReadonlyMap<string, Submission> {
  const submitted = new Map<string, Submission>();
  for (const type of types.values()) {
    if (type.keptBy !== keptBy) continue;
    const outer = type.within === undefined ? undefined : stated.get(type.within.type);
    const statement = stated.get(type.id) ?? outer ?? all;
    if (statement !== undefined) submitted.set(type.id, statement);
  }
  return submitted;
}

/** Joins what units.yaml and the unit's own folder say; both may speak, but not differ. */
export function joinSubmissions(first: ReadonlyMap<string, Submission>, second: ReadonlyMap<string, Submission>, document: YamlDocument): ReadSubmissions {
  const problems: Problem[] = [];
  for (const [type, statement] of second) {
    const other = first.get(type);
    if (other === undefined || other === statement) continue;
    problems.push(
      structureFault(
        "submission-conflict",
        document.positionOf([type], "key"),
        text(`“${type}”在 units.yaml 中为 ${other}，这里为 ${statement}`, `“${type}” is ${other} in units.yaml but ${statement} here`),
        text("请核对后改成一致，或只保留一处", "make them agree, or keep only one of them"),
      ),
    );
  }
  return { submitted: new Map([...first, ...second]), problems };
}

function notAMap(document: YamlDocument, path: DocumentPath): Problem {
  return structureFault("submission-invalid", document.positionOf(path), text("报送情况应为若干“材料类型: 情况”", "must say a statement for each record type"), statementHint);
}

const statementHint = text("请写成 { all: complete, published_item: no }；情况只能是 complete（齐全）、none-occurred（未发生）、no（未报送）", "write { all: complete, published_item: no }; a statement is complete, none-occurred or no");

function badStatement(document: YamlDocument, path: DocumentPath, value: unknown): Problem {
  return structureFault("submission-invalid", document.positionOf(path), text(`“${quoted(shownValue(value))}”不是报送情况`, `“${quoted(shownValue(value))}” is no statement of what was submitted`), statementHint);
}

function wrongKeeper(document: YamlDocument, path: DocumentPath, key: string, keptBy: RecordType["keptBy"]): Problem {
  const place = keptBy === "unit" ? text("由考核办掌握，应写在 assessment.yaml 的 submitted", "is kept by the assessing office and belongs into assessment.yaml") : text("由被考核单位报送，应写在 units.yaml", "is kept by the units and belongs into units.yaml");
  return structureFault("submission-invalid", document.positionOf(path, "key"), text(`“${quoted(key)}”${place.zh}`, `“${quoted(key)}” ${place.en}`), text("请移到该处", "move it there"));
}

function statedTwice(document: YamlDocument, path: DocumentPath, key: string): Problem {
  return structureFault("submission-invalid", document.positionOf(path, "key"), text(`“${quoted(key)}”写了两次`, `“${quoted(key)}” is stated twice`), text("请只保留一处", "keep one of them"));
}
