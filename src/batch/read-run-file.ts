/** batch-run.json → what is known of a run, or the problem that it is damaged. */
import { compileShape, faultsOfShape } from "../document/shape.ts";
import type { BatchRun } from "../model/batch.ts";
import type { Outcome } from "../model/problem.ts";
import type { SourceFile } from "../model/source-file.ts";
import type { Hash } from "../result/source-hashes.ts";
import { batchFolderSchema, damagedFile, FOLDER_PATH, parsedJson } from "./read-folder-file.ts";
import { isSealed } from "./seal-folder.ts";

const count = { type: "integer", minimum: 0 };
const path = { type: "string", pattern: FOLDER_PATH };

export const batchRunShape = compileShape({
  type: "object",
  required: ["format", "generator", "language", "sheets", "shard", "found", "finished", "folders", "notWritten"],
  properties: {
    format: { const: "kaoping/batch-run@1" },
    generator: { type: "object", required: ["version"], properties: { version: { type: "string" } } },
    language: { enum: ["zh", "en"] },
    sheets: { type: "boolean" },
    shard: { type: ["object", "null"], required: ["part", "of"], properties: { part: count, of: count } },
    found: { type: "object", required: ["count", "sha256"], properties: { count, sha256: { type: "string" } } },
    finished: { type: "boolean" },
    folders: { type: "array", items: { type: "object", required: ["path", "fingerprint"], properties: { path, fingerprint: { type: "string" } } } },
    notWritten: { type: "array", items: batchFolderSchema },
  },
});

export function readRunFile(source: SourceFile, sha256: Hash): Outcome<BatchRun> {
  const value = parsedJson(source.text);
  const faults = faultsOfShape(batchRunShape, value);
  const isWhole = value !== undefined && faults.length === 0 && (value as BatchRun).notWritten.every((folder) => isSealed(folder, sha256));
  return isWhole ? { value: value as BatchRun, problems: [] } : { value: undefined, problems: [damagedFile(source.path)] };
}
