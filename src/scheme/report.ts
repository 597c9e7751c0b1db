/** How the loader notes what is wrong: everything is collected, nothing is thrown. */
import { nearestWord } from "../document/nearest-word.ts";
import { byCodeUnit } from "../model/by-code-unit.ts";
import type { Position } from "../model/position.ts";
import type { Problem } from "../model/problem.ts";
import type { ProblemCode } from "../model/problem-codes.ts";
import { text, type Text } from "../model/text.ts";

export type Report = (code: ProblemCode, position: Position, message: Text, hint: Text) => void;

export interface Notebook {
  readonly report: Report;
  readonly problems: Problem[];
}

export function notebook(): Notebook {
  const problems: Problem[] = [];
  return {
    problems,
    report: (code, position, message, hint) => void problems.push({ code, severity: "error", position, message, hint }),
  };
}

/** In a word this short one letter makes all the difference: B2 is no slip for A2. */
const SHORT = 2;

/** Names the word that was probably meant, or else lists what could stand here. */
export function didYouMean(word: string, known: readonly string[]): Text {
  const near = word.length <= SHORT ? undefined : nearestWord(word, known);
  if (near !== undefined) return text(`是否想写“${near}”？`, `did you mean “${near}”?`);
  if (known.length === 0) return text("此处没有可用的名称", "there is nothing that could stand here");
  const shown = known.slice(0, 40);
  const more = known.length > shown.length;
  return text(`可用的有：${shown.join("、")}${more ? "……" : ""}`, `known are: ${shown.join(", ")}${more ? ", …" : ""}`);
}

/** By file, line and column; one message for one fault at one place. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  const single = problems.filter((problem) => {
    const { file, line, column } = problem.position;
    const key = JSON.stringify([problem.code, file, line, column, problem.message.zh]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  return single.toSorted(
    (a, b) =>
      byCodeUnit(a.position.file, b.position.file) || a.position.line - b.position.line || a.position.column - b.position.column,
  );
}
