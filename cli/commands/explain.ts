import { readFile } from "node:fs/promises";
import type { Result } from "../../src/model/result.ts";
import type { Language } from "../../src/model/text.ts";
import { explain as explained } from "../../src/sheets/explain.ts";
import { print, type Finish } from "../finish.ts";
import { terminalOf } from "../terminal.ts";

const FORMAT = "kaoping/result@1";

/** Explains a unit's points, or one indicator's, from the result alone. */
export async function explain(path: string, unit: string, indicator: string | undefined, options: { readonly lang: Language }): Promise<Finish> {
  const result = await readResult(path);
  if (typeof result === "string") {
    process.stderr.write(`${result}\n`);
    return { exitCode: 1 };
  }
  const page = explained(result, unit, indicator, options.lang, terminalOf(process.stdout), path);
  if (page.kind === "not-found") {
    process.stderr.write(`${page.message[options.lang]}\n${page.hint[options.lang]}\n`);
    return { exitCode: 2 };
  }
  await print(page.text);
  return { exitCode: 0 };
}

/** The result, or the sentence that says why there is none. */
async function readResult(path: string): Promise<Result | string> {
  const content = await readFile(path, "utf8").catch(() => undefined);
  if (content === undefined) return `${path} 读不到。请给出 score 写出的 result.json / cannot be read`;
  try {
    const value: unknown = JSON.parse(content);
    const format = typeof value === "object" && value !== null && "format" in value ? value.format : undefined;
    if (format === FORMAT) return value as Result;
    return `${path} 不是本程序的结果（format 应为 ${FORMAT}）/ is not a result of this program`;
  } catch {
    return `${path} 不是完整的 JSON / is not complete JSON`;
  }
}
