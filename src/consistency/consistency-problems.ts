/** Results of consistency checks as problems for `check`: what was found, with the arithmetic. */
import type { ConsistencyResult, ConsistencyState } from "../model/consistency.ts";
import { wholeFile, type Position } from "../model/position.ts";
import type { Problem, Severity } from "../model/problem.ts";
import { text, type Text } from "../model/text.ts";

/**
 * Everything that does not simply hold, in the order of the results.
 *
 * A broken relation awaits a person only where the folder is there for its statistics; where units
 * are scored it is a fact that an indicator judges, and here a note.
 */
export function consistencyProblems(results: readonly ConsistencyResult[], purpose: "score" | "statistics"): readonly Problem[] {
  return results.flatMap((result) => {
    const kind = kindOf(result.state, purpose);
    if (kind === undefined) return [];
    const said = result.arithmetic;
    return [
      {
        code: kind.code,
        severity: kind.severity,
        position: positionOf(result),
        message: text(`勾稽关系“${result.title.zh}”${kind.says.zh}：${said}`, `consistency “${result.title.en}” ${kind.says.en}: ${said}`),
        hint: hintOf(result),
      },
    ];
  });
}

interface Kind {
  readonly code: "consistency-broken" | "consistency-remark" | "consistency-open";
  readonly severity: Severity;
  readonly says: Text;
}

function kindOf(state: ConsistencyState, purpose: "score" | "statistics"): Kind | undefined {
  switch (state) {
    case "broken":
      return { code: "consistency-broken", severity: purpose === "statistics" ? "warning" : "note", says: text("不符", "is broken") };
    case "remark":
      return { code: "consistency-remark", severity: "note", says: text("值得一看", "deserves a look") };
    case "not-assessable":
      return { code: "consistency-open", severity: "note", says: text("无法校验", "cannot be assessed") };
    case "holds":
    case "tolerated":
      return undefined;
  }
}

function hintOf(result: ConsistencyResult): Text {
  if (result.causes.length === 0) return text("请核对原始报告中的这些数", "check these figures against the original report");
  const list = (words: readonly string[]): string => words.join("；");
  return result.state === "not-assessable"
    ? text(list(result.causes.map((cause) => cause.zh)), list(result.causes.map((cause) => cause.en)))
    : text(`可能原因（请核对原件后决定）：${list(result.causes.map((cause) => cause.zh))}`, `possible causes (decide after checking the original): ${list(result.causes.map((cause) => cause.en))}`);
}

function positionOf(result: ConsistencyResult): Position {
  return result.figures.find((figure) => figure.position !== undefined)?.position ?? wholeFile("");
}
