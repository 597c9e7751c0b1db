/**
 * Finds assessment folders: a folder with an assessment.yaml is one, and nothing below it is looked at.
 * A list is a text file with a folder a line, relative to where the list lies; `#` begins a remark.
 */
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, normalize, resolve, sep } from "node:path";
import { wholeFile } from "../model/position.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { ProblemCode } from "../model/problem-codes.ts";
import { text, type Text } from "../model/text.ts";

export interface FoundAssessment {
  /** How the batch names it: below the root, `/` between names, NFC. */
  readonly path: string;
  /** Where it lies. */
  readonly folder: string;
}

const MARK = "assessment.yaml";

/** All assessments under the roots, sorted by path. With several roots a path begins with its root's name. */
export async function findAssessments(roots: readonly string[]): Promise<Outcome<readonly FoundAssessment[]>> {
  const problems: Problem[] = [];
  const found: FoundAssessment[] = [];
  for (const root of roots) {
    const status = await stat(root).catch(() => undefined);
    if (status === undefined) problems.push(fault("file-missing", root, text("文件夹或名单不存在", "there is no such folder or list"), text("请核对路径", "check the path")));
    else if (status.isFile()) found.push(...(await fromList(root, problems)));
    else found.push(...(await below(root, roots.length > 1 || (await isAssessment(root)) ? basename(resolve(root)) : "")));
  }
  problems.push(...named(found));
  if (found.length === 0 && problems.length === 0) problems.push(nothingFound(roots[0] ?? ""));
  const sorted = found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { value: problems.length === 0 ? sorted : undefined, problems };
}

async function isAssessment(folder: string): Promise<boolean> {
  const status = await stat(join(folder, MARK)).catch(() => undefined);
  return status?.isFile() ?? false;
}

async function below(folder: string, path: string): Promise<readonly FoundAssessment[]> {
  if (await isAssessment(folder)) return [{ path: path.normalize("NFC"), folder }];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules");
  const found: FoundAssessment[] = [];
  for (const { name } of folders) found.push(...(await below(join(folder, name), path === "" ? name : `${path}/${name}`)));
  return found;
}

async function fromList(list: string, problems: Problem[]): Promise<readonly FoundAssessment[]> {
  const lines = (await readFile(list, "utf8")).replace(/^\ufeff/, "").split(/\r?\n/);
  const found: FoundAssessment[] = [];
  for (const [index, line] of lines.entries()) {
    const written = line.trim();
    if (written === "" || written.startsWith("#")) continue;
    const folder = isAbsolute(written) ? written : join(dirname(list), written);
    const path = isAbsolute(written) || normalize(written).startsWith("..") ? basename(resolve(folder)) : normalize(written).split(sep).filter((step) => step !== "." && step !== "").join("/");
    if (await isAssessment(folder)) found.push({ path: path.normalize("NFC"), folder });
    else problems.push({ ...fault("file-missing", list, text(`“${written}”不是考核任务文件夹（没有 ${MARK}）`, `“${written}” is no assessment folder (it has no ${MARK})`), text("请核对名单中的这一行", "check this line of the list")), position: { file: list, line: index + 1, column: 1 } });
  }
  return found;
}

/** The same folder named twice, or two folders that the output could not keep apart. */
function named(found: readonly FoundAssessment[]): readonly Problem[] {
  const first = new Map<string, string>();
  return found.flatMap(({ path, folder }) => {
    const before = first.get(path);
    first.set(path, before ?? folder);
    return before === undefined ? [] : [fault("name-clash", folder, text(`与“${before}”在批次中同名（${path}）`, `has the same name in the batch as “${before}” (${path})`), text("同一文件夹只写一次；不同的请改名，或从共同的上级文件夹开始", "name a folder once; rename one of them, or start from a folder above both"))];
  });
}

function nothingFound(root: string): Problem {
  return fault("file-missing", root, text(`这里没有考核任务文件夹（带 ${MARK} 的文件夹）`, `there is no assessment folder here (a folder with ${MARK})`), text("请核对路径", "check the path"));
}

function fault(code: ProblemCode, file: string, message: Text, hint: Text): Problem {
  return { code, severity: "error", position: wholeFile(file), message, hint };
}
