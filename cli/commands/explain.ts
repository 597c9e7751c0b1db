import { readFile } from "node:fs/promises";
import type { Outcome } from "../../src/model/problem.ts";
import { wholeFile } from "../../src/model/position.ts";
import type { Result } from "../../src/model/result.ts";
import { text, type Language } from "../../src/model/text.ts";
import { readResult } from "../../src/read-result.ts";
import { explain as explained } from "../../src/sheets/explain.ts";
import { problemList } from "../../src/sheets/problem-list.ts";
import { print, type Finish } from "../finish.ts";
import { resultSchema } from "../result-schema.ts";
import { terminalOf } from "../terminal.ts";

/** Explains a unit's points, or one indicator's, from the result alone. */
export async function explain(path: string, unit: string, indicator: string | undefined, options: { readonly lang: Language }): Promise<Finish> {
  const result = await resultAt(path);
  if (result.value === undefined) {
    process.stderr.write(problemList(result.problems, options.lang, terminalOf(process.stderr)));
    return { exitCode: 1 };
  }
  const page = explained(result.value, unit, indicator, options.lang, terminalOf(process.stdout), path);
  if (page.kind === "not-found") {
    process.stderr.write(`${page.message[options.lang]}\n${page.hint[options.lang]}\n`);
    return { exitCode: 2 };
  }
  await print(page.text);
  return { exitCode: 0 };
}

async function resultAt(path: string): Promise<Outcome<Result>> {
  try {
    return readResult({ path, text: await readFile(path, "utf8") }, await resultSchema());
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    return unreadable(path, String(error.code));
  }
}

function unreadable(path: string, code: string): Outcome<Result> {
  const missing = code === "ENOENT";
  const file = `${path.replace(/[\\/]+$/, "")}/result.json`;
  return {
    value: undefined,
    problems: [
      {
        code: missing ? "file-missing" : "file-unreadable",
        severity: "error",
        position: wholeFile(path),
        message: missing ? text("没有这个文件", "there is no such file") : code === "EISDIR" ? text("这是文件夹，不是文件", "this is a folder and no file") : text("文件读不出来", "the file cannot be read"),
        hint: code === "EISDIR" ? text(`是否想写 ${file}？`, `did you mean ${file}?`) : text("请给出 score 写出的 result.json", "give the result.json that score writes"),
      },
    ],
  };
}
