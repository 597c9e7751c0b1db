import type { BatchFolder } from "../model/batch.ts";
import { wholeFile } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import { text } from "../model/text.ts";

/** Editions that were not the same for all folders: somebody changed one on the way, or another machine has another one. */
export function editionsDiffer(folders: readonly BatchFolder[]): readonly Problem[] {
  const first = new Map<string, BatchFolder>();
  const told = new Set<string>();
  return folders.flatMap((folder): readonly Problem[] => {
    const { edition, editionSha256, path } = folder;
    if (edition === null || editionSha256 === null) return [];
    const before = first.get(edition);
    first.set(edition, before ?? folder);
    if (before === undefined || before.editionSha256 === editionSha256 || told.has(edition)) return [];
    told.add(edition);
    return [
      {
        code: "editions-differ",
        severity: "error",
        position: wholeFile(path),
        message: text(`${edition} 年度版（含法定口径、日历、材料类型）与计“${before.path}”时的不同`, `the edition ${edition} (with law, calendar, record types) is not what “${before.path}” was scored with`),
        hint: text("请用同一份年度版把全部文件夹再计一次；没有变动的会沿用", "score all folders again with one edition; what did not change is kept"),
      },
    ];
  });
}
