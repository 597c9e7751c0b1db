/** submitted.yaml in a unit's folder: the unit's own statement of what it handed in. */
import { parseYaml } from "../document/yaml-document.ts";
import type { Submission } from "../model/evidence.ts";
import { wholeFile } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import type { RecordType } from "../model/record-type.ts";
import type { RawFile } from "../model/source-file.ts";
import { text } from "../model/text.ts";
import { decodeText } from "./decode.ts";
import { folderUnit } from "./row-lanes.ts";
import { structureFault } from "./structure-fault.ts";
import { joinSubmissions, readSubmissions } from "./submissions.ts";
import type { UnitDirectory } from "./unit-directory.ts";

export type SubmissionsByUnit = ReadonlyMap<string, ReadonlyMap<string, Submission>>;

interface Sinks {
  readonly problem: (problem: Problem) => void;
  readonly inputs: string[];
}

/** Joins the statements of units.yaml with those that lie in the units' folders. */
export function readFolderSubmissions(files: readonly RawFile[], stated: SubmissionsByUnit, types: ReadonlyMap<string, RecordType>, units: UnitDirectory, sinks: Sinks): SubmissionsByUnit {
  const all = new Map(stated);
  for (const file of files) {
    const unit = folderUnit(file.path, units);
    const { value: source, problems } = decodeText(file);
    for (const problem of problems) sinks.problem(problem);
    if (source === undefined) continue;
    sinks.inputs.push(file.path);
    if (unit === undefined) {
      sinks.problem(noUnit(file.path));
      continue;
    }
    const parsed = parseYaml(source);
    for (const problem of parsed.problems) sinks.problem(problem);
    if (parsed.value === undefined) continue;
    const own = readSubmissions(parsed.value, [], parsed.value.value, types, "unit");
    const joined = joinSubmissions(all.get(unit) ?? new Map<string, Submission>(), own.submitted, parsed.value);
    for (const problem of [...own.problems, ...joined.problems]) sinks.problem(problem);
    all.set(unit, joined.submitted);
  }
  return all;
}

function noUnit(path: string): Problem {
  return structureFault(
    "unit-unknown",
    wholeFile(path),
    text("submitted.yaml 所在的文件夹不是某个单位的文件夹", "submitted.yaml does not lie in the folder of a unit"),
    text("请放进以单位编码或名称命名的文件夹，或写到 units.yaml 的 submitted", "put it into a folder named by a unit's code or name, or write it into units.yaml"),
  );
}
