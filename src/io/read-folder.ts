/**
 * Reads a folder as a list of files: relative paths, `/` between names, NFC, sorted by code unit,
 * so that the same folder gives the same list on every machine.
 */
import { constants, type Dirent } from "node:fs";
import { access, readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { fileChanged } from "../model/file-changed.ts";
import { wholeFile } from "../model/position.ts";
import type { ProblemCode } from "../model/problem-codes.ts";
import type { Outcome, Problem } from "../model/problem.ts";
import type { RawFile } from "../model/source-file.ts";
import { text, type Text } from "../model/text.ts";
import { LargeFile, type FileStamp } from "./large-file.ts";

export interface ReadFolderOptions {
  /** Larger files are a problem; in bytes, 256 MiB unless said otherwise. */
  readonly maximumBytes?: number;
  /** Whether the bytes of a file are wanted; of the others only the path is given, without bytes. */
  readonly wanted?: (path: string) => boolean;
  /** Whether a file can be gone through piece by piece: then it may be of any size. */
  readonly inPieces?: (path: string) => boolean;
  /** Such files are, from this size on; in bytes, one MiB unless said otherwise. */
  readonly largeFrom?: number;
}

interface Walk {
  readonly root: string;
  readonly options: ReadFolderOptions;
  readonly files: RawFile[];
  readonly problems: Problem[];
  readonly paths: Set<string>;
}

const MAXIMUM_BYTES = 268_435_456;
const LARGE = 1_048_576;
/** Files read at once: enough to keep the disk busy, few enough for any limit on open files. */
const AT_ONCE = 16;
const NOTHING = new Uint8Array(0);
const SYSTEM_FILES: ReadonlySet<string> = new Set(["Thumbs.db", "desktop.ini"]);

/** Dotfiles, lock files of office programs (`~$…`) and folders named node_modules are passed over. */
export async function readFolder(folder: string, options: ReadFolderOptions = {}): Promise<Outcome<readonly RawFile[]>> {
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined) return { value: undefined, problems: [missingFolder()] };
  const walk: Walk = { root, options, files: [], problems: [], paths: new Set() };
  await readInto(walk, root, "", [root]);
  const faulty = walk.problems.some((problem) => problem.severity === "error");
  const files = walk.files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const problems = walk.problems.toSorted((a, b) => (a.position.file < b.position.file ? -1 : a.position.file > b.position.file ? 1 : 0));
  return { value: faulty ? undefined : files, problems };
}

/** `above` holds the real paths of the folders on the way here, so that links cannot go in circles. */
async function readInto(walk: Walk, folder: string, prefix: string, above: readonly string[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) {
    walk.problems.push(prefix === "" ? missingFolder() : unreadable(prefix.slice(0, -1)));
    return;
  }
  const wanted = entries.filter((entry) => !isIgnored(entry.name)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    await Promise.all(wanted.slice(start, start + AT_ONCE).map((entry) => readEntry(walk, folder, prefix, above, entry)));
  }
}

function isIgnored(name: string): boolean {
  return name.startsWith(".") || name.startsWith("~$") || name === "node_modules" || SYSTEM_FILES.has(name);
}

async function readEntry(walk: Walk, folder: string, prefix: string, above: readonly string[], entry: Dirent): Promise<void> {
  const path = `${prefix}${entry.name}`.normalize("NFC");
  const real = await realpath(join(folder, entry.name)).catch(() => undefined);
  if (real === undefined) return void walk.problems.push(unreadable(path));
  if (!isInside(walk.root, real)) return void walk.problems.push(linkOutside(path));
  const status = await stat(real).catch(() => undefined);
  if (status === undefined) return void walk.problems.push(unreadable(path));
  if (status.isDirectory()) {
    if (!above.includes(real)) await readInto(walk, real, `${path}/`, [...above, real]);
  } else if (status.isFile()) {
    await readOne(walk, path, real, status);
  }
}

function isInside(root: string, real: string): boolean {
  return real === root || real.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
}

async function readOne(walk: Walk, path: string, real: string, status: FileStamp): Promise<void> {
  if (walk.paths.has(path)) return void walk.problems.push(nameClash(path));
  walk.paths.add(path);
  if (walk.options.wanted !== undefined && !walk.options.wanted(path)) return void walk.files.push({ path, bytes: NOTHING });
  const { maximumBytes: most = MAXIMUM_BYTES, largeFrom = LARGE, inPieces } = walk.options;
  const { size } = status;
  if (size >= largeFrom && inPieces?.(path) === true) {
    const isReadable = await access(real, constants.R_OK).then(() => true, () => false);
    if (isReadable) walk.files.push(new LargeFile(path, real, status));
    else walk.problems.push(unreadable(path));
    return;
  }
  if (size > most) return void walk.problems.push(tooLarge(path, size, most));
  const bytes = await readFile(real).catch(() => undefined);
  if (bytes === undefined) return void walk.problems.push(unreadable(path));
  const after = await stat(real).catch(() => undefined);
  // half of what somebody is still writing is evidence of nothing
  if (bytes.length !== size || after?.size !== size || after.mtimeMs !== status.mtimeMs) return void walk.problems.push(fileChanged(path));
  walk.files.push({ path, bytes });
}

function fault(code: ProblemCode, path: string, message: Text, hint: Text): Problem {
  return { code, severity: "error", position: wholeFile(path), message, hint };
}

function missingFolder(): Problem {
  return fault("file-missing", "", text("文件夹不存在或无法打开", "the folder does not exist or cannot be opened"), text("请核对命令中写的路径", "check the path in the command"));
}

function unreadable(path: string): Problem {
  return fault("file-unreadable", path, text("无法读取", "cannot be read"), text("请检查读取权限，或链接是否失效", "check its permissions, or whether a link is broken"));
}

function linkOutside(path: string): Problem {
  return fault(
    "link-outside",
    path,
    text("是指向文件夹之外的链接，不予读取", "is a link that leads out of the folder and is not followed"),
    text("请把文件本身放进文件夹", "put the file itself into the folder"),
  );
}

function nameClash(path: string): Problem {
  return fault(
    "name-clash",
    path,
    text("有两个文件的名称只是字符编码不同，看上去一样", "two files have names that look the same and differ only in their encoding"),
    text("请给其中一个改名", "rename one of them"),
  );
}

function tooLarge(path: string, size: number, most: number): Problem {
  const megabytes = (bytes: number): string => String(Math.ceil(bytes / 1_048_576));
  return fault(
    "file-too-large",
    path,
    text(`文件有 ${megabytes(size)} MB，超过上限 ${megabytes(most)} MB`, `the file has ${megabytes(size)} MB, more than the ${megabytes(most)} MB allowed`),
    text("请拆成几个文件（例如 disclosure_request-1.csv、disclosure_request-2.csv）", "split it into several files (disclosure_request-1.csv, disclosure_request-2.csv)"),
  );
}
