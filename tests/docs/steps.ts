/**
 * What a reader of a document does, in order: runs a command, copies a folder, mends a line of a file.
 *
 * A command in a block ends 0, or as a comment behind it says: `# 退出码 3`, `# exit 3`. In a `console`
 * block what is printed stands below it, `…` for what is left out. A block `edit <file>:<line>` holds
 * `what stands there → what it becomes`. A command in passing, in the text, must neither be wrong usage nor fail.
 */
import { fences, inlineCode, type Fence } from "./markdown.ts";

export type Step =
  | { readonly kind: "run"; readonly written: string; readonly args: readonly string[]; readonly exits: readonly number[]; readonly shown: readonly string[] }
  | { readonly kind: "copy"; readonly written: string; readonly from: string; readonly to: string }
  | { readonly kind: "edit"; readonly written: string; readonly file: string; readonly line: number; readonly was: string; readonly now: string };

const SHELLS: ReadonlySet<string> = new Set(["", "bash", "sh", "console"]);
const PROGRAM = /^npx kaoping\s/u;

export function stepsOf(markdown: string): readonly Step[] {
  const inPassing = inlineCode(markdown)
    .filter((code) => PROGRAM.test(code) && !/[<…]/u.test(code))
    .map((written): Step => ({ kind: "run", written, args: argumentsOf(written), exits: [0, 3], shown: [] }));
  return [...fences(markdown).flatMap(stepsOfFence), ...inPassing];
}

function stepsOfFence(fence: Fence): readonly Step[] {
  const edit = /^edit (.+):(\d+)$/u.exec(fence.info);
  if (edit !== null) return [editStep(fence, edit[1] ?? "", Number(edit[2]))];
  if (!SHELLS.has(fence.info)) return [];
  return fence.lines.flatMap((text, index): readonly Step[] => {
    const written = text.replace(/^\$ /u, "").trim();
    const [, from, to] = /^cp -r (\S+) (\S+)$/u.exec(written) ?? [];
    if (from !== undefined && to !== undefined) return [{ kind: "copy", written, from, to }];
    if (!PROGRAM.test(written)) return [];
    return [{ kind: "run", written, args: argumentsOf(written), exits: exitsOf(written, fence.info), shown: shownAfter(fence, index) }];
  });
}

function editStep(fence: Fence, file: string, line: number): Step {
  const [was, now] = (fence.lines[0] ?? "").split(" → ");
  if (was === undefined || now === undefined) throw new Error(`the edit of line ${String(fence.line)} is not “… → …”`);
  return { kind: "edit", written: `${file}:${String(line)}`, file, line, was, now };
}

function exitsOf(written: string, info: string): readonly number[] {
  const [, status] = /#.*(?:退出码|exit)\s*(\d)/u.exec(written) ?? [];
  return status === undefined ? (info === "" ? [0, 3] : [0]) : [Number(status)];
}

function argumentsOf(written: string): readonly string[] {
  const command = written.replace(/\s#.*$/u, "").replace(PROGRAM, "");
  return [...command.matchAll(/"([^"]*)"|(\S+)/gu)].map((match) => match[1] ?? match[2] ?? "");
}

function shownAfter(fence: Fence, index: number): readonly string[] {
  if (fence.info !== "console") return [];
  const rest = fence.lines.slice(index + 1);
  const end = rest.findIndex((text) => text.startsWith("$ "));
  return end < 0 ? rest : rest.slice(0, end);
}
