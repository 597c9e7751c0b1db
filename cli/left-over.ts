import { join } from "node:path";
import { FOLDER_FILE } from "../src/batch.ts";
import { filesBelow } from "../src/io/batch-files.ts";
import { wholeFile } from "../src/model/position.ts";
import type { Problem } from "../src/model/problem.ts";
import { text } from "../src/model/text.ts";

/** Results of folders that no longer belong to the batch: somebody's, perhaps, so they are named and stay. */
export async function leftOver(output: string, paths: ReadonlySet<string>): Promise<readonly Problem[]> {
  const end = `/${FOLDER_FILE}`;
  const others = (await filesBelow(join(output, "folders"))).filter((file) => file.endsWith(end)).map((file) => file.slice(0, -end.length)).filter((path) => !paths.has(path));
  const [first] = others;
  if (first === undefined) return [];
  const count = String(others.length);
  return [
    {
      code: "batch-left-over",
      severity: "note",
      position: wholeFile(join(output, "folders")),
      message: text(`有 ${count} 个文件夹（如“${first}”）是先前运行留下的，不属于这一次，总表没有计入`, `${count} folders (such as “${first}”) are left from an earlier run; they are no part of this one and of its totals`),
      hint: text("不再需要的可以删去", "delete them if they are not needed"),
    },
  ];
}

