import { realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { wholeFile } from "../src/model/position.ts";
import type { Problem } from "../src/model/problem.ts";
import { text } from "../src/model/text.ts";

/** A result inside an input folder would be read as evidence, or as part of the scheme, the next time. */
export async function outputInsideInput(output: string, inputs: readonly string[]): Promise<Problem | undefined> {
  const place = await realPlace(resolve(output));
  for (const input of inputs) {
    if (!isInside(place, await realPlace(resolve(input)))) continue;
    return {
      code: "output-in-input",
      severity: "error",
      position: wholeFile(output),
      message: text(`输出位置在输入文件夹 ${input} 里，下次计分会把结果当成材料读入`, `the output folder lies in ${input} and would be read as input the next time`),
      hint: text("请换到该文件夹之外", "choose a folder outside of it"),
    };
  }
  return undefined;
}

/** A folder that `score` wrote is replaced whole the next time, with whatever was put into it. `results`: files, as typed. */
export async function outputInsideResult(output: string, results: readonly string[]): Promise<Problem | undefined> {
  const place = await realPlace(resolve(output));
  for (const result of results) {
    const folder = dirname(resolve(result));
    // where its findings lie beside it, the file still stands in the folder that it was written to
    const written = await stat(join(folder, "findings.ndjson")).then((found) => found.isFile(), () => false);
    if (!written || !isInside(place, await realPlace(folder))) continue;
    return {
      code: "output-in-input",
      severity: "error",
      position: wholeFile(output),
      message: text(`输出位置在 ${result} 所在的结果文件夹里，下次计分会连同它一起换掉`, `the output folder lies in the folder of ${result} and would be replaced with it the next time that is scored`),
      hint: text("请换到该文件夹之外", "choose a folder outside of it"),
    };
  }
  return undefined;
}

/** What is read from while it is written to is lost when that breaks off. */
export async function outputIsInput(output: string, inputs: readonly string[]): Promise<Problem | undefined> {
  const place = await realPlace(resolve(output));
  for (const input of inputs) {
    if ((await realPlace(resolve(input))) !== place) continue;
    return {
      code: "output-in-input",
      severity: "error",
      position: wholeFile(output),
      message: text("输出位置就是其中一个输入文件夹", "the output folder is one of the input folders"),
      hint: text("请另给一个输出文件夹", "name another output folder"),
    };
  }
  return undefined;
}

function isInside(place: string, folder: string): boolean {
  const way = relative(folder, place);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && resolve(way) !== way;
}

/** The place with all links followed, as far as it exists. */
async function realPlace(path: string): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  const above = dirname(path);
  return real ?? (above === path ? path : join(await realPlace(above), basename(path)));
}
