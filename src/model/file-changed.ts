/** Files that change while they are read: half of what somebody is still writing is evidence of nothing. */
import { wholeFile } from "./position.ts";
import type { Problem } from "./problem.ts";
import { text } from "./text.ts";

/** Thrown where a file that is gone through piece by piece is no longer the one that was found. */
export class FileChangedError extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`changed while it was read: ${path}`);
    this.path = path;
  }
}

export function fileChanged(path: string): Problem {
  return {
    code: "file-changed",
    severity: "error",
    position: wholeFile(path),
    message: text("读取时文件正在变动，读到的可能不完整", "changed while it was read, so what was read may be a part of it"),
    hint: text("请等写入（导出、复制、同步）结束后再计分", "wait until it is written (exported, copied, synchronised) and score again"),
  };
}

/** What the work gives, or what is to be given where a file changed under it. */
export async function whileSteady<Given>(work: () => Given | Promise<Given>, changed: (problem: Problem) => Given | Promise<Given>): Promise<Given> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileChangedError) return await changed(fileChanged(error.path));
    throw error;
  }
}
