import { realpath } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { wholeFile } from "../src/model/position.ts";
import type { Problem } from "../src/model/problem.ts";
import { text } from "../src/model/text.ts";

/** A result inside an input folder would be read as evidence, or as part of the scheme, the next time. */
export async function outputInsideInput(output: string, inputs: readonly string[]): Promise<Problem | undefined> {
  const place = await realPlace(resolve(output));
  for (const input of inputs) {
    const way = relative(await realPlace(resolve(input)), place);
    if (way === "" || way === ".." || way.startsWith(`..${sep}`) || resolve(way) === way) continue;
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

/** The place with all links followed, as far as it exists. */
async function realPlace(path: string): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  const above = dirname(path);
  return real ?? (above === path ? path : join(await realPlace(above), basename(path)));
}
