/** Makes the folder of a case: our own indicators and a small assessment, with the fault that fault.yaml describes. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { encodeGbk } from "../../../samples/generator/gb18030.ts";
import { root } from "../../program/program.ts";

export interface Fault {
  readonly why: string;
  readonly remove?: readonly string[];
  readonly make?: readonly string[];
  readonly edit?: readonly { readonly file: string; readonly from: string; readonly to: string }[];
  /** Files to be saved in the encoding of older office software. */
  readonly gbk?: readonly string[];
  /** Calls of the program, in the folder. */
  readonly calls: readonly string[];
}

export const cases = join(root, "tests/bad-input/program");

export function readFault(name: string): Fault {
  return parse(readFileSync(join(cases, name, "fault.yaml"), "utf8")) as Fault;
}

export function makeFolder(folder: string, fault: Fault): void {
  cpSync(join(root, "indicators"), join(folder, "indicators"), { recursive: true });
  cpSync(join(cases, "base"), folder, { recursive: true });
  for (const path of fault.remove ?? []) rmSync(join(folder, path), { recursive: true });
  for (const path of fault.make ?? []) mkdirSync(join(folder, path));
  for (const { file, from, to } of fault.edit ?? []) {
    const before = readFileSync(join(folder, file), "utf8");
    if (!before.includes(from)) throw new Error(`${file} does not hold “${from}”`);
    writeFileSync(join(folder, file), before.replace(from, to));
  }
  for (const file of fault.gbk ?? []) writeFileSync(join(folder, file), encodeGbk(readFileSync(join(folder, file), "utf8")));
}
