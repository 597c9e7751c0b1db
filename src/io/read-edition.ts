/**
 * Reads the texts of an edition: its own folder, the editions it extends (oldest first), and the
 * record types and law beside it. Paths are as the user typed the folder, `/` between names.
 */
import { stat } from "node:fs/promises";
import { posix } from "node:path";
import { parseYaml } from "../document/yaml-document.ts";
import type { EditionFolder, EditionSources } from "../model/edition-sources.ts";
import { wholeFile, type Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import type { ProblemCode } from "../model/problem-codes.ts";
import type { RawFile, SourceFile } from "../model/source-file.ts";
import { text, type Text } from "../model/text.ts";
import { readFolder } from "./read-folder.ts";

const SCHEME_FILE = "scheme.yaml";
/** A scheme file is written by hand; anything larger is not one. */
const MAXIMUM_BYTES = 4_194_304;

const utf8 = new TextDecoder("utf-8", { fatal: true });

interface Extension {
  readonly folder: string;
  readonly position: Position;
}

/** Reads an edition folder. Whatever could not be read stands in `problems`; nothing is thrown. */
export async function readEdition(dir: string): Promise<EditionSources> {
  const problems: Problem[] = [];
  const newest = posix.normalize(`${dir.replaceAll("\\", "/")}/.`);
  const chain = await readChain(trimSlash(newest), problems);
  const isEdition = chain.at(-1)?.files.some((file) => file.path === posix.join(trimSlash(newest), SCHEME_FILE)) ?? false;
  if (!isEdition && problems.length === 0) problems.push(noScheme(trimSlash(newest)));
  // what stands beside a folder that is no edition says nothing
  if (!isEdition) return { chain, recordTypes: [], law: [], problems };
  const beside = posix.join(trimSlash(newest), "..");
  return {
    chain,
    recordTypes: await readTexts(posix.join(beside, "records"), problems),
    law: await readTexts(posix.join(beside, "law"), problems),
    problems,
  };
}

function trimSlash(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

async function readChain(newest: string, problems: Problem[]): Promise<readonly EditionFolder[]> {
  const chain: EditionFolder[] = [];
  let next: Extension | undefined = { folder: newest, position: wholeFile(newest) };
  while (next !== undefined) {
    const { folder, position }: Extension = next;
    if (chain.some((known) => known.dir === folder)) {
      problems.push(problem("extends-circle", position, text("extends 绕了一圈又回到自己", "the editions extend one another in a circle"), text("请改正其中一处 extends", "mend one of the extends lines")));
      break;
    }
    if (!(await isFolder(folder))) {
      problems.push(missingEdition(folder, position));
      break;
    }
    const edition: EditionFolder = { dir: folder, files: await readTexts(folder, problems) };
    chain.unshift(edition);
    next = extensionOf(edition);
  }
  return chain;
}

async function isFolder(path: string): Promise<boolean> {
  const status = await stat(path).catch(() => undefined);
  return status?.isDirectory() ?? false;
}

/** Syntax faults are left to the loader, which reads the same text again. */
function extensionOf(edition: EditionFolder): Extension | undefined {
  const scheme = edition.files.find((file) => file.path === posix.join(edition.dir, SCHEME_FILE));
  const document = scheme === undefined ? undefined : parseYaml(scheme).value;
  const value = document?.value;
  if (document === undefined || typeof value !== "object" || value === null) return undefined;
  const extended = (value as Readonly<Record<string, unknown>>)["extends"];
  if (typeof extended !== "string" || extended === "") return undefined;
  return { folder: trimSlash(posix.join(edition.dir, extended)), position: document.positionOf(["extends"]) };
}

async function readTexts(folder: string, problems: Problem[]): Promise<readonly SourceFile[]> {
  if (!(await isFolder(folder))) {
    problems.push(problem("file-missing", wholeFile(folder), text("缺少这个文件夹", "this folder is missing"), text("请核对路径，或建立该文件夹", "check the path or make the folder")));
    return [];
  }
  const read = await readFolder(folder, { maximumBytes: MAXIMUM_BYTES, wanted: isYaml });
  for (const found of read.problems) {
    problems.push({ ...found, position: { ...found.position, file: posix.join(folder, found.position.file) } });
  }
  return (read.value ?? []).filter((file) => isYaml(file.path)).flatMap((file) => decode(folder, file, problems));
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

function decode(folder: string, file: RawFile, problems: Problem[]): readonly SourceFile[] {
  const path = posix.join(folder, file.path);
  try {
    return [{ path, text: utf8.decode(file.bytes) }];
  } catch {
    problems.push(problem("encoding-unknown", wholeFile(path), text("文件不是 UTF-8 编码", "the file is not in UTF-8"), text("请用编辑器另存为 UTF-8 编码", "save it as UTF-8")));
    return [];
  }
}

function missingEdition(folder: string, position: Position): Problem {
  const message = text(`找不到年度版文件夹 ${folder}`, `there is no edition folder ${folder}`);
  return problem("file-missing", position, message, text("请核对路径", "check the path"));
}

function noScheme(folder: string): Problem {
  const message = text("文件夹里没有 scheme.yaml，不是年度版文件夹", "there is no scheme.yaml here, so this is not an edition folder");
  return problem("file-missing", wholeFile(folder), message, text("请给出年度版文件夹，如 indicators/2017；或补上 scheme.yaml", "name an edition folder, such as indicators/2017, or add scheme.yaml"));
}

function problem(code: ProblemCode, position: Position, message: Text, hint: Text): Problem {
  return { code, severity: "error", position, message, hint };
}
