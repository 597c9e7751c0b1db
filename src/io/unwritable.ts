/** Why something could not be written, in words. */
import { wholeFile } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import { text, type Text } from "../model/text.ts";

const REASONS: ReadonlyMap<string, Text> = new Map([
  ["EACCES", text("没有写入权限", "no permission to write")],
  ["EPERM", text("没有写入权限，或文件正被打开", "no permission to write, or a file is open elsewhere")],
  ["EBUSY", text("文件正被其他程序打开", "a file is open in another program")],
  ["ENOSPC", text("磁盘空间不足", "the disk is full")],
  ["EDQUOT", text("磁盘配额已用完", "the disk quota is used up")],
  ["EFBIG", text("文件超过系统允许的大小", "a file is larger than the system allows")],
  ["EROFS", text("磁盘是只读的", "the disk is read-only")],
  ["EIO", text("磁盘读写出错", "the disk cannot be read or written")],
  ["ENOTDIR", text("路径中有一段不是文件夹", "part of the path is not a folder")],
  ["EEXIST", text("同名的文件占着文件夹的位置", "a file stands where the folder should be")],
  ["ENOENT", text("上级文件夹不存在，或不能在那里新建", "the folder above does not exist, or nothing can be made in it")],
  ["ENAMETOOLONG", text("路径太长", "the path is too long")],
]);

/** With these nothing else can be written either. */
const FULL: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT"]);

/** The system's code of an error, or nothing. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

/** An error of the system and not of ours. */
export function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return errorCode(error) !== "" && error instanceof Error && "syscall" in error;
}

/** The problem that a file or folder could not be written. Anything but an error of the system is thrown on. */
export function unwritable(path: string, error: unknown): Problem {
  if (!isSystemError(error)) throw error;
  const reason = REASONS.get(error.code) ?? text(error.code, error.code);
  return {
    code: FULL.has(error.code) ? "disk-full" : "output-unwritable",
    severity: "error",
    position: wholeFile(path),
    message: text(`结果没有写出：${reason.zh}`, `the result was not written: ${reason.en}`),
    hint: text("请关闭已打开的结果文件，检查权限和磁盘空间后重试；原有结果没有改动", "close open result files, check permissions and disk space, and try again; nothing was changed"),
  };
}
