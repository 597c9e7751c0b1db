/** batch-folder.json → what a batch keeps of a folder, or the problem that it is damaged. */
import { compileShape, faultsOfShape } from "../document/shape.ts";
import type { BatchFolder } from "../model/batch.ts";
import { wholeFile } from "../model/position.ts";
import type { Outcome } from "../model/problem.ts";
import type { SourceFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";

const word = { type: "string" };
const count = { type: "integer", minimum: 0 };
const words = { type: "object", required: ["zh", "en"], properties: { zh: word, en: word } };
const range = { type: "object", required: ["low", "high"], properties: { low: word, high: word } };
const orNone = (type: string): Readonly<Record<string, unknown>> => ({ type: [type, "null"] });
const unit = {
  type: "object",
  required: ["code", "name", "type", "group", "groupTitle", "state", "total", "grade", "gradeTitle", "gradePlace", "rank", "of", "ranked"],
  properties: { code: word, name: words, type: word, group: word, groupTitle: words, state: word, total: orNone("string"), range, grade: orNone("string"), gradePlace: orNone("integer"), rank: orNone("integer"), of: count, ranked: { type: "boolean" } },
};
const rule = {
  type: "object",
  required: ["edition", "indicator", "indicatorTitle", "rule", "wording", "findings", "units", "taken"],
  properties: { edition: word, indicator: word, indicatorTitle: words, rule: word, wording: word, findings: count, units: count, taken: range },
};

/** Steps into folders, none of them empty, “.” or “..”: what is written by it stays inside the output. */
const FOLDER_PATH = "^(?!\\.{1,2}(/|$))[^/\\u0000]+(/(?!\\.{1,2}(/|$))[^/\\u0000]+)*$";

/** The shape of `batch-folder.json`. */
export const batchFolderSchema = {
  type: "object",
  required: ["format", "path", "fingerprint", "state", "place", "edition", "synthetic", "provisional", "units", "rules", "counts", "problems"],
  properties: {
    format: { const: "kaoping/batch-folder@1" },
    path: { type: "string", pattern: FOLDER_PATH },
    fingerprint: word,
    state: { enum: ["scored", "refused"] },
    edition: orNone("string"),
    synthetic: { type: "boolean" },
    provisional: { type: "boolean" },
    units: { type: "array", items: unit },
    rules: { type: "array", items: rule },
    counts: { type: "object", required: ["findings", "error", "setAside", "warning", "note"], additionalProperties: count },
    problems: { type: "array", items: { type: "object" } },
  },
};

export function readFolderFile({ path, text: written }: SourceFile): Outcome<BatchFolder> {
  const value = parsed(written);
  const faults = faultsOfShape(compileShape(batchFolderSchema), value);
  if (value !== undefined && faults.length === 0) return { value: value as BatchFolder, problems: [] };
  return {
    value: undefined,
    problems: [
      {
        code: "result-damaged",
        severity: "error",
        position: wholeFile(path),
        message: text("不是本程序写的，或者已经损坏", "was not written by this program, or is damaged"),
        hint: text("请用 batch 重新计分这个文件夹", "score the folder again with batch"),
      },
    ],
  };
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
