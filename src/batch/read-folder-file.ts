/** batch-folder.json → what a batch keeps of a folder, or the problem that it is damaged. */
import { compileShape, faultsOfShape } from "../document/shape.ts";
import type { BatchFolder } from "../model/batch.ts";
import { wholeFile } from "../model/position.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { SourceFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import type { Hash } from "../result/source-hashes.ts";
import { isSealed } from "./seal-folder.ts";

const word = { type: "string" };
const count = { type: "integer", minimum: 0 };
const hash = { type: "string", pattern: "^[0-9a-f]{64}$" };
/** An exact number as results write it: a decimal, or a fraction of two. */
const exact = { type: "string", pattern: "^-?[0-9]+([.][0-9]+)?(/0*[1-9][0-9]*)?$" };
const words = { type: "object", required: ["zh", "en"], properties: { zh: word, en: word } };
const range = { type: "object", required: ["low", "high"], properties: { low: exact, high: exact } };
const orNone = (schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({ ...schema, type: [schema["type"], "null"] });
const unit = {
  type: "object",
  required: ["code", "name", "type", "typeTitle", "group", "groupTitle", "state", "total", "grade", "gradeTitle", "gradePlace", "rank", "of", "ranked"],
  properties: {
    code: word, name: words, type: word, typeTitle: words, group: word, groupTitle: words, state: { enum: ["scored", "not-applicable", "undecided", "vetoed"] }, total: orNone(exact), range,
    grade: orNone(word), gradeTitle: orNone(words), gradePlace: orNone(count), rank: orNone(count), rankRange: { type: "array", minItems: 2, maxItems: 2, items: count }, of: count, ranked: { type: "boolean" },
  },
  // a unit without a total is ranked by its range
  if: { properties: { total: { type: "null" }, ranked: { const: true } } },
  then: { required: ["range"] },
};
const rule = {
  type: "object",
  required: ["edition", "indicator", "indicatorTitle", "rule", "wording", "findings", "units", "taken"],
  properties: { edition: word, indicator: word, indicatorTitle: words, rule: word, wording: word, findings: count, units: count, taken: range },
};
const problem = {
  type: "object",
  required: ["code", "severity", "file", "line", "column", "message", "hint"],
  properties: { code: word, severity: { enum: ["error", "set-aside", "warning", "note"] }, file: word, line: count, column: count, message: words, hint: words },
};

/** Steps into folders, none of them empty, “.” or “..”: what is written by it stays inside the output. */
export const FOLDER_PATH = "^(?!\\.{1,2}(/|$))[^/\\u0000]+(/(?!\\.{1,2}(/|$))[^/\\u0000]+)*$";

/** The shape of `batch-folder.json`. */
export const batchFolderSchema = {
  type: "object",
  required: ["format", "path", "fingerprint", "state", "place", "edition", "editionSha256", "synthetic", "provisional", "units", "rules", "counts", "problems", "files", "sha256"],
  properties: {
    format: { const: "kaoping/batch-folder@1" },
    path: { type: "string", pattern: FOLDER_PATH },
    fingerprint: word,
    state: { enum: ["scored", "refused"] },
    place: orNone(words),
    edition: orNone(word),
    editionSha256: orNone(hash),
    synthetic: { type: "boolean" },
    provisional: { type: "boolean" },
    units: { type: "array", items: unit },
    rules: { type: "array", items: rule },
    counts: { type: "object", required: ["findings", "error", "setAside", "warning", "note"], additionalProperties: count },
    problems: { type: "array", items: problem },
    files: { type: "array", items: { type: "object", required: ["path", "size", "sha256"], properties: { path: { type: "string", pattern: FOLDER_PATH }, size: count, sha256: hash } } },
    sha256: hash,
  },
};

export const batchFolderShape = compileShape(batchFolderSchema);

/** What was written and not changed since. */
export function readFolderFile({ path, text: written }: SourceFile, sha256: Hash): Outcome<BatchFolder> {
  const value = parsedJson(written);
  const faults = faultsOfShape(batchFolderShape, value);
  if (value !== undefined && faults.length === 0 && isSealed(value as BatchFolder, sha256)) return { value: value as BatchFolder, problems: [] };
  return { value: undefined, problems: [damagedFile(path)] };
}

/** A file of a batch that is not as this program wrote it. */
export function damagedFile(path: string): Problem {
  return {
    code: "result-damaged",
    severity: "error",
    position: wholeFile(path),
    message: text("不是本程序写的，或者已被改动、损坏", "was not written by this program, or was changed or damaged since"),
    hint: text("请用 batch 重新计分", "score again with batch"),
  };
}

/** `undefined` where it is no JSON. */
export function parsedJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
